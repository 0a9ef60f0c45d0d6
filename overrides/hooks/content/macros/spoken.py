"""What the Korean pages have a reader say on the telephone: it stands there alone, and is shown beside its translation."""

import re
from collections.abc import Iterator

from content import DOCS
from content.facts.quotable import FactError
from content.source_text import SourceText

CALL = re.compile(r"^- (?:\{\{ *contact\([\"'](?P<key>[\w-]+)[\"']\) *\}\}|[^\n{]+)\n\n? +“(?P<words>[^”{]+)”", re.MULTILINE)
"""An item that names whom to ask, one of our contacts or somebody else, and the words below it."""


def words(uri: str, key: str, section: str = "") -> str:
    """Return what the Korean page *uri* has said to the contact *key*, "" for somebody else; below the heading *section*, where it is given.

    Raise `FactError` where it says nothing to them, or more than one thing.
    """
    path = DOCS / uri
    found = [words for who, words in _calls(SourceText.read(uri, path).body, section) if who == key] if path.is_file() else []
    if len(found) != 1:
        whom = f"‘{key}’에게" if key else "연락처가 아닌 곳에"
        raise FactError(f"docs/{uri}의 ‘누구에게 뭐라고 말할까요’에 {whom} 할 말이 “ ” 안에 하나 있어야 해요. 지금은 {len(found)}개예요.")
    return found[0]


def _calls(body: str, section: str) -> Iterator[tuple[str, str]]:
    if section:
        body = re.split(r"^## ", body.partition(f"{{ #{section} ")[2], maxsplit=1, flags=re.MULTILINE)[0]
    for found in CALL.finditer(body):
        yield found["key"] or "", found["words"]
