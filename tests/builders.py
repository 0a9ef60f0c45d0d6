"""The same docs/ by other builders than MkDocs: `make builders` builds with each, and compares the text of every page.

What is known to differ stands in builders.toml, which may only shrink: a difference that is not in it fails, and so
does a line of it that is no difference any more.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

import yaml
from content import ROOT, reasons
from content.languages import LANGUAGES
from content.source_text import SourceText
from content.words import words
from sitebuild.build import Build, SitePage
from sitebuild.publish import moved
from sitebuild.theme.line_breaks import WORD_JOINER

from calculator.rules.loader import every_source
from calculator.text.language import Language, using_language

CACHE = ROOT / ".cache/builders"
KNOWN = Path(__file__).with_name("builders.toml")
BUILT = ROOT / "site"
"""By MkDocs: what `make build` left."""
HIDDEN = ("script", "style", "template", "svg", "noscript")
INLINE = ("a", "abbr", "b", "code", "em", "i", "kbd", "mark", "span", "strong", "sub", "sup", "time")
VOID = ("br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
PART = 24
"""Characters of a difference that name it in the list, numbers as 0: these change with what editors write."""
MACROS = "  - macros:\n      module_name: overrides/hooks/macros\n      on_undefined: strict\n"
NAV = re.compile(r"^nav:\n(?:[ #].*\n|\n)*", re.MULTILINE)


class Text(HTMLParser):
    """The visible text of a page's main content."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.depth = 0
        """How deep in the content, 0 outside it."""
        self.hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "" if tag in INLINE else " "
        if tag in VOID:
            return
        self.depth += bool(self.depth) or tag == "article"
        self.hidden += bool(self.hidden) or tag in HIDDEN or "headerlink" in (dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self.text += "" if tag in INLINE else " "
        if tag not in VOID:
            self.depth -= bool(self.depth)
            self.hidden -= bool(self.hidden)

    def handle_data(self, data: str) -> None:
        if self.depth and not self.hidden:
            self.text += data.replace(WORD_JOINER, "")  # it shows nowhere: our build keeps lines whole with it


def pages(folder: Path) -> dict[str, list[str]]:
    """Return the words of each page's main content below *folder*, by its address."""
    found = sorted(folder.rglob("index.html"))
    return {f"{path.parent.relative_to(folder).as_posix()}/": Text(path.read_text("utf-8")).text.split() for path in found}


def differences(ours: dict[str, list[str]], theirs: dict[str, list[str]]) -> Iterator[str]:
    """Yield a line for each page that one side lacks, and for each stretch of words that differs: its page, and how it begins."""
    for address in sorted(ours.keys() | theirs.keys()):
        if address not in theirs or address not in ours:
            yield f"{address} {'is not there' if address in ours else 'is new'}"
            continue
        mine, others = ours[address], theirs[address]
        for kind, start, end, first, last in SequenceMatcher(None, mine, others, autojunk=False).get_opcodes():
            if kind != "equal":
                yield f"{address} -{_part(mine[start:end])} +{_part(others[first:last])}"


def _part(found: list[str]) -> str:
    return re.sub(r"\d+", "0", " ".join(found))[:PART].strip()


def published_code(folder: Path) -> list[str]:
    """Return the files below *folder* that are the build's own, Python and data: none may be published."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".py", ".pyc", ".toml"))


def mkdocs(name: str, program: str) -> Path:
    """Build with a fork of MkDocs, hooks and all, and return the folder."""
    site = CACHE / name / "site"
    _run(name, CACHE / name / "venv/bin" / program, "build", "--strict", "--site-dir", str(site), folder=ROOT)
    return site


def zensical(name: str) -> Path:
    """Build with Zensical, which runs no hook, and return the folder: what hooks would add to the configuration, and pages that moved, is added here."""
    tree = CACHE / name / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    for path in _tracked():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, tree / path)
    (tree / "mkdocs.yml").write_text(prepared((ROOT / "mkdocs.yml").read_text("utf-8")), "utf-8")
    _run(name, CACHE / name / "venv/bin/zensical", "build", "--clean", folder=tree)
    build = Build(tree / "docs", tree / "site", "", "", "", preview=False, pages=list(_site_pages(tree / "docs")))
    moved.write_all(build.site, build)
    return build.site


def _site_pages(docs: Path) -> Iterator[SitePage]:
    for path in docs.rglob("*.md"):
        page = SourceText.read(path.relative_to(docs).as_posix(), path)
        url = page.uri.removesuffix("index.md").removesuffix(".md")
        if not page.uri.startswith("_"):
            yield SitePage(page.uri, url if url.endswith("/") or not url else f"{url}/", "", str(page.meta.get("title", "")), page.meta)


def prepared(configuration: str) -> str:
    """Return mkdocs.yml with the menu's causes, what the templates say, and our macros."""
    nav = NAV.search(configuration)
    assert nav, "mkdocs.yml: nav"
    menu = reasons.with_reasons(yaml.safe_load(nav[0])["nav"])
    extra = {"words": {language: words(language) for language in LANGUAGES}, "sources": {language: _sources(language) for language in LANGUAGES}}
    lines = "".join(f"  {name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in extra.items())
    whole = configuration.replace(nav[0], f"nav: {json.dumps(menu, ensure_ascii=False)}\n\n")
    return whole.replace("\nextra:\n", f"\nextra:\n{lines}").replace("\nplugins:\n", f"\nplugins:\n{MACROS}")


def _sources(language: Language) -> dict[str, dict[str, str]]:
    with using_language(language):
        return {key: {"title": source.title, "date": str(source.date)} for key, source in every_source().items()}


def _tracked() -> list[str]:
    """Return the files of the repository, those that are not committed yet included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in listed.split("\0") if path and (ROOT / path).is_file()]


def _run(name: str, *command: str | Path, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=os.environ | {"PYTHONUTF8": "1"}, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stdout[-3000:]}{done.stderr[-3000:]}")


BUILDERS = {
    "properdocs": lambda: mkdocs("properdocs", "properdocs"),
    "mkdocs-ng": lambda: mkdocs("mkdocs-ng", "mkdocs"),
    "zensical": lambda: zensical("zensical"),
}


def faults(name: str, found: list[str], listed: list[str]) -> list[str]:
    """Return what is wrong with the list of the builder *name*, whose differences are *found*."""
    new = [f"{name}: {KNOWN.name}에 없는 차이예요. 없애 주세요: {line}" for line in found if line not in listed]
    gone = [f"{name}: 이제 차이가 아니에요. {KNOWN.name}에서 지워 주세요: {line}" for line in listed if line not in found]
    return new + gone


def installed(name: str) -> bool:
    """Return whether the builder *name* is there as it is locked."""
    mark = CACHE / name / "venv/installed.txt"
    return mark.is_file() and mark.read_bytes() == (ROOT / f"requirements/builders/{name}.txt").read_bytes()


def main() -> int:
    """Build with every builder that is installed, print what differs, and return 1 where the list does not say so."""
    known: dict[str, list[str]] = tomllib.loads(KNOWN.read_text("utf-8"))
    ours = pages(BUILT)
    assert len(ours) > 100, "site/ 가 없어요. 먼저 `make build`를 해 주세요."
    wrong = [f"mkdocs: 올리면 안 되는 파일이에요: {path}" for path in published_code(BUILT)]
    for name in filter(installed, BUILDERS):
        site = BUILDERS[name]()
        found = list(differences(ours, pages(site)))
        print(f"{name}: 페이지 {len(ours)}개를 견줬고, 다른 곳이 {len(found)}개예요.", *found, sep="\n  ")
        wrong += [f"{name}: 올리면 안 되는 파일이에요: {path}" for path in published_code(site)]
        wrong += faults(name, found, known.get(name, []))
    wrong += [f"{name}: 설치하지 못했어요." for name in BUILDERS if not installed(name)]
    print(*wrong, sep="\n", file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
