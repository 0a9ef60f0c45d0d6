"""`make check`: every mistake in the editors' files, in seconds, without writing a site.

    python -m content.checks.check
"""

import logging
import sys
from typing import Any

from build_errors import BuildError
from mkdocs.commands.build import _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from content import ROOT


class Reports(logging.Handler):
    """Keeps what MkDocs and our hooks say."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.notices: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Sort one line by its weight."""
        text = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.wrong.append(text)
        elif record.name == "mkdocs.plugins.content":
            self.notices.append(text)


def main() -> int:
    """Print every mistake and notice; return 1 where there is a mistake."""
    found = check()
    for text in found.notices:
        print(f"알림  {text}")
    for text in found.wrong:
        print(f"고칠 것  {text}")
    print(f"고칠 것 {len(found.wrong)}개, 알림 {len(found.notices)}개예요.")
    return 1 if found.wrong else 0


def check(**settings: Any) -> Reports:
    """Return what MkDocs and our hooks say about the pages; *settings* stand in for those of mkdocs.yml."""
    found = Reports()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(found)
    try:
        read_all(settings)
    except (MkDocsException, BuildError) as error:
        found.wrong += str(error).splitlines()
    finally:
        logger.removeHandler(found)
    return found


def read_all(settings: dict[str, Any]) -> Files:
    """Read every page as a build does, up to the point where it would write, and return them."""
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=["overrides/hooks/content_hook.py", "overrides/hooks/diagnosis_hook.py"], **settings)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        _populate_page(file.page or Page(None, file, config), config, files)
    config.plugins.on_env(env, config=config, files=files)
    for file in files.documentation_pages():
        if file.page:
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    return files


if __name__ == "__main__":
    sys.exit(main())
