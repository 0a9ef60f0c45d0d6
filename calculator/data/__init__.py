"""Rules, sources and sentences as TOML: data only, nothing executable."""
