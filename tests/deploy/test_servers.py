"""What nginx and Caddy answer with the configurations of deploy/, over the wire."""

import gzip
import hashlib
import re
import subprocess
from pathlib import Path

import pytest
from sitebuild.publish.headers import FIVE_MINUTES, IMMUTABLE, META, REVALIDATED, SECURITY
from sitebuild.publish.offline import SCRIPT
from sitebuild.runtime import core

from tests.deploy.conftest import Served
from tests.site.server import TYPES as PLAIN

pytestmark = pytest.mark.installed

TYPES = PLAIN | {".xml": "/xml"}
"""As the tests' own server has them; nginx calls XML an application, Caddy a text."""
INTERNAL = ("_headers", ".conf", ".gz", ".br")


def addresses(served: Served) -> list[str]:
    """Return the address of each page, below the site's path."""
    return [
        path.relative_to(served.built).as_posix().removesuffix("index.html")
        for path in sorted(served.built.rglob("*.html"))
    ]


def test_every_file_has_its_type_and_arrives_whole(served: Served) -> None:
    """Each file of the site, by its ending; a browser told not to guess depends on it."""
    asked = set()
    for path in sorted(served.built.rglob("*")):
        if not path.is_file() or path.name.endswith(INTERNAL) or path.name in ("index.html", "config"):
            continue
        answer = served.ask(path.relative_to(served.built).as_posix())
        assert answer.status == 200, path
        assert TYPES[path.suffix] in answer.headers["content-type"], (path, answer.headers["content-type"])
        assert answer.body == path.read_bytes(), path
        asked.add(path.suffix)
    assert {".js", ".mjs", ".css", ".json", ".wasm", ".zip", ".png"} <= asked


def test_policy_of_each_page_is_its_own_and_forbids_frames(served: Served) -> None:
    """The header repeats the page's own policy word for word, and adds what only a header may say."""
    for address in addresses(served):
        answer = served.ask(address)
        assert answer.status == 200, address
        own = META.search(answer.body.decode())
        assert own
        assert answer.headers["content-security-policy"] == f"{own[1]}; frame-ancestors 'none'", address


def test_every_answer_has_the_security_headers(served: Served) -> None:
    """Pages, scripts, WebAssembly, redirects of ours aside, and what is not there."""
    for address in (
        "",
        "calculator/",
        served.file("assets/javascripts/*/worker.js"),
        served.file(f"**/{core.WASM}"),
        served.file(f"**/{core.WHOLE}"),
        "no-such-page/",
    ):
        found = served.ask(address).headers
        assert {name: found.get(name.lower()) for name in SECURITY} == SECURITY, address
        assert "content-security-policy" in found, address
        assert not re.search(r"\d", found.get("server", "")), "the server tells its version"


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("index.html", FIVE_MINUTES),
        ("sitemap.xml", FIVE_MINUTES),
        ("assets/javascripts/*/worker.js", IMMUTABLE),
        ("assets/javascripts/bundle.*.min.js", IMMUTABLE),
        ("assets/runtime/core-*/pyodide.mjs", IMMUTABLE),
        ("assets/runtime/python-*.zip", IMMUTABLE),
        ("assets/stylesheets/site-*.css", IMMUTABLE),
        ("assets/fonts/*.woff2", IMMUTABLE),
        ("assets/images/favicon.png", FIVE_MINUTES),
    ],
)
def test_only_hashed_files_are_kept_for_ever(served: Served, pattern: str, kept: str) -> None:
    """An address with a digest never changes its content; every other is asked for again soon."""
    assert served.ask(served.file(pattern).removesuffix("index.html")).headers["cache-control"] == kept


def test_versioned_query_is_kept_for_ever(served: Served) -> None:
    """The icon stands under one name; the digest in the query tells its versions apart."""
    name = "assets/images/icon.svg"
    assert served.ask(f"{name}?v=0123456789ab").headers["cache-control"] == IMMUTABLE
    assert served.ask(name).headers["cache-control"] == FIVE_MINUTES
    assert served.ask(f"{name}?v=latest").headers["cache-control"] == FIVE_MINUTES


def test_unchanged_page_costs_no_body(served: Served) -> None:
    """Asked for again with its tag, a page is answered 304."""
    tag = served.ask("").headers["etag"]
    again = served.ask("", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("accepted", ["br", "gzip"])
@pytest.mark.parametrize(
    "pattern", ["index.html", "assets/runtime/core-*/pyodide.asm.wasm", "assets/stylesheets/site-*.css"]
)
def test_compressed_form_is_sent_as_it_lies_there(served: Served, pattern: str, accepted: str) -> None:
    """With the type of the plain file, and told apart by caches; nothing is compressed while serving."""
    path = served.file(pattern)
    answer = served.ask(path.removesuffix("index.html"), Accept_Encoding=accepted)
    ending = {"br": ".br", "gzip": ".gz"}[accepted]
    assert answer.headers["content-encoding"] == accepted
    assert answer.body == (served.built / f"{path}{ending}").read_bytes()
    assert answer.headers["content-type"] == TYPES[Path(path).suffix]
    assert answer.headers["vary"] == "Accept-Encoding"


def test_compressed_form_holds_the_plain_one(served: Served) -> None:
    """Control of the build's own files: each compressed form unpacks to the file beside it."""
    for packed in served.built.rglob("*.gz"):
        plain = packed.with_suffix("")
        if plain.is_file():
            assert hashlib.sha256(gzip.decompress(packed.read_bytes())).digest() == _digest(plain), packed
    for packed in served.built.rglob("*.br"):
        unpacked = subprocess.run(["brotli", "-dc", str(packed)], capture_output=True, check=True).stdout
        assert hashlib.sha256(unpacked).digest() == _digest(packed.with_suffix("")), packed


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def test_plain_form_is_sent_where_none_was_asked_for(served: Served) -> None:
    """A client that names no compression gets none."""
    assert "content-encoding" not in served.ask("").headers


@pytest.mark.parametrize("path", ["no-such-page/", "no/such/page", "assets/javascripts/0123456789ab/gone.js"])
def test_missing_page_is_told_in_korean(served: Served, path: str) -> None:
    """404 with the site's own page, which is asked for again each time: an update may just be under way."""
    answer = served.ask(path)
    assert answer.status == 404
    assert answer.headers["content-type"] == TYPES[".html"]
    assert '<html lang="ko"' in answer.body.decode()
    assert answer.body == (served.built / "404.html").read_bytes()
    assert answer.headers["cache-control"] == REVALIDATED


@pytest.mark.parametrize("path", ["calculator/%00", "calculator/%0a", f"{'a' * 256}/", f"{'%EA%B0%80' * 100}/", "a/" * 10_000])
def test_impossible_address_is_no_fault_of_the_server(served: Served, path: str) -> None:
    """It is refused as the visitor's, not told as a breakdown, and nobody keeps the answer."""
    answer = served.ask(path)
    assert answer.status in (400, 404, 414)
    assert answer.headers.get("cache-control", REVALIDATED) == REVALIDATED


def test_page_has_one_address(served: Served) -> None:
    """Without its slash, or with index.html, it is sent to the clean one, within this host."""
    for path in ("calculator", "calculator/index.html", "calculator/index.html?a=1"):
        answer = served.ask(path)
        assert answer.status in (301, 308), path
        assert answer.headers["location"].split("?")[0] in (f"{served.prefix}calculator/", "calculator/"), path


@pytest.mark.parametrize(
    "path",
    [
        "//example.org/index.html",
        "/%2Fexample.org/index.html",
        "/%5Cexample.org/index.html",
        "//example.org/%2e%2e",
        "//example.org/assets",
    ],
)
def test_redirects_never_leave_the_host(served: Served, path: str) -> None:
    """A link to this site cannot be made to lead elsewhere."""
    location = served.ask_host(path).headers.get("location", "/")
    assert re.match(r"/(?![/\\])|\.\.?/", location), location


@pytest.mark.parametrize(
    "name", ["_headers", "_nginx_http.conf", "_nginx_server.conf", "_caddy.conf", "_caddy_headers.conf", ".git/config"]
)
def test_settings_are_not_pages(served: Served, name: str) -> None:
    """What the server itself reads is answered like a page that is not there."""
    (served.built / ".git").mkdir(exist_ok=True)
    (served.built / ".git/config").write_text("x")
    assert (served.built / name).is_file()
    assert served.ask(name).status == 404


def test_folders_are_not_listed(served: Served) -> None:
    """A folder without a page is not there, and told so with the site's own page."""
    answer = served.ask("assets/")
    assert (answer.status, answer.body) == (404, (served.built / "404.html").read_bytes())


def test_nothing_can_be_sent_to_it(served: Served) -> None:
    """Only reading is answered."""
    assert served.ask("", "POST").status == 405
    assert served.ask("", "PUT").status == 405


def test_service_worker_is_asked_for_each_time(served: Served) -> None:
    """A new version is seen at the next visit; and the script may live nowhere but at the site's own root."""
    answer = served.ask(SCRIPT)
    assert answer.headers["cache-control"] == REVALIDATED
    again = served.ask(SCRIPT, If_None_Match=answer.headers["etag"])
    assert (again.status, again.headers["cache-control"]) == (304, REVALIDATED)
    assert [path.name for path in served.built.glob("*.js")] == [SCRIPT]
