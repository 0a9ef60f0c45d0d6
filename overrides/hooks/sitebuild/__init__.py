"""What the build adds to MkDocs, a room for each subject."""
