"""Has MkDocs print what a step of the build says, without a traceback that no editor can read."""

from build_errors import BuildError
from mkdocs.exceptions import PluginError


def on_build_error(error: Exception) -> None:
    """Say the error in its own words."""
    if isinstance(error, BuildError):
        raise PluginError(str(error)) from error
