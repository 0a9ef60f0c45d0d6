"""Files below docs/ that are no page, each of which would be published as it is, and pages that lie where they are not published."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from content import DOCS, ROOT
from content.checks.links import PICTURES
from content.problem import Problem

NAME = re.compile(r"(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*/)*[a-z0-9]+(?:[-_.][a-z0-9]+)*")


class Sort(NamedTuple):
    """Files with one of these *endings*, and what to do with them; those that may be *linked* are left alone where a page leads to them."""

    endings: tuple[str, ...]
    advice: str
    linked: bool = False


SORTS = (
    Sort((".md.txt", ".txt"), "메모장이 이름 끝에 .txt를 붙여서 페이지가 되지 않아요. 이름을 ‘{page}’로 바꾸고, 페이지가 아니면 지워 주세요.", linked=True),
    Sort((".md", ".markdown", ".mdown", ".mkd"), "이름 끝이 소문자 .md가 아니라서 페이지가 되지 않아요. 이름을 ‘{page}’로 바꿔 주세요."),
    Sort((".bak", ".tmp", ".temp", ".orig", ".rej", ".old", ".swp", ".asd", ".wbk", ".db", ".ini", ".lnk", ".url", ".crdownload", "~"), "프로그램이 남긴 파일인데 사이트에 그대로 올라가요. 지워 주세요."),
    Sort((".doc", ".docx", ".hwp", ".hwpx", ".odt", ".rtf", ".pages"), "문서 파일은 페이지가 되지 않고 그대로 올라가요. 글을 .md 파일에 옮겨 적고 이 파일은 지워 주세요.", linked=True),
    Sort((".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".pdf", ".zip"), "이 파일로 가는 링크가 없는데 사이트에 그대로 올라가요. 링크를 적거나 지워 주세요.", linked=True),
    Sort((".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".ai", ".avif", ".jfif"), "열지 못하는 휴대폰과 컴퓨터가 있는 그림이에요. png나 jpg로 저장하고 이 파일은 지워 주세요."),
    Sort((".html", ".htm", ".mht", ".mhtml", ".js", ".css"), "저장한 웹 페이지나 스크립트는 그대로 올라가고 검사하지 못해요. 글만 .md 파일에 옮겨 적고 지워 주세요."),
)
OTHER = "무엇에 쓰는 파일인지 알 수 없는데 사이트에 그대로 올라가요. 지워 주세요."
UNUSED = "이 그림을 보여 주는 페이지가 없어요. ![설명](…)으로 넣거나 지워 주세요."


def problems(files: Collection[str], used: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with *files* below docs/ that are no pages, of which pages lead to or show those that are *used*."""
    for uri in sorted(files):
        name = PurePosixPath(uri).name.lower()
        sort = next((each for each in SORTS if name.endswith(each.endings)), None)
        if name.startswith("~$"):
            yield Problem(uri, 1, SORTS[2].advice)
        elif sort and not (sort.linked and uri in used):
            yield Problem(uri, 1, sort.advice.format(page=_page(uri)))
        elif not sort and not name.endswith(PICTURES) and uri not in used:
            yield Problem(uri, 1, OTHER)
        elif not NAME.fullmatch(uri):
            yield Problem(uri, 1, f"파일 이름 ‘{uri}’에는 영어 소문자와 숫자, 붙임표만 써 주세요. 주소가 돼요. 예: {PurePosixPath(uri).parent}/screen.png")
        elif uri not in used:
            yield Problem(uri, 1, UNUSED, notice=True)


def misplaced() -> Iterator[Problem]:
    """Yield each page that lies beside docs/, or among the snippets, where no site has it."""
    folders = [ROOT, *(ROOT / path.name for path in DOCS.iterdir() if path.is_dir() and not path.name.startswith("_"))]
    for path in [*sorted((DOCS / "_includes").glob("*.md")), *(path for folder in folders for path in sorted(folder.glob("*.md")))]:
        if path.read_bytes().startswith(b"---"):
            name = path.relative_to(ROOT).as_posix()
            yield Problem(name, 1, f"페이지가 사이트에 나오지 않는 폴더에 있어요. docs/faq/{path.name}처럼 docs/의 폴더로 옮겨 주세요.", "")


def _page(uri: str) -> str:
    """Return the name of a page that was meant by *uri*."""
    return re.sub(r"(?:\.(?:md|markdown|mdown|mkd|txt))+$", "", uri.lower().replace(" ", "-")) + ".md"
