"""`make fix` puts right what is sure, leaves the rest alone, and has nothing to do the second time."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from content import DOCS
from content.checks import kinds
from content.checks.fix import problems, repaired
from content.checks.repairs import REPAIRS, Site, surely
from content.source_text import SourceText
from content.wording.speech import polite

from calculator.rules.facts import contacts
from tests.content.test_broken_files import copied
from tests.content.test_planted_pages import FRONT, PHONE, PLANTED

SITE = Site({"guide/planted.md": "안내", "guide/page.md": "신청 방법", "faq/amount.md": "금액 질문", "symptoms/error.md": "오류"}, {"guide/errors.md": "symptoms/error.md"})
BY_FILES = {"인코딩", "BOM", "목록에 없음"}
"""Repaired in the files as they lie: see the tests of the whole run."""
FIXED = REPAIRS.keys() | BY_FILES

# A kind, a text with it, and how it is put right.
REPAIRED = [
    ("풀어쓴 글자", unicodedata.normalize("NFD", "답이에요."), "답이에요."),
    ("보이지 않는 글자", "보이지\u200b않는 글자예요.", "보이지않는 글자예요."),
    ("보이지 않는 글자", "\uff11２０개예요.\u3000다음이에요.\uf06c", "120개예요. 다음이에요."),
    ("중괄호", '{ plain("2025.rate") }}', '{{ plain("2025.rate") }}'),
    ("중괄호", '{{ plain("2025.rate") }', '{{ plain("2025.rate") }}'),
    ("중괄호", "{{ plain(“2025.rate”) }}", '{{ plain("2025.rate") }}'),
    ("모르는 이름", '{{ plain("2025.rat") }}', '{{ plain("2025.rate") }}'),
    ("모르는 이름", '{{ plian("2025.rate") }}', '{{ plain("2025.rate") }}'),
    ("모르는 이름", '{{ contact("hanacrd") }}', '{{ contact("hanacard") }}'),
    ("조사", '{{ plain("2025.rate") }}은 아니고 {{ won(1000) }}를 받아요.', '{{ plain("2025.rate") }}는 아니고 {{ won(1000) }}을 받아요.'),
    ("손으로 적은 값", f"전화는 {PHONE}이에요.", 'ㅤ'),
    ("쓰지 않는 말", "까닭이 있어요.", "이유가 있어요."),
    ("합니다", "신청을 받았습니다.", "신청을 받았어요."),
    ("합니다", "대상입니다.", "대상이에요."),
    ("큰 제목", "# 또 하나", "## 또 하나"),
    ("제목 단계", "#### 가\n\n##### 나\n\n#### 다", "### 가\n\n#### 나\n\n### 다"),
    ("표", "글이에요.\n| 가 | 나 |\n|---|---|\n| 1 | 2 |", "글이에요.\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |"),
    ("표", "| 가 | 나 |\n| 1 | 2 |", "| 가 | 나 |\n|---|---|\n| 1 | 2 |"),
    ("상자", "/// warnin\n글\n///", "/// warning\n글\n///"),
    ("들여쓰기", "글이에요.\n\n\t- 하나\n\t- 둘", "글이에요.\n\n- 하나\n- 둘"),
    ("빈 링크", "[](page.md)", "[신청 방법](page.md)"),
    ("링크 글자", "[여기](page.md)를 보세요.", "[신청 방법](page.md)을 보세요."),
    ("닫지 않은 태그", "**굵은 글 **이에요.", "**굵은 글**이에요."),
    ("붙여 넣은 모양", '<p class="MsoNormal" align=center><o:p><font color="red">글이에요.</font></o:p></p>', "<p>글이에요.</p>"),
    ("스타일", '<p style="color: red">빨강</p>', "<p>빨강</p>"),
    ("스타일", "글 { style=color:red }", "글"),
    ("스타일", "글 { .a style=color:red }", "글 { .a }"),
    ("옮겨진 링크", "[오류](errors.md)", "[오류](../symptoms/error.md)"),
    ("없는 링크", "[질문](../faq/amont.md#a)", "[질문](../faq/amount.md#a)"),
]  # fmt: skip
AT_THE_TOP = [
    ("모르는 항목", "keywords:", "keyword:"),
    ("맨 위 값", "kind: guide", "kind: guid"),
    ("맨 위 값", "이 “설명”은", '이 "설명"은'),
    ("맨 위 정보", "title: 안내", "title:안내"),
    ("맨 위 정보", "title: '가: 나'", "title: 가: 나"),
    ("날짜 모양", "2025-11-22", "2025.11.22"),
    ("날짜 모양", "2025-11-02", "2025/11/2"),
    ("날짜 모양", "2025-11-22", "22/11/2025"),
    ("굽은 따옴표", "[시험]", "[“시험”]"),
    ("모르는 출처", "sources: [sbs-2026-01-20]", "sources: [sbss-2026-01-20]"),
]
UNSURE = [
    "한도는 10만 원이에요.", '{{ plain("2025.cap.2025-08") }}', '{{ source("sbs-2026-01-21") }}', "| 가 | 나 |\n|---|---|\n| 1 | 2 | 3 |",
    "반드시 받을 수 있어요.", "<script>alert(1)</script>", '<button onclick="go()">글</button>', "글이에요.\n\n    들여 쓴 글", "[질문](nothing.md)",
    "그렇습니다.", "[여기](nothing-at-all.txt)를 보세요.", "홍길동 900101-1234567", "<div>\n\n글이에요.",
]  # fmt: skip


def text(body: str, front: str = FRONT) -> str:
    return repaired(SourceText("guide/planted.md", f"{front}{body}\n"), SITE).removeprefix(front)


@pytest.mark.parametrize(("kind", "wrong", "right"), REPAIRED, ids=[wrong[:30] for _, wrong, _ in REPAIRED])
def test_mistake_is_put_right(kind: str, wrong: str, right: str) -> None:
    if right == "ㅤ":  # the number is that of the data
        (key,) = [key for key, each in contacts().items() if each.phone == PHONE]
        right = f'전화는 {{{{ plain("contact.{key}.phone") }}}}이에요.'
    assert kind in {each.kind for each in problems(SourceText("guide/planted.md", f"{FRONT}{wrong}\n"), SITE)}
    assert text(wrong) == f"{right}\n"


@pytest.mark.parametrize(("kind", "right", "wrong"), AT_THE_TOP, ids=[wrong for _, _, wrong in AT_THE_TOP])
def test_mistake_at_the_top_is_put_right(kind: str, right: str, wrong: str) -> None:
    plain = {"2025-11-02": "2025-11-22", "이 “설명”은": "이 설명은", "title: '가: 나'": "title: 안내", "sources: [sbs-2026-01-20]": "sources: []"}.get(right, right)
    assert plain in FRONT
    spoiled, wanted = FRONT.replace(plain, wrong, 1), FRONT.replace(plain, right, 1)
    page = SourceText("guide/planted.md", f"{spoiled}답이에요.\n")
    assert kind in {each.kind for each in problems(page, SITE)}
    assert repaired(page, SITE) == f"{wanted}답이에요.\n"


@pytest.mark.parametrize("body", UNSURE, ids=[body[:30] for body in UNSURE])
def test_what_is_not_sure_stays(body: str) -> None:
    assert problems(SourceText("guide/planted.md", f"{FRONT}{body}\n"), SITE)
    assert text(body) == f"{body}\n"


@pytest.mark.parametrize("body", [body for body, _, _ in PLANTED], ids=[body[:30] for body, _, _ in PLANTED])
def test_repair_is_done_in_one_run(body: str) -> None:
    once = text(body)
    assert text(once.removesuffix("\n")) == once


def test_what_is_meant_is_not_repaired() -> None:
    body = "신청을 받았습니다. <!-- 일부러: 합니다 -->"
    assert text(body) == f"{body}\n"


def test_six_of_ten_kinds_can_be_repaired() -> None:
    """And each that says so is tried here."""
    assert kinds.KINDS.keys() >= FIXED
    assert {kind for kind, _, _ in [*REPAIRED, *AT_THE_TOP]} == REPAIRS.keys()
    assert len(FIXED) >= 0.6 * len(kinds.KINDS)


def test_editors_are_told_the_same() -> None:
    """How many kinds there are, and which of them a text may mean."""
    text = (DOCS / "editors.md").read_text("utf-8")
    assert f"{len(kinds.KINDS)}가지 가운데 {len(FIXED)}가지" in text
    (listed,) = re.findall(r"쓸 수 있는 이름: (.*)\.", text)
    assert set(listed.replace("`", "").split(", ")) == {kind for kind, each in kinds.KINDS.items() if each.suppressible}


@pytest.mark.parametrize(("word", "other"), [("했습니다", "했어요"), ("합니다", "해요"), ("날짜입니다", "날짜예요"), ("받습니다", ""), ("겠습니다", "겠어요"), ("하십시오", "하세요")])
def test_ending(word: str, other: str) -> None:
    assert polite(word) == other


def test_number_in_a_name_is_never_guessed() -> None:
    assert surely("2025.rat", ["2025.rate", "2021.rate"]) == "2025.rate"
    assert surely("2024.rate", ["2025.rate", "2021.rate"]) == ""
    assert surely("ab", ["abc", "abd"]) == ""


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a copy of the project that was spoiled in its files and repaired, and what was said."""
    folder = copied(tmp_path_factory.mktemp("fix"))
    (folder / "docs/guide/what.md").write_bytes((folder / "docs/guide/what.md").read_text("utf-8").encode("cp949", "xmlcharrefreplace"))
    contacts_file = folder / "calculator/data/contacts.toml"
    contacts_file.write_text("\ufeff" + contacts_file.read_text("utf-8").replace('"', "“", 1), "utf-8")
    for name, right, wrong in (("docs/cases/index.md", "- [60대 이상 신청자가 적었던 이유](older-applicants.md)\n", ""), ("mkdocs.yml", "      - cases/kiosk.md\n", "")):
        text = (folder / name).read_text("utf-8")
        assert right in text
        (folder / name).write_text(text.replace(right, wrong), "utf-8")
    windows = folder / "docs/guide/apply.md"
    windows.write_bytes((windows.read_text("utf-8") + "\n신청을 받았습니다.\n").replace("\n", "\r\n").encode())
    return folder, ran(folder)


def ran(folder: Path) -> str:
    command = [sys.executable, "-m", "content.checks.fix"]
    done = subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": "overrides/hooks"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


pytestmark = pytest.mark.host


def test_files_are_saved_as_they_should_be(spoiled: tuple[Path, str]) -> None:
    folder, said = spoiled
    assert "# " in (folder / "docs/guide/what.md").read_text("utf-8")
    text = (folder / "calculator/data/contacts.toml").read_text("utf-8")
    assert not text.startswith("\ufeff") and "“" not in text.split("\n[")[1]
    assert b"\r\n" in (content := (folder / "docs/guide/apply.md").read_bytes()) and "받았어요.\r\n".encode() in content
    assert "-신청을 받았습니다." in said and "+신청을 받았어요." in said and "git restore" in said


def test_page_is_put_where_the_menu_has_it(spoiled: tuple[Path, str]) -> None:
    folder, _ = spoiled
    overview = (folder / "docs/cases/index.md").read_text("utf-8")
    assert "](older-applicants.md)" in overview and "      - cases/kiosk.md\n" in (folder / "mkdocs.yml").read_text("utf-8")


def test_second_run_has_nothing_to_do(spoiled: tuple[Path, str]) -> None:
    assert "고칠 수 있는 것이 없어요" in ran(spoiled[0])
