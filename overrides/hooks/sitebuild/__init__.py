"""What the build adds to MkDocs: the Python runtime, versioned scripts and the security policy."""
