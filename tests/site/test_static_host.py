"""The rules for static hosts, read as Cloudflare Pages and Netlify read them."""

import re
from pathlib import Path

import pytest
from sitebuild.publish.headers import IMMUTABLE

DIGEST = re.compile(r"[-./][0-9a-f]{8,}[./]")
RULES_READ = 100
"""So many Cloudflare Pages reads, and leaves out the others without a word."""


@pytest.fixture(scope="module")
def rules(built: Path) -> dict[str, dict[str, str]]:
    """Return the headers of each rule, by its address."""
    found: dict[str, dict[str, str]] = {}
    for line in (built / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            assert line not in found
            found[line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
    return found


def matching(rules: dict[str, dict[str, str]], address: str) -> list[tuple[str, str]]:
    """Return all headers that the host sends with *address*; an asterisk stands for anything."""
    return [
        header
        for rule, headers in rules.items()
        if re.fullmatch(".*".join(map(re.escape, rule.split("*"))), address)
        for header in headers.items()
    ]


def files(built: Path) -> list[str]:
    """Return the address of each file that a reader's browser may ask for."""
    found = [path for path in built.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")]
    return ["/" + path.relative_to(built).as_posix() for path in found]


def test_exactly_the_files_with_a_digest_are_kept_for_ever(rules: dict[str, dict[str, str]], built: Path) -> None:
    """Of every kind; what changes under one address, like the manifest of the runtime, never is."""
    kept = {address for address in files(built) if ("Cache-Control", IMMUTABLE) in matching(rules, address)}
    digested = {address for address in files(built) if address.startswith("/assets/") and DIGEST.search(address)}
    assert kept == digested
    assert "/assets/runtime/manifest.json" in set(files(built)) - kept
    assert {re.sub(DIGEST, "*", address).split("*")[0] for address in kept} >= {
        "/assets/cards", "/assets/fonts/site-sans", "/assets/javascripts", "/assets/javascripts/bundle",
        "/assets/javascripts/search/box", "/assets/runtime/core", "/assets/runtime/python", "/assets/stylesheets/site",
    }  # fmt: skip


def test_no_header_stands_in_two_rules_that_meet(rules: dict[str, dict[str, str]], built: Path) -> None:
    """Both hosts would join the values, and a joined policy or time is another one."""
    for address in [*files(built), "/", "/calculator/", "/assets/cards/new.png"]:
        names = [name for name, _ in matching(rules, address)]
        assert len(names) == len(set(names)), address
        assert "Content-Security-Policy" in names


def test_all_rules_are_read(rules: dict[str, dict[str, str]]) -> None:
    """Of more, and of lines that are longer, Cloudflare Pages reads nothing."""
    assert len(rules) <= RULES_READ
    assert max(len(f"{name}: {value}") for headers in rules.values() for name, value in headers.items()) <= 2000
