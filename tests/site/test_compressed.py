"""Packed variants beside the site's files: the same content, smaller, and made once."""

import gzip
import os
from pathlib import Path

import brotli
import pytest
from sitebuild.publish import compressed

UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


@pytest.mark.parametrize("ending", UNPACK)
def test_variants_hold_what_their_file_holds(built: Path, ending: str):
    """Every page and every large file has one, never bigger than itself."""
    variants = [path for path in built.rglob(f"*{ending}") if path.name != "sitemap.xml.gz"]
    for variant in variants:
        plain = variant.with_suffix("")
        assert UNPACK[ending](variant.read_bytes()) == plain.read_bytes(), variant
        assert variant.stat().st_size < plain.stat().st_size, variant
    packed = {variant.with_suffix("") for variant in variants}
    assert {path for path in built.rglob("*.html") if path.stat().st_size >= compressed.SMALLEST} <= packed
    assert {*built.rglob("*.wasm"), *built.glob("assets/runtime/python-*.zip")} <= packed


def test_unchanged_files_are_not_packed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The cache answers for them, and forgets what no build asks for any more."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "a.html").write_text("가" * 5000, "utf-8")
    (site / "b.html").write_text("나" * 5000, "utf-8")
    (site / "noise.json").write_bytes(os.urandom(5000))
    (site / "small.html").write_text("작아요", "utf-8")
    compressed.write(site, cache)
    names = {path.name for path in site.iterdir()}
    assert names == {"a.html", "a.html.br", "a.html.gz", "b.html", "b.html.br", "b.html.gz", "noise.json", "small.html"}

    (site / "b.html").unlink()
    old = cache / "old.br"
    old.touch()
    os.utime(old, (0, 0))
    monkeypatch.setattr(compressed, "PACKERS", dict.fromkeys(compressed.PACKERS, pytest.fail))
    compressed.write(site, cache)
    assert len(list(cache.iterdir())) == 6, "two endings for each of three files, and not what is old"
