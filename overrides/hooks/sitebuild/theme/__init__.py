"""What is changed in Material's finished pages."""

from importlib.metadata import distribution
from pathlib import Path

MATERIAL = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
