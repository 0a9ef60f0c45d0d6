"""The facts that a page can quote, and how each is written in a sentence."""
