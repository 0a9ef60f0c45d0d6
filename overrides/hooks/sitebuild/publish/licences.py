"""The notice of what the site ships that others made, from what is installed and what was written."""

import json
import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any, NamedTuple

from build_errors import BuildError
from content import NODE_MODULES, ROOT

from sitebuild.editing import archive, bundle
from sitebuild.runtime.pyodide_names import LOCK
from sitebuild.runtime.runtime import EXTRAS
from sitebuild.theme import MATERIAL

THEME = "mkdocs-material"
ICONS = ".icons/material/LICENSE"
NOTICE_COMMENT = re.compile(r"/\*[!*](?:[^*]|\*(?!/))*?(?:@license|copyright|licensed)(?:[^*]|\*(?!/))*\*/", re.IGNORECASE)
BUNDLED = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
TEXTS = re.compile(r"^([^,\n]*\.dist-info/(?:[^,\n]*/)?(?:LICEN|COPYING)[^,/\n]*),", re.IGNORECASE | re.MULTILINE)
SHIPPED = ("assets/fonts/*", "assets/runtime/**/*", "assets/editing/**/*", "assets/javascripts/**/*.min.js", "assets/stylesheets/*.min.css")
"""Names tell what is in these: by a digest, or by the version of their package."""
RULE = "\n" + "=" * 78 + "\n"

# Its npm package comes without a text; its makers' own tool, which we build with, carries the same.
TEXT_OF = {"pyodide": "pyodide-cli"}

# Known by a classifier alone, in which an identifier of SPDX does not stand.
LICENCE_OF = {"jinja2": "BSD-3-Clause", "mergedeep": "MIT", "pathspec": "MPL-2.0"}

# What is linked into pyodide.asm.wasm, beside CPython itself. Nothing installed says so.
LINKED = (
    ("Emscripten", "MIT OR NCSA", "https://emscripten.org"),
    ("musl", "MIT", "https://musl.libc.org"),
    ("mimalloc", "MIT", "https://github.com/microsoft/mimalloc"),
    ("HACL*", "MIT", "https://github.com/hacl-star/hacl-star"),
    ("Expat", "MIT", "https://libexpat.github.io"),
    ("libffi", "MIT", "https://github.com/libffi/libffi"),
    ("libmpdec", "BSD-2-Clause", "https://www.bytereef.org/mpdecimal/"),
    ("zlib", "Zlib", "https://zlib.net"),
    ("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/"),
    ("hiwire", "MPL-2.0", "https://github.com/hoodmane/hiwire"),
)
HEAD = """\
이 사이트에 실려 있는, 다른 사람들이 만든 것과 그 라이선스예요. 사이트를 만들 때 자동으로 모아 적어요.
What this site ships that others made, and under which terms. Collected whenever the site is built.

Code of this site: MIT. Texts of this site: CC BY 4.0.
The build takes parts out of Pyodide and CPython's library that this site does not use; how stands in
overrides/hooks/sitebuild of its source. Site Sans is Pretendard with the characters and weights of this
site alone, drawn on a coarser grid. The unchanged sources of all are at the addresses below.
"""


class Part(NamedTuple):
    """Something shipped: what it is called, where it comes from, and its terms."""

    name: str
    version: str
    licence: str
    home: str
    text: str
    purl: str = ""
    """Its address as a package, for tools that look for known weaknesses."""


def notice(folder: Path) -> str:
    """Return the notice for the finished site in *folder*."""
    chapters = [HEAD, *(_chapter(part) for part in parts())]
    linked = "\n".join(f"{name}: {licence}, {home}" for name, licence, home in LINKED)
    chapters.append(f"Linked into Pyodide's WebAssembly\n\n{linked}\n")
    chapters.append(f"Bundled in the scripts of {THEME}\n\n{', '.join(bundled())}\n")
    chapters.append("Notices kept in the scripts\n\n" + "\n\n".join(script_notices(folder)) + "\n")
    return RULE.join(chapters)


def parts() -> Iterator[Part]:
    """Yield what is shipped as packages: of npm, of PyPI, and Python itself."""
    named = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    for name in sorted({*named, *bundle.packages()}):
        yield _npm(name)
    for name in (THEME, *EXTRAS, *archive.libraries()):
        yield _pypi(name)
    yield Part("Material Design Icons", "", "Apache-2.0", "https://pictogrammers.com", (MATERIAL / ICONS).read_text("utf-8"))
    version = _python_version()
    yield Part("CPython", version, "PSF-2.0", "https://www.python.org", _python_text(), f"pkg:generic/cpython@{version}")


def bundled() -> list[str]:
    """Return the npm packages that the source map of the theme's script names; the site does not ship it."""
    maps = sorted(MATERIAL.glob("assets/javascripts/bundle.*.js.map"))
    sources = (source for path in maps for source in json.loads(path.read_text("utf-8"))["sources"])
    return sorted({match[1] for source in sources if (match := BUNDLED.search(source))})


def script_notices(folder: Path) -> list[str]:
    """Return the notices that stand in the shipped scripts themselves, each once."""
    scripts = (path.read_text("utf-8") for path in sorted(folder.glob("assets/javascripts/**/*.min.js")))
    return list(dict.fromkeys(match[0] for script in scripts for match in NOTICE_COMMENT.finditer(script)))


def _npm(name: str) -> Part:
    package = json.loads((NODE_MODULES / name / "package.json").read_text("utf-8"))
    files = sorted(
        path for path in (NODE_MODULES / name).rglob("LICEN[CS]E*") if "node_modules" not in path.relative_to(NODE_MODULES).parts
    )
    text = "\n".join(path.read_text("utf-8") for path in files) or _texts(distribution(TEXT_OF[name]))
    version = package["version"]
    return Part(name, version, package["license"], _home(package), text, f"pkg:npm/{name}@{version}")


def _home(package: dict[str, Any]) -> str:
    repository = package.get("repository", "")
    address = repository["url"] if isinstance(repository, dict) else repository
    return str(address or package.get("homepage", "")).removeprefix("git+").removesuffix(".git")


def _pypi(name: str) -> Part:
    found = distribution(name)
    licence = LICENCE_OF.get(name) or found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    homes = [line.partition(", ")[2] for line in found.metadata.get_all("Project-URL") or ()]
    home = found.metadata.get("Home-page") or next(iter(homes), "")
    return Part(name, found.version, str(licence), str(home), _texts(found), f"pkg:pypi/{name}@{found.version}")


def _texts(found: Distribution) -> str:
    # Read from the record itself: `found.files` would ask the disk for each of the theme's thousands of icons.
    names = TEXTS.findall(found.read_text("RECORD") or "")
    if not names:
        raise BuildError(f"{found.name}: no licence text is installed with it")
    return "\n".join(Path(str(found.locate_file(name))).read_text("utf-8") for name in names)


def _python_version() -> str:
    lock = json.loads((NODE_MODULES / "pyodide" / LOCK).read_text("utf-8"))
    return str(lock["info"]["python"])


def _python_text() -> str:
    """Return Python's terms, from this very interpreter; a package of its makers has the same where it has none."""
    for folder in (sysconfig.get_path("stdlib"), sys.prefix):
        if (path := Path(folder) / "LICENSE.txt").is_file():
            return path.read_text("utf-8")
    return _texts(distribution("typing-extensions"))


def _chapter(part: Part) -> str:
    return f"{part.name} {part.version}\n{part.licence}\n{part.home}\n\n{part.text.strip()}\n"
