"""Pages that another language does not have yet, or that are older there: nothing is wrong, and editors are told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from content import DOCS, reasons
from content.checks.new import LATER
from content.languages import HOME, KOREAN, OTHERS, below, folder, language_of
from content.problem import Problem
from content.source_text import SourceText


def notices(pages: Iterable[SourceText]) -> Iterator[Problem]:
    """Yield where the other languages are behind the Korean *pages*."""
    by_uri = {page.uri: page for page in pages}
    korean = {uri: page for uri, page in by_uri.items() if language_of(uri) == KOREAN}
    for language in OTHERS:
        if HOME[language] in by_uri:
            yield from _behind(korean, {below(uri): page for uri, page in by_uri.items() if language_of(uri) == language}, folder(language))


def _behind(korean: dict[str, SourceText], own: dict[str, SourceText], home: str) -> Iterator[Problem]:
    for uri, page in korean.items():
        if uri in own and _older(own[uri], page):
            line = own[uri].line_of_key("last_reviewed")
            yield own[uri].problem(line, f"docs/{uri}보다 먼저 확인한 글이에요. 바뀐 것을 옮기고 last_reviewed를 고쳐 주세요.")
        elif uri not in own and uri.startswith(reasons.FOLDER):
            yield page.problem(1, f"짝 docs/{home}{uri}가 아직 없어요. 그때까지 목록과 언어 바꾸기는 한국어 페이지로 이어져요.{_skeleton(home, uri)}")
    rest = [uri for uri in korean if uri not in own and not uri.startswith(reasons.FOLDER)]
    for uri in rest:
        if skeleton := _skeleton(home, uri):
            yield korean[uri].problem(1, f"짝 docs/{home}{uri}가 아직 없어요. 언어 바꾸기는 첫 페이지로 이어져요.{skeleton}")
    if rest:
        by_folder = Counter(uri.partition("/")[0] if "/" in uri else "맨 위" for uri in rest)
        listed = ", ".join(f"{name} {count}" for name, count in sorted(by_folder.items()))
        yield Problem(f"{home}index.md", 1, f"짝이 없는 한국어 페이지가 {len(rest)}개예요({listed}). 언어 바꾸기는 첫 페이지로 이어져요.")


def _skeleton(home: str, uri: str) -> str:
    later = f"{home}{uri}{LATER}"
    return f" 틀 docs/{later}를 옮긴 뒤 이름 끝의 {LATER}를 지워 주세요." if (DOCS / later).is_file() else ""


def _older(page: SourceText, than: SourceText) -> bool:
    days = page.readable_meta.get("last_reviewed"), than.readable_meta.get("last_reviewed")
    return isinstance(days[0], date) and isinstance(days[1], date) and days[0] < days[1]
