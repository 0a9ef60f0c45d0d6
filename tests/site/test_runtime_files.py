"""The runtime's zip: the same wherever it is made, and bytecode only."""

import json
import zipfile
from pathlib import Path

from sitebuild import runtime


def test_made_again_it_is_the_same_byte_for_byte(built: Path, tmp_path: Path):
    """Names, sizes and digests of a second build are those of the site."""
    again = runtime.make(tmp_path / "again")
    shipped = json.loads((built / "assets/runtime/manifest.json").read_text("utf-8"))
    assert json.loads((again / "manifest.json").read_text("utf-8")) == shipped


def test_python_reads_the_zip_as_it_stands(built: Path):
    """No member is packed or a source, and no bytecode asks for its source."""
    (archive,) = built.glob("assets/runtime/python-*.zip")
    with zipfile.ZipFile(archive) as opened:
        members = opened.infolist()
        assert "calculator/app.pyc" in opened.namelist()
        for member in members:
            assert member.compress_type == zipfile.ZIP_STORED, member
            assert not member.filename.endswith(".py"), member
            if member.filename.endswith(".pyc"):
                assert opened.read(member)[4:8] == (1).to_bytes(4, "little"), member


def test_changed_rules_make_another_runtime(tmp_path: Path, monkeypatch):
    """An edit below calculator/ is seen, so that a preview never answers by old rules."""
    root = tmp_path / "root"
    (root / "calculator").mkdir(parents=True)
    for name in ("package.json", "requirements.txt", "pyproject.toml", "calculator/rule.toml"):
        (root / name).write_text("1")
    monkeypatch.setattr(runtime, "NPM", root)
    monkeypatch.setattr(runtime, "ROOT", root)
    monkeypatch.setattr(runtime, "make", lambda folder: folder.mkdir() or folder)
    before = runtime.ensure(tmp_path / "cache")
    assert runtime.ensure(tmp_path / "cache") == before
    (root / "calculator/rule.toml").write_text("2")
    assert runtime.ensure(tmp_path / "cache") != before
