"""A page past its day of review says so to the reader."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from content import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.content.test_mistakes import written


@pytest.mark.parametrize(("day", "shown"), [(datetime(2027, 5, 20, tzinfo=UTC), False), (datetime(2027, 5, 23, tzinfo=UTC), True)])
def test_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: datetime, shown: bool) -> None:
    """The test pages were reviewed on 2026-11-22, for 180 days."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{day.timestamp():.0f}")
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    written(docs, {})
    hooks = ["overrides/hooks/content_hook.py", "overrides/hooks/language_hook.py"]
    build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), nav=[{"처음": "index.md"}], hooks=hooks))
    html = (site / "page/index.html").read_text("utf-8")
    assert ("2027-05-21까지 다시 확인할 예정이었어요" in html) is shown
