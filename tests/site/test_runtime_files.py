"""The runtime's zip: the same wherever it is made, and bytecode only."""

import json
import marshal
import shutil
import zipfile
from pathlib import Path

import pytest
from sitebuild.runtime import runtime


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


def test_tracebacks_tell_the_lines_of_the_calculator_alone(built: Path):
    """The library's lines are left out; ours are what an error has to tell."""
    (archive,) = built.glob("assets/runtime/python-*.zip")
    with zipfile.ZipFile(archive) as opened:
        modules = (name for name in opened.namelist() if name.endswith(".pyc") and "__init__" not in name)
        codes = {name: marshal.loads(opened.read(name)[16:]) for name in modules}
    with_lines = {name for name, code in codes.items() if any(line for *_, line in code.co_lines())}
    assert with_lines == {name for name in codes if name.startswith("calculator/")}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with all that a runtime is made from, whose making is cut short."""
    root = tmp_path / "root"
    shutil.copytree(runtime.HOOKS / "sitebuild", root / "sitebuild")
    for folder in ("calculator", "requirements"):
        (root / folder).mkdir(parents=True)
    for name in ("package.json", "requirements/site.txt", "pyproject.toml", "calculator/rule.toml"):
        (root / name).write_text("1")
    monkeypatch.setattr(runtime, "NPM", root)
    monkeypatch.setattr(runtime, "ROOT", root)
    monkeypatch.setattr(runtime, "HOOKS", root)
    monkeypatch.setattr(runtime, "make", lambda folder: folder.mkdir() or folder)
    return root


def test_changed_rules_make_another_runtime(root: Path, tmp_path: Path):
    """An edit below calculator/ is seen, so that a preview never answers by old rules."""
    before = runtime.ensure(tmp_path / "cache")
    assert runtime.ensure(tmp_path / "cache") == before
    (root / "calculator/rule.toml").write_text("2")
    assert runtime.ensure(tmp_path / "cache") != before


@pytest.mark.parametrize(
    ("module", "used"),
    [("runtime/runtime", True), ("runtime/core", True), ("runtime/stdlib", True), ("runtime/selection", True), ("runtime/wasm/webassembly", True), ("publish/policy", False)],
)
def test_runtime_is_made_anew_for_its_own_modules_alone(root: Path, tmp_path: Path, module: str, used: bool):
    """An edit of what makes the runtime is seen; an edit of what makes pages costs no half minute."""
    before = runtime.ensure(tmp_path / "cache")
    with (root / f"sitebuild/{module}.py").open("a") as file:
        file.write("# edited\n")
    assert (runtime.ensure(tmp_path / "cache") != before) == used
