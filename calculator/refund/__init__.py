"""The refund: the formula, its recorded working, its inverse, and what is known of each month."""
