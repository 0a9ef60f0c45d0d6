"""What is changed in Material's finished pages."""
