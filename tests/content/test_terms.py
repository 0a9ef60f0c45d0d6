"""One word for one thing: the words that are out are found by their forms, and nothing else is."""

from pathlib import Path

import pytest
from content.macros.macros import Macros
from content.source_text import SourceText
from content.wording import terms

from calculator.data.toml import DataError
from calculator.text.language import forget

LISTED = [(name, term) for name, rows in terms.lists().items() for term in rows if term.pattern]
NAMES = {id(term): f"{name}: {term.use}" for name, term in LISTED}

OUT = [
    ("이렇게 셈해요.", "셈해요", "계산"),
    ("제가 한 셈이 달라요.", "셈이", "계산"),
    ("받지 못한 셈이에요.", "셈이에요", "계산"),
    ("그 까닭은 이래요.", "까닭은", "이유"),
    ("원인이 하나예요.", "원인이", "이유"),
    ("원인 전체 목록", "원인", "이유"),
    ("알림톡과 견줘 봐요.", "견줘", "비교"),
    ("둘을 견주어 봐요.", "견주어", "비교"),
    ("10월 몫이에요.", "몫이에요", "10월분"),
    ("두 달 치를 받았어요.", "달 치를", "두 달분"),
    ("명세서로 어림했어요.", "어림했어요", "대략"),
    ("앱 판본을 말해요.", "판본을", "버전"),
    ("새 판으로 바꿔요.", "새 판으로", "업데이트"),
    ("앱 가게에서 받아요.", "앱 가게에서", "앱스토어"),
    ("앱 장터에 있어요.", "앱 장터에", "앱스토어"),
    ("단추를 눌러요.", "단추를", "버튼"),
    ("끝수는 버려요.", "끝수는", "1원 미만"),
    ("안내 쪽을 봐요.", "쪽을", "페이지"),
    ("쪽마다 날짜가 있어요.", "쪽마다", "페이지"),
    ("정부 쪽에서 계산했어요.", "정부 쪽에서", "운영 기관"),
    ("그 달에 썼어요.", "그 달에", "그달"),
    ("이 달 한도예요.", "이 달", "그달"),
    ("인정된 소비가 적어요.", "인정된 소비가", "인정 사용액"),
    ("앱의 이용내역에서 봐요.", "이용내역에서", "카드 이용 내역"),
    ("작년에 썼어요.", "작년에", "연도를 숫자로"),
    ("지난해 가을이에요.", "지난해", "연도를 숫자로"),
    ("올해도 해요.", "올해도", "연도를 숫자로"),
    ("내년에 끝나요.", "내년에", "연도를 숫자로"),
    ("재작년 카드예요.", "재작년", "연도를 숫자로"),
    ("올봄에 나와요.", "올봄에", "연도를 숫자로"),
    ("카드값이 늘었어요.", "카드값이", "카드 대금"),
    ("[작년 가을](../causes/x.md)이에요.", "작년", "연도를 숫자로"),
]  # fmt: skip

FINE = [
    "셈페르 파라투스", "덧셈과 뺄셈", "10,000원인지 봐요.", "10만 원인 경우예요.", "지원인력", "{{ won(30000) }}인지 봐요.", "어림없어요.",
    "오른쪽과 왼쪽", "한쪽만 맞아요.", "쪽지를 남겨요.", "뺀 쪽이 맞아요.", "금액이 달라요.", "그 달라진 금액", "이 달력에 있어요.",
    "QR(큐알)을 찍어요.", "새 판매대", "견본을 봐요.", "두 달 치료를 받았어요.", "해당 없어요.", "국내년도", "지난 해당 건", "한도에 다다랐어요.",
    "앱의 ‘이용내역’ 메뉴", '{{ literal("작년") }}에 나온 말이에요.', "`셈`이라고 적지 않아요.", "[길](작년.md)", "## 카드값이 늘었어요",
    "목 아파요.", "공식 기준이 없어요.", "까다로워요.", "외국인도 돼요.", "키보드가 닿으면 열려요.", "**카드이용내역 조회**를 열어요.", "<!-- 작년 -->", "https://example.com/작년",
]  # fmt: skip

OUT_IN_ENGLISH = [("You spent it last year.", "last year"), ("By the rules, you get 0 won.", "By the rules"), ("Pay with check cards.", "check cards"),
                  ("What you got for September", "you got"), ("금액은 작년과 비교해요.", "작년과")]
FINE_IN_ENGLISH = ["This year of the programme is unknown.", "a resident registration number", "Last yearly report", "KBS and other outlets reported it.", "You got stuck in the queue"]


def found(text: str, uri: str = "page.md") -> list[str]:
    """Return what is said about a page that consists of *text*."""
    return [problem.message for problem in terms.page_problems(SourceText(uri, f"---\ntitle: 글\n---\n{text}\n"))]


@pytest.mark.parametrize(("text", "word", "use"), OUT, ids=[text for text, _, _ in OUT])
def test_word_that_is_out_is_named_with_the_one_to_use(text: str, word: str, use: str) -> None:
    (message,) = found(text)
    assert message.startswith(f"‘{word}’")
    assert use in message
    assert f'{{{{ literal("{word}") }}}}' in message


@pytest.mark.parametrize("text", FINE)
def test_other_words_raise_no_false_alarm(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "word"), OUT_IN_ENGLISH)
def test_english_page(text: str, word: str) -> None:
    (message,) = found(text, "en/page.md")
    assert message.startswith(f"‘{word}’")


@pytest.mark.parametrize("text", FINE_IN_ENGLISH)
def test_english_that_may_stand(text: str) -> None:
    assert found(text, "en/page.md") == []


def test_korean_pages_are_not_asked_for_english_words() -> None:
    assert found("last year") == []


def test_line_of_the_word_and_the_title_are_looked_at_and_keywords_are_not() -> None:
    text = "---\ntitle: 작년에\nkeywords: [작년, 환급금]\n---\n\n# 제목\n\n문장이에요.\n까닭이에요.\n"
    assert [problem.line for problem in terms.page_problems(SourceText("page.md", text))] == [2, 9]


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: NAMES[id(listed[1])])
def test_every_word_in_the_table_is_found_by_its_pattern(listed: tuple[str, terms.Term]) -> None:
    """What the editors are shown is what the check looks for."""
    _, term = listed
    assert [word for word in term.out if not list(term.words(word))] == []


def test_no_word_to_use_is_out_itself() -> None:
    for name, rows in terms.lists().items():
        for term in rows:
            other = [(word, each.use) for each in rows for word in each.words(term.use)]
            assert other == [], f"{name}: {term.use}"


def test_sentences_of_the_data_are_looked_at_and_not_their_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remarks, keys and names of others may hold such a word."""
    data = tmp_path / "calculator/data"
    (data / "en").mkdir(parents=True)
    (data / "x.toml").write_text('# 작년\n"작년" = "뜻"\nright = "그 까닭이에요."\nmany = [\n  "올해예요.",\n]\n', "utf-8")
    (data / "sources.toml").write_text('title = "작년 보도"\n', "utf-8")
    (data / "en/x.toml").write_text('a = "By the rules"\n', "utf-8")
    (tmp_path / "mkdocs.yml").write_text("# 작년\nnav:\n  - 원인별: x.md\n", "utf-8")
    monkeypatch.setattr(terms, "ROOT", tmp_path)
    told = [str(problem).partition(": ")[0] for problem in terms.problems_elsewhere()]
    assert told == ["calculator/data/en/x.toml:1", "calculator/data/x.toml:3", "calculator/data/x.toml:5", "mkdocs.yml:3"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[korean]]\nabout = "가"\nuse = "나"\n', "out이 빠졌어요"),
        ('[[korean]]\nabout = "가"\nuse = "나"\nout = []\npatern = "x"\n', "모르는 항목 patern"),
        ('[[korean]]\nabout = "가"\nuse = "나"\nout = []\npattern = "("\n', "읽을 수 없어요"),
        ("[[korean]\n", "TOML 문법"),
    ],
)
def test_fault_in_the_table_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    (tmp_path / "terms.toml").write_text(text, "utf-8")
    monkeypatch.setattr(terms, "FILE", tmp_path / "terms.toml")
    forget()
    try:
        with pytest.raises(DataError, match=message):
            terms.lists()
    finally:
        forget()


def test_editors_are_shown_the_table() -> None:
    page = Macros("editors.md")
    assert "| 왜 그런가 | 이유 | 까닭 |" in page.terms()
    assert "check card" in page.terms("english")
