"""Scripts, styles and the typeface, packed for addresses that change with their content."""
