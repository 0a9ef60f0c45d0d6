"""What the calculator answers: amounts and their working, the difference and its reasons, and where it all stands on the screen."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from calculator.rules.loader import edition
from tests.published import examples
from tests.site.calculator.using import PHONE, bottom, choose_month, compute, opened, result, type_months, unfold
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

# What each line of the words in the answer begins with, as it stands on the screen.
BEGINNINGS = """
() => [...document.querySelectorAll(".tool-answer :is(p, li, dd)")].flatMap((block) => {
  const found = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let above = null, node; (node = walker.nextNode());) {
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top, width } = range.getBoundingClientRect();
      if (!width) continue;
      if (above === null || top > above + 5) found.push(node.data[at]);
      above = top;
    }
  }
  return found;
})
"""
FILLED = """
() => [...document.querySelectorAll(".md-content .md-button")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)").length
"""


def test_example_with_steps_and_sources(calculator: Page) -> None:
    """Amounts as people type them give the refund, its working, its sources and its day."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "1,300,000")
    unfold(calculator)
    calculator.fill("#applied_on", "2025-09-20")
    compute(calculator)
    expect(result(calculator)).to_contain_text("60,000원")
    expect(calculator.locator(".tool-table tbody tr")).to_contain_text("2025년 10월 15일")
    calculator.get_by_text("계산 과정과 출처 보기").click()
    expect(calculator.get_by_text("300,000원의 20%는 60,000원이에요.")).to_be_visible()
    expect(calculator.locator(".tool-working a.tool-source")).to_have_count(5)
    expect(calculator.locator("svg.tool-picture text").filter(has_text="1,300,000원")).to_be_visible()


@pytest.mark.parametrize("kind", ["2025", "2021"])
def test_published_examples(calculator: Page, kind: str) -> None:
    """What public sources printed comes out to the won on the page, typed over one another."""
    chosen = [example for example in examples() if example.message["edition"] == kind]
    assert chosen
    unfold(calculator)
    calculator.check(f"input[name=edition][value='{kind}']")
    choose_month(calculator, "all")
    for example in chosen:
        calculator.fill("#base", str(example.message["base"]))
        for month in edition(kind).months:
            calculator.fill(f"#spend-{month}", str(example.message["spend"].get(month, "")))
        result(calculator).evaluate_all("all => all.forEach((each) => { each.textContent = ''; })")  # that of the one before
        compute(calculator)
        expect(result(calculator)).to_contain_text(re.compile(rf"(?:^| ){sum(example.amounts.values()):,}원이"))


@pytest.mark.profile("new")
def test_total_is_said_once(page: Page, root_site: Site) -> None:
    """By the heading that takes the focus; while a reader types on, when the typing rests, and nothing in between."""
    page.clock.install()
    calculator = opened(page, root_site)
    calculator.locator("[data-example]").click()
    heading = calculator.get_by_role("heading", name="계산 결과")
    expect(heading).to_be_focused()
    expect(heading).to_have_accessible_description("세 달을 모두 더하면 160,000원이 맞아요.")
    said = calculator.locator(".tool-sides > [role=status].visually-hidden")
    page.clock.pause_at(datetime.now() + timedelta(days=1))
    for won in ("1,310,000", "1,320,000", "1,330,000"):
        calculator.fill("#spend-2025-09", won)
        page.clock.run_for(300)
        expect(result(calculator)).to_contain_text(f"{(int(won.replace(',', '')) - 1_000_000) // 5 + 100_000:,}원")
        expect(said).to_have_text("")
    page.clock.run_for(1000)
    expect(said).to_have_text("세 달을 모두 더하면 166,000원이 맞아요.")


def test_result_follows_what_is_typed(calculator: Page) -> None:
    """After a first result the next ones come without the button; a half-typed field says that the result is old."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    calculator.fill("#spend-2025-10", "110만")
    expect(result(calculator)).to_contain_text("80,000원")
    calculator.fill("#spend-2025-10", "110만ㅇ")
    expect(calculator.locator("#calculator-old")).to_be_visible()
    calculator.fill("#spend-2025-10", "120만")
    expect(result(calculator)).to_contain_text("100,000원")
    expect(calculator.locator("#calculator-old")).to_be_hidden()


def test_unknown_base_gives_a_range(calculator: Page) -> None:
    """“몰라요” is an answer like the others."""
    unfold(calculator)
    calculator.get_by_label("몰라요").check()
    choose_month(calculator, "2025-12")
    calculator.fill("#spend-2025-12", "100,000")
    compute(calculator)
    expect(result(calculator)).to_contain_text("0원~20,000원")


def test_received_shows_the_difference(calculator: Page) -> None:
    """What came is set against what the rules give, in words: of one month once, of several month by month too."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "5만")
    compute(calculator)
    expect(calculator.locator("dd[data-column=difference]")).to_have_text("10,000원 적음")
    expect(calculator.locator("td[data-label=차이]")).to_have_count(0)
    choose_month(calculator, "all")
    calculator.fill("#spend-2025-10", "150만")
    calculator.fill("#received-2025-10", "10만")
    expect(calculator.locator("td[data-label=차이]")).to_have_text(["10,000원 적음", "차이 없음"])
    expect(calculator.locator("dd[data-column=received]")).to_have_text("150,000원")
    expect(calculator.locator("dd[data-column=difference]")).to_have_text("10,000원 적음")


def test_gap_names_the_cause_that_fits(calculator: Page) -> None:
    """A late application explains a month without money; the cause leads to the page that says what to do."""
    calculator.fill("#base", "100만")
    unfold(calculator)
    calculator.fill("#applied_on", "2025-10-20")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "0")
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    expect(gap.get_by_role("heading", name="금액이 다른 이유")).to_be_visible()
    expect(calculator.locator(".tool-cause").first).to_contain_text("숫자가 꼭 맞아요")
    gap.get_by_role("link", name="무엇을 하면 되는지 보기").click()
    expect(calculator).to_have_url(re.compile(r"/causes/late-application/$"))
    expect(calculator.locator("h1")).to_be_visible()


def test_gap_is_shown_only_with_received(calculator: Page) -> None:
    """Without what was received there is nothing to explain, and the page says what would help."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    expect(calculator.locator("#calculator-reasons")).to_be_hidden()
    expect(calculator.get_by_text("왜 다른지도 찾아 드려요")).to_be_visible()
    calculator.get_by_role("link", name="받은 금액 적기").click()
    expect(calculator.locator("#received-2025-09")).to_be_focused()


@pytest.mark.parametrize(("received", "most"), [
    ({"2025-09": "42,000"}, 1500),
    ({"2025-09": "42,000", "2025-10": "6만", "2025-11": "2만", "2025-12": "0"}, 2200),
])
def test_first_screen_of_the_result(page: Page, root_site: Site, received: dict[str, str], most: int) -> None:
    """On a phone it holds the total, what came, the difference, the verdict and the one thing to do; the rest is short."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    type_months(page, received)
    compute(page)
    expect(page.get_by_role("heading", name="계산 결과")).to_be_focused()
    expect(page.locator("#calculator-reasons")).to_be_visible()
    gap = page.locator("#calculator-gap")
    first = [result(page), page.locator("dd[data-column=received]"), page.locator("dd[data-column=difference]"),
             gap.get_by_role("heading"), gap.locator(".tool-lead"), gap.locator(".md-button--primary")]
    header = bottom(page.locator(".md-header"))
    assert bottom(first[-1]) <= PHONE["height"]
    for place in first:
        expect(place).to_have_count(1)
        assert header <= bottom(place) <= PHONE["height"]
    top = page.locator("#calculator-result").bounding_box()
    assert top
    assert bottom(page.locator("#calculator-reasons")) - top["y"] <= most


def test_result_stands_beside_the_form(page: Page, root_site: Site) -> None:
    """On a wide screen, without the button, and still in view when the form is long."""
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, root_site)
    page.locator("#base").focus()
    type_months(page, {"2025-09": "42,000", "2025-10": "6만", "2025-11": "2만", "2025-12": "0"})
    expect(page.locator("dd[data-column=difference]")).to_have_text("88,000원 적음")
    field, answer = page.locator("#received-2025-12"), page.locator(".tool-answer")
    field.scroll_into_view_if_needed()
    left, right = field.bounding_box(), answer.bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"]
    assert 0 <= bottom(result(page)) <= 800


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


CHANGED_ELSEWHERE = """
([id, text]) => {
  const field = document.getElementById(id);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
"""
"""As if it had been typed just before the focus went on."""


def test_what_is_unfolded_and_in_focus_stays_while_the_result_follows(calculator: Page) -> None:
    """A reader who goes on to the answer before it has followed loses neither the place nor what was unfolded there."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    expect(calculator.get_by_role("heading", name="계산 결과")).to_be_focused()
    summary = calculator.locator("#calculator-months summary").first
    summary.click()
    steps = calculator.locator("#calculator-months details").first
    expect(steps).to_contain_text("1,300,000")
    expect(summary).to_be_focused()
    calculator.evaluate(CHANGED_ELSEWHERE, ["spend-2025-09", "131만"])
    expect(steps).to_contain_text("1,310,000")
    expect(steps).to_have_attribute("open", "")
    expect(steps).not_to_contain_text("1,300,000")
    expect(summary).to_be_focused()


def test_question_keeps_what_is_typed_in_it_while_the_result_follows(calculator: Page) -> None:
    """As long as it asks the same: its field, what stands in it, and the focus; the answer goes with the new numbers."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    expect(calculator.get_by_role("heading", name="계산 결과")).to_be_focused()
    field = calculator.locator("#calculator-gap").get_by_label("키오스크 결제를 더하면")
    field.press_sequentially("9만")
    calculator.evaluate(CHANGED_ELSEWHERE, ["spend-2025-09", "131만"])
    expect(result(calculator)).to_contain_text("62,000원")
    expect(calculator.locator("#calculator-gap")).to_contain_text("20,000원")
    expect(field).to_be_focused()
    expect(field).to_have_value("9만")
    field.press("Enter")
    expect(calculator.get_by_role("button", name="마지막 답 되돌리기")).to_be_visible()


def test_focus_is_not_lost_with_what_it_was_on(calculator: Page) -> None:
    """Where the question in focus goes, its section's heading has the focus, so that Tab goes on from there."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    expect(calculator.get_by_role("heading", name="계산 결과")).to_be_focused()
    calculator.locator("#calculator-gap").get_by_label("키오스크 결제를 더하면").focus()
    calculator.evaluate(CHANGED_ELSEWHERE, ["received-2025-09", "60,000"])
    heading = calculator.locator("#calculator-gap h2")
    expect(heading).not_to_have_text("이유가 여러 가지일 수 있어요")
    expect(heading).to_be_focused()


FACTS = {"balance_checked": "앱의 잔액을 모두 보았나요?", "payment": "가게에서 낸 금액과 잔액은 얼마였나요?", "base_months": "달마다 쓴 금액을 적어 주세요."}


def asking(page: Page, asked: dict[str, str]) -> None:
    """Have the engine ask for the facts of *asked* alone, one after the other, each with its words, and note what it is sent."""
    page.evaluate("""(asked) => {
      const { engine } = globalThis.house;
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


def test_line_at_the_edge_until_the_result_is_seen(page: Page, root_site: Site) -> None:
    """On a phone the total and the difference are read below the form without a press, and leads to the result."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    type_months(page, {"2025-09": "42,000"})
    edge = page.locator("#calculator-edge")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(edge).to_contain_text("60,000원")
    expect(edge).to_contain_text("18,000원 적음")
    expect(edge).to_be_in_viewport()
    edge.click()
    expect(page.locator(".tool-total")).to_be_in_viewport()
    expect(edge).to_be_hidden()


def test_no_line_of_the_answer_begins_with_a_sign(calculator: Page) -> None:
    """On screens of every width of a phone, a range of amounts breaks behind its `~`; a fold that is a row keeps its title whole."""
    calculator.fill("#base", "100만")
    calculator.fill("#received-2025-09", "42,000")
    compute(calculator)
    expect(result(calculator)).to_contain_text("~")
    for width in range(300, 420, 10):
        calculator.set_viewport_size({"width": width, "height": 740})
        begun = calculator.evaluate(BEGINNINGS)
        assert "~" not in begun, width
        assert len(begun) > 5
    assert calculator.locator(".tool-answer summary .held").count() == 0


def test_one_button_stands_out(calculator: Page) -> None:
    """First the one that computes, then the one that leads on from the result."""
    calculator.set_viewport_size({"width": 1280, "height": 900})
    calculator.wait_for_function(f"() => ({FILLED})() === 1")  # colours fade
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "42,000")
    expect(calculator.locator("#calculator-gap .md-button--primary")).to_be_visible()
    calculator.wait_for_function(f"() => ({FILLED})() === 1")
