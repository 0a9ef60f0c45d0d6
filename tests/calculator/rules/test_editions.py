"""An edition is a file: two that never were, dropped among the data, are known to every action and to the form."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from calculator.rules.loader import current, edition, editions
from calculator.text.language import LANGUAGES
from tests.editions import FICTITIOUS, fictitious
from tests.questionnaire import FLOW, GIVEN
from tests.statements import check, csv_file
from tests.strategies import stable

pytestmark = pytest.mark.host

SPENT = 1_400_000
TODAY = "2028-04-01"
IDS = sorted([*FICTITIOUS, "2025", "2021"], reverse=True)


@pytest.fixture(scope="module", autouse=True)
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data with the fictitious editions in it."""
    with fictitious(tmp_path_factory.mktemp("editions") / "data") as folder:
        yield folder


def person(key: str) -> dict[str, Any]:
    """Return someone who spent more than the average in every month of the edition *key*."""
    return {"edition": key, "base": 1_000_000, "spend": dict.fromkeys(edition(key).months, SPENT)}


def messages(key: str) -> Iterator[dict[str, Any]]:
    """Yield a good message for every action, about the edition *key*."""
    rules = edition(key)
    first, last = rules.months[0], rules.months[-1]
    someone, received = person(key), dict.fromkeys(rules.months, 0)
    until = rules.application.until.isoformat()
    yield {"do": "refund", **someone}
    yield {"do": "refund", **someone, "base": dict.fromkeys(rules.base.months, 1_000_000), "applied_on": until}
    yield {"do": "refund", **someone, "base": None}
    yield {"do": "gap", **someone, "received": received, "today": TODAY}
    yield {"do": "gap", **someone, "received": received | {first: 1_234}, "applied_on": until}
    yield {"do": "gap", **someone, "expected": received | {last: 90_000}, "base_months": dict.fromkeys(rules.base.months, 1_100_000)}
    yield {"do": "gap", **someone, "base": dict.fromkeys(rules.base.months[:2], 900_000), "received": received | {last: 999}}
    yield {"do": "inverse", "edition": key, "base": 1_000_000, "received": {first: rules.rules[first].cap.won, last: 1}}
    yield {"do": "what_if", **someone, "change": {"spend": {first: 0}, "applied_on": until}}
    yield {"do": "clawback", **someone, "cancelled": [{"month": last, "amount": 300_000}]}
    yield {"do": "clock", "edition": key, "today": TODAY, "applied_on": until}
    yield {"do": "compare", "base": 1_000_000, "spend": SPENT}
    yield {"do": "myths", "base": 1_000_000, "spend": {"2025-09": SPENT}}
    for answers in (GIVEN, {**GIVEN, "where": "shop"}):
        yield {"do": "diagnosis", "flow": FLOW | {"edition": key}, "answers": answers, "today": TODAY,
               "values": {"month": last, "base": 1_000_000, "spend": SPENT, "received": 0, "applied_on": until}}


def test_editions_are_known_and_the_site_stays_about_its_own():
    """The newest first; a file that does not say so does not become the current one."""
    assert list(editions()) == IDS
    assert current().id == "2025"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", IDS)
def test_every_action_answers(key, lang):
    """In both languages, although nothing of these editions is written in English."""
    for message in messages(key):
        answer = handle({**message, "lang": lang})
        assert answer["ok"], (message, answer)
        assert json.loads(json.dumps(answer)) == json.loads(json.dumps(answer, default=str))


@pytest.mark.parametrize(("key", "amounts"), [
    ("2027", [50_000, 50_000, 50_000]),  # 15 % of 400,000, above the cap
    ("2028", [35_000, 17_500]),  # 10 % and 5 % of 1,400,000 − 1,050,000
])
def test_refund_follows_the_file(key, amounts):
    """Rate, threshold, cap and the rate of each month are those of the file."""
    assert [month["amount"] for month in handle({"do": "refund", **person(key)})["months"]] == amounts


def test_rules_stand_side_by_side():
    """Each edition has its column; what changes from month to month is said by month."""
    rules = {rule["id"]: rule["values"] for rule in handle({"do": "compare"})["rules"]}
    assert list(rules["name"]) == IDS
    assert (rules["rate"]["2027"], rules["threshold"]["2028"]) == ("15%", "105%")
    assert rules["rate"]["2028"] == "2028년 1월 10%, 2028년 2월 5%"
    assert (rules["valid"]["2027"], rules["valid"]["2028"]) == ("받은 날부터 3년", "2029년 2월 28일까지")


def test_calendar_knows_fixed_and_counted_last_days():
    """Of money paid on a leap day, too."""
    last = {key: handle({"do": "clock", "edition": key, "today": TODAY})["months"][0]["valid_until"] for key in FICTITIOUS}
    assert last == {"2027": "2030-04-15", "2028": "2029-02-28"}


def test_causes_are_those_that_the_edition_has_room_for():
    """No prize without a lottery, no voucher app for a cashback; what 2025 has is not added to by another edition."""
    for key, (there, absent) in {
        "2027": ({"below-base", "history-window", "late-application"}, {"lottery-money", "december-first", "rule-of-2021", "december-cap"}),
        "2028": ({"below-base", "late-application"}, {"history-window", "membership-unfinished", "wrong-base-autumn"}),
    }.items():
        found = handle({"do": "gap", **person(key), "received": dict.fromkeys(edition(key).months, 0)})["causes"]
        ids = {cause["id"] for cause in found}
        assert there <= ids and not absent & ids
    for lang in LANGUAGES:
        found = handle({"do": "gap", **person("2027"), "received": {"2027-03": 0}, "lang": lang})
        asked = json.dumps([[cause["question"], cause["against"]] for cause in found["causes"]], ensure_ascii=False)
        assert "2026년 월평균" in asked and not re.search("2024|2025", asked)
    texts = json.dumps(handle({"do": "gap", **person("2025"), "expected": {"2025-09": 31_000}}), ensure_ascii=False)
    assert "상상" not in texts


def test_statement_is_judged_by_the_list_that_the_edition_names():
    """2027 counts what 2025 counted; where nobody wrote down what counted, that is said."""
    file = csv_file([["이용일", "가맹점명", "승인금액"], ["2027.03.05", "동네식당", "50,000"], ["2027.03.06", "쿠팡", "30,000"]])
    answer = check(file, edition="2027")
    assert answer["ok"] and answer["months"]["2027-03"]
    refused = check(file, edition="2028")
    assert not refused["ok"] and "2027, 2025" in refused["errors"][0]["message"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_form_offers_them(lang):
    """The fields of the page are those of the files, each month with its label, and nothing of another language's template is lacking."""
    from content.macros.macros import Macros

    from calculator.text.language import using_language

    with using_language(lang):
        page = "".join(map(Macros("calculator.md").fields, ("edition_choice", "base_of_editions", "base_fields", "month_fields")))
        months = {f"{kind}.{month}" for key in IDS for kind, group in (
            ("spend", edition(key).months), ("received", edition(key).months), ("base", edition(key).base.months)) for month in group}
    assert set(re.findall(r'name="(\w+\.[\d-]+)"', page)) == months
    assert len(re.findall(r"<label for", page)) == len(months)
    assert re.findall(r'value="(\d+)"( checked)?', page) == [("2025", " checked"), ("2028", ""), ("2027", ""), ("2021", "")]
    assert {"ko": "2027년 3월에 쓴 금액", "en": "Spent in March 2027"}[lang] in page


class Fields(HTMLParser):
    """The named fields of a page, each with the fieldsets and forms that are open around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[tuple[str, str]]] = {}
        self.open: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        held = dict(attributes)
        if tag in ("form", "fieldset"):
            self.open.append((tag, held.get("data-when") or held.get("id") or ""))
        elif tag == "input":
            self.found.setdefault(held["name"] or "", []).extend(self.open)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("form", "fieldset"):
            assert self.open.pop()[0] == tag


def test_page_is_built_with_them(tmp_path):
    """MkDocs makes of docs/calculator.md one form, in which each month of each edition has its own fieldset, in both languages."""
    from content import DOCS
    from content.checks.check import read_all

    for name in ("calculator.md", "en/calculator.md", "sources.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(DOCS / name, tmp_path / name)
    for name in ("index.md", "en/index.md"):
        (tmp_path / name).write_text("# 처음\n", "utf-8")
    files = read_all({"docs_dir": str(tmp_path), "nav": None})
    for name in ("calculator.md", "en/calculator.md"):
        page = files.get_file_from_path(name).page
        found = Fields(page.content).found
        for key in IDS:
            for month in edition(key).months:
                assert found[f"spend.{month}"] == found[f"received.{month}"] == [
                    ("form", "calculator"), ("fieldset", f"edition={key} month-{key}={month}|all")]
            for month in edition(key).base.months:
                assert found[f"base.{month}"] == [("form", "calculator"), ("fieldset", f"edition={key} known=months")]
        assert "{{" not in page.content and "2028" in page.content


SCRAPS = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 2_000_000_000) | st.floats() | st.sampled_from(
        ["", "2027-03-05", "9999-12-20", "0001-01-01", "2028-02-29", "2027-03", "2028-02", "2025-09", "2026-03", "1999", "x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["2027-03", "2028-02", "2025-09", "2025-12", "2026-03", "low", "high", "month", "amount", "bill", "x"]), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["edition", "base", "spend", "received", "applied_on", "today", "expected", "excluded", "family_card", "other_cards", "cancelled",
          "base_months", "official_base", "months_used", "lottery", "has_applied", "has_membership", "history_set", "balance_checked",
          "payment", "change", "answers", "values", "sent", "entrance", "flow"]


@pytest.mark.parametrize("name", IDS)
@stable
@given(data=st.data())
def test_door_never_raises(name, data):
    """Every action, every edition, wrong parts mixed in: an answer, or the fields that are wrong."""
    message = data.draw(st.sampled_from(list(messages(name))))
    wrong = data.draw(st.dictionaries(st.sampled_from(FIELDS), SCRAPS, max_size=3))
    known = set(message) | {"applied_on", "today", "cancelled", "expected"}
    lang = data.draw(st.sampled_from(LANGUAGES))
    answer = handle({**message, **{key: value for key, value in wrong.items() if key in known}, "lang": lang})
    assert answer["ok"] or all(error["message"] for error in answer["errors"])
    json.dumps(answer)


@pytest.mark.parametrize("message", [
    {"do": "clawback", "edition": "2025", "base": 1, "spend": {}, "cancelled": [{"month": "2025-09", "amount": 1}]},
    {"do": "gap", "edition": "2025", "base": 1, "spend": {}, "received": {"2025-09": 0}, "cancelled": [{"month": "2030-09", "amount": 1}]},
    {"do": "diagnosis", "flow": FLOW, "answers": GIVEN, "today": "9999-12-20"},
    {"do": "gap", "edition": "2025", "base": 1, "spend": {"2025-09": 1}, "received": {"2025-09": 0}, "today": "0001-01-05"},
])
def test_once_raised(message):
    """Messages that ended in a traceback once are refused with the field to mend."""
    assert not handle(message)["ok"]
