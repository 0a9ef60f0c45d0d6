"""The answer to a read message: what a pasted text was understood to say, what is asked, and what explains the difference."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.data.sentences import sentence
from calculator.message.case import Case, case_in
from calculator.message.fields import MOST_TEXT, Reader, problem
from calculator.reading.calendar import days, months
from calculator.reading.check import MonthSums, contradictions, differences, disorders
from calculator.reading.decision import decision, decisions, sentence_at
from calculator.reading.finding import MONTHLY, ReadNumber, findings, merged
from calculator.reading.kind import general, kind, of_other
from calculator.reading.questions import options, order, questions, several
from calculator.reading.signs import Sign, signs, suspect
from calculator.reading.text import Stretch, beside_in_sentence, even, in_brackets, place, sentence_around
from calculator.reading.words import holds, notices
from calculator.rules.edition import Month
from calculator.rules.facts import contacts
from calculator.rules.loader import current
from calculator.text.language import day, month, won

if TYPE_CHECKING:
    from calculator import protocol

MOST_NUMBERS = 1_000
"""A message has a dozen; a list of payments is for the statement check."""
_NUMBERED = re.compile(r"\d\s?[만천]?\s?원|\d,\d{3}")
"""An amount in a sentence."""
_NUMBERS = re.compile(r"\d+|[일이삼사오유칠팔구시십]\s?월")
"""Numbers, and months that are spelled out."""
_PAID_IN = re.compile(r" ?(?:중 ?)?(?:(?:상생 ?)?페이백 ?)?(?:지급|입금|환급) ?(?:안내|알림|결과|완료|내역)")
"""Behind a month in which, or for which, was paid."""
KEYS = ("do", "text", "kind", "case")
OUTCOMES = ("paid", "will_pay", "nothing", "pending", "clawback", "no_clawback", "given_back", "corrected", "partly", "rejected", "transferred", "eligible", "not_eligible")
"""What may have been decided, in the order in which it is offered."""
_BY_NUMBER = {"clawback": ("notice", "clawback"), "app": ("received", "paid")}
"""Kinds of text whose number alone, whatever its month, shows what was decided."""


class Understood(NamedTuple):
    """What a text says: its numbers, its kind, what is decided with the places that say so, and the one decision that these come to."""

    found: list[ReadNumber]
    kind: str | None
    decided: dict[str, Stretch]
    decision: str | None


def read_answer(message: dict[Any, Any]) -> "protocol.ReadAnswer":
    """Return what the pasted ``text`` says, with its places; ``case`` holds the numbers to compare it with.

    With ``kind`` the reader has said what kind of text it is.

    ``kind``, ``decision`` and each of ``fields`` say how ``sure`` they are: "sure", "likely" (show it for correction)
    or "ask" (not used before the reader has answered its entry in ``questions``).
    ``signs`` are those of fraud; with them nothing is ``usable``, and ``values`` is empty. Else it holds what may be used, as other actions take it:
    ``{"base", "spend": {month: won}, "received": {month: won}, "notice", …}``.
    ``text`` is the text as it was read; the places count in it.
    """
    reader = Reader(message)
    reader.keys(KEYS, required=("text",))
    text = reader.take("text", _text, default="")
    chosen = reader.take("kind", _kind, default=None)
    case = reader.take("case", _case, default=None)
    reader.finish()
    warned = signs(text)
    fraud = suspect(warned)
    usable = not fraud and (chosen != "other" if chosen else not of_other(text))
    found, what, decided, said = _understood(text, chosen, usable=usable)
    wrong = [each for key, sums in _sums(found).items() for each in contradictions(key, sums)]
    doubted: set[tuple[Month | None, str | None]] = {(each.month, role) for each in wrong for role in ("spend", "growth", "received")}
    doubted |= {(None, "base")} if wrong else set()
    late = list(disorders({each.role: each.value for each in found if each.role and each.sure != "ask" and isinstance(each.value, date)}))
    doubted |= {(None, role) for pair in late for role in pair}
    fields = [_field(text, each, ask=(each.month, each.role) in doubted) for each in found]
    values = _values(found, doubted) if usable else {}
    return {
        "ok": True,
        "usable": usable,
        "kind": {"id": what, "text": sentence("reading_kind", what or "unknown"), "sure": "likely" if what else "ask",
                 "options": [] if fraud else options("reading_kind", notices()["kind"])},
        "decision": {"id": said, "text": sentence("reading_decision", said) if said else "",
                     "sure": "likely" if said else "ask" if decided else "none",
                     "options": options("reading_decision", OUTCOMES),
                     "places": {key: place(text, where) for key, where in decided.items()}},
        "next": {key: {"text": sentence("reading_next", key), "page": page} for key, page in notices()["next"].items()},
        "fields": fields,
        "months": [{"id": key, "text": month(key)} for key in current().months],
        "questions": [*several(text), *questions(text, found, wrong, what, list(decided) if decided and not said else []), *map(order, late)],
        "signs": [_sign(text, each) for each in warned],
        "advice": _advice(warned, what),
        "values": values,
        "difference": differences(_sums(found), _ours(case)) if case and values else [],
        "text": text,
    }


def _understood(text: str, chosen: str | None, *, usable: bool) -> Understood:
    """Return what *text* says, of the kind that the reader has *chosen*; of a text that is not *usable* no decision is told."""
    found, decided = merged(findings(text)), decisions(text) if usable else {}
    if "not_eligible" in decided and ("nothing" in decided or any(each.role in ("spend", "growth") for each in found)):
        # Whose spending was reckoned is entitled; of that month nothing comes.
        decided.setdefault("nothing", decided.pop("not_eligible"))
    what, public = chosen or kind(text, found, decision(decided)), general(text)
    # A screen tells how far each month is, and decides nothing for all of them.
    many = what == "screen" and len({each.month for each in found if each.month}) > 1
    decided = {} if many else decided
    said = None if public or many else decision(decided) if decided else _shown(text, what, found) if usable else None
    if said in decided and (_of_some_months(text, decided[said]) or (said == "nothing" and _of_amount(found))):
        said = None
    found = _days_of_kind(text, found, what)
    asked = {each.role for each in found} if public else {{"pending": "received", "no_clawback": "notice"}.get(said or "")}
    return Understood([replace(each, sure="ask") if each.role in asked else each for each in found], what, decided, said)


def _days_of_kind(text: str, found: list[ReadNumber], what: str | None) -> list[ReadNumber]:
    """Return *found* with its days as they are meant in a text of the kind *what*."""
    if len({each.month for each in found if each.role == "received"}) > 1 and sum(each.role == "paid_on" for each in found) > 1:
        # Each of several payments has a day of its own.
        found = [each for each in found if each.role != "paid_on"]
    if what == "screen":
        # A screen is not sent; it has a day up to which it reckons.
        return [each for each in found if each.role != "sent_on"]
    if what == "reply" and not any(each.role == "answered_on" for each in found):
        return [replace(each, roles=("answered_on",)) if each.role == "sent_on" else each for each in found]
    if what == "clawback":
        # Until when is that of what is to be paid.
        held = any(each.role == "deadline" for each in found)
        due = [replace(each, roles=("deadline",), sure="ask" if held else each.sure) for each in found]
        return [until if each.role == "promised_on" and not _of_answer(text, each.where) else each
                for each, until in zip(found, due, strict=True)]
    return found


def _of_answer(text: str, where: Stretch) -> bool:
    """Return whether it is an answer that is told for the day at *where*: 3월 20일까지 다시 안내드리겠습니다."""
    return holds(beside_in_sentence(text, where)[1], notices()["turn"]["speech"])


def _of_some_months(text: str, where: Stretch) -> bool:
    """Return whether the sentence at *where* names months, and the rest of *text* others, of which something else may be true."""
    of = sentence_at(text, where)
    within, named = set[Month](), set[Month]()
    dates = days(text)
    paid = {f"{each.day:%Y-%m}" for each in dates if each.day and each.where.overlaps(of)}
    for each in months(text, [each.where for each in dates]):
        if each.where.overlaps(of):
            within.update(each.months)
        elif paid.issuperset(each.months) and _PAID_IN.match(text, each.where.end):
            # The heading has the month in which was paid, as the day in the sentence tells.
            continue
        elif _NUMBERED.search(said := sentence_around(text, each.where)) or holds(said, notices()["topic"]["received"]["words"]):
            named.update(each.months)
    return bool(within and named - within)


def _of_amount(found: list[ReadNumber]) -> bool:
    """Return whether *found* has an amount that may be what did not come, or that came: then it is not said that there is none."""
    return any(0 < each.value <= current().largest_cap for each in found if isinstance(each.value, int) and each.role in (None, "received"))


def _shown(text: str, what: str | None, found: list[ReadNumber]) -> str | None:
    """Return the decision that a text of numbers alone shows: a claim its amount, the list of an app what happened, a payment its day."""
    shown = {each.role for each in found if each.value and (each.sure != "ask" or what in _BY_NUMBER)}
    if what in _BY_NUMBER:
        role, decided = _BY_NUMBER[what]
        return decided if role in shown else None
    # Where a sentence tells the day, its verb decides; one in brackets is told by the noun before them.
    verbs = notices()["kind"]["screen"]["never"]
    days_told = [each.where for each in found if each.role == "paid_on" and not in_brackets(text, each.where)]
    told = any(holds(sentence_around(text, where), verbs) for where in days_told)
    listed = what == "payment" and "received" in shown and holds(text, notices()["kind"]["payment"]["list"])
    return "paid" if listed or (what in ("payment", "screen", None) and {"received", "paid_on"} <= shown and not told) else None


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise problem(field, "reading_type")
    if len(value) > MOST_TEXT:
        raise problem(field, "too_large", most=MOST_TEXT)
    text = even(value)
    if max(len(_NUMBERS.findall(text)), text.count("원")) > MOST_NUMBERS:
        raise problem(field, "reading_numbers", most=MOST_NUMBERS)
    if not text.strip():
        raise problem(field, "reading_text")
    if not any(map(str.isalnum, text)):
        raise problem(field, "reading_letters")
    return text


def _kind(field: str, value: object) -> str:
    known = notices()["kind"]
    if value not in known:
        raise problem(field, "reading_kind", known=", ".join(known))
    return str(value)


def _case(field: str, value: object) -> Case | None:
    if not isinstance(value, dict):
        raise problem(field, "table")
    reader = Reader({"edition": current().id, **value})
    case = case_in(reader)
    reader.finish()
    return case


def _field(text: str, each: ReadNumber, *, ask: bool) -> "protocol.TextField":
    role = each.role
    shown = "" if each.value is None else day(each.value) if isinstance(each.value, date) else won(each.value)
    return {
        "id": role,
        "label": sentence("reading_role", role) if role else "",
        "month": each.month,
        "month_text": month(each.month) if each.month else "",
        "value": each.value.isoformat() if isinstance(each.value, date) else each.value,
        "shown": shown,
        "sure": "ask" if ask else each.sure,
        "place": place(text, each.where),
    }


def _sign(text: str, sign: Sign) -> "protocol.Warned":
    return {"id": sign.id, "text": sentence("reading_sign", sign.id, host=sign.host), "place": place(text, sign.where)}


def _advice(warned: list[Sign], what: str | None) -> str:
    if suspect(warned):
        return sentence("reading_sign", "suspect", phone=contacts()["kisa"].phone)
    return sentence("reading_sign", "careful", phone=contacts()["onnuri"].phone) if warned or what == "clawback" else ""


def _values(found: list[ReadNumber], doubted: set[tuple[Month | None, str | None]]) -> dict[str, Any]:
    """Return what may be used of *found*: nothing that is asked."""
    values: dict[str, Any] = {}
    for each in found:
        if each.role is None or each.sure == "ask" or (each.month, each.role) in doubted:
            continue
        value = each.value.isoformat() if isinstance(each.value, date) else each.value
        if each.role in MONTHLY and each.month:
            values.setdefault(each.role, {})[each.month] = value
        elif each.role != "total":
            values[each.role] = value
    return values


def _sums(found: list[ReadNumber]) -> dict[Month, MonthSums]:
    """Return what *found* says of each month, without what is asked."""
    usable = {(each.role, each.month): each.value for each in found if each.sure != "ask" and not isinstance(each.value, date)}
    base = usable.get(("base", None))
    months = sorted({month for _, month in usable if month})
    return {key: MonthSums(base, *(usable.get((role, key)) for role in ("spend", "growth", "received"))) for key in months}


def _ours(case: Case) -> dict[Month, MonthSums]:
    base = case.base.known.won if case.base.known else None
    return {key: MonthSums(base, amount.known, None, received.known if (received := case.received.get(key)) else None)
            for key, amount in case.spend.items()}
