"""The pencil on every page, where EDIT_URL is set."""

import pencil_hook
import pytest
from build_errors import BuildError
from content import ROOT
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from sitebuild.theme.edit_link import template


@pytest.mark.parametrize(("address", "expected"), [
    ("https://github.com/a/b", "https://github.com/a/b/edit/main/docs/{path}"),
    ("https://github.com/a/b.git", "https://github.com/a/b/edit/main/docs/{path}"),
    ("https://gitlab.com/a/b/c/", "https://gitlab.com/a/b/c/-/edit/main/docs/{path}"),
    ("https://gitlab.example.kr/a/b", "https://gitlab.example.kr/a/b/-/edit/main/docs/{path}"),
    ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/docs/{path}"),
    ("https://git.example.kr/a/b/_edit/trunk/docs/{path}", "https://git.example.kr/a/b/_edit/trunk/docs/{path}"),
    ("https://notgithub.com/a/b", "https://notgithub.com/a/b/_edit/main/docs/{path}"),
])
def test_editor_of_each_host(address: str, expected: str) -> None:
    assert template(address) == expected


@pytest.mark.parametrize("address", ["github.com/a/b", "http://github.com/a/b", "javascript:alert(1)", "https://"])
def test_address_that_leads_nowhere(address: str) -> None:
    with pytest.raises(BuildError, match="EDIT_URL"):
        template(address)


def edit_url(monkeypatch: pytest.MonkeyPatch, address: str) -> tuple[str | None, bool, object]:
    monkeypatch.setenv("EDIT_URL", address)
    config = load_config(str(ROOT / "mkdocs.yml"))
    pencil_hook.on_config(config)
    page = Page(None, File("guide/steps.md", "docs", "site", use_directory_urls=True), config)
    return page.edit_url, pencil_hook.FEATURE in config.theme["features"], config.repo_url


def test_page_has_a_pencil_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """And Material is told of no repository, whose host it would ask."""
    assert edit_url(monkeypatch, "https://github.com/a/b") == ("https://github.com/a/b/edit/main/docs/guide/steps.md", True, None)
    assert edit_url(monkeypatch, "") == (None, False, None)


@pytest.mark.parametrize(("address", "features", "shown"), [("https://a.example/b.md", ["content.action.edit"], True), ("https://a.example/b.md", [], False), (None, ["content.action.edit"], False)])
def test_pencil_is_a_link_that_says_what_it_does(address: str | None, features: list[str], shown: bool) -> None:
    env = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
    html = env.get_template("partials/actions.html").render(page={"edit_url": address}, features=features, lang={"t": lambda key: f"말 {key}"})
    assert (f'<a href="{address}" title="말 action.edit"' in html) == shown and "rel=" not in html
    assert ("<svg" in html) == shown
