"""A table of text: its rows and cells, and what the headings of known and unknown companies mean."""
