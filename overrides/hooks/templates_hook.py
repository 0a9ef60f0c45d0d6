"""Keeps the theme's templates as Jinja compiled them, which no text of ours changes, for the next build."""

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from sitebuild.runtime import runtime


@event_priority(100)  # before the first of them is asked for
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Have Jinja look there first; it compiles again what is not word for word the same."""
    folder = runtime.ROOT / ".cache/templates" / jinja2.__version__
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
