"""From tables to payments: every row is one, or is listed with the reason."""
