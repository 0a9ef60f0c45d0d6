"""Files of every format, opened as tables of text within limits."""
