"""Where links lead: to places that are known, under words that say where."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from calculator.rules.facts import contacts
from calculator.rules.loader import every_source
from calculator.text.language import cached
from content.checks import unsafe
from content.checks.visible_text import CODE, MACRO, VisibleText, masked
from content.problem import Problem
from content.source_text import linked

type SizeOf = Callable[[str], int]
LINK = re.compile(r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?(?P<address>(?:[^()\s>]|\([^()]*\))*)>?[^()\n]*\)")
REFERENCE = re.compile(r"^\[(?!\^)[^\]]+\]:\s*<?(?P<address>\S+?)>?(?:\s|$)", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{:?[ \t]+[^{}\n]*\}|\{:[^{}\n]*\}")
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s}]+))")
ADDRESS = re.compile(r"https?://[^\s<>\"')\]}]+")
TRACKED = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|igshid|si|ref)=")
BARE = re.compile(r"(?<![\w/.@(])www\.[\w.-]+")
FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|webp|heic)$|^(?:KakaoTalk|IMG|Screenshot|image|캡처|스크린샷)[\w -]*\d*$", re.IGNORECASE)
VAGUE = ("여기", "이곳", "클릭", "여기 클릭", "여기를 클릭", "링크", "바로가기", "자세히", "더 보기", "더보기", "here", "click here", "link", "read more", "more")
HEAVY = 150_000
"""Bytes that a whole ordinary page may weigh on the first visit."""
EMPTY_PICTURE = "그림에 설명이 없어요. ![이렇게 설명](그림.png)처럼 적어 주세요."


def problems(visible: VisibleText, size: SizeOf | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the links, the pictures and the HTML of the page; *size* tells the bytes of a file below docs/."""
    text = masked(visible.text, MACRO, CODE)
    first = visible.page.first_line - 1
    for found in unsafe.faults(visible.text):
        yield visible.page.problem(first + found.line, found.message, found.kind)
    for found in unsafe.unclosed(visible.text):
        yield visible.page.problem(first + found.line, found.message, found.kind)
    yield from _attributes(visible, text)
    yield from _links(visible, text)
    yield from _heavy(visible, text, size) if size else ()
    for reference in REFERENCE.finditer(text):
        if wrong := unsafe.of_attribute("href", reference["address"]):
            yield visible.problem(reference.start(), *wrong)
    for bare in BARE.finditer(visible.prose):
        yield visible.problem(bare.start(), "빈 링크", f"‘{bare[0]}’은(는) 눌러지지 않아요. [이름](https://{bare[0]})처럼 적어 주세요.")
    for address in ADDRESS.finditer(text):
        if tracked := TRACKED.search(address[0]):
            yield visible.problem(address.start(), "모르는 주소", f"주소에 누가 눌렀는지 알아보는 값(‘{tracked[0][1:]}…’)이 붙어 있어요. {tracked[0][0]}부터 끝까지 지워 주세요.")
        host = urlsplit(address[0]).hostname or ""
        if host and host not in known_hosts() and not _loaded(text, address.start()):
            yield visible.problem(address.start(), "모르는 주소", f"‘{host}’은(는) 출처와 연락처에 없는 주소예요. 가짜 사이트가 아닌지 확인하고, 출처라면 sources.toml에 적어 {{{{ source(…) }}}}로 불러 주세요.")


@cached
def known_hosts() -> frozenset[str]:
    """Return the hosts of every source and contact."""
    urls = [*(source.url for source in every_source().values()), *(contact.url for contact in contacts().values())]
    return frozenset(host for url in urls if url and (host := urlsplit(url).hostname))


def _attributes(visible: VisibleText, text: str) -> Iterator[Problem]:
    for marks in ATTRIBUTES.finditer(text):
        for name, *values in ATTRIBUTE.findall(marks[0]):
            if wrong := unsafe.of_attribute(name.lower(), "".join(values)):
                yield visible.problem(marks.start(), *wrong)


def _links(visible: VisibleText, text: str) -> Iterator[Problem]:
    for match in LINK.finditer(text):
        words, address = match["text"].strip(), match["address"]
        if match["picture"]:
            if not words or FILE_NAME.search(words):
                yield visible.problem(match.start(), "그림 설명", EMPTY_PICTURE)
            if wrong := unsafe.of_attribute("src", address):
                yield visible.problem(match.start(), *wrong)
        elif wrong := unsafe.of_attribute("href", address):
            yield visible.problem(match.start(), *wrong)
        elif not words:
            yield visible.problem(match.start(), "빈 링크", f"링크에 글자가 없어요. [어디로 가는지]({address})처럼 적어 주세요.")
        elif words.lower() in VAGUE:
            yield visible.problem(match.start(), "링크 글자", f"링크 글자가 ‘{words}’라서 어디로 가는지 알 수 없어요. 가는 곳의 이름을 적어 주세요.")
        if not match["picture"] and not address:
            yield visible.problem(match.start(), "빈 링크", f"링크 ‘{words}’에 갈 곳이 없어요. [{words or '글자'}](페이지.md)처럼 적어 주세요.")


def _heavy(visible: VisibleText, text: str, size: SizeOf) -> Iterator[Problem]:
    for match in LINK.finditer(text):
        if match["picture"] and (bytes_ := size(linked(visible.page.uri, match["address"]))) > HEAVY:
            yield visible.problem(match.start(), "무거운 그림", f"그림 ‘{match['address']}’이(가) {bytes_ // 1000:,}kB예요. 휴대폰에서 느리니 너비를 1,200픽셀 아래로 줄여 {HEAVY // 1000}kB를 넘지 않게 저장해 주세요.")


def _loaded(text: str, position: int) -> bool:
    """Return whether the address at *position* is that of a picture, which is told already."""
    before = text[:position]
    return bool(re.search(r"(?:!\[[^\]]*\]\(\s*<?|\ssrc\s*=\s*[\"']?)$", before[-200:]))
