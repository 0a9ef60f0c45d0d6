"""The policy is a list and no mirror: what an editor pastes is refused, and never allowed by its hash."""

from pathlib import Path

import pytest
from build_errors import BuildError
from sitebuild.publish import policy

THEME = "<script>theme()</script>"
OWN = "own()"
PLAIN = f"<html><head><title>가</title>{THEME}</head><body><p>글</p></body></html>"
FORBIDDEN = [
    ("<script>alert(1)</script>", "스크립트가 있어요. 글이나 매크로에서 지워 주세요: alert(1)"),
    ("<SCRIPT type=module>\nalert(1)</SCRIPT>", "alert(1)"),
    ("<script>theme() </script>", "theme()"),
    ('<p onclick="go()">글</p>', "onclick="),
    ("<img src=a.png onerror=go()>", "onerror="),
    ('<p style="color:red">글</p>', "style="),
    ('<a href="javascript:go()">글</a>', "javascript:go()"),
    ('<img src="https://elsewhere.example/a.png">', "elsewhere.example"),
    ('<script src="//elsewhere.example/a.js"></script>', "elsewhere.example"),
    ('<iframe src="a.html"></iframe>', "iframe"),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with one page, and the one of the theme alone."""
    folder = tmp_path / "site"
    for each in (folder, tmp_path / "templates"):
        each.mkdir()
    for name in ("404.html", "index.html"):
        (folder / name).write_text(PLAIN, "utf-8")
    (tmp_path / "templates/main.html").write_text("<script>{{ filled }}</script><script>spelled()</script>", "utf-8")
    return folder


def listed(site: Path) -> frozenset[str]:
    return policy.theme_scripts(site, site.parent / "templates", [OWN])


@pytest.mark.parametrize("script", ["theme()", OWN, "spelled()"])
def test_script_of_the_theme_is_allowed_by_its_hash(site: Path, script: str) -> None:
    page = site / "index.html"
    page.write_text(PLAIN.replace(THEME, f"<script>{script}</script>"), "utf-8")
    (wanted,) = policy.inline_hashes(page.read_text("utf-8"))
    policy.protect(site, listed(site))
    assert wanted in page.read_text("utf-8").partition("><title>")[0]


@pytest.mark.parametrize(("planted", "message"), FORBIDDEN, ids=[planted[:30] for planted, _ in FORBIDDEN])
def test_what_is_pasted_fails_the_build(site: Path, planted: str, message: str) -> None:
    (site / "index.html").write_text(PLAIN.replace("<p>", f"{planted}<p>"), "utf-8")
    (site / "other.html").write_text(PLAIN.replace("<p>", f"{planted}<p>"), "utf-8")
    with pytest.raises(BuildError) as error:
        policy.protect(site, listed(site))
    lines = str(error.value).splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["index.html", "other.html"]
    assert all(message in line for line in lines)


def test_template_with_something_to_fill_in_lists_nothing(site: Path) -> None:
    (site / "index.html").write_text(PLAIN.replace("<p>", "<script>{{ filled }}</script><p>"), "utf-8")
    with pytest.raises(BuildError, match="filled"):
        policy.protect(site, listed(site))
