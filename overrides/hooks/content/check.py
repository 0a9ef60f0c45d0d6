"""`make check`: every mistake in the editors' files, in seconds, without writing a site.

    python -m content.check
"""

import logging
import sys

from mkdocs.commands.build import _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from content import ROOT


class _Lines(logging.Handler):
    """Keeps what MkDocs and our hooks say."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.notices: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.wrong.append(text)
        elif record.name == "mkdocs.plugins.content":
            self.notices.append(text)


def main() -> int:
    """Print every mistake and notice; return 1 where there is a mistake."""
    lines = _Lines()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(lines)
    try:
        pages = _read_all()
    except MkDocsException as error:
        lines.wrong.append(str(error))
        pages = 0
    for text in lines.notices:
        print(f"알림  {text}")
    for text in lines.wrong:
        print(f"고칠 것  {text}")
    print(f"{pages}쪽을 확인했어요. 고칠 것 {len(lines.wrong)}개, 알림 {len(lines.notices)}개.")
    return 1 if lines.wrong else 0


def _read_all() -> int:
    """Read every page as a build does, up to the point where it would write; return how many."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in pages:
        _populate_page(page, config, files)
    config.plugins.on_env(env, config=config, files=files)
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    return len(pages)


if __name__ == "__main__":
    sys.exit(main())
