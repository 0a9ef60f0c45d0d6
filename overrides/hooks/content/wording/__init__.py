"""Words and numbers of the pages: one word for one thing, none typed that the data holds."""
