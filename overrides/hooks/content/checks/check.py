"""`make check`: every mistake in the editors' files, in seconds, without writing a site.

    python -m content.checks.check
"""

import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_errors import BuildError
from errors_hook import stopped
from mkdocs.commands.build import _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from calculator.errors import EngineError
from content import DOCS, ROOT
from content.checks import files, page_checks
from content.checks.settings import translate, unreadable
from content.data import data
from content.memory import memory
from content.source_text import pages_below

LOCATION = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+): ")
LINK = re.compile(r": 링크 ‘([^’]+)’")
SAME = 5
"""How many times one sentence is printed in full; further places are listed behind the last."""
LOG = logging.getLogger("mkdocs.plugins.content")


class Reports(logging.Handler):
    """Keeps what MkDocs and our hooks say."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.notices: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Sort one line by its weight."""
        text = record.getMessage()
        if text.startswith("Error reading page "):
            return  # followed by our own words
        if record.levelno >= logging.WARNING:
            self.wrong += [line for line in text.splitlines() if not self._repeats_questionnaire(line)]
        elif record.name == "mkdocs.plugins.content":
            self.notices.append(text)

    def _repeats_questionnaire(self, line: str) -> bool:
        """Return whether the questionnaire, which knows more, has told already what MkDocs says of a link."""
        location, link = LOCATION.match(line), LINK.search(line)
        return bool(location and link and any(earlier.startswith(location[0]) and f"질문 ‘{link[1]}’" in earlier for earlier in self.wrong))


def main() -> int:
    """Print every mistake and notice; return 1 where there is a mistake. What the last build or preview kept is looked up, not added to."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    memory().begin(DOCS)
    found = check()
    memory.cache_clear()
    for label, level, texts in (("알림", "notice", found.notices), ("고칠 것", "error", found.wrong)):
        if os.environ.get("GITHUB_ACTIONS"):
            print(*(annotation(level, text) for text in texts), sep="\n", end="\n" if texts else "")
        else:
            print(*(f"{label}  {text}" for text in shortened(texts)), sep="\n", end="\n" if texts else "")
    if any(text.endswith("]") for text in [*found.notices, *found.wrong]):
        print("일부러 그렇게 적었다면 그 줄 끝에 <!-- 일부러: 긴 문장 -->처럼 [ ] 안의 이름을 적어 주세요.")
    print(f"고칠 것 {len(found.wrong)}개, 알림 {len(found.notices)}개예요.")
    return 1 if found.wrong else 0


def shortened(texts: list[str]) -> Iterator[str]:
    """Yield *texts*, of which those beyond `SAME` that say the same of other places are one line."""
    locations: dict[str, list[str]] = {}
    for text in texts:
        location = LOCATION.match(text)
        locations.setdefault(text[location.end() :] if location else text, []).append(location[0].removesuffix(": ") if location else "")
    for message, where in locations.items():
        first = where[:SAME] if len(where) > SAME + 1 else where
        yield from (f"{each}: {message}".removeprefix(": ") for each in first)
        if rest := where[len(first) :]:
            yield f"같은 것이 {len(rest)}곳 더 있어요: {', '.join(rest)}"


def annotation(level: str, text: str) -> str:
    """Return *text*, which begins with its location, as GitHub and Gitea show it at that line of a pull request."""
    location = LOCATION.match(text)
    message = text[location.end() :] if location else text
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    where = f" file={location['path'].replace('%', '%25').replace(',', '%2C')},line={location['line']}" if location else ""
    return f"::{level}{where}::{escaped}"


def check(**settings: Any) -> Reports:
    """Return what MkDocs and our hooks say about the pages; *settings* stand in for those of mkdocs.yml."""
    found = Reports()
    readable, wrong = files.menu()
    found.wrong += map(str, wrong)
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(found)
    translate()
    try:
        if readable:
            read_all(settings)
        else:
            found.wrong += map(str, [*files.problems(), *data.problems()])
            _without_data(found, settings)
    except (MkDocsException, BuildError, EngineError) as error:
        if isinstance(error, ConfigurationError):
            found.wrong += map(str, unreadable(error))
        elif not isinstance(error, Abort):  # before which MkDocs has said why
            found.wrong += str(error).splitlines()
        _without_data(found, settings)
    except Exception as error:  # noqa: BLE001 (whatever it is, an editor gets a sentence)
        found.wrong.append(stopped("", error))
    finally:
        logger.removeHandler(found)
    return found


def _without_data(found: Reports, settings: dict[str, Any]) -> None:
    """Add what shows in the pages although the data or the settings cannot be read, and that it is not all."""
    found.notices.append("데이터나 설정을 읽을 수 없어서 글의 숫자와 링크는 아직 검사하지 못했어요. 고칠 것을 고친 뒤 다시 해 주세요.")
    for page in pages_below(Path(settings.get("docs_dir", DOCS))):
        for problem in page_checks.without_data(page):
            (found.notices if problem.notice else found.wrong).append(str(problem))


def read_all(settings: dict[str, Any]) -> Files:
    """Read every page as a build does, up to the point where it would write, and return them."""
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=["overrides/hooks/content_hook.py", "overrides/hooks/diagnosis_hook.py"], **settings)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    found = get_files(config)
    env = config.theme.get_env()
    found.add_files_from_theme(env, config)
    found = config.plugins.on_files(found, config=config)
    set_exclusions(found, config)
    config.plugins.on_nav(get_navigation(found, config), config=config, files=found)
    for file in found.documentation_pages():
        try:
            _populate_page(file.page or Page(None, file, config), config, found)
        except Exception as error:  # noqa: BLE001 (the other pages are read all the same)
            LOG.warning(stopped(file.src_uri, error))
    config.plugins.on_env(env, config=config, files=found)
    for file in found.documentation_pages():
        if file.page and file.page.content is not None:
            file.page.validate_anchor_links(files=found, log_level=config.validation.links.anchors)
    return found


if __name__ == "__main__":
    sys.exit(main())
