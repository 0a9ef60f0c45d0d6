"""What is wrong with a page, with its links, and with all pages together."""
