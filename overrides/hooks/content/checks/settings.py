"""What MkDocs says of mkdocs.yml, told in Korean with its line and what to do."""

import logging
import re
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugins

from calculator.text.korean import attach_particles
from content import ROOT
from content.checks import files
from content.facts.quotable import nearest
from content.problem import Problem

LOGGER = logging.getLogger("mkdocs.config")
SAID = re.compile(r"Config value '(?P<key>[^']+)': (?P<what>.*)", re.DOTALL)
QUOTED = re.compile(r"""['"]([^'"\n]+)['"]""")
LINE = re.compile(r"line (\d+)")
WHERE = re.compile(r' in "[^"]*", line \d+, column \d+')
FORM = "메뉴(nav)는 ‘- 이름: 파일.md’를 한 줄에 하나씩 적은 목록이에요. 앞의 빈칸과 붙임표를 확인해 주세요."
OTHER = "‘{key}’에 적은 것을 쓸 수 없어요. 이름과 값, 앞의 빈칸을 확인하고, 모르겠으면 되돌려 주세요. (MkDocs의 말: {what})"


class SettingsMessages(logging.Filter):
    """Puts a Korean sentence in place of each of MkDocs' own."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite what is said of one setting."""
        if match := SAID.match(record.getMessage()):
            record.msg, record.args = str(_problem(match["key"], match["what"].partition("\n")[0])), ()
        return True


def translate() -> None:
    """Have MkDocs speak Korean about its settings."""
    if not any(isinstance(each, SettingsMessages) for each in LOGGER.filters):
        LOGGER.addFilter(SettingsMessages())


def unreadable(error: ConfigurationError) -> list[Problem]:
    """Return why MkDocs could not read the file at all, which it told as *error*."""
    if found := files.menu()[1]:
        return found
    line = LINE.search(str(error))
    what = WHERE.sub("", " ".join(str(error).split()).partition("file: ")[2])
    return [Problem(files.MENU, int(line[1]) if line else 1, OTHER.format(key=files.MENU, what=what), "")]


def _problem(key: str, what: str) -> Problem:
    name = next(iter(QUOTED.findall(what)), "")
    if key == "plugins" and "not installed" in what:
        message = f"‘{name}’은(는) 없는 플러그인이에요. {nearest(name, get_plugins())}"
    elif "Unrecognised configuration name" in what:
        name = what.rpartition(": ")[2]
        message = f"‘{name}’은(는) 없는 설정이에요. {nearest(name, [known for known, _ in MkDocsConfig._schema]) if name == key else '지우거나 이름을 고쳐 주세요.'}"
    elif key == "nav":
        message = FORM
    else:
        message = OTHER.format(key=key, what=what)
    return Problem(files.MENU, _line(key, name), attach_particles(message), "")


def _line(key: str, name: str) -> int:
    """Return the line that holds *name*, that of *key* where none does, and 1 where neither stands there."""
    lines = (ROOT / files.MENU).read_text("utf-8", "replace").splitlines()
    last = re.escape(PurePath(name).name)
    for pattern in (rf"\b{last}\b" if name else "(?!)", rf"{re.escape(key)}:"):
        if line := next((number for number, text in enumerate(lines, 1) if re.search(pattern, text)), 0):
            return line
    return 1
