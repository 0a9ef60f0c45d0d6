"""The data files and the front matter, held against their schemas and against each other."""
