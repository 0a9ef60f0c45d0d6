"""What search engines, feeds and previews are told, from the words of the page."""

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

from content.previews import feeds
from content.previews.cards import SIZE, card
from content.previews.entry import Entry
from content.previews.structured import json_ld, questions

SITE = Entry("https://help.example/", "도움", "설명", "home", date(2026, 11, 22))
PAGE = Entry("https://help.example/a/b/", "제목 & <기호>", "내용", "cause", date(2026, 11, 1))
FAQ_HTML = (
    '<h1>질문</h1><h2 id="x">언제 나오나요?<a class="headerlink" href="#x">¶</a></h2><p>15일에</p><ul><li>나와요.</li></ul>'
    '<h2>더 볼 것</h2><p>없어요.</p><h2>얼마인가요?</h2><p>달라요.<br>계산해 보세요.</p>'
)


def graph(page: Entry, html: str = "", crumbs: tuple[tuple[str, str], ...] = ()) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json_ld(SITE, page, crumbs, html))["@graph"]
    return found


def test_article_is_dated_and_has_its_place() -> None:
    article, breadcrumbs = graph(PAGE, crumbs=(("원인", "https://help.example/a/"),))
    assert article["@type"] == "Article"
    assert article["headline"] == "제목 & <기호>"
    assert article["dateModified"] == "2026-11-01"
    assert article["image"] == "https://help.example/" + PAGE.card
    steps = breadcrumbs["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "https://help.example/"), (2, "https://help.example/a/"), (3, "https://help.example/a/b/"),
    ]  # fmt: skip


def test_text_cannot_close_its_script_element() -> None:
    page = Entry(PAGE.url, "</script><script>alert(1)", "", "page", PAGE.modified)
    assert "<" not in json_ld(SITE, page, (), "")


def test_home_is_the_site() -> None:
    assert [part["@type"] for part in graph(SITE)] == ["WebPage", "WebSite"]


def test_questions_are_the_headings_that_ask_with_the_visible_answer() -> None:
    assert list(questions(FAQ_HTML)) == [
        ("언제 나오나요?", "15일에 나와요."),
        ("얼마인가요?", "달라요. 계산해 보세요."),
    ]
    page = graph(Entry(PAGE.url, "질문", "", "faq", PAGE.modified), FAQ_HTML)[0]
    assert page["@type"] == "FAQPage"
    assert page["mainEntity"][0]["acceptedAnswer"]["text"] == "15일에 나와요."


def test_page_without_questions_is_no_faq() -> None:
    assert graph(Entry(PAGE.url, "질문", "", "faq", PAGE.modified), "<h2>안내</h2><p>글</p>")[0]["@type"] == "WebPage"


def test_feed_names_the_latest_first_in_korean_time() -> None:
    newer = Entry("https://help.example/c/", "새 글", "내용", "guide", date(2026, 11, 22))
    channel = ElementTree.fromstring(feeds.rss(SITE, [PAGE, newer])).find("channel")
    assert channel is not None
    assert [item.findtext("title") for item in channel.iter("item")] == ["새 글", "제목 & <기호>"]
    assert channel.findtext("item/pubDate") == "Sat, 21 Nov 2026 15:00:00 GMT"


def test_llms_lists_every_page_below_its_kind() -> None:
    assert feeds.llms(SITE, [PAGE]).splitlines() == [
        "# 도움", "", "> 설명", "", "## 원인별", "", "- [제목 & <기호>](https://help.example/a/b/): 내용",
    ]  # fmt: skip


def test_robots_points_to_the_sitemap() -> None:
    assert "Sitemap: https://help.example/sitemap.xml" in feeds.robots(SITE)


def test_card_is_renewed_when_its_words_change() -> None:
    other = Entry(PAGE.url, PAGE.title, "다른 내용", PAGE.kind, PAGE.modified)
    assert other.card != PAGE.card


def test_longest_words_stay_on_the_card() -> None:
    """The margin at the right and below stays empty."""
    page = Entry("", "가나다라 마바사아 " * 7, "설명하는 글이에요 " * 13, "page", PAGE.modified)
    picture = card("상생페이백 못 받았을 때", page).convert("L")
    assert picture.size == SIZE
    ink = picture.crop((0, 20, *SIZE)).point(lambda value: 255 if value < 200 else 0).getbbox()
    assert ink is not None
    left, _, right, bottom = ink
    assert left >= 60
    assert right <= SIZE[0] - 60
    assert bottom <= SIZE[1] - 20 - 30
