"""What the calculator asks below its answer: each question has its fields, and what is answered settles or is taken back."""

import pytest
from playwright.sync_api import Page, expect

from calculator.rules.loader import edition
from tests.site.calculator.using import compute, type_months

pytestmark = pytest.mark.profile("lasting")


def test_answer_settles_and_is_taken_back(calculator: Page) -> None:
    """The question below the verdict has its field; the answer changes the verdict at once, and one press takes it back."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    expect(gap.get_by_role("heading")).to_have_text("이유가 여러 가지일 수 있어요")
    field = gap.get_by_label("키오스크 결제를 더하면")
    field.fill("많이")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("alert")).to_contain_text("숫자로")
    field.fill("9만")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("heading")).to_have_text("금액이 다른 이유를 찾았어요")
    gap.get_by_role("button", name="마지막 답 되돌리기").click()
    expect(gap.get_by_role("heading")).to_have_text("이유가 여러 가지일 수 있어요")
    gap.get_by_role("button", name="모름").click()
    expect(gap.get_by_label("키오스크 결제를 더하면")).to_have_count(0)
    expect(gap.locator(".tool-question")).to_be_visible()


def test_impossible_answer_is_taken_back_with_a_word(calculator: Page) -> None:
    """More excluded than spent: the answer is not kept, and what is wrong with it is said."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    gap.get_by_label("키오스크 결제를 더하면").fill("900만")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("alert")).to_contain_text("1,300,000원보다 많아요")
    expect(gap.get_by_role("button", name="마지막 답 되돌리기")).to_have_count(0)


FACTS = {"balance_checked": "앱의 잔액을 모두 보았나요?", "payment": "가게에서 낸 금액과 잔액은 얼마였나요?", "base_months": "달마다 쓴 금액을 적어 주세요."}


def asking(page: Page, asked: dict[str, str]) -> None:
    """Have the engine ask for the facts of *asked* alone, one after the other, each with its words, and note what it is sent."""
    page.evaluate("""(asked) => {
      const { engine } = globalThis.tab;
      const call = engine.call.bind(engine);
      globalThis.sent = [];
      engine.call = async (message, options) => {
        if (message.do !== "gap") return call(message, options);
        globalThis.sent.push(message);
        const answer = await call(message, options);
        return { ...answer, verdict: "within", settle: [{ facts: Object.keys(asked), where: Object.values(asked), leaves: "" }] };
      };
    }""", asked)


@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_has_its_own_fields(calculator: Page, fact: str) -> None:
    """Yes, no or not known; two amounts; a box for every month of the average. What is answered goes to the engine, and is undone."""
    asking(calculator, {fact: FACTS[fact]})
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    question = calculator.locator("#calculator-gap .tool-question")
    expect(question).to_contain_text(FACTS[fact])
    if fact == "balance_checked":
        question.get_by_role("button", name="아니요").click()
        wanted: object = False
    elif fact == "payment":
        question.get_by_role("button", name="답하기").click()
        expect(question.get_by_role("alert")).to_contain_text("숫자로")
        question.get_by_label("가게에서 낸 금액").fill("5만")
        question.get_by_label("잔액").fill("42,000")
        question.get_by_role("button", name="답하기").click()
        wanted = {"bill": 50_000, "balance": 42_000}
    else:
        assert question.locator("input").count() == len(edition("2025").base.months)
        question.get_by_label("2024년 9월").fill("110만")
        question.get_by_role("button", name="답하기").click()
        wanted = {"2024-09": 1_100_000}
    undo = calculator.locator("#calculator-gap").get_by_role("button", name="마지막 답 되돌리기")
    expect(undo).to_be_visible()
    assert calculator.evaluate("sent.at(-1)")[fact] == wanted
    undo.click()
    expect(question).to_be_visible()
    assert fact not in calculator.evaluate("sent.at(-1)")


def test_answer_goes_to_the_question_that_is_asked(calculator: Page) -> None:
    """Two questions in a row with a field each: the second answer does not go to the first one."""
    asking(calculator, {"base": "월평균은 얼마인가요?", "spend.2025-09": "9월에 쓴 금액은 얼마인가요?"})
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    question = calculator.locator("#calculator-gap .tool-question")
    for label, answer in {"월평균은 얼마인가요?": "90만", "9월에 쓴 금액은 얼마인가요?": "120만"}.items():
        question.get_by_label(label).fill(answer)
        question.get_by_role("button", name="답하기").click()
    expect(question).to_have_count(0)
    sent = calculator.evaluate("sent.at(-1)")
    assert sent["base"] == 900_000
    assert sent["spend"] == {"2025-09": 1_200_000}
