"""An editor's preview follows what is saved, and a mistake never takes it away."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from calculator.rules.facts import contacts
from tests.preview import ROOT, Preview, free_port

PAGE, ADDRESS = "docs/faq/amount.md", "faq/amount/"
CONTACTS, CONTACTS_ADDRESS = "calculator/data/contacts.toml", "guide/contacts/"
BAR = re.compile(r'<div class="admonition warning" role="alert"><p class="admonition-title">고칠 것 \d+개</p>.*?</div>')


@pytest.fixture(scope="module")
def serving(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with Preview(tmp_path_factory.mktemp("serving"), free_port()) as preview:
        preview.until("", "</html>")
        preview.settle()
        yield preview


def test_it_follows_every_edit_and_outlives_mistakes(serving: Preview) -> None:
    """The old page stays below what is wrong with the new one, and a good save heals it."""
    assert f"{serving.address} 에서 볼 수 있어요" in serving.said()
    page = serving.root / PAGE
    text = page.read_text("utf-8")

    page.write_text(f"{text}\n방금 적은 글이에요.\n", "utf-8")
    serving.until(ADDRESS, "방금 적은 글이에요.")
    assert not BAR.search(serving.page(ADDRESS))

    page.write_text(f'{text}\n{{{{ fact("없는-값") }}}}\n', "utf-8")
    serving.until(ADDRESS, "고칠 것 1개")
    found = BAR.search(serving.page(""))
    assert found, "on every page"
    assert f"{PAGE}:{text.count(chr(10)) + 2}: 모르는 값 ‘없는-값’" in found[0]
    page.write_text(text, "utf-8")
    serving.until(ADDRESS, "고칠 것", gone=True)


def test_it_follows_a_datum(serving: Preview) -> None:
    """It reaches every page; while its table cannot be read, the pages before stay."""
    data = serving.root / CONTACTS
    table = data.read_text("utf-8")
    known = next(contact.phone for contact in contacts().values() if contact.phone)
    changed = known[:-1] + str((int(known[-1]) + 1) % 10)
    assert known in serving.page(CONTACTS_ADDRESS)
    data.write_text(table.replace(known, changed), "utf-8")
    serving.until(CONTACTS_ADDRESS, changed)
    assert known not in serving.page(CONTACTS_ADDRESS)

    data.write_text(table.replace("phone =", "phone"), "utf-8")
    serving.until(CONTACTS_ADDRESS, "고칠 것")
    broken = serving.page(CONTACTS_ADDRESS)
    assert changed in broken, "the page before"
    assert "BuildError" not in broken
    data.write_text(table, "utf-8")
    serving.until(CONTACTS_ADDRESS, "고칠 것", gone=True)
    assert known in serving.page(CONTACTS_ADDRESS)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("nav:\n", "nav: [\n", "읽을 수 없는 줄"),
        ("  - search:\n", "  - serch:\n", "‘serch’는 없는 플러그인이에요. 혹시 ‘search’"),
        ("  - 처음: index.md", "  - 처음: indx.md", "‘indx.md’ 페이지가 없어요. 혹시 ‘index.md’"),
        ("nav:\n", "nav: index.md\nother:\n", "메뉴(nav)는 ‘- 이름: 파일.md’"),
        ("site_description:", "site_descripton:", "혹시 ‘site_description’"),
        ("slugs.slugify", "slugs.slugfy", "slugfy"),
    ],
    ids=["YAML", "plugin", "no such page", "form of the menu", "name", "function"],
)
def test_mistake_in_the_settings_is_told_and_healed(serving: Preview, right: str, wrong: str, says: str) -> None:
    """In Korean, with its line and what to do, above the page that was there before."""
    settings = serving.root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    line = text.partition(right)[0].count("\n") + 1
    settings.write_text(text.replace(right, wrong, 1), "utf-8")
    try:
        serving.until(ADDRESS, says, most=60)
        page = serving.page(ADDRESS)
    finally:
        settings.write_text(text, "utf-8")
        serving.until(ADDRESS, "고칠 것 ", gone=True, most=60)
    (bar,) = BAR.findall(page)
    told = [unescape(each) for each in re.findall(r"<li>(.*?)</li>", bar, re.DOTALL)]
    assert [each for each in told if re.match(r"mkdocs\.yml:\d+: ", each) and says in each], told
    if says != "읽을 수 없는 줄":  # which YAML finds later
        assert [each for each in told if each.startswith(f"mkdocs.yml:{line}: ")], told
    assert [each for each in told if not re.search("[가-힣]", each)] == [], "in Korean"
    assert "</h1>" in page, "the page before"


def test_taken_port_is_told_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    said = done.stdout + done.stderr
    assert done.returncode
    assert f"{port}번을 다른 프로그램이 쓰고 있어서" in said
    assert f"make serve PORT={port + 1}" in said
    assert "Traceback" not in said
