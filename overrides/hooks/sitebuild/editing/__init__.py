"""The page for editors: the build's own checks, macros and Markdown, published for it alone and run in its browser."""
