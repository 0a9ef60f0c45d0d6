"""MkDocs' warnings about links, in Korean, with line and remedy."""

import logging
import posixpath
import re
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import Files

from content.checks import moved, page_checks
from content.checks.files import mistyped
from content.checks.whole_site import LISTED
from content.facts.quotable import nearest
from content.problem import Problem
from content.source_text import SourceText, linked

WARNING = re.compile(r"Doc file '(?P<page>.+?)' contains (?P<what>.+?) '(?P<link>.+?)'(?P<rest>.*)", re.DOTALL)
OMITTED = re.compile(r"The following pages exist in the docs directory.+?configuration:(?P<pages>.*)", re.DOTALL)
MISSING = re.compile(r"A reference to '.+?' is included in the 'nav' configuration")
OUTSIDE = "메뉴에 없는 페이지예요. mkdocs.yml의 nav에 ‘- {uri}’를 한 줄 적어 주세요."
FIXED = " `make fix`가 대신 적을 수 있어요."
HIDING = {"닫지 않은 태그", "코드 울타리", "상자", "중괄호", "모르는 이름", "맨 위 정보"}
"""Kinds of faults for which a page may lose all of its headings."""
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")


class LinkMessages(logging.Filter):
    """Rewrites the warnings of MkDocs about pages and menu, knowing the site's *files*; what it does not know stays as it is."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.files = files

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the Korean sentence in place of MkDocs' own."""
        if MISSING.match(record.getMessage()):
            return False  # told by `content.checks.files`, with its line
        if match := OMITTED.match(record.getMessage()):
            uris = [uri for uri in match["pages"].split("\n  - ")[1:] if uri not in mistyped({file.src_uri for file in self.files})]
            record.msg, record.args = "\n".join(str(Problem(uri, 1, OUTSIDE.format(uri=uri) + (FIXED if uri.startswith(LISTED) else ''))) for uri in uris), ()
            return bool(uris)
        if match := WARNING.match(record.getMessage()):
            if _is_anchor(match["rest"]) and _hides_headings(self.files, _target(match)):
                return False
            record.msg, record.args = _translated(self.files, match), ()
        return True


def translate(files: Files) -> None:
    """Have MkDocs speak Korean about *files*, and no more about those of an earlier build."""
    for name in ("mkdocs.structure.pages", "mkdocs.structure.nav"):
        logger = logging.getLogger(name)
        for earlier in [each for each in logger.filters if isinstance(each, LinkMessages)]:
            logger.removeFilter(earlier)
        logger.addFilter(LinkMessages(files))


def _translated(files: Files, match: re.Match[str]) -> str:
    file = files.get_file_from_path(match["page"])
    if file is None or file.abs_src_path is None:
        return match[0]
    page = SourceText.read(match["page"], file.abs_src_path)
    return str(page.problem(page.line_of(match["link"]), _advice(files, match)))


def _advice(files: Files, match: re.Match[str]) -> str:
    link, rest = match["link"], match["rest"]
    path, anchor = urlsplit(link).path, unquote(urlsplit(link).fragment)
    folder = posixpath.dirname(match["page"])
    if _is_anchor(rest):
        target = _target(match)
        return f"링크 ‘{link}’가 가리키는 제목 ‘#{anchor}’이 {target}에 없어요. {nearest(anchor, _anchors(files, target))}"
    if "absolute link" in match["what"]:
        return f"링크 ‘{link}’가 /로 시작해요. 이 페이지에서 가는 길(예: ../guide/steps.md)로 적어 주세요."
    if "unrecognized" in match["what"] or "not found" not in rest:
        return f"링크 ‘{link}’를 알 수 없어요. 페이지 파일 이름(예: steps.md)까지 적어 주세요."
    if move := moved.moves().get(linked(match["page"], path)):
        return f"링크 ‘{link}’의 페이지는 옮겨졌어요. ‘{posixpath.relpath(move.page, folder or '.')}’로 바꿔 주세요."
    if path.startswith("www."):
        return f"링크 ‘{link}’의 앞에 https://를 적어 주세요."
    candidates = [posixpath.relpath(file.src_uri, folder or ".") for file in files]
    if path.lower().endswith(PICTURES):
        pictures = [uri for uri in candidates if uri.lower().endswith(PICTURES) and "assets/" not in uri]
        return f"그림 ‘{link}’ 파일이 없어요. docs/ 안에 넣었는지 확인해 주세요. {nearest(path, pictures) if pictures else ''}".strip()
    pages = [uri for uri in candidates if uri.endswith(".md") and "_includes/" not in uri]
    return f"링크 ‘{link}’의 페이지가 없어요. {nearest(path, pages)}"


def _is_anchor(rest: str) -> bool:
    return "does not contain an anchor" in rest or "no such anchor" in rest


def _target(match: re.Match[str]) -> str:
    path = urlsplit(match["link"]).path
    return linked(match["page"], path) if path else match["page"]


def _hides_headings(files: Files, uri: str) -> bool:
    """Return whether the page *uri* has a fault that hides headings, which are there once it is put right."""
    file = files.get_file_from_path(uri)
    page = SourceText.read(uri, file.abs_src_path) if file and file.abs_src_path else None
    return page is not None and any(problem.kind in HIDING for problem in page_checks.problems(page))


def _anchors(files: Files, uri: str) -> set[str]:
    file = files.get_file_from_path(uri)
    return set(file.page.present_anchor_ids or ()) if file and file.page else set()
