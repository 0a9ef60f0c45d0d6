"""Each kind of mistake that an editor can make is told in Korean, with file, line and remedy."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from content import DOCS
from content.checks.check import SAME, Reports, check, shortened

from calculator.rules.facts import contacts

FRONT = """---
title: {title}
description: 이 설명은 검사를 시험하려고 적은 것이라서 마흔 글자를 조금 넘도록 길게 적어 두었어요.
kind: guide
last_reviewed: 2026-11-22
review_in: 180
keywords: [시험]
sources: []
---

"""
HOME = FRONT.format(title="처음") + "# 처음\n\n[안내](page.md)\n[출처](sources.md)\n"
PAGE = FRONT.format(title="안내") + "# 안내\n\n## 할 일\n\n답이에요.\n"
LINE = PAGE.count("\n") + 1
"""The line of what stands at the end of the page."""

IN_THE_TEXT = [
    ('{{ fact("2025.rat") }}', "모르는 값 ‘2025.rat’예요. 혹시 ‘2025.rate’인가요?"),
    ('{{ fact("2025.cap") }}', "이 가운데 하나로 적어 주세요: 2025.cap.2025-09"),
    ('{{ plain("2025.rate", "월일") }}', 'form="월일"을 쓸 수 없어요'),
    ('{{ contact("hanacrd") }}', "혹시 ‘hanacard’인가요?"),
    ('{{ source("sbs-2026-01-21") }}', "혹시 ‘sbs-2026-01-20’인가요?"),
    ('{{ facts("2025.rate") }}', "모르는 이름 ‘facts’예요. 혹시 ‘fact’인가요?"),
    ('{{ fact("2025.rate) }}', "따옴표와 괄호의 짝을 확인해 주세요"),
    ("{{ refund(bas=1) }}", 'refund(base=1300000, spend=1300000, month="2025-09")처럼'),
    ("{{ fact() }}", 'fact("…")처럼'),
    ("{{ won(1,300,000) }}", "쉼표를 찍지 않아요. won(1300000)"),
    ("{{ won(0130) }}", "숫자 앞의 0을"),
    ("{{ fact(2025.rate) }}", '곧은 따옴표로 감싸 주세요. 예: fact("2025.rate")'),
    ("{{ fact(rate) }}", '모르는 이름 ‘rate’예요. 값의 이름이면 곧은 따옴표로 감싸 주세요: fact("rate")'),
    ("{{ calendar }}", "‘calendar’ 뒤에 괄호가 없어요. {{ calendar() }}"),
    ("{{ plain.rate }}", "계산할 수 없어요"),
    ("{% include 'nope.md' %}", "계산할 수 없어요"),
    ("{{ won(1000) + won(2000) }}", "계산할 수 없어요"),
    ('{{ refund(base=1, spend=-5, month="2025-09") }}', "0보다 작은 금액은 쓸 수 없어요"),
    ("한도는 100,000원이에요.", '{{ plain("2025.cap.2025-09") }}'),
    ("한도는 10만 원이에요.", '{{ literal("10만 원") }}'),
    (f"전화는 {contacts()['hanacard'].phone}이에요.", '{{ plain("contact.hanacard.phone") }}'),
    ("지급일은 2025-10-15이에요.", '{{ plain("2025.round.2025-09.pay_on") }}'),
    ("지급일은 10월 15일이에요.", '{{ plain("2025.round.2025-09.pay_on") }}'),
    ("늘어난 금액의 20%예요.", '{{ plain("2025.rate'),
    ("[길](pag.md)", "링크 ‘pag.md’의 페이지가 없어요. 혹시 ‘page.md’인가요?"),
    ("[길](#할-닐)", "제목 ‘#할-닐’이"),
    ("[길](index.md#할-일)", "제목 ‘#할-일’이 index.md에 없어요."),
    ("[길](/page.md)", "‘/page.md’가 /로 시작해요"),
    ("![화면](screen.png)", "그림 ‘screen.png’ 파일이 없어요. docs/ 안에 넣었는지 확인해 주세요."),
    ("![](screen.png)", "그림에 설명이 없어요"),
    ('<p style="color: red">빨강</p>', "style=은 쓸 수 없어요"),
    ("# 또 하나의 큰 제목", "큰 제목(#)은 한 페이지에 하나만 있어야 해요"),
]

IN_THE_FRONT_MATTER = [
    ("title: 안내", "title:", 2, "페이지 이름을 2~60자로"),
    ("title: 안내", "title: [안내, 방법]", 2, "페이지 이름을 2~60자로"),
    ("title: 안내", "title: 2025", 2, "페이지 이름을 2~60자로"),
    ("keywords:", "keyword:", 7, "모르는 항목 ‘keyword’. 혹시 ‘keywords’인가요?"),
    ("review_in: 180\n", "", 1, "‘review_in’ 항목이 빠졌어요. 며칠 뒤에 다시 확인할지"),
    ("review_in: 180", "review_in: 반년", 6, "1~730 사이의 숫자로 적어 주세요"),
    ("kind: guide", "kind: guid", 4, "페이지 종류를 home, guide"),
    ("last_reviewed: 2026-11-22", "last_reviewed: 22/11/2026", 5, "2026-11-22처럼"),
    ("sources: []", "sources: [sbs-2026-01-21]", 8, "모르는 출처 ‘sbs-2026-01-21’. 혹시 ‘sbs-2026-01-20’인가요?"),
    ("이 설명은 검사를 시험하려고 적은 것이라서 ", "", 3, "없이 적어 주세요. 지금은"),
    ("길게 적어", "길게 " * 40 + "적어", 3, "없이 적어 주세요. 지금은"),
    ("이 설명은", '이 "설명"은', 3, "40~110자로, 곧은 큰따옴표와 꺾쇠, 중괄호 없이 적어 주세요."),
    ("이 설명은", "이 {{ plain('2025.rate') }} 설명은", 3, "중괄호 없이"),
    ("title: 안내", "title: [안내", 3, "맨 위 정보를 읽을 수 없어요"),
    ("title: 안내", "title: 처음 #", 2, "제목 ‘처음’이 docs/index.md와 같아요"),
    ("title: 안내", "title: 한도 100,000원", 2, "‘100,000원’은 데이터에 있는 값이에요"),
    ("---\n\n", "---\n\n본문만 있어요.\n\n#", 11, "큰 제목이 없어요"),
]

MAY_STAND = [
    '{{ literal("100,000원") }}', "{{ won(100000) }}", "`100,000원`", "```\n100,000원\n```",
    "1,100,000원", "100%", "2025-10-15-abc", f"1{contacts()['hanacard'].phone}", "3118번", "2020년", "30일", "5년",
]  # fmt: skip


def written(docs: Path, pages: dict[str, str]) -> None:
    """Write *pages* below *docs*, each with a title of its own and a link from the home page."""
    listing = re.sub(r"\[([^\]]+)\]\(\w+\.md\)", r"\1", (DOCS / "sources.md").read_text("utf-8"))
    (docs / "sources.md").write_text(listing, "utf-8")
    links = "".join(f"- [{name}]({name})\n" for name in pages)
    (docs / "index.md").write_text(HOME + "\n" + links, "utf-8")
    for name, text in {"page.md": PAGE, **pages}.items():
        title = "title: 안내" if name == "page.md" else f"title: 안내 {name}"
        (docs / name).write_text(text.replace("title: 안내\n", f"{title}\n"), "utf-8")


def found(docs: Path) -> Reports:
    """Return what the check says about *docs*, taken as the whole site."""
    links = {"anchors": "warn", "absolute_links": "warn"}
    nav = {"omitted_files": "ignore"}
    return check(docs_dir=str(docs), nav=[{"처음": "index.md"}], validation={"nav": nav, "links": links})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return what one check says about a site with a page for each mistake."""
    docs = tmp_path_factory.mktemp("docs")
    pages = {f"text-{n}.md": f"{PAGE}{added}\n" for n, (added, _) in enumerate(IN_THE_TEXT)}
    for n, (right, wrong, _, _) in enumerate(IN_THE_FRONT_MATTER):
        assert right in PAGE
        pages[f"front-{n}.md"] = PAGE.replace(right, wrong, 1)
    pages |= {f"fine-{n}.md": f"{PAGE}{text}\n" for n, text in enumerate(MAY_STAND)}
    written(docs, pages)
    return found(docs).wrong


def about(told: list[str], page: str) -> list[str]:
    return [text for text in told if text.startswith(f"docs/{page}:")]


@pytest.mark.parametrize("page", ["index.md", "page.md", "sources.md"])
def test_faultless_page_is_left_alone(told: list[str], page: str) -> None:
    """The control for every test below."""
    assert about(told, page) == []


@pytest.mark.parametrize("n", range(len(IN_THE_TEXT)), ids=[added for added, _ in IN_THE_TEXT])
def test_mistake_in_the_text(told: list[str], n: int) -> None:
    """The message names the page and the very line."""
    here = about(told, f"text-{n}.md")
    assert [text for text in here if text.startswith(f"docs/text-{n}.md:{LINE}: ") and IN_THE_TEXT[n][1] in text], here


@pytest.mark.parametrize("n", [n for n, (added, _) in enumerate(IN_THE_TEXT) if added.startswith("{")], ids=[added for added, _ in IN_THE_TEXT if added.startswith("{")])
def test_mistake_in_braces_is_told_once_and_in_korean(told: list[str], n: int) -> None:
    here = about(told, f"text-{n}.md")
    assert len(here) == 1, here
    assert not re.search(r"Error|argument|object", here[0])


@pytest.mark.parametrize("n", range(len(IN_THE_FRONT_MATTER)), ids=[case[1][:30] for case in IN_THE_FRONT_MATTER])
def test_mistake_in_the_front_matter(told: list[str], n: int) -> None:
    """The message names the line of the key."""
    _, _, line, message = IN_THE_FRONT_MATTER[n]
    here = about(told, f"front-{n}.md")
    assert [text for text in here if text.startswith(f"docs/front-{n}.md:{line}: ") and message in text], here


@pytest.mark.parametrize("n", range(len(MAY_STAND)), ids=MAY_STAND)
def test_number_that_may_be_typed(told: list[str], n: int) -> None:
    """Escapes, code, longer numbers and small everyday ones raise no false alarm."""
    assert about(told, f"fine-{n}.md") == []


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with faultless pages."""
    day = datetime(2026, 11, 22, 12, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{day.timestamp():.0f}")
    written(tmp_path, {})
    return tmp_path


def test_no_front_matter_at_all(docs: Path) -> None:
    (docs / "page.md").write_text("# 안내\n\n답이에요.\n", "utf-8")
    assert any("docs/page.md:1: 맨 위에 --- 두 줄 사이의 정보가 없어요" in text for text in found(docs).wrong)


def test_page_that_nobody_links_to(docs: Path) -> None:
    (docs / "lonely.md").write_text(PAGE.replace("title: 안내", "title: 외톨이"), "utf-8")
    assert about(found(docs).wrong, "lonely.md") == ["docs/lonely.md:1: 이 페이지로 가는 링크가 어디에도 없어요. 다른 페이지에서 이어 주세요."]


@pytest.mark.parametrize("fault", ["<div>\n글이에요.", "```\n글이에요.", "{{ plain.rate }}"])
def test_links_to_headings_that_a_fault_hides_are_not_told(docs: Path, fault: str) -> None:
    """They are there again once that fault is put right."""
    (docs / "page.md").write_text(PAGE.replace("# 안내\n", f"# 안내\n\n{fault}\n"), "utf-8")
    (docs / "index.md").write_text(f"{HOME}[길](page.md#할-일)\n", "utf-8")
    result = found(docs).wrong
    assert about(result, "page.md") and about(result, "index.md") == []


def test_places_of_one_sentence_are_one_line() -> None:
    """A name that is gone is missed on many pages."""
    texts = [f"docs/a.md:{n}: 없어요." for n in range(1, 9)] + ["docs/b.md:1: 다른 것.", "곳이 없는 말"]
    assert [*shortened(texts)] == [*texts[:SAME], "같은 것이 3곳 더 있어요: docs/a.md:6, docs/a.md:7, docs/a.md:8", *texts[8:]]
    assert [*shortened(texts[: SAME + 1])] == texts[: SAME + 1]


def test_unused_source(docs: Path) -> None:
    """A source that only pages use is missed as soon as no page does."""
    unused = "출처 ‘onnuri-notice-2026-03-20’"
    assert any(unused in text and "sources.toml:" in text for text in found(docs).wrong)
    (docs / "page.md").write_text(PAGE.replace("sources: []", "sources: [onnuri-notice-2026-03-20]"), "utf-8")
    assert not any(unused in text for text in found(docs).wrong)


def test_unused_figure(docs: Path) -> None:
    """A figure that only pages use is told as soon as no page does; one that the engine reckons with is not."""
    (notice,) = [text for text in found(docs).notices if "figures.toml" in text]
    assert "budget" in notice and "history-window" not in notice
    (docs / "page.md").write_text(f'{PAGE}{{{{ plain("figure.budget") }}}}\n', "utf-8")
    (notice,) = [text for text in found(docs).notices if "figures.toml" in text]
    assert ", budget," not in notice


def test_cause_without_page(docs: Path) -> None:
    missing = "원인 ‘below-base’의 페이지 docs/causes/below-base.md가 없어요. `make new KIND=cause NAME=below-base`"
    assert any(missing in text for text in found(docs).wrong)
    (docs / "causes").mkdir()
    (docs / "causes/below-base.md").write_text(PAGE, "utf-8")
    assert not any(missing in text for text in found(docs).wrong)


def test_page_past_its_review_is_a_notice_and_no_mistake(docs: Path) -> None:
    """An old checkout still builds."""
    (docs / "page.md").write_text(PAGE.replace("2026-11-22", "2026-01-01"), "utf-8")
    result = found(docs)
    assert [text for text in result.notices if text.startswith("docs/page.md:5: 확인할 날(2026-06-30)이 지났어요")]
    assert about(result.wrong, "page.md") == []
