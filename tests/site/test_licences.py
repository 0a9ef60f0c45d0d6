"""What others made and the site ships is named, with its terms, in a notice that every page leads to."""

import json
import re
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from urllib.parse import urljoin

import pytest
from sitebuild.editing import archive, bundle
from sitebuild.publish import licences
from sitebuild.runtime import runtime

from tests.site import moved

OURS = {"build_errors", "calculator", "content", "content_hook", "rpds", "sitebuild", "_pyodide", "pyodide"}
"""`rpds` is our stand-in for a library of that name."""


@pytest.fixture(scope="module")
def notice(built: Path) -> str:
    """Return the shipped notice."""
    return (built / "licences.txt").read_text("utf-8")


def test_every_package_that_ships_is_named_with_its_terms(notice: str):
    """Name and version of each, and words of the terms themselves."""
    for name in json.loads((runtime.ROOT / "package.json").read_text("utf-8"))["dependencies"]:
        version = json.loads((runtime.NPM.parent / name / "package.json").read_text("utf-8"))["version"]
        assert f"\n{name} {version}\n" in notice
    for part in licences.parts():
        assert len(part.licence) > 2, part.name
        assert part.home.startswith("http"), part.name
        assert re.search("copyright|licen[cs]e", part.text, re.IGNORECASE), part.name
        assert part.text.strip() in notice, part.name
    for words in ("Mozilla Public License Version 2.0", "PYTHON SOFTWARE FOUNDATION LICENSE", "SIL OPEN FONT LICENSE"):
        assert words in notice


def test_python_in_the_site_is_named(built: Path):
    """Whatever stands in a zip is of CPython, of Pyodide, ours, or a package of the notice."""
    found = set()
    for path in [*built.glob("assets/runtime/*.zip"), *built.glob("assets/editing/python-*.zip")]:
        with zipfile.ZipFile(path) as opened:
            found |= {re.split(r"[/.]", name)[0] for name in opened.namelist() if ".dist-info/" not in name}
    assert "json" in found
    named = {name for name, packages in packages_distributions().items() if {each.lower().replace("_", "-") for each in packages} & set(archive.libraries())}
    assert {"markdown", "mkdocs"} <= named & found
    assert found - set(sys.stdlib_module_names) - OURS - set(runtime.EXTRAS) - named <= {
        "_sysconfigdata__emscripten_wasm32-emscripten"
    }


def test_editor_component_is_named_with_all_that_it_brings(built: Path, notice: str):
    """Each package of npm whose makers' notice or code is in the scripts of the page for editors."""
    names = bundle.packages()
    assert {"@codemirror/view", "@lezer/markdown", "style-mod"} <= set(names)
    for name in names:
        assert f"\n{name} " in notice


def test_scripts_own_notices_are_kept(notice: str):
    """The theme's bundled libraries and what their comments say."""
    assert re.search(r"clipboard, .*rxjs", notice)
    assert "Zeno Rocha" in notice
    assert "TJ Holowaychuk" in notice


def test_package_without_terms_stops_the_build():
    """A package whose text is not installed is not passed over."""

    class Bare:
        name = "bare"

        def read_text(self, name: str) -> str:
            return "bare/__init__.py,,\nbare/LICENSE,,\nbare-1.dist-info/METADATA,,\n"

    with pytest.raises(ValueError, match="bare"):
        licences._texts(Bare())  # type: ignore[arg-type]


def test_every_page_leads_to_it(built: Path):
    """The small print's links exist, from wherever the page is."""
    for path in moved.pages(built):
        place = f"/{path.parent.relative_to(built).as_posix()}/".replace("/./", "/")
        (printed,) = re.findall(r'<ul class="site-small-print">(.*?)</ul>', path.read_text("utf-8"), re.DOTALL)
        links = [urljoin(place, link).lstrip("/") for link in re.findall(r'href="([^"]+)"', printed)]
        assert "licences.txt" in links, path
        for link in links:
            assert (built / link).exists(), (path, link)
