"""Twelve people from the first question to the fifth step: every number is typed once, in the questionnaire, and never again."""

import json
from datetime import date
from typing import Any

import pytest
from sitebuild.diagnosis.flow import flow, read

from calculator import handle
from tests.questionnaire_pages import DOCS

pytestmark = pytest.mark.host

TODAY = date(2026, 11, 26)
QUIET, NO, TOLD, PASSED_ON = "", "rejected", "answered", "transferred"
AMOUNTS = {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000}
LESS = {"start": "less", "less": "less-amounts", "less-amounts": "given"}
ZERO = {"start": "zero", "zero": "zero-where", "zero-where": "zero-amounts", "zero-amounts": "given"}
CLAWED = {"month": "2025-11", "base": 1_000_000, "spend": 1_400_000, "cancelled": 150_000, "notice": 40_000, "received": 80_000}

# The answers and the numbers given with them, whom it has to lead to, and what each one asked says.
PEOPLE: dict[str, tuple[dict[str, str], dict[str, Any], str | None, list[str]]] = {
    "spent online": ({**ZERO, "zero-spend": "excluded-spending"}, {"month": "2025-10", "base": 900_000, "spend": 1_100_000}, "excluded-spending", [TOLD, QUIET, NO, NO]),
    "spent at the end of the month": ({**LESS, "less-how": "less-spend", "less-spend": "purchase-delay"}, AMOUNTS, "purchase-delay", [NO, QUIET, NO]),
    "another average in the notice": ({**LESS, "less-how": "base-differs"}, AMOUNTS, "base-differs", [QUIET, NO, PASSED_ON]),
    "a family card": ({**LESS, "less-how": "less-spend", "less-spend": "family-card"}, AMOUNTS, "family-card", [TOLD, QUIET, NO, NO]),
    "applied late": ({"start": "zero", "zero": "applied-on", "applied-on": "given", "late-next": "late-application"},
                     {"applied_on": "2025-10-20"}, "late-application", [NO, PASSED_ON, QUIET]),
    "not in the app": ({"start": "missing", "missing": "app", "app": "membership-unfinished"}, {}, "membership-unfinished", [TOLD, QUIET, NO, NO]),
    "first in December": ({"start": "zero", "zero": "december", "december": "december-first"}, {}, "december-first", [QUIET, QUIET, NO]),
    "not applied to the end": ({"start": "zero", "zero": "not-applied"}, {}, "not-applied", [NO, QUIET, NO]),
    "said not to be eligible": ({"start": "zero", "zero": "not-eligible"}, {}, "not-eligible", [TOLD, NO, QUIET, NO]),
    "asked to pay back a purchase": ({"start": "clawback", "clawback": "cancelled", "cancelled": "cancelled-amounts", "cancelled-amounts": "given"},
                                     CLAWED, "cancelled-purchase", [TOLD, QUIET, NO, NO]),
    "asked to pay back, and does not know why": ({"start": "clawback", "clawback": "cancelled", "cancelled": "unknown"}, {}, "clawback-notice", [TOLD, QUIET, NO]),
    "pressed a link": ({"start": "suspicious", "suspicious": "link", "clicked": "yes"}, {}, "smishing", [QUIET, QUIET]),
}  # fmt: skip


@pytest.fixture(scope="module")
def questionnaire() -> dict[str, Any]:
    return flow(read(DOCS))


def carried_on(file: str, today: date, **new: Any) -> dict[str, Any]:
    """Return the case in *file* after what is *new*; no message may bring an amount along."""
    message = {"do": "case", "file": file, "today": today.isoformat(), **new}
    assert not [each for part in new.values() for each in part.values() if isinstance(each, int)]
    answer: dict[str, Any] = handle(message)
    assert answer["ok"], answer
    return answer


@pytest.mark.parametrize("name", PEOPLE)
def test_from_the_first_question_to_the_fifth_step(name: str, questionnaire: dict[str, Any]) -> None:
    answers, typed, cause, replies = PEOPLE[name]
    given: dict[str, str] = {}
    while (asked := handle({"do": "diagnosis", "flow": questionnaire, "answers": given, "values": typed, "today": str(TODAY)}))["question"]:
        given[asked["question"]["id"]] = answers[asked["question"]["id"]]
    assert given == answers
    assert asked["result"]["cause"] == cause
    case = handle({"do": "case", "today": str(TODAY), "begin": {"cause": cause, "answers": given, "numbers": typed}})
    today, left, done = TODAY, list(replies), [case["next"]["do"]]
    while case["next"]["do"] not in ("end", "settled"):
        nothing_asked_again(case, typed)
        step = case["next"]
        if step["do"] == "wait":
            today = date.fromisoformat(step["day"])
            case = carried_on(case["file"]["text"], today)
        else:
            assert step["letter"] or step["call"], "something to send or to say"
            outcome = left.pop(0) if left else QUIET
            reply = {"reply": {"answer": "들은 답", "outcome": outcome, "answered_on": today.isoformat()}} if outcome else {}
            case = carried_on(case["file"]["text"], today, step={"day": today.isoformat(), "office": step["office"], "way": "phone"}, **reply)
        done.append(case["next"]["do"])
    assert len(done) >= 5, done
    assert not left, "everybody answered"


def nothing_asked_again(case: dict[str, Any], typed: dict[str, Any]) -> None:
    """What was typed is a blank in no letter, and the file still holds it."""
    for letter in case["letters"]:
        assert not {blank["id"] for blank in letter["blanks"]} & typed.keys(), letter["id"]
    held = json.loads(case["file"]["text"])["numbers"]
    month = typed.get("month", "")
    for key, value in typed.items():
        assert (held[key][month] if key in ("spend", "received", "cancelled") else held[key]) == value


def test_an_amount_lost_on_the_way_would_be_told() -> None:
    """Control: a file that a number was taken out of."""
    case = handle({"do": "case", "today": str(TODAY), "begin": {"cause": "purchase-delay", "answers": {"less": "x"}, "numbers": {}}})
    with pytest.raises(AssertionError):
        nothing_asked_again(case, AMOUNTS)
