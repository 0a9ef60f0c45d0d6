"""What to say on the telephone, in half a minute, to an office that can answer it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calculator.letters.claim import Claim
from calculator.letters.facts import Facts, short
from calculator.letters.forms import CallWords, calls, matter, texts
from calculator.text.language import LANGUAGES, language, using_language

if TYPE_CHECKING:
    from calculator import protocol


def call(office: str, claim: Claim) -> "protocol.Script | None":
    """Return the sentences of a call to the contact *office*, None where it cannot answer what *claim* is about.

    They are in Korean, as the office speaks; ``beneath`` says the same to a reader of another language.
    """
    with using_language(LANGUAGES[0]):
        said = _said(office, claim)
    if said is None:
        return None
    return {"lines": said, "beneath": None if language() == LANGUAGES[0] else _said(office, claim)}


def _said(office: str, claim: Claim) -> list[str] | None:
    about = matter(claim)
    words = next((each for each in calls() if each.office == office and about in each.matters), None)
    return None if words is None else [Facts(claim).filled(text) for text in _templates(words, claim)]


def _templates(words: CallWords, claim: Claim) -> Iterator[str]:
    around = texts()["call"]
    yield around["hello"].replace("{purpose}", words.purpose)
    if claim.asked and claim.asked[-1].office == words.office and claim.asked[-1].receipt:
        yield around["asked"]
    if (words.also == "figures" and short(claim)) or (words.also == "notice" and "notice" in claim.values):
        yield around[words.also]
    yield from words.words
    yield around[words.close]
