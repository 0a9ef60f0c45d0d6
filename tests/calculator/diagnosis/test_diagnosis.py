"""The questionnaire's engine: answers in, a question or a result out."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.data.sentences import sentence
from calculator.gap.causes import FINDERS
from calculator.rules.facts import contacts
from tests.questionnaire import FLOW, GIVEN, ask, result
from tests.strategies import stable

RECKONED_BY_2021 = {"month": "2025-09", "base": 1_000_000, "spend": 1_300_000, "received": 27_000}


def test_first_question_comes_without_answers():
    answer = ask({})
    assert (answer["question"]["id"], answer["left"], answer["result"]) == ("start", {"least": 1, "most": 3}, None)


def test_an_answer_leads_on():
    assert ask({"start": "amount"})["question"]["id"] == "amounts"
    assert [option["id"] for option in ask({"start": "unknown"})["question"]["options"]] == ["shop", "online", "unknown"]


def test_changing_an_answer_keeps_the_others_that_still_apply():
    """The answer to the last question stays when the first is changed to another way to it."""
    assert result({"start": "unknown", "amounts": "unknown", "where": "online"})["cause"] == "excluded-spending"
    assert result({"start": "amount", "amounts": "unknown", "where": "online"})["cause"] == "excluded-spending"
    assert ask({"start": "text", "where": "online"})["steps"] == [
        {"id": "start", "title": "질문", "answer": "text", "text": "답 text", "typed": []}]


@pytest.mark.parametrize("stale", ["gone", "", None, 3, ["amount"], {"a": 1}])
def test_a_stale_answer_asks_its_question_again(stale):
    assert ask({"start": stale, "where": "shop"})["question"]["id"] == "start"


def test_an_entrance_answers_the_first_question():
    assert ask({}, entrance="where")["question"]["id"] == "where"
    assert ask({}, entrance="nowhere")["question"]["id"] == "start"
    assert ask({"start": "amount"}, entrance="where")["question"]["id"] == "amounts", "answers come first"


def test_nothing_chosen_is_refused_with_the_question_as_field():
    assert [error["field"] for error in ask({}, sent="start")["errors"]] == ["start"]
    assert ask({"start": "amount"}, sent="start")["ok"]


def test_nothing_typed_is_refused_with_the_first_field():
    assert [error["field"] for error in ask(GIVEN, {}, sent="amounts")["errors"]] == ["month"]
    assert ask(GIVEN, {"base": 1}, sent="amounts")["ok"]
    assert ask({"start": "amount", "amounts": "unknown"}, {}, sent="amounts")["ok"]


def test_a_link_without_the_numbers_still_reaches_its_place():
    """A reopened link holds the choice that numbers were given, and not the numbers."""
    assert result({**GIVEN, "where": "shop"})["cause"] == "below-base"


@pytest.mark.parametrize(("values", "field"), [
    ({"base": "백만"}, "base"), ({"month": "2024-01"}, "month"), ({"spend": -1}, "spend"), ({"received": 1.5}, "received"),
])
def test_unusable_values_name_their_field(values, field):
    assert [error["field"] for error in ask(GIVEN, values)["errors"]] == [field]


def test_values_off_the_way_do_not_count():
    """What was typed before an answer was changed is passed over, usable or not."""
    assert ask({"start": "unknown"}, {"base": "백만"})["ok"]
    assert result({"start": "amount", "amounts": "unknown", "where": "shop"}, RECKONED_BY_2021)["figures"] == []


def test_numbers_outrank_only_an_answer_that_they_refute():
    """Below the average nothing is due: no payment online need explain it. Where it may be true, the answer stands first."""
    below = {"month": "2025-09", "base": 1_000_000, "spend": 900_000, "received": 0}
    found = result({**GIVEN, "where": "online"}, below)
    assert (found["cause"], found["ground"]) == ("below-base", sentence("ground", "numbers"))
    stands = result({**GIVEN, "where": "online"}, RECKONED_BY_2021)
    assert (stands["cause"], stands["ground"]) == ("excluded-spending", sentence("ground", "answers"))
    assert "rule-of-2021" not in [other["id"] for other in stands["others"]], "another year's rule explains no money that was paid"


def test_numbers_that_fit_another_cause_to_the_won_stand_beside_the_answer():
    """10,000 is what was announced for December's first applicants: a coincidence as long as the answer may be true."""
    flow = copy.deepcopy(FLOW)
    flow["causes"]["december-first"] = {**flow["causes"]["below-base"], "title": "12월"}
    values = {"month": "2025-09", "base": 1_000_123, "spend": 1_300_456, "received": 10_000}
    found = result({**GIVEN, "where": "online"}, values, flow=flow)
    assert (found["cause"], found["ground"]) == ("excluded-spending", sentence("ground", "answers"))
    assert found["others"][0]["id"] == "december-first"


def test_everything_denied_leaves_an_objection():
    """Money is missing and the answers rule out every cause: whom to ask, with which words, and the letter."""
    flow = copy.deepcopy(FLOW)
    flow["questions"]["where"]["options"][0]["denies"] = [*FINDERS]
    found = result({**GIVEN, "where": "shop"}, {"month": "2025-09", "base": 1_000_000, "spend": 1_300_000, "received": 0}, flow=flow)
    assert (found["cause"], found["title"], found["others"]) == (None, "규칙으로는 설명되지 않아요", [])
    assert "60,000원이 나와야 해요" in found["summary"][0]
    assert contacts()["sme"].phone in found["actions"][0] and "2025년 9월분의 2024년 월평균" in " ".join(found["calls"][0]["script"]["lines"])
    assert "이의신청" in found["letters"][0]["title"]
    assert any("60,000원" in line for line in found["calls"][0]["script"]["lines"])


def test_what_goes_back_is_told_first():
    """A notice of 20,000 after a cancellation of 100,000: the amounts before and after, and the notice beside it."""
    flow = copy.deepcopy(FLOW)
    flow["questions"]["amounts"]["fields"] += [{"id": key, "label": "", "hint": ""} for key in ("cancelled", "notice")]
    values = {"month": "2025-10", "base": 1_000_000, "spend": 1_300_000, "cancelled": 100_000, "received": 60_000, "notice": 20_000}
    found = result({**GIVEN, "where": "online"}, values, flow=flow)
    assert (found["cause"], found["summary"][0].split(" 계산")[0]) == ("excluded-spending", "돌려줄 금액은 20,000원으로")
    assert "60,000원에서 40,000원으로 줄어서" in found["numbers"][0] and "계산과 같아요" in found["numbers"][1]
    assert ("돌려줄 금액(계산)", "20,000원") in found["figures"] and ("안내에 적힌 금액", "20,000원") in found["figures"]
    assert "환수 금액" in next(letter["title"] for letter in found["letters"] if letter["id"] == "petition")
    assert result({**GIVEN, "where": "online"}, values | {"notice": 50_000}, flow=flow)["numbers"][1].startswith("안내에 적힌 50,000원은 계산한 금액보다 30,000원 많아요")


def test_an_exact_fit_that_the_answers_led_to_says_so():
    found = result({**GIVEN, "where": "shop"}, {"month": "2025-09", "base": 1_000_000, "spend": 900_000, "received": 0})
    assert found["cause"] == "below-base"
    assert "같은 이유를 가리켜요" in found["ground"]


def test_what_the_numbers_rule_out_is_not_named():
    """Spending above the average rules out that it was below."""
    found = result({**GIVEN, "where": "shop"}, {"month": "2025-09", "base": 1_000_000, "spend": 1_500_000, "received": 0})
    assert found["cause"] == "excluded-spending"
    assert "below-base" not in [other["id"] for other in found["others"]]


def test_an_exact_fit_is_found_where_the_answers_lead_to_nothing():
    flow = copy.deepcopy(FLOW)
    flow["questions"]["where"]["options"][0] |= {"goal": "end", "to": "none"}
    found = result({**GIVEN, "where": "shop"}, {"month": "2025-09", "base": 1_000_000, "spend": 900_000, "received": 0}, flow=flow)
    assert found["cause"] == "below-base"
    assert result({**GIVEN, "where": "shop"}, {}, flow=flow)["cause"] is None


@pytest.mark.parametrize("values", ["x", True, [1], 3])
def test_amounts_that_are_no_table_are_refused(values):
    assert [error["field"] for error in ask(GIVEN, values)["errors"]] == ["values"]


def test_a_day_at_the_end_of_time_is_refused():
    assert [error["field"] for error in ask({"start": "text"}, today="9999-12-20")["errors"]] == ["today"]


def test_others_are_at_most_two_with_what_tells_them_apart():
    found = result({"start": "unknown", "where": "shop"})
    assert [(other["id"], other["tell"]) for other in found["others"]] == [
        ("excluded-spending", "이런 경우라면 이 이유일 수 있어요: excluded-spending의 모습")]


def test_none_of_these_collects_what_was_said():
    found = result({"start": "other"})
    assert (found["cause"], found["title"], found["calls"][0]["phone"]) == (None, "원인 none", contacts()["sme"].phone)
    assert [step["text"] for step in ask({"start": "other"})["steps"]] == ["답 other"]


def test_what_to_say_names_the_month_in_question():
    """The page of a cause leaves a blank for it; without a month it stays one. Said where the data has no call for the office."""
    flow = copy.deepcopy(FLOW)
    flow["causes"]["below-base"]["calls"][0] |= {"contact": "fss", "words": "2025년 ○월분을 알고 싶어요."}
    answers = {**GIVEN, "where": "shop"}
    for values, words in (({"month": "2025-12"}, "2025년 12월분을 알고 싶어요."), ({"base": 1}, "2025년 ○월분을 알고 싶어요.")):
        assert result(answers, values, flow=flow)["calls"][0]["words"] == words


def test_an_answer_can_name_the_part_of_the_page_whose_actions_apply():
    assert result({"start": "text"})["actions"] == ["바로 할 일"]
    assert result({"start": "text"})["checks"] == [], "what is urgent comes first"
    assert result({"start": "unknown", "where": "shop"})["actions"] == ["below-base의 할 일"]
    assert result({"start": "unknown", "where": "shop"})["checks"] == ["확인"]


def test_contacts_come_from_the_data_and_say_how_sure_the_hours_are():
    flow = copy.deepcopy(FLOW)
    flow["causes"]["below-base"]["calls"][0]["contact"] = "hanacard"
    call = result({"start": "unknown", "where": "shop"}, flow=flow)["calls"][0]
    told, sure = contacts()["hanacard"], contacts()["kisa"]
    assert told.hours_confidence != "high" == sure.hours_confidence
    assert call["phone"] == told.phone
    assert call["hours"] == f"상담 {told.hours}(확인 필요) · {told.always}"
    assert result({"start": "text"})["calls"][0]["hours"] == sure.hours


def test_numbers_that_contradict_each_other_do_not_stop_the_result():
    """More was cancelled than spent: the result comes without numbers and says why."""
    flow = copy.deepcopy(FLOW)
    flow["questions"]["amounts"]["fields"].append({"id": "cancelled", "label": "", "hint": ""})
    values = {"month": "2025-09", "base": 1, "spend": 10, "received": 0, "cancelled": 20}
    found = result({**GIVEN, "where": "shop"}, values, flow=flow)
    assert found["cause"] == "below-base"
    assert "10원보다 많아요" in found["ground"]


def test_assumed_values_count_only_where_the_question_was_answered():
    flow = copy.deepcopy(FLOW)
    flow["questions"]["amounts"] |= {"fields": [{"id": "month", "label": "", "hint": ""}], "assumed": {"received": 0}}
    labels = [label for label, _ in result({**GIVEN, "where": "shop"}, {"month": "2025-09"}, flow=flow)["figures"]]
    assert "받은 금액" in labels
    unknown = {"start": "amount", "amounts": "unknown", "where": "shop"}
    assert result(unknown, {"month": "2025-09"}, flow=flow)["figures"] == []


def _broken(change: Any) -> dict[str, Any]:
    flow = copy.deepcopy(FLOW)
    change(flow)
    return flow


@pytest.mark.parametrize("flow", [
    None, 3, [], {}, {"first": "start"}, FLOW | {"edition": "1999"},
    _broken(lambda flow: flow.update(first="gone")),
    _broken(lambda flow: flow["questions"]["where"].update(options=[])),
    _broken(lambda flow: flow["questions"]["where"]["options"][0].update(to="gone")),
    _broken(lambda flow: flow["questions"]["where"]["options"][0].update(goal="question", to="start")),
    _broken(lambda flow: flow["questions"]["where"]["options"][0].update(section="gone")),
    _broken(lambda flow: flow["questions"]["amounts"]["fields"][0].update(id="card-number")),
    _broken(lambda flow: flow["causes"]["below-base"].update(title=3)),
    _broken(lambda flow: flow["causes"]["below-base"].update(signs=[])),
    _broken(lambda flow: flow["causes"]["below-base"].update(sources=["gone"])),
    _broken(lambda flow: flow["causes"]["below-base"]["calls"][0].update(contact="gone")),
], ids=lambda flow: "")
def test_a_broken_questionnaire_is_refused_in_words(flow):
    answer = ask({"start": "unknown", "where": "online"}, flow=flow)
    assert answer["ok"] is False
    assert answer["errors"][0]["field"] == "flow"


_ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                         lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
_IDS = st.sampled_from(["start", "amounts", "where", "amount", "given", "unknown", "shop", "month", "base"])


@stable
@given(answers=st.dictionaries(_IDS, _IDS | _ANYTHING) | _ANYTHING, values=st.dictionaries(_IDS, _ANYTHING) | _ANYTHING,
       sent=_IDS | _ANYTHING, entrance=_IDS | _ANYTHING, today=_ANYTHING)
def test_no_message_breaks_the_engine(answers, values, sent, entrance, today):
    answer = ask(answers, values, sent=sent, entrance=entrance, today=today)
    assert answer["ok"] in (True, False)
