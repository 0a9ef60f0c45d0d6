"""A letter to hand in: who asks, what was paid and calculated, what is wanted, on which ground, with which papers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calculator.letters.claim import Claim
from calculator.letters.facts import Facts, blanks, noted, over, short
from calculator.letters.forms import Form, forms, line, matter, texts
from calculator.rules.loader import sources
from calculator.text.language import LANGUAGES, fill, language, using_language

if TYPE_CHECKING:
    from calculator import protocol

FOLLOWING = ("reminder", "thanks")
"""Letters that follow up another one."""


def letters(claim: Claim) -> "list[protocol.Letter]":
    """Return the letters that *claim* gives reason for; none where the matter is not one to write about."""
    about = matter(claim)
    if about not in forms():
        return []
    objected = bool(forms()[about].title_objection and _less(about, claim)) and claim.cause not in texts()["objection"]["unripe"]
    return [letter(key, claim) for key in texts()["letter"] if key != "objection" or objected]


def letter(key: str, claim: Claim) -> "protocol.Letter":
    """Return the letter *key* about *claim* in Korean, as parts to show and as one text to copy.

    A reader of another language finds what it says beneath, in ``beneath``; it is the Korean that is handed in.
    """
    with using_language(LANGUAGES[0]):
        korean = _letter(key, claim)
    is_translated = language() != LANGUAGES[0]
    translated = _letter(key, claim) if is_translated else korean
    return {**korean, "name": translated["name"], "where": translated["where"], "blanks": translated["blanks"],
            "beneath": translated if is_translated else None}


def _letter(which: str, claim: Claim) -> "protocol.LetterSheet":
    about = matter(claim)
    form, facts = forms()[which if which in FOLLOWING else about], Facts(claim, _title(about, claim))
    less = _less(about, claim)
    title = form.title_objection if which == "objection" else (less and form.title_less) or form.title
    heading, address = facts.filled(title), facts.filled(texts()["letter"][which]["to"])
    opening = facts.filled((less and form.opening_less) or form.opening)
    points, closing = list(_points(which, form, claim, facts)), facts.filled(line("closing"))
    name, where = (facts.filled(texts()["letter"][which][key]) for key in ("name", "where"))
    return {
        "id": which,
        "matter": about,
        "name": name,
        "where": where,
        "title": heading,
        "address": address,
        "opening": opening,
        "points": points,
        "closing": closing,
        "text": "\n\n".join([heading, address, opening, _numbered(points), closing]),
        "blanks": blanks(facts.blank),
    }


def _less(about: str, claim: Claim) -> bool:
    """Return whether the writer's own sum shows too little paid, or too much claimed back."""
    return bool(over(claim) if about in ("clawback", "notice") else short(claim))


def _title(about: str, claim: Claim) -> str:
    form = forms()[about]
    return Facts(claim).filled((_less(about, claim) and form.title_less) or form.title)


def _points(name: str, form: Form, claim: Claim, facts: Facts) -> "Iterator[protocol.Point]":
    for key in form.points:
        label, _, text = facts.filled(_line(key, claim)).partition(": ")
        yield {"label": label, "lines": [text]}
    if claim.asked and name not in FOLLOWING:
        yield {"label": line("history"), "lines": list(_history(claim))}
    marks = line_list("wish")
    yield {"label": line("wishes"), "lines": [f"{mark}. {facts.filled(wish)}" for mark, wish in zip(marks, form.wishes, strict=False)]}
    if form.grounds:
        yield {"label": line("grounds"), "lines": [_ground(form)]}
    label, _, text = facts.filled(line("reply")).partition(": ")
    yield {"label": label, "lines": [text]}
    if form.papers:
        named = "  ".join(f"{number}. {facts.filled(paper)}" for number, paper in enumerate(form.papers, start=1))
        yield {"label": line("papers"), "lines": [fill(line("end"), papers=named)]}


def _line(key: str, claim: Claim) -> str:
    """Return the template of the line *key*; how long one has waited is told in days where that is known,
    and nothing received has no day on which it came.
    """
    since = claim.asked[-1].day if claim.asked else None
    if key == "waited" and not (since and claim.today and claim.today > since):
        return line("waited_open")
    return line("paid_nothing" if key == "paid" and claim.values.get("received") == 0 else key)


def _history(claim: Claim) -> Iterator[str]:
    """Yield whom one asked before, and what they said."""
    for asked in claim.asked:
        facts = {**texts()["blank"], **dict(noted(asked, claim.today))}
        yield fill(line("asked_answer" if asked.answer else "asked"), **facts)


def line_list(key: str) -> list[str]:
    """Return the marks *key* of the table ``line``."""
    return list(texts()["line"][key])


def _ground(form: Form) -> str:
    named = ", ".join(fill(texts()["ground"]["one"], title=sources()[source_id].title, date=_written(sources()[source_id].date))
                      for source_id in form.grounds)
    return fill(texts()["ground"]["sources"], sources=named)


def _written(date: str) -> str:
    """Return ``2025-09-16`` as letters write it, ``2025. 9. 16.``."""
    return " ".join(f"{int(part)}." for part in date.split("-"))


def _numbered(points: "list[protocol.Point]") -> str:
    return "\n".join(f"{number}. {_joined(point)}" for number, point in enumerate(points, start=1))


def _joined(point: "protocol.Point") -> str:
    if len(point["lines"]) == 1:
        return f"{point['label']}: {point['lines'][0]}"
    return "\n".join([point["label"], *(f"   {text}" for text in point["lines"])])
