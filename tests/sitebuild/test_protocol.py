"""The types of what passes the door are those of the answers, and the scripts' types are made from them."""

import subprocess
import sys
from typing import Any, Literal, NotRequired, TypeAliasType, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from content import ROOT
from sitebuild.assets import protocol_types

from calculator import handle, protocol
from tests.questionnaire import FLOW, GIVEN
from tests.statements import csv_file

PERSON = {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000, "2025-12": None}}
TABLE = csv_file([["이용일", "가맹점명", "승인금액"], ["2025.09.03", "동네식당", "1,300,000"], ["2025.09.04", "쿠팡", "-5,000"], ["합계"]])
NAMED = {"edition": "2025", "files": [{"name": "a.csv"}], "base": 1_000_000}
MESSAGES: list[tuple[dict[str, Any], list[bytes]]] = [
    ({"do": "refund", **PERSON, "received": {"2025-09": 5}}, []),
    ({"do": "refund", **PERSON, "base": {"2024-01": 5_000_000}, "applied_on": "2025-12-20"}, []),
    ({"do": "gap", **PERSON, "received": {"2025-09": 0}, "today": "2026-11-26"}, []),
    ({"do": "gap", **PERSON, "received": {"2025-09": 0}, "exact": ["base"], "about": True, "denied": ["late-application"], "said": []}, []),
    ({"do": "gap", "edition": "2025", "base": 1_000_123, "spend": {"2025-09": 1_310_123, "2025-10": 1_371_777}, "received": {"2025-09": 0, "2025-10": 101_711}}, []),
    ({"do": "what_if", **PERSON, "base": {"low": 5, "high": 6}}, []),
    ({"do": "inverse", "edition": "2025", "base": 1, "received": {"2025-09": 5}}, []),
    ({"do": "what_if", **PERSON, "change": {"base": 5}}, []),
    ({"do": "clawback", **PERSON, "cancelled": [{"month": "2025-09", "amount": 5}]}, []),
    ({"do": "clawback", **PERSON, "cancelled": [{"month": "2025-09", "amount": 5}], "notice": 5}, []),
    ({"do": "clock", "edition": "2025", "today": "2026-11-26", "applied_on": "2025-12-20"}, []),
    ({"do": "compare", "base": 5, "spend": 7}, []),
    ({"do": "myths", **{key: PERSON[key] for key in ("base", "spend")}}, []),
    ({"do": "diagnosis", "flow": FLOW, "answers": {}}, []),
    ({"do": "diagnosis", "flow": FLOW, "answers": {**GIVEN, "where": "shop"}, "today": "2026-11-26",
      "values": {"month": "2025-09", "base": 1_000_000, "spend": 1_300_000, "received": 5}}, []),
    ({"do": "read", "text": "2024년 월평균 1,350,000원, 10월분 페이백 42,000원. 카드번호를 입력하세요 http://a.top 3월 1일까지",
      "case": {"base": 1_300_000, "spend": {"2025-10": 1_750_000}}}, []),
    ({"do": "read", "text": "10월분 페이백 60,000원을 환수합니다. 2026년 3월 1일까지. 2024년 월평균 1,300,000원",
      "case": {"base": 1_300_000, "spend": {"2025-10": 1_750_000}}, "lang": "en"}, []),
    ({"do": "case", "today": "2026-11-26", "begin": {"cause": "tally-lag", "answers": {"start": "less"}, "numbers": {"month": "2025-10", "base": 5}},
      "step": {"day": "2026-11-20", "office": "sme", "way": "phone"}, "reply": {"answer": "네", "outcome": "answered"}}, []),
    ({"do": "case", "today": "2026-11-26", "begin": {}, "step": {"day": "2026-11-20", "office": "sme"}}, []),
    ({"do": "statement", **NAMED}, [TABLE]),
    ({"do": "statement", **NAMED}, [csv_file([["a", "b"], ["1", "2"]])]),
    ({"do": "statement", **NAMED}, [b""]),
    ({"do": "payments", **NAMED, "month": "2025-09", "received": 50_000}, [TABLE]),
    ({"do": "evidence", "rows": [{"date": "2025-09-03", "shop": "a", "amount": 5}]}, []),
    ({"do": "refund"}, []),
]


def misfits(value: Any, hint: Any, where: str) -> list[str]:
    """Return every place of *value* that is not what *hint* says, keys too many and too few among them."""
    if isinstance(hint, TypeAliasType):
        return misfits(value, hint.__value__, where)
    if is_typeddict(hint):
        return table_misfits(value, hint, where)
    kind, inner = get_origin(hint), get_args(hint)
    if kind is Literal:
        return [] if value in inner else [f"{where}: {value!r}"]
    if kind in (Union, type(int | str)):
        tried = [misfits(value, each, where) for each in inner]
        return min(tried, key=len)
    if kind is list:
        return [miss for number, each in enumerate(value) for miss in misfits(each, inner[0], f"{where}.{number}")] if isinstance(value, list) else [where]
    if kind is tuple:
        return [] if isinstance(value, list | tuple) and len(value) == len(inner) else [where]
    if kind is dict:
        return [miss for key, each in value.items() for miss in misfits(each, inner[1], f"{where}.{key}")] if isinstance(value, dict) else [where]
    fits = value is None if hint is type(None) else isinstance(value, hint) and (hint is bool or hint is object or not isinstance(value, bool))
    return [] if fits else [f"{where}: {value!r}"]


def table_misfits(value: Any, table: Any, where: str) -> list[str]:
    """Return what does not fit of *value*, which should be a table."""
    if not isinstance(value, dict):
        return [where]
    hints = get_type_hints(table, include_extras=True)
    needed = {name for name, hint in hints.items() if get_origin(hint) is not NotRequired}
    wrong = [f"{where}.{name} ({table.__name__})" for name in (value.keys() - hints.keys()) | (needed - value.keys())]
    plain = {name: get_args(hint)[0] if get_origin(hint) is NotRequired else hint for name, hint in hints.items()}
    return wrong + [miss for name in value.keys() & hints.keys() for miss in misfits(value[name], plain[name], f"{where}.{name}")]


@pytest.mark.parametrize(("message", "files"), MESSAGES)
def test_answers_are_what_the_protocol_says(message: dict[str, Any], files: list[bytes]) -> None:
    """No field more, none less, each of its type: also where the type checker cannot see it."""
    answer = handle(message, files)
    expected = get_type_hints(protocol.Answers)[message["do"]] if answer["ok"] else protocol.Refusal
    if "files" in answer and not answer["ok"]:
        expected = protocol.StatementRefusal
    assert misfits(answer, expected, "") == []


@pytest.mark.parametrize(("message", "_"), MESSAGES[:-1])
def test_messages_are_what_the_protocol_says(message: dict[str, Any], _: list[bytes]) -> None:
    """The messages of this test are such as the scripts may send."""
    assert misfits(message, protocol.Message, "") == []


def test_misfit_would_be_seen() -> None:
    """Control: another name, another type, another word."""
    answer: Any = handle(MESSAGES[0][0])
    answer["months"][0]["growht"] = answer["months"][0].pop("growth")
    answer["total"], answer["edition"] = "5", 2025
    assert len(misfits(answer, protocol.RefundAnswer, "")) == 4


def test_every_action_has_its_types() -> None:
    """What the door knows and what the protocol knows are the same."""
    refused: Any = handle({"do": "?"})
    known = [name for name in get_type_hints(protocol.Answers) if name in refused["errors"][0]["message"]]
    assert sorted(known) == sorted(get_type_hints(protocol.Answers))
    assert len(get_args(protocol.Message.__value__)) == len(known)


def test_declaration_names_every_type() -> None:
    """TypeScript gets each table and each field; what may be left out may be there as well."""
    text = protocol_types.declaration()
    for name, value in vars(protocol).items():
        if is_typeddict(value):
            assert f"interface {name} {{" in text
            assert all(f"    {field}: " in text or f"    {field}?: " in text for field in value.__annotations__)
    assert "    received?: Record<string, Amount> | null;" in text
    assert '    fit: "exact" | "possible" | "untested" | "ruled_out";' in text


def test_nothing_imports_it_at_run_time() -> None:
    """A browser does not load it; the build leaves it out."""
    code = "import sys, calculator.app, calculator.diagnosis.answer, calculator.statement.door; print('calculator.protocol' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
