"""Nothing breaks off: files that cannot be read are told in Korean with their line, and all others are checked in the same run."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from content import ROOT
from content.checks import files, whole_site
from content.data import opened
from content.facts.quotable import FactError
from content.macros import macros
from jinja2 import DictLoader, Environment, StrictUndefined

pytestmark = pytest.mark.host

FRONT = """---
title: {title}
description: 이 설명은 검사를 시험하려고 적은 것이라서 마흔 글자를 조금 넘도록 길게 적어 두었어요.
kind: guide
last_reviewed: {day}
review_in: 180
keywords: [시험]
sources: []
---

# 제목

"""
# In pages, which are read although others cannot be.
PAGES = {
    "guide/no-such-day.md": (FRONT.format(title="가 나", day="2026-13-40").encode(), 5, "‘2026-13-40’은 없는 날짜예요"),
    "guide/no-such-february.md": (FRONT.format(title="다 라", day="2026-02-30").encode(), 5, "‘2026-02-30’은 없는 날짜예요"),
    "guide/old-korean.md": (f"{FRONT.format(title='마 바', day='2026-11-22')}답이에요.\n".encode("cp949"), 1, "인코딩을 UTF-8로"),
    "guide/later.md": (f"{FRONT.format(title='사 아', day='2026-11-22')}반드시 받을 수 있어요.\n".encode(), 13, "약속으로 읽혀요"),
    "guide/no-sum.md": (f"{FRONT.format(title='자 차', day='2026-11-22')}답은 {{{{ 1 / 0 }}}}이에요.\n".encode(), 13, "중괄호 {{ }} 안을 계산할 수 없어요"),
}
# In the data and the lists, without which no number can be filled in: all of these in one run, and the pages besides.
LISTS = [
    ("docs/_includes/glossary.yml", "월평균: 2024년", "월평균: 뜻: 2024년", 2, "콜론 뒤의 빈칸"),
    ("docs/_includes/moved.toml", '"guide/errors" =', '"guide/errors =', 0, "TOML로 읽을 수 없는 줄이에요"),
    ("docs/_includes/words.toml", "[groups]", "[groups", 0, "TOML로 읽을 수 없는 줄이에요"),
    ("docs/_includes/fact_names.toml", '"사업 이름"', "“사업 이름”", 0, "곧은 따옴표"),
    ("docs/_includes/terms.toml", "[[korean]]", "\ufeff[[korean]]", 0, ""),
    ("calculator/data/contacts.toml", 'phone = "', 'phone = “', 0, "곧은 따옴표"),
    ("calculator/data/edition_2025.toml", "2025-10-15", "2025-10-35", 0, "없는 날짜예요"),
]
FAULT_OF_OURS = "    if page.uri == 'guide/steps.md':\n        raise KeyError('planted')\n"
IN_EUC_KR = "calculator/data/causes.toml"


def copied(folder: Path) -> Path:
    """Return a copy of what `make check` reads."""
    for name in ("calculator", "overrides", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def said(folder: Path) -> list[str]:
    """Return the lines of the check there, which must end by itself."""
    environment = os.environ | {"PYTHONPATH": "overrides/hooks"}
    command = [sys.executable, "-m", "content.checks.check"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 1
    return done.stdout.splitlines()


def end_of_questions() -> int:
    """Return where the questions of the questionnaire end."""
    text = (ROOT / "docs/diagnosis/index.md").read_text("utf-8")
    return text.index("\n</div>", text.index('id="diagnosis-questions"'))


def line_of(text: str, wanted: str) -> int:
    return text.count("\n", 0, text.index(wanted)) + 1


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = copied(tmp_path_factory.mktemp("pages"))
    for name, (content, _, _) in PAGES.items():
        (folder / "docs" / name).write_bytes(content)
    sources = folder / "calculator/data/sources.toml"
    new = '\n[new-source]\ntitle = "시험"\nurl = "https://example.org/"\npublisher = "새신문"\nkind = "press"\ndate = "2026-11-20"\nread = 2062-11-20\n'
    sources.write_text(sources.read_text("utf-8") + new, "utf-8")
    questions = folder / "docs/diagnosis/index.md"
    text, end = questions.read_text("utf-8"), end_of_questions()
    questions.write_text(f"{text[:end]}\n## 아무 답도 이르지 않는 질문 {{ #left-alone }}\n{text[end:]}", "utf-8")
    menu = folder / "mkdocs.yml"
    menu.write_text(menu.read_text("utf-8").replace("faq/hanacard.md", "faq/hanacrd.md"), "utf-8")
    check = folder / "overrides/hooks/content/checks/page_checks.py"
    before, head, body = check.read_text("utf-8").partition("    found = chain(letters")
    assert head
    check.write_text(before + FAULT_OF_OURS + head + body, "utf-8")
    return said(folder)


@pytest.mark.parametrize("name", PAGES)
def test_page_that_cannot_be_read_is_told_beside_the_others(pages: list[str], name: str) -> None:
    _, line, message = PAGES[name]
    assert [text for text in pages if text.startswith(f"고칠 것  docs/{name}:{line}: ") and message in text], pages


def test_typing_error_in_the_menu_has_its_line(pages: list[str]) -> None:
    line = line_of((ROOT / "mkdocs.yml").read_text("utf-8"), "faq/hanacard.md")
    assert [text for text in pages if text.startswith(f"고칠 것  mkdocs.yml:{line}: ") and "혹시 ‘faq/hanacard.md’인가요?" in text], pages
    assert not [text for text in pages if "nav' configuration" in text]
    assert not [text for text in pages if "docs/faq/hanacard.md" in text], "told with the line of the menu"


def test_what_nobody_thought_of_names_the_page(pages: list[str]) -> None:
    """A fault of our own, planted in a check, stops neither the run nor the other pages."""
    assert [text for text in pages if text.startswith("고칠 것  docs/guide/steps.md:1: 이 페이지를 읽다가 멈췄어요") and "planted" in text], pages
    assert [text for text in pages if text.startswith("고칠 것  docs/guide/later.md:13: ")], pages


def test_page_outside_the_menu_is_told_once(pages: list[str]) -> None:
    here = [text for text in pages if "guide/later.md" in text]
    assert [text for text in here if "메뉴에 없는 페이지예요" in text] == [here[0]] and len(here) == 2, here


def test_answer_to_a_question_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    questions = folder / "docs/diagnosis/index.md"
    questions.write_text(questions.read_text("utf-8").replace("(#zero-where)", "(#zero-wher)", 1), "utf-8")
    lines = said(folder)
    assert [text for text in lines if "zero-wher’" in text and "혹시 ‘zero-where’" in text], "told"
    assert len([text for text in lines if text.startswith("고칠 것  docs/diagnosis/index.md:")]) == 1, "once"


def test_new_publisher_is_no_fault(pages: list[str]) -> None:
    """Their English name may come later."""
    assert [text for text in pages if text.startswith("알림") and "publishers.toml" in text and "새신문" in text], pages


def test_source_read_in_the_future(pages: list[str]) -> None:
    line = (ROOT / "calculator/data/sources.toml").read_text("utf-8").count("\n") + 2
    assert [text for text in pages if text.startswith(f"고칠 것  calculator/data/sources.toml:{line}: ") and "아직 오지 않았어요" in text], pages


def test_heading_at_the_end_of_the_questionnaire_that_nothing_leads_to(pages: list[str]) -> None:
    text = (ROOT / "docs/diagnosis/index.md").read_text("utf-8")
    line = text.count("\n", 0, end_of_questions()) + 2
    assert [told for told in pages if told.startswith(f"고칠 것  docs/diagnosis/index.md:{line}: ")], pages


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = copied(tmp_path_factory.mktemp("lists"))
    for name, right, wrong, _, _ in LISTS:
        path = folder / name
        text = path.read_text("utf-8")
        assert right in text, name
        path.write_text(wrong[0] + text if wrong[0] == "\ufeff" else text.replace(right, wrong, 1), "utf-8")
    path = folder / IN_EUC_KR
    path.write_bytes(path.read_text("utf-8").encode("cp949", "replace"))
    (folder / "docs/guide/later.md").write_bytes(PAGES["guide/later.md"][0])
    return said(folder)


@pytest.mark.parametrize("case", LISTS, ids=[case[0] for case in LISTS])
def test_list_that_cannot_be_read_is_told_with_its_line(lists: list[str], case) -> None:
    name, right, wrong, line, message = case
    wanted = line or (1 if wrong[0] == "\ufeff" else line_of((ROOT / name).read_text("utf-8"), right))
    assert [text for text in lists if text.startswith(f"고칠 것  {name}:{wanted}: ") and message in text], lists


def test_data_in_another_encoding(lists: list[str]) -> None:
    assert [text for text in lists if text.startswith(f"고칠 것  {IN_EUC_KR}:1: ") and "UTF-8로" in text], lists


def test_pages_are_checked_although_the_data_cannot_be_read(lists: list[str]) -> None:
    assert [text for text in lists if text.startswith("고칠 것  docs/guide/later.md:13: ") and "약속" in text], lists
    assert [text for text in lists if text.startswith("알림") and "아직 검사하지 못했어요" in text], lists


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [("  - search:\n", "  - serch:\n", "혹시 ‘search’"), ("site_description:", "site_descripton:", "혹시 ‘site_description’"), ("slugs.slugify", "slugs.slugfy", "slugfy")],
    ids=["plugin", "key", "function"],
)
def test_settings_that_mkdocs_cannot_use(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    """Its English is told in Korean, with the line."""
    folder = copied(tmp_path)
    menu = folder / "mkdocs.yml"
    text = menu.read_text("utf-8")
    menu.write_text(text.replace(right, wrong, 1), "utf-8")
    line = text.partition(right)[0].count("\n") + 1
    lines = said(folder)
    assert [text for text in lines if text.startswith(f"고칠 것  mkdocs.yml:{line}: ") and says in text], lines
    assert [text for text in lines if text.startswith("고칠 것") and not re.search("[가-힣]", text.removeprefix("고칠 것"))] == [], "in Korean"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("won = 100,000", "쉼표와 단위"), ("percent = 20%", "쉼표와 단위"), ("won = 10만", "쉼표와 단위"), ("current = True", "소문자"),
        ("<<<<<<< HEAD", "합치다 남은"), ('phone: "118"', "대신 =를"), ("[새 출처]", "영어 소문자"), ("phone = “118”", "굽은 따옴표"), ("name = 하나", "따옴표와 대괄호"),
    ],
)  # fmt: skip
def test_line_of_toml_that_cannot_be_read_is_told_with_its_remedy(line: str, says: str) -> None:
    (problem,) = opened.toml_file("a.toml", f'[a]\n{line}\nb = 1\n'.encode(), "").wrong
    assert problem.line == 2
    assert says in problem.message


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("  - overrides/hooks/language_hook.py\n", "", "‘overrides/hooks/language_hook.py’"),
        ("hooks/language_hook.py", "hooks/langauge_hook.py", "혹시 ‘overrides/hooks/language_hook.py’"),
        ("  - search:\n", "  - other:\n", "plugins에 ‘search’"),
        ("validation:\n", "nav:\n  - index.md\nvalidation:\n", "두 번 있어서"),
        ("stylesheets/tools.css", "stylesheets/tool.css", "혹시 ‘assets/stylesheets/tools.css’"),
        ("hooks:\n", "extra_javascript:\n  - assets/own.js\n\nhooks:\n", "‘assets/own.js’"),
    ],
)  # fmt: skip
def test_setting_without_which_another_site_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, says: str) -> None:
    """A part that is gone, and a key that hides an earlier one."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace(right, wrong, 1), "utf-8")
    shutil.copytree(ROOT / "overrides/hooks", tmp_path / "overrides/hooks", ignore=shutil.ignore_patterns("__pycache__", "content", "sitebuild"))
    monkeypatch.setattr(files, "ROOT", tmp_path)
    readable, found = files.menu()
    assert not readable
    assert [each for each in found if says in each.message], found


def test_page_twice_in_the_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace("- 계산기: calculator.md\n", "- 계산기: calculator.md\n  - 하나카드: faq/hanacard.md\n"), "utf-8")
    monkeypatch.setattr(files, "ROOT", tmp_path)
    (problem,) = files.missing_in_menu(re.findall(r"[\w/-]+\.md", text))
    assert problem.line == line_of((tmp_path / "mkdocs.yml").read_text("utf-8"), "하나카드: faq")
    assert f"{line_of(text, 'faq/hanacard.md')}번째 줄에도" in problem.message


@pytest.mark.parametrize("name", ["calculator/data/figures.toml", "calculator/data/edition_2025.toml", "calculator/data/sentences.toml", "calculator/data/en/publishers.toml", "docs/_includes/glossary.yml"])
def test_file_that_is_gone_is_told_once(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    assert [text for text in said(folder) if text.startswith("고칠 것  ")] == [f"고칠 것  {name}:1: 이 파일이 없어요. {'지웠다면 되돌려 주세요.' if '_includes' in name else '지우거나 이름을 바꿨다면 되돌려 주세요.'}"]


def test_settings_that_are_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    monkeypatch.setattr(files, "ROOT", tmp_path)
    assert [str(each) for each in files.menu()[1]] == ["mkdocs.yml:1: 파일이 비어 있어요. 지웠다면 되돌려 주세요."]


@pytest.mark.parametrize(("right", "wrong"), [("theme:\n", "theme:\n\tname: x\n"), ("  - 처음: index.md", "  - 처음: index.md: x"), ("nav:\n", "nav: [\n")], ids=["tab", "colon", "bracket"])
def test_settings_that_cannot_be_read(tmp_path: Path, right: str, wrong: str) -> None:
    """The line of mkdocs.yml is told, and the pages are checked besides."""
    folder = copied(tmp_path)
    menu = folder / "mkdocs.yml"
    menu.write_text(menu.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    (folder / "docs/guide/later.md").write_bytes(PAGES["guide/later.md"][0])
    lines = said(folder)
    assert [text for text in lines if text.startswith("고칠 것  mkdocs.yml:") and "읽을 수 없는 줄" in text], lines
    before_serving = [sys.executable, "-m", "content.checks.files"]
    done = subprocess.run(before_serving, cwd=folder, env=os.environ | {"PYTHONPATH": "overrides/hooks"}, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stderr.startswith("mkdocs.yml:") and "Traceback" not in done.stderr
    assert [text for text in lines if text.startswith("고칠 것  docs/guide/later.md:13: ")], lines


@pytest.mark.parametrize("meaning", ["<b>뜻</b>이에요", "아주 " * 80 + "긴 뜻이에요"])
def test_meaning_that_does_not_fit_into_its_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meaning: str) -> None:
    monkeypatch.setattr(files, "DOCS", tmp_path)
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes/glossary.yml").write_text(f"새말: 짧은 뜻이에요\n긴말: \"{meaning}\"\n", "utf-8")
    assert [(each.line, "꺾쇠 없이" in each.message) for each in files._glossary()] == [(2, True)]


@pytest.mark.parametrize("template", ["{{ nope }}", "{% if %}"])
def test_snippet_that_is_broken_is_named(monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    """The page that it stands in is not at fault."""
    monkeypatch.setattr(macros, "snippets", lambda: Environment(loader=DictLoader({"fact.md": template}), undefined=StrictUndefined))
    with pytest.raises(FactError, match=r"docs/_includes/fact\.md를 읽을 수 없어요"):
        macros.Macros("index.md").fact("2025.rate")


def test_source_that_is_dated_in_the_future(monkeypatch: pytest.MonkeyPatch) -> None:
    key, source = next(iter(whole_site.sources().items()))
    monkeypatch.setattr(whole_site, "sources", lambda: {key: replace(source, date="2062-01-01")})
    assert [each.message for each in whole_site.unused_sources([]) if "2062-01-01이 아직 오지 않았어요" in each.message]
