"""Runtimes that stay in the cache beside the one in use."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from sitebuild import steps
from sitebuild.runtime import runtime


def test_one_in_use_is_not_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever takes an edit back is shown the runtime of before, while that of the edit is being made."""
    folders = [tmp_path / f"{number}" for number in range(6)]
    for age, folder in enumerate(folders):
        folder.mkdir()
        os.utime(folder, (age, age))
    monkeypatch.setattr(steps, "RUNTIMES", tmp_path)
    monkeypatch.setattr(runtime, "location", lambda _: folders[0])
    monkeypatch.setattr(steps, "memory", lambda: SimpleNamespace(get=lambda *_, **__: ""))

    steps.python(SimpleNamespace(preview=True))
    runtime._forget_older(tmp_path, folders[5])

    assert sorted(tmp_path.iterdir()) == [folders[0], *folders[3:]]
