"""What editors may write between double braces."""
