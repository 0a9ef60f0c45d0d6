"""Particles behind macros: the value is known, and with it the particle that fits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from calculator.text.korean import attach_particles
from calculator.text.language import cached
from content.checks.visible_text import HIDDEN, masked
from content.languages import KOREAN, language_of
from content.macros.filling import fill
from content.macros.macros import Macros
from content.problem import Problem
from content.source_text import SourceText

SPEAKING = ("fact", "plain", "publisher", "source", "won", "refund", "literal", "examples")
"""Macros that stand in a sentence as a word."""
MARKERS = {
    "은": "은(는)", "는": "은(는)", "이": "이(가)", "가": "이(가)", "을": "을(를)", "를": "을(를)", "과": "과(와)", "와": "과(와)",
    "으로": "(으)로", "로": "(으)로", "이에요": "이(에)요", "예요": "이(에)요", "이었어요": "이(었)어요", "였어요": "이(었)어요",
}  # fmt: skip
BEHIND = re.compile(rf"\{{\{{\s*(?P<call>(?P<name>{'|'.join(SPEAKING)})\([^{{}}]*\))\s*\}}\}}(?P<mark>\*\*|”|’|\)|)(?P<particle>{'|'.join(sorted(MARKERS, key=len, reverse=True))})(?![가-힣])")
PARTICLE = re.compile(r"(으로|로|은|는|이|가|을|를|과|와)(?![가-힣])")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")


class Misfit(NamedTuple):
    """A particle that stands from *start* to *end* of the body, behind *value*, where *fitting* would fit."""

    start: int
    end: int
    value: str
    particle: str
    fitting: str


def problems(page: SourceText) -> Iterator[Problem]:
    """Yield each particle that does not fit the value before it."""
    for found in misfits(page):
        line = page.first_line + page.body.count("\n", 0, found.start)
        yield page.problem(line, f"‘{found.value}’ 뒤에는 ‘{found.particle}’ 대신 ‘{found.fitting}’을(를) 붙여요.", "조사")


def misfits(page: SourceText) -> Iterator[Misfit]:
    """Yield the same for the one who repairs it."""
    if language_of(page.uri) != KOREAN:
        return
    text = masked(page.body, HIDDEN)
    for match in BEHIND.finditer(text):
        value = _value(match["call"])
        fitting = attach_particles(f"{value}{MARKERS[match['particle']]}").removeprefix(value)
        if value and fitting != match["particle"]:
            yield Misfit(match.start("particle"), match.end("particle"), value, match["particle"], fitting)


def with_particle(word: str, rest: str) -> str:
    """Return *word* with *rest* behind it, whose particle fits."""
    match = PARTICLE.match(rest)
    if not match:
        return word + rest
    return attach_particles(word + MARKERS[match[1]]) + rest[match.end() :]


@cached
def _value(call: str) -> str:
    """Return what readers see of the macro *call*, "" where it is wrong, which is told by the check of macros."""
    macros = Macros("index.md")
    try:
        made = fill(f"{{{{ {call} }}}}", {name: getattr(macros, name) for name in SPEAKING})
    except Exception:  # noqa: BLE001 (told by the check of macros, whatever it is)
        return ""
    return LINK.sub(r"\1", made)
