"""The door holds against anything: every action answers, and a bad field is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from tests.strategies import stable

MONTHS = ["2025-09", "2025-12", "2021-10", "2024-03", "2024-09", "x"]
SCRAPS = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 2_000_000) | st.floats() | st.sampled_from(["", "2025-10-20", "2025", *MONTHS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*MONTHS, "low", "high", "month", "amount", "bill"]),
                                                               inner, max_size=3),
    max_leaves=6,
)
GOOD = {
    "refund": {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}},
    "gap": {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}, "received": {"2025-09": 0}},
    "inverse": {"edition": "2025", "received": {"2025-09": 18_000}},
    "what_if": {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}},
    "clawback": {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}, "cancelled": []},
    "clock": {"edition": "2025", "today": "2026-11-22"},
    "compare": {},
    "read": {"text": "10월분 페이백 60,000원이 지급되었습니다."},
    "case": {"today": "2026-11-26", "begin": {}},
    "myths": {},
}
FIELDS = ["edition", "base", "spend", "received", "applied_on", "today", "expected", "excluded", "family_card", "other_cards",
          "cancelled", "base_months", "official_base", "months_used", "lottery", "has_applied", "has_membership", "history_set",
          "balance_checked", "payment", "change", "text", "case", "file", "begin", "numbers", "step", "reply"]


@pytest.mark.parametrize("action", GOOD)
def test_good_message_is_accepted(action):
    """The control: the message that the test below spoils; answers are plain JSON."""
    answer = handle({"do": action, **GOOD[action]})
    assert answer["ok"], answer
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("action", GOOD)
@stable
@given(st.dictionaries(st.sampled_from(FIELDS), SCRAPS, max_size=3))
def test_nothing_raises(action, scraps):
    """Whatever the fields hold, the answer is an answer or names fields with a Korean sentence."""
    answer = handle({"do": action, **GOOD[action], **scraps})
    assert json.dumps(answer)
    assert answer["ok"] or all(error["field"] and any("가" <= letter <= "힣" for letter in error["message"])
                               for error in answer["errors"])
