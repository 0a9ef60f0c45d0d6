"""`make new`: a page from its template, and the skeleton of its pair in every other language.

The pair ends in `LATER` until it is translated: it is no page of the site, and keeps nothing from being published.

    python -m content.checks.new cause late-application
"""

import re
import sys
from pathlib import Path

from calculator.text.language import Language
from content import DOCS
from content.facts.quotable import FactError, nearest
from content.languages import KOREAN, OTHERS, folder
from content.today import today

FOLDERS = {"cause": "causes", "case": "cases", "guide": "guide", "faq": "faq", "page": "."}
FRONT = {"cause": "group: 여기에 묶음\n"}
"""What the front matter of a kind has besides."""
LATER = ".later"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_page(kind: str, name: str, docs: Path = DOCS) -> Path:
    """Write the page and the skeletons of its pairs, and return its path; raise `FactError` where *kind* or *name* will not do."""
    if kind not in FOLDERS:
        raise FactError(f"KIND를 알 수 없어요. {nearest(kind, FOLDERS)} 예: make new KIND=cause NAME=late-application")
    if not NAME.fullmatch(name):
        raise FactError("NAME은 영어 소문자와 숫자, 붙임표로 적어 주세요. 예: make new KIND=cause NAME=late-application")
    target = docs / FOLDERS[kind] / f"{name}.md"
    if target.exists():
        raise FactError(f"{target.name} 페이지가 이미 있어요. 다른 NAME을 적어 주세요.")
    _write(target, kind, KOREAN)
    for language in OTHERS:
        pair = docs / folder(language) / FOLDERS[kind] / f"{name}.md"
        if not pair.exists():
            _write(pair.with_name(f"{pair.name}{LATER}"), kind, language)
    return target


def _write(target: Path, kind: str, language: Language) -> None:
    templates = DOCS / "_includes/new" / folder(language)
    extra = FRONT.get(kind, "") if language == KOREAN else ""
    front = (templates / "front.md").read_text("utf-8").replace("kind: KIND\n", f"kind: {kind}\n{extra}").replace("TODAY", f"{today()}")
    own = templates / f"{kind}.md"
    target.parent.mkdir(exist_ok=True, parents=True)
    target.write_text(front + (own if own.is_file() else templates / "page.md").read_text("utf-8"), "utf-8")


def main() -> int:
    """Write the page that the arguments name, and say what comes next."""
    kind, name = (*sys.argv[1:], "", "")[:2]
    try:
        target = new_page(kind, name)
    except FactError as error:
        print(error, file=sys.stderr)
        return 1
    uri = target.relative_to(DOCS).as_posix()
    print(f"docs/{uri}를 만들었어요. 내용을 채운 뒤 `make check`로 확인해 주세요.")
    print(f"영어 틀 docs/en/{uri}{LATER}도 있어요. 나중에 옮긴 뒤 이름 끝의 {LATER}를 지우면 사이트에 나와요.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
