"""The Content-Security-Policy of every page, in its HTML and in a real browser.

That no page violates its own shows where every page is read, in test_privacy.py.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from sitebuild.publish import policy

from tests.site.server import Site, serve
from tests.site.test_runtime import REFUND, open_engine

# In a task of its own: what DevTools evaluates directly may use eval under any policy.
EVAL = """
() => new Promise((resolve) => setTimeout(() => {
  try { resolve(String(eval("1 + 1"))); } catch (error) { resolve(error.name); }
}))
"""
FETCH = "(address) => fetch(address, { mode: 'no-cors' }).then(() => 'arrived', (error) => error.name)"
META = re.compile(r'<head(?:\s[^>]*)?><meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def pages(built: Path) -> list[Path]:
    """Return every HTML file of the site."""
    return sorted(built.rglob("*.html"))


def test_every_page_has_its_policy_first(built: Path) -> None:
    """404.html included, and nothing unsafe in it; WebAssembly only where Python runs."""
    assert built / "404.html" in pages(built)
    for path in pages(built):
        html = path.read_text("utf-8")
        found = META.search(html)
        assert found, path
        assert "unsafe-inline" not in found[1]
        assert "'unsafe-eval'" not in found[1]
        assert "http" not in found[1]
        assert ("'wasm-unsafe-eval'" in found[1]) == ('<meta name="runtime"' in html), path


def test_every_inline_script_is_covered(built: Path) -> None:
    """Each one's digest stands in its page's policy; no page says style= or on…=."""
    for path in pages(built):
        html = path.read_text("utf-8")
        hashes = policy.inline_hashes(html)
        assert len(hashes) == len(set(re.findall(r"<script(?: data-[^>]*)?>(.*?)</script>", html, re.DOTALL)))
        assert all(item in META.search(html)[1] for item in hashes), path
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", html), path


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>1</script><SCRIPT type=module>2</SCRIPT >", ["1", "2"]),
        ("<script>1</script><script>1</script>", ["1"]),
        ("<script>if (1 < 2) a = '<b>';</script>", ["if (1 < 2) a = '<b>';"]),
        ("<script data-note='a > b'>1</script>", ["1"]),
        ("<script src=a.js></script><script defer src='a.js'></script>", []),
        ("<script data-src=a>1</script>", ["1"]),
        ('<script type="application/ld+json">{}</script><script type=Application/JSON>{}</script>', []),
        ("<!-- <script>1</script> --><script>2</script>", ["2"]),
        ("<style>/* <script>1</script> */</style><title><script>2</script></title><script>3</script>", ["3"]),
        ('<p title="<script>1</script>">a</p><script>2</script>', ["2"]),
        ("<scripted>1</scripted>", []),
    ],
)
def test_what_runs_is_hashed_and_nothing_else(html: str, scripts: list[str]) -> None:
    """As a browser parts the page: a script in a comment, a style, a title or an attribute is none, and data does not run."""
    assert policy.inline_hashes(html) == [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts]


def test_policy_is_refused_for_a_page_without_head() -> None:
    """A page that cannot be protected fails the build."""
    with pytest.raises(ValueError, match="head"):
        policy.protected("<p>")


def test_violation_would_be_seen(context: BrowserContext, root_site: Site) -> None:
    """Control: a page with an inline script that its policy does not name is caught."""
    root_site.pages["/bad/"] = policy.protected("<html><head></head></html>").replace(
        "</head>", "<script>1</script></head>"
    )
    seen = []
    context.on("console", lambda message: seen.append(message.text))
    context.new_page().goto(f"{root_site.url}bad/")
    assert any("Content Security Policy" in text for text in seen)


def test_page_cannot_eval_or_reach_another_host(page: Page, root_site: Site, tmp_path: Path) -> None:
    """The site's own front page may neither eval nor fetch from elsewhere; a bare page may."""
    (tmp_path / "404.html").touch()
    with serve(tmp_path) as foreign:
        root_site.pages["/bare/"] = "<!doctype html><title>bare</title>"
        page.goto(f"{root_site.url}bare/")
        assert page.evaluate(EVAL) == "2"
        assert page.evaluate(FETCH, f"{foreign.url}control") == "arrived"
        page.goto(root_site.url)
        assert page.evaluate(EVAL) == "EvalError"
        assert page.evaluate(FETCH, f"{foreign.url}secret") == "TypeError"
        assert foreign.requests == ["/control"]


def test_worker_cannot_eval_or_reach_another_host(page: Page, root_site: Site, tmp_path: Path) -> None:
    """The worker is bound by the page's policy; one on a page without a policy is not."""
    (tmp_path / "404.html").touch()
    path = "/tool-without-content/"
    strict = root_site.pages[path]
    with serve(tmp_path) as foreign:
        results = []
        for html in (strict, re.sub(r"<meta http-equiv[^>]+>", "", strict)):
            root_site.pages[path] = html
            open_engine(page, root_site)
            page.evaluate("message => engine.call(message)", REFUND)
            (worker,) = page.workers
            results.append((worker.evaluate(EVAL), worker.evaluate(FETCH, f"{foreign.url}secret")))
            assert any(path.endswith(".wasm") for path in root_site.requests)
        assert results == [("EvalError", "TypeError"), ("2", "arrived")]
        assert foreign.requests == ["/secret"]
