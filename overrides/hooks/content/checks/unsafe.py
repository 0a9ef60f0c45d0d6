"""What the policy of the site forbids in HTML: scripts, handlers, styles, and what comes from elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
OPTIONAL = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "optgroup", "html", "head", "body"])
"""Elements that end without an end tag."""
FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//|\s*(?:https?|ftp|blob|filesystem):", re.IGNORECASE)
RUNS = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript|data\s*:\s*text/html)", re.IGNORECASE)
LOADED = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "srcdoc"})
FRAMES = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "style", "meta"})
SUSPECT = re.compile(
    r"\son[a-z]+\s*=|\sstyle\s*=|<(?:iframe|frame|object|embed|applet|portal|style|base)\b|javascript:|vbscript:"
    r"|\s(?:src|srcset|poster|data|background|action|formaction|srcdoc|xlink:href)\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE,
)
"""What any page with a fault holds, and few others: quickly looked for."""
HANDLER = "{name}=은 쓸 수 없어요. 보안 규칙이 막아서 눌러도 아무 일이 없어요. 지우고 링크로 바꿔 주세요."
STYLE = "style=은 쓸 수 없어요(보안 규칙이 막아요). 지우거나 overrides/theme의 CSS에 적어 주세요."
SCRIPT = "<script>는 글에 쓸 수 없어요. 보안 규칙이 막아요. 지워 주세요."
FRAME = "<{tag}>은 글에 쓸 수 없어요. 보안 규칙이 막아요. 지우고 링크로 바꿔 주세요."
ELSEWHERE = "다른 곳의 ‘{value}’은(는) 불러올 수 없어요(보안 규칙이 막아요). 파일을 docs/에 넣고 그 이름을 적어 주세요."
LOCAL = re.compile(r"\s*(?:file:|content:|[a-z]:[\\/]|\\\\|(?:https?:)?//(?:localhost|127\.0\.0\.1)\b)", re.IGNORECASE)
OWN_DEVICE = "‘{value}’은(는) 내 기기에만 있는 자리라서 다른 사람은 열 수 없어요. 그림이면 docs/에 넣고 그 이름을, 페이지면 ../guide/steps.md처럼 파일 이름을 적어 주세요."
RUN = "‘{value}’은(는) 쓸 수 없어요. 링크에는 페이지나 주소를 적어 주세요."


class LineFault(NamedTuple):
    """A fault on *line* of the text, from 1, of a kind of `content.checks.kinds`."""

    line: int
    kind: str
    message: str


def faults(html: str, *, theme: bool = False) -> Iterator[LineFault]:
    """Yield what *html* may not hold; that of the *theme* has scripts and meta elements, which the policy lists."""
    if SUSPECT.search(html) or (not theme and re.search(r"<(?:script|meta)\b", html, re.IGNORECASE)):
        yield from _read(html, theme=theme).found


def unclosed(html: str) -> Iterator[LineFault]:
    """Yield each tag of *html* that is not closed, and each that closes none."""
    if "<" not in html:
        return
    reader = _read(html)
    for tag, line in [*reader.left, *reader.open]:
        yield LineFault(line, "닫지 않은 태그", f"<{tag}>를 닫지 않았어요. </{tag}>를 적어 주세요.")
    for tag, line in reader.stray:
        yield LineFault(line, "닫지 않은 태그", f"</{tag}>가 닫을 <{tag}>가 앞에 없어요. 지우거나 짝을 맞춰 주세요.")


def of_attribute(name: str, value: str) -> tuple[str, str] | None:
    """Return kind and message of what is wrong with an attribute, None where it is right."""
    if re.match(r"on[a-z]", name):
        return "스크립트", HANDLER.format(name=name)
    if name == "style":
        return "스타일", STYLE
    if RUNS.match(value) and name in LOADED | {"href", "xlink:href"}:
        return "스크립트", RUN.format(value=value[:40])
    if LOCAL.match(value) and name in LOADED | {"href"}:
        return "바깥 내용", OWN_DEVICE.format(value=value[:60])
    if name in LOADED and FOREIGN.match(value):
        return "바깥 내용", ELSEWHERE.format(value=value[:60])
    return None


def _read(html: str, *, theme: bool = False) -> "_Reader":
    reader = _Reader(theme)
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self, theme: bool) -> None:
        super().__init__()
        self.theme = theme
        self.found: list[LineFault] = []
        self.open: list[tuple[str, int]] = []
        self.left: list[tuple[str, int]] = []
        self.stray: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag not in VOID | OPTIONAL:
            self.open.append((tag, line))
        if tag == "script" and not self.theme:
            self.found.append(LineFault(line, "스크립트", SCRIPT))
        elif tag in FRAMES and not (self.theme and tag == "meta"):
            self.found.append(LineFault(line, "바깥 내용", FRAME.format(tag=tag)))
        for name, value in attrs:
            if wrong := of_attribute(name, value or ""):
                self.found.append(LineFault(line, *wrong))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID | OPTIONAL:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID | OPTIONAL:
            return
        depth = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n][0] == tag), None)
        if depth is None:
            self.stray.append((tag, self.getpos()[0]))
        else:
            self.left += self.open[depth + 1 :]
            del self.open[depth:]
