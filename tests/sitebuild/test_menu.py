"""The menu of a site that has grown."""

from pathlib import Path

import pytest
from content import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sitebuild.theme import languages

GUIDES = ["guide/index.md", "guide/one.md"]
CASES = ["cases/index.md", "cases/two.md"]
NAV = [{"처음": "index.md"}, {"안내": GUIDES}, {"사례": CASES}, {"English": ["en/index.md"]}]
URIS = ["index.md", *GUIDES, *CASES, "en/index.md"]


@pytest.mark.parametrize(("whole", "unfolds"), [(len(URIS), True), (len(URIS) - 1, False)])
def test_other_section_unfolds_while_the_site_is_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int, unfolds: bool
) -> None:
    """On a larger site it leads to its first page; the reader's own section is whole on both."""
    monkeypatch.setattr(languages, "WHOLE_MENU", whole)
    docs, site = tmp_path / "docs", tmp_path / "site"
    for uri in URIS:
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        (docs / uri).write_text("# 제목\n", "utf-8")
    hooks = ["overrides/hooks/language_hook.py"]
    build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), nav=NAV, hooks=hooks))
    html = (site / "guide/index.html").read_text("utf-8")
    assert 'href="one/"' in html and 'href="../cases/"' in html
    assert ('href="../cases/two/"' in html) is unfolds
