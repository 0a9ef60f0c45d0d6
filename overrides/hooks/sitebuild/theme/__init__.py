"""What is changed in Material's finished pages."""

from importlib.metadata import distribution
from pathlib import Path

from content import ROOT

THEME = ROOT / "overrides/theme"
MATERIAL = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
