"""An editor's preview follows what is saved, and a mistake never takes it away."""

import re
import socket
import subprocess
import sys
from pathlib import Path

from calculator.rules.facts import contacts
from tests.preview import ROOT, Preview, free_port

PAGE, ADDRESS = "docs/faq/amount.md", "faq/amount/"
CONTACTS, CONTACTS_ADDRESS = "calculator/data/contacts.toml", "guide/contacts/"
BAR = re.compile(r'<div class="admonition warning" role="alert"><p class="admonition-title">고칠 것 \d+개</p>.*?</div>')


def test_it_follows_every_edit_and_outlives_mistakes(built: Path, tmp_path: Path) -> None:
    """The old page stays below what is wrong with the new one; a good save heals it, and a datum reaches every page."""
    with Preview(tmp_path, free_port()) as preview:
        preview.until("", "</html>")
        assert f"{preview.address} 에서 볼 수 있어요" in preview.said()
        page, data = preview.root / PAGE, preview.root / CONTACTS
        text, table = page.read_text("utf-8"), data.read_text("utf-8")

        page.write_text(f"{text}\n방금 적은 글이에요.\n", "utf-8")
        preview.until(ADDRESS, "방금 적은 글이에요.")
        assert not BAR.search(preview.page(ADDRESS))

        page.write_text(f'{text}\n{{{{ fact("없는-값") }}}}\n', "utf-8")
        preview.until(ADDRESS, "고칠 것 1개")
        found = BAR.search(preview.page(""))
        assert found, "on every page"
        assert f"{PAGE}:{text.count(chr(10)) + 2}: 모르는 값 ‘없는-값’" in found[0]
        page.write_text(text, "utf-8")
        preview.until(ADDRESS, "고칠 것", gone=True)

        known = next(contact.phone for contact in contacts().values() if contact.phone)
        changed = known[:-1] + str((int(known[-1]) + 1) % 10)
        assert known in preview.page(CONTACTS_ADDRESS)
        data.write_text(table.replace(known, changed), "utf-8")
        preview.until(CONTACTS_ADDRESS, changed)
        assert known not in preview.page(CONTACTS_ADDRESS)

        data.write_text(table.replace("phone =", "phone"), "utf-8")
        preview.until(CONTACTS_ADDRESS, "고칠 것")
        broken = preview.page(CONTACTS_ADDRESS)
        assert changed in broken, "the page before"
        assert "BuildError" not in broken
        data.write_text(table, "utf-8")
        preview.until(CONTACTS_ADDRESS, "고칠 것", gone=True)
        assert known in preview.page(CONTACTS_ADDRESS)


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
