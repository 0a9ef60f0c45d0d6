"""What search engines, feeds and previews of links are told about the pages."""
