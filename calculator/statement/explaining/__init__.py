"""Which payments explain what is missing."""
