"""What stands between the dashes at the top of each page: defined once, checked and exported."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from calculator.rules.loader import editions, every_source
from content.data import validation
from content.facts.quotable import nearest
from content.languages import KOREAN, language_of
from content.memory import memory
from content.problem import Problem
from content.source_text import NoSuchDay, SourceText
from content.today import today
from content.words import words

KINDS = ("home", "guide", "cause", "case", "faq", "myth", "page", "tool")
REVIEWED = "last_reviewed"
SCRIPTS = ("calculator", "case", "clawback", "diagnosis", "message", "statement")
"""The tools of `sitebuild.assets.entry_points`, by the names of their scripts."""
DESCRIPTION = (40, 110)
LATIN_DESCRIPTION = (60, 170)
PLAIN = r'^[^"<>{}]*$'
"""Titles and descriptions stand in HTML attributes, which Material does not escape; macros are for the text."""

ASKED = "사람들이 말로 물을 문장을 [왜 나만 0원이에요]처럼 4~60자로, 콜론 없이 하나 이상 적어 주세요. 화면에는 나오지 않아요."

# JSON Schema, which editors' programs read too; `description` is what a wrong value is answered with.
FIELDS: dict[str, dict[str, Any]] = {
    "title": {
        "type": "string", "minLength": 2, "maxLength": 60, "pattern": PLAIN,
        "description": "페이지 이름을 2~60자로, 곧은 큰따옴표와 꺾쇠, 중괄호 없이 적어 주세요.",
    },
    "description": {
        "type": "string", "minLength": DESCRIPTION[0], "maxLength": DESCRIPTION[1], "pattern": PLAIN,
        "description": f"검색 결과에 나올 설명을 {DESCRIPTION[0]}~{DESCRIPTION[1]}자로, 곧은 큰따옴표와 꺾쇠, 중괄호 없이 적어 주세요.",
    },
    "kind": {
        "enum": list(KINDS),
        "description": f"페이지 종류를 {', '.join(KINDS)} 중에서 골라 주세요.",
    },
    "group": {
        "description": "원인의 묶음을 {groups} 중에서 골라 주세요. 목록과 메뉴에 그 묶음으로 나와요.",
    },
    "place": {"type": "integer", "minimum": 1, "description": "묶음 안에서 몇 번째인지 1부터 숫자로 적어 주세요. 없으면 맨 뒤에 나와요."},
    "last_reviewed": {
        "type": "string", "format": "date",
        "description": "내용을 마지막으로 확인한 날을 2026-11-22처럼 적어 주세요.",
    },
    "review_in": {
        "type": "integer", "minimum": 1, "maximum": 730,
        "description": "며칠 뒤에 다시 확인할지 1~730 사이의 숫자로 적어 주세요.",
    },
    "keywords": {
        "type": "array", "items": {"type": ["string", "integer"]}, "minItems": 1, "uniqueItems": True,
        "description": "사람들이 검색할 말을 [0원, 미지급]처럼 하나 이상 적어 주세요.",
    },
    "asked": {
        "type": "array", "items": {"type": "string", "minLength": 4, "maxLength": 60, "description": ASKED}, "minItems": 1, "uniqueItems": True,
        "description": ASKED,
    },
    "sources": {
        "type": "array", "items": {"type": "string"}, "uniqueItems": True,
        "description": "근거가 된 출처의 이름을 [sbs-2026-01-20]처럼 적어 주세요. 없으면 []로 적어 주세요.",
    },
    "tool": {"type": "boolean", "description": "파이썬을 쓰는 페이지면 true로 적어 주세요."},
    "script": {"enum": list(SCRIPTS), "description": f"파이썬을 쓰는 페이지에만 {', '.join(SCRIPTS)} 중에서 골라 적어 주세요. 다른 페이지에서는 지워 주세요."},
    "edition": {"type": "string", "description": "질문지가 다루는 사업 연도를 \"2025\"처럼 따옴표 안에 적어 주세요."},
    "template": {"enum": ["edit.html"], "description": "편집자용 페이지에만 edit.html로 적어 주세요. 다른 페이지에서는 지워 주세요."},
    "unlisted": {"type": "boolean", "description": "사이트맵과 새 글 목록, 검색 엔진에 나오지 않게 할 때만 true로 적어 주세요."},
    "hide": {
        "type": "array", "items": {"enum": ["toc", "navigation", "footer", "path"]}, "uniqueItems": True,
        "description": "감출 것을 [toc]처럼 적어 주세요. 쓸 수 있는 것: toc, navigation, footer, path.",
    },
    "search": {"type": "object", "description": "검색에서 뺄 때만 {exclude: true}로 적어 주세요."},
}  # fmt: skip
REQUIRED = ("title", "description", "kind", "last_reviewed", "review_in", "keywords", "sources")
OF_CAUSES = ("group",)
"""What the Korean page of a cause needs too; the other languages follow it."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the front matter, with the groups of causes as words.toml names them."""
    groups = list(words(KOREAN)["groups"])
    group = {"enum": groups, "description": FIELDS["group"]["description"].format(groups=", ".join(groups))}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "페이지 맨 위에 적는 것",
        "type": "object",
        "properties": FIELDS | {"group": group},
        "required": list(REQUIRED),
        "additionalProperties": False,
    }


def problems(page: SourceText) -> Iterator[Problem]:
    """Yield what is wrong with the front matter of *page*."""
    if found := list(unreadable(page)):
        yield from found
    else:
        yield from _values(page)


def unreadable(page: SourceText) -> Iterator[Problem]:
    """Yield why the front matter of *page* cannot be read, if so."""
    if not page.text.strip():
        yield page.problem(1, "빈 파일이에요. 다른 페이지처럼 글을 적거나, 만들 생각이 없었다면 지워 주세요.", "맨 위 정보")
        return
    if not page.front_matter and page.text.lstrip().startswith("--"):
        yield page.problem(1, "맨 위 정보를 찾지 못했어요. 파일의 첫 줄과 정보가 끝난 다음 줄은 붙임표 세 개(---)만 있어야 해요. 앞의 빈 줄을 지우고, 빠진 ---를 적어 주세요.", "맨 위 정보")
        return
    if not page.front_matter:
        yield page.problem(1, f"맨 위에 --- 두 줄 사이의 정보가 없어요. 다른 페이지를 보고 {', '.join(REQUIRED)}를 적어 주세요.", "맨 위 정보")
        return
    try:
        page.meta  # noqa: B018 (read, and kept)
    except NoSuchDay as error:
        yield page.problem(error.line, f"‘{error.day}’은 없는 날짜예요. 달력에 있는 날을 2026-11-22처럼 적어 주세요.", "없는 값")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        yield page.problem(line, "맨 위 정보를 읽을 수 없어요. 콜론 뒤의 빈칸과 따옴표, 대괄호의 짝을 확인해 주세요.", "맨 위 정보")
        return
    seen: set[str] = set()
    for number, line_ in enumerate(page.front_matter.split("\n"), 2):
        if match := re.match(r"(\w+):", line_):
            if match[1] in seen:
                yield page.problem(number, f"‘{match[1]}’ 항목이 두 번 있어요. 하나를 지워 주세요.", "맨 위 정보")
            seen.add(match[1])


def _values(page: SourceText) -> Iterator[Problem]:
    meta = page.meta
    schema = _schema(page)
    for path, message in memory().get(lambda: list(validation.faults(meta, schema)), "front matter", meta, schema, facts=False):
        key = str(path[0])
        kind = "모르는 항목" if key not in FIELDS else "날짜 모양" if key == REVIEWED else "맨 위 값"
        yield page.problem(page.line_of_key(key), message, kind)
    if isinstance(day := meta.get(REVIEWED), date) and day > today():
        yield page.problem(page.line_of_key(REVIEWED), f"확인한 날 {day}이 아직 오지 않았어요. 오늘({today()})까지의 날을 적어 주세요.", "앞날")
    if isinstance(name := meta.get("edition"), str) and name not in editions():
        yield page.problem(page.line_of_key("edition"), f"모르는 사업 연도 ‘{name}’. {nearest(str(name), editions())}")
    for name in _strings(meta.get("sources")):
        if name not in every_source():
            yield page.problem(page.line_of_key("sources"), f"모르는 출처 ‘{name}’. {nearest(name, every_source())}", "모르는 출처")


def _schema(page: SourceText) -> dict[str, Any]:
    """Return the schema of *page*: a Korean cause has a group, and a sentence in Latin letters takes more of them than one in Hangul."""
    if language_of(page.uri) == KOREAN:
        wanted = OF_CAUSES if page.meta.get("kind") == "cause" else ()
        return schema() | {"required": [*REQUIRED, *wanted]}
    least, most = LATIN_DESCRIPTION
    said = f"검색 결과에 나올 설명을 {least}~{most}자로, 곧은 큰따옴표와 꺾쇠, 중괄호 없이 적어 주세요."
    description = FIELDS["description"] | {"minLength": least, "maxLength": most, "description": said}
    whole = schema()
    return whole | {"properties": whole["properties"] | {"description": description}}


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
