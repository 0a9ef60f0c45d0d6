"""Every fact that a page can quote, by its key: the rules, the figures and the contacts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from build_errors import BuildError

from calculator.rules.edition import Confidence, Edition, MonthRule, Source
from calculator.rules.facts import Contact, Day, Figure, Phrase, contacts, figures
from calculator.rules.loader import edition, editions, every_source
from calculator.text.korean import attach_particles
from calculator.text.language import cached, forget, month, won

MONTHLY = ("rate", "threshold", "cap", "growth_for_cap")


class FactError(BuildError):
    """A page asks for something that the data does not hold; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One quotable value; *unit* is "" for days and phrases."""

    key: str
    value: int | date | str
    unit: str
    source: Source
    confidence: Confidence


def fact(key: str) -> Fact:
    """Return the fact *key*; raise `FactError` with the nearest right key."""
    return look_up("값", key, facts())


def source(key: str) -> Source:
    """Return the source *key*; raise `FactError` with the nearest right id."""
    return look_up("출처", key, every_source())


def contact(key: str) -> Contact:
    """Return the contact *key*; raise `FactError` with the nearest right id."""
    return look_up("연락처", key, contacts())


def look_up[T](what: str, key: str, table: dict[str, T]) -> T:
    """Return *table*'s entry *key*; raise `FactError` that names the nearest one."""
    if key in table:
        return table[key]
    raise FactError(attach_particles(f"모르는 {what} ‘{key}’이(에)요. {nearest(key, table)}"))


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the advice to write the one of *words* that is most like *word*, or which there are."""
    words = sorted(words)
    if longer := [other for other in words if other.startswith((f"{word}.", f"{word}-"))]:
        return f"이 가운데 하나로 적어 주세요: {_some(longer)}."
    if matches := get_close_matches(word, words, n=1, cutoff=0.6):
        return f"혹시 ‘{matches[0]}’인가요?"
    return f"쓸 수 있는 것: {_some(words)}."


def _some(words: list[str], most: int = 12) -> str:
    return ", ".join(words[:most]) + (" …" if len(words) > most else "")


@cached
def facts() -> dict[str, Fact]:
    """Return every fact by its key."""
    every = [*_figures(), *_contacts()]
    for key in editions():
        every += _edition(edition(key))
    return {fact.key: fact for fact in every}


def refresh() -> None:
    """Forget what was read, so that a preview follows the data files; raise `DataError` where one is wrong."""
    forget()
    facts()


def _figures() -> Iterator[Fact]:
    for key, entry in figures().items():
        match entry:
            case Figure(value=value, unit=unit):
                yield Fact(f"figure.{key}", value, unit, entry.source, entry.confidence)
            case Day(day=day):
                yield Fact(f"figure.{key}", day, "", entry.source, entry.confidence)
            case Phrase(text=text):
                yield Fact(f"figure.{key}", text, "", entry.source, entry.confidence)


def _contacts() -> Iterator[Fact]:
    for key, entry in contacts().items():
        for name, text in (("name", entry.name), ("phone", entry.phone), ("url", entry.url)):
            if text:
                yield Fact(f"contact.{key}.{name}", text, "", entry.source, entry.confidence)
        if entry.hours:
            yield Fact(f"contact.{key}.hours", entry.hours, "", entry.source, entry.hours_confidence)
        if entry.always:
            yield Fact(f"contact.{key}.always", entry.always, "", entry.source, entry.hours_confidence)


def _edition(rules: Edition) -> Iterator[Fact]:
    window, base, last = rules.application, rules.base, rules.rules[rules.months[-1]]
    first = rules.rules[rules.months[0]]
    for name in ("name", "operator", "paid_as"):
        yield Fact(f"{rules.id}.{name}", getattr(rules, name), "", window.source, window.confidence)
    for name, day in (("since", window.since), ("until", window.until)):
        yield Fact(f"{rules.id}.application.{name}", day, "", window.source, window.confidence)
    yield Fact(f"{rules.id}.base.name", base.name, "", base.source, base.confidence)
    yield Fact(f"{rules.id}.most", rules.most, "원", last.cap.source, last.cap.confidence)
    for name, rule in (("first_month", first), ("last_month", last)):
        yield Fact(f"{rules.id}.{name}", month(rule.month), "", rule.cap.source, rule.cap.confidence)
    validity = rules.validity
    yield Fact(f"{rules.id}.validity", validity.until or validity.years or 0, "" if validity.until else "년",
               validity.source, validity.confidence)
    if late := rules.undecided:
        yield Fact(f"{rules.id}.undecided.won", late.won, "원", late.source, late.confidence)
        yield Fact(f"{rules.id}.undecided.applied_since", late.applied_since, "", late.source, late.confidence)
    if prizes := rules.lottery:
        text = ", ".join(won(prize) for prize in prizes.prizes)
        yield Fact(f"{rules.id}.lottery.prizes", text, "", prizes.source, prizes.confidence)
    yield Fact(f"{rules.id}.clawback.how", rules.clawback.how, "", rules.clawback.source, rules.clawback.confidence)
    monthly = {fact.key: fact for rule in rules.rules.values() for fact in _month(rules.id, rule)}
    yield from monthly.values()
    yield from _validity(rules)
    yield from _same_every_month(rules, monthly)


def _month(key: str, rule: MonthRule) -> Iterator[Fact]:
    rate, threshold, cap, payment_round = rule.rate, rule.threshold, rule.cap, rule.round
    enough = -(-cap.won * 100 // rate.percent)
    yield Fact(f"{key}.rate.{rule.month}", rate.percent, "%", rate.source, rate.confidence)
    yield Fact(f"{key}.threshold.{rule.month}", threshold.percent, "%", threshold.source, threshold.confidence)
    yield Fact(f"{key}.cap.{rule.month}", cap.won, "원", cap.source, cap.confidence)
    yield Fact(f"{key}.growth_for_cap.{rule.month}", enough, "원", cap.source, cap.confidence)
    yield Fact(f"{key}.round.{rule.month}.number", payment_round.number, "차", payment_round.source, payment_round.confidence)
    for name, day in (("pay_on", payment_round.pay_on), ("applied_until", payment_round.applied_until)):
        yield Fact(f"{key}.round.{rule.month}.{name}", day, "", payment_round.source, payment_round.confidence)
    if later := payment_round.confirmed:
        yield Fact(f"{key}.round.{rule.month}.confirmed_on", later.on, "", later.source, later.confidence)


def _validity(rules: Edition) -> Iterator[Fact]:
    """Yield the last day of each month's money; it rests on the source that says how long money is valid."""
    rule = rules.validity
    for each in rules.rules.values():
        last = rule.last(each.round.pay_on)
        yield Fact(f"{rules.id}.round.{each.month}.valid_until", last, "", rule.source, rule.confidence)


def _same_every_month(rules: Edition, monthly: dict[str, Fact]) -> Iterator[Fact]:
    """Yield the short keys, without a month, of what does not change from month to month."""
    for name in MONTHLY:
        values = [monthly[f"{rules.id}.{name}.{month}"] for month in rules.months]
        if len({fact.value for fact in values}) == 1:
            first = values[0]
            yield Fact(f"{rules.id}.{name}", first.value, first.unit, first.source, first.confidence)
