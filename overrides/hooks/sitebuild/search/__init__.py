"""The search: its bundles, and what its index knows besides the pages."""
