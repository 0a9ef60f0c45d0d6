"""A data file that is wrong is refused before anything is made of it: with its line, with what to do, all faults at once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from content.data import data

from calculator.text.language import forget
from tests.editions import FLAT, with_files

RULES = "edition_2025.toml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data files, to be spoiled."""
    yield with_files(tmp_path / "data", {}, monkeypatch)
    monkeypatch.undo()
    forget()


def spoilt(folder: Path, file: str, *changes: tuple[str, str]) -> list[str]:
    """Return what is said after *changes* of *file*: each an expression, and what is put in its first place."""
    text = (folder / file).read_text("utf-8")
    for pattern, put in changes:
        text, count = re.subn(pattern, lambda _, put=put: put, text, count=1, flags=re.MULTILINE)
        assert count, pattern
    (folder / file).write_text(text, "utf-8")
    return [str(problem) for problem in data.problems()]


def line(folder: Path, file: str, wanted: str) -> int:
    """Return the first line of *file* that begins with *wanted*."""
    lines = (folder / file).read_text("utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if text.startswith(wanted))


def test_shipped_files_are_right() -> None:
    """The control for every refusal below; and English says everything."""
    assert data.problems() == []
    assert list(data.notices()) == []


@pytest.mark.parametrize(
    ("pattern", "put", "words"),
    [
        ('divisor = "open"', 'divisor = "alll"', "all, open 중 하나"),
        ('keep = "floor"', 'keep = "ceil"', "floor 중 하나"),
        ('^id = "2025"', "id = 5", "따옴표 안에"),
        ('^name = "상생페이백"', "name = 7", "따옴표 안에"),
        (r"^\[validity\]\nyears = 5", '[validity]\nyears = "nothing"', "1~50 사이의 숫자"),
        (r"^prizes = \[.*\]", 'prizes = ["a"]', "원 단위 숫자"),
        (r'^\[undecided\]\n.*\nmonths = \[.*\]', '[undecided]\napplied_since = 2025-12-01\nmonths = ["2030-01"]', "2030-01은 이 사업의 달이 아니"),
        ("percent = 20", "percent = 0", "1~200 사이"),
        ("percent = 20", "percent = -5", "1~200 사이"),
        ("percent = 20", "percent = 2000", "1~200 사이"),
        ("won = 100_000", "won = -1", "0보다 큰"),
        ("won = 100_000", "won = 0", "0보다 큰"),
        ("won = 100_000", 'won = "100000"', "원 단위 숫자"),
        ("won = 100_000", "won = 100_000.0", "원 단위 숫자"),
        ("won = 100_000", "wonn = 100_000", "모르는 항목 ‘wonn’. 혹시 ‘won’인가요?"),
        ("percent = 20", "precent = 20", "precent"),
        ("percent = 20\n", "", "‘percent’ 항목이 빠졌어요. 1~200"),
        ('source = "kbs-2025-08-21"\nconfidence = "high"\n\n\\[fraction', 'confidence = "high"\n\n[fraction', "‘source’ 항목이 빠졌어요"),
        ('source = "kbs-2025-08-21"', 'source = "somebody"', "출처 ‘somebody’"),
        ('confidence = "high"', 'confidence = "sure"', "high, medium, low, open 중 하나"),
        ('^months = \\["2025-12"\\]', 'months = ["2025-11"]', "[[cap]]에 2025-11이 두 번"),
        ('months = \\["2025-09", "2025-10", "2025-11"\\]\nwon', 'months = ["2025-09", "2025-11"]\nwon', "[[cap]]에 2025-10이 빠졌어요"),
        ('months = \\["2025-09", "2025-10", "2025-11", "2025-12"\\]\npercent = 20',
         'months = ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01"]\npercent = 20', "2026-01은 이 사업의 달"),
        ("applied_until = 2025-11-09", "applied_until = 2025-10-09", "차례대로"),
        ("pay_on = 2025-10-15", "pay_on = 2025-10-01", "pay_on이 applied_until보다 뒤"),
        ("pay_on = 2025-10-15", 'pay_on = "2025-10-15"', "따옴표 없이 2025-09-15처럼"),
        ("confirmed = { on = 2025-12-16", "confirmed = { on = 2025-12-14", "confirmed의 on이 pay_on보다 앞서요"),
        ('on = 2026-01-20, source = "sbs-2026-01-20"', 'on = 2026-01-20, source = "nobody"', "출처 ‘nobody’"),
        ("until = 2025-12-31", "until = 2026-12-31", "[application]의 until과 달라요"),
        ("since = 2025-09-15", "since = 2026-09-15", "until이 since보다 앞서요"),
        ('"2024-12",', '"2025-12",', "앞선 달만"),
        ("^years = 5", "years = 5\nuntil = 2030-01-01", "하나만"),
        ('rules_of = "2021"', 'rules_of = "2025"', "다른 사업 연도가 아니에요"),
        ('judging = "2025"', 'judging = "2021"', "judging_2021.toml이 없어요"),
        ("^current = true", "current = false", "지금은 아무 파일에도 없어요"),
    ],
)
def test_wrong_value_of_an_edition_is_refused(folder: Path, pattern: str, put: str, words: str) -> None:
    """Ten of eleven such values were once taken as they came."""
    found = spoilt(folder, RULES, (pattern, put))
    assert any(words in message for message in found), found
    assert all(re.match(r"calculator/data/\S+\.toml:\d+: ", message) for message in found)


@pytest.mark.parametrize(
    ("file", "pattern", "put", "words"),
    [
        ("causes.toml", "^order = 2$", "order = 1", "order 1이 두 번"),
        ("causes.toml", 'id = "cap-reached"', 'id = "cap-reachd"', "혹시 ‘cap-reached’인가요?"),
        ("causes.toml", "^exact = .*", "exact = 5", "따옴표 안에"),
        ("causes.toml", "^title", "ttle", "‘ttle’"),
        ("causes.toml", r'needs = \["undecided"\]', 'needs = ["undecidet"]', "smaller_cap, undecided"),
        ("causes.toml", r'\[\[cause.said\]\]\nid = "2021"', '[[cause.said]]\nid = "2012"', "모르는 사업 연도 ‘2012’"),
        ("myths.toml", "wrong = { rate = 10 }", "wrong = { rat = 10 }", "‘rat’. 혹시 ‘rate’인가요?"),
        ("myths.toml", 'id = "three-percent-more"', 'id = "ten-percent"', "두 번"),
        ("myths.toml", '^edition = "2025"', 'edition = "2024"', "2025"),
        ("myths.toml", 'page = "compare.md"', 'page = "compar.md"', "docs/compar.md가 없어요"),
        ("contacts.toml", r'phone = "\d[\d-]+"', 'phone = "167O-1600"', "숫자와 -만"),
        ("contacts.toml", 'hours_confidence = "low"', 'hours_confidence = "maybe"', "high, medium, low, open"),
        ("figures.toml", r"^value = \d+$", 'value = "2"', "숫자로"),
        ("figures.toml", r"^value = \d+$", "day = 2025-01-01\nvalue = 2", "day"),
        ("sources.toml", '^date = "2025-09"', 'date = "2025-13"', "2025-09"),
        ("sources.toml", "^url = .*", 'url = "www.korea.kr"', "https://로"),
        ("diagnosis.toml", '"epeople"', '"epeple"', "혹시 ‘epeople’인가요?"),
        ("judging_2025.toml", 'counts = "yes"', 'counts = "maybe"', "yes, no, unknown"),
        ("judging_2025.toml", 'kind = "online"', 'kind = "onlin"', "‘onlin’"),
        ("layouts.toml", 'view = "approvals"', 'view = "list"', "approvals, bill"),
        ("layouts.toml", "^shop = ", "shpo = ", "혹시 ‘shop’인가요?"),
        ("layouts.toml", "^carry = .*\n", "", "‘carry’ 항목이 빠졌어요. true나 false"),
        ("layouts.toml", r"^\[layout.columns\]", '[layout.columns]\ncolour = "색"', "‘colour’"),
        ("layouts.toml", "^partial = ", "other = ", "‘other’"),
        ("judging_2025.toml", 'source = "ktv-2025-08-21"', 'source = "nowhere"', "출처 ‘nowhere’"),
        ("sentences.toml", "^same = .*", "same = 5", "따옴표 안에"),
        ("en/sentences.toml", "^same = .*", 'same = "All is right."', "중괄호가 한국어 문장과 달라요"),
        ("en/sentences.toml", "^same = .*", 'new = "x"', "new’가 한국어 파일에 없어요"),
        ("en/units.toml", '^"원" = .*', '"원" = 5', "따옴표 안에"),
    ],
)
def test_wrong_value_is_refused(folder: Path, file: str, pattern: str, put: str, words: str) -> None:
    """Every file has a schema, and rules beside it."""
    found = spoilt(folder, file, (pattern, put))
    assert any(message.startswith(f"calculator/data/{file}:") and words in message for message in found), found


def test_all_faults_are_told_at_once_each_with_its_line(folder: Path) -> None:
    """Two in one file and one in another; a misspelt key is not told as missing besides; each message begins with where to look."""
    spoilt(folder, "contacts.toml", (r'phone = "\d[\d-]+"', "phone = 1670"))
    found = spoilt(folder, RULES, ("percent = 20", "percent = 0"), ("keep = ", "kep = "))
    assert [message.partition(": ")[0] for message in found] == [
        f"calculator/data/contacts.toml:{line(folder, 'contacts.toml', 'phone = 1670')}",
        *(f"calculator/data/{RULES}:{number}" for number in sorted(
            (line(folder, RULES, "kep = "), line(folder, RULES, "percent = 0")))),
    ]


def test_second_current_edition_is_refused(folder: Path) -> None:
    """The site is about one edition, and says which."""
    found = spoilt(folder, "edition_2021.toml", ('^id = "2021"', 'id = "2021"\ncurrent = true'))
    assert len(found) == 1 and "edition_2021.toml에도" in found[0]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text.encode("cp949"), ":1: 파일을 UTF-8로 저장"),
        (lambda text: ("\ufeff" + text).encode(), ":1: 파일 맨 앞에"),
        (lambda text: text.replace('"', "“", 1).encode(), "곧은 따옴표"),
        (lambda text: text.replace("confidence =", "confidence", 1).encode(), "TOML로 읽을 수 없는 줄"),
    ],
)
def test_unreadable_file_is_told_in_korean(folder: Path, spoil: Callable[[str], bytes], words: str) -> None:
    """What editors' programs do to a file; the rest of the files is still looked at."""
    text = (folder / "figures.toml").read_text("utf-8")
    (folder / "figures.toml").write_bytes(spoil(text))
    found = spoilt(folder, RULES, ("percent = 20", "percent = 0"))
    assert [message for message in found if "figures.toml" in message and words in message], found
    assert [message for message in found if RULES in message and "1~200" in message]
    assert not any("Traceback" in message or "codec" in message for message in found)


def test_missing_english_is_a_notice(folder: Path) -> None:
    """A new edition, a new publisher and a sentence less are no faults: Korean stands in, and that is said."""
    (folder / "edition_2027.toml").write_text(FLAT, "utf-8")
    assert spoilt(folder, "en/causes.toml", ("^title = .*\n", "")) == []
    found = list(data.notices())
    assert [text.partition(":")[0] for text in found] == [
        "calculator/data/en/causes.toml", "calculator/data/en/edition_2027.toml", "calculator/data/en/publishers.toml"]
    assert "cause.below-base.title" in found[0] and "상상일보" in found[2]
