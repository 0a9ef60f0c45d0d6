"""Rules, sources and sentences as TOML, and what opens the files."""
