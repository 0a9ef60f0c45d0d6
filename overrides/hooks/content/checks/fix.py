"""`make fix`: puts right what can be put right in one way only, and shows the difference.

    python -m content.checks.fix

A new text is kept where it has one mistake less and none more; everything else stays as it is.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from content import ROOT, words
from content.checks import addresses, files, moved, page_checks, prose, whole_site
from content.checks.repairs import REPAIRS, Site
from content.checks.visible_text import VisibleText
from content.data import data, opened
from content.facts import quotable
from content.problem import Problem
from content.source_text import KOREAN_WINDOWS, UTF_8, SourceText, linked, pages_below

MOST = 500
"""Repairs of one page, in case two of them undo each other."""
FILES = ("calculator/data/**/*.toml", "docs/_includes/**/*.toml", "docs/_includes/*.yml")
LOST = "\N{REPLACEMENT CHARACTER}"


def main() -> int:
    """Repair the files of the project, print the difference, and say how many were changed."""
    changed = fix(ROOT)
    for path, (before, after) in changed.items():
        print("\n".join(unified_diff(before.split("\n"), after.split("\n"), path, path, n=0, lineterm="")))
    if changed:
        print(f"\n파일 {len(changed)}개를 고쳤어요. 위에서 -는 지운 줄, +는 새 줄이에요. 되돌리려면: git restore {' '.join(changed)}")
    print("남은 것은 `make check`가 알려 줘요." if changed else "고칠 수 있는 것이 없어요. `make check`로 확인해 주세요.")
    return 0


def fix(root: Path) -> dict[str, tuple[str, str]]:
    """Repair the files below *root*, and return them by path: as they were and as they are."""
    changed = dict(_lists(root))
    _write(root, changed)
    words.refresh()
    if not files.problems() and not data.problems():  # without which no page can be read
        quotable.refresh()
        found = _of_pages(root)
        _write(root, found)
        changed |= found
    return changed


def _write(root: Path, changed: dict[str, tuple[str, str]]) -> None:
    for path, (_, after) in changed.items():
        windows = b"\r\n" in (root / path).read_bytes()
        (root / path).write_bytes((after.replace("\n", "\r\n") if windows else after).encode())


def _of_pages(root: Path) -> dict[str, tuple[str, str]]:
    changed: dict[str, tuple[str, str]] = {}
    pages = list(pages_below(root / "docs"))
    site = Site({page.uri: str(page.readable_meta.get("title", "")) for page in pages}, {move.old: move.target for move in moved.moves().values()})
    texts = {page.uri: repaired(page, site) for page in pages}
    menu = (root / files.MENU).read_text("utf-8")
    listed = _in_menu(menu, site.titles)
    _list(texts, site, listed)
    for page in pages:
        if texts[page.uri] != page.text or (page.encoding != UTF_8 and LOST not in page.text):
            changed[f"docs/{page.uri}"] = page.text, texts[page.uri]
    if listed != menu:
        changed[files.MENU] = menu, listed
    return changed


def repaired(page: SourceText, site: Site) -> str:
    """Return the text of *page* with every repair that makes it better and nothing worse."""
    hopeless: set[tuple[int, str]] = set()
    if page.encoding != UTF_8 and LOST in page.text:
        return page.text
    page = SourceText(page.uri, page.text)
    found = problems(page, site)
    for _ in range(MOST):
        problem = next((each for each in found if each.kind in REPAIRS and (each.line, each.message) not in hopeless), None)
        if problem is None:
            break
        new = SourceText(page.uri, REPAIRS[problem.kind](page, problem, site))
        left = problems(new, site) if new.text != page.text else found
        if _better(found, left, problem.kind):
            page, found = new, left
        else:
            hopeless.add((problem.line, problem.message))
    return page.text


def problems(page: SourceText, site: Site) -> list[Problem]:
    """Return what is wrong with *page*, with its links to other pages."""
    return [*page_checks.check(page.text, page.uri), *links(page, site)]


def links(page: SourceText, site: Site) -> Iterator[Problem]:
    """Yield each link to a page that there is not."""
    visible = VisibleText(page)
    for match in addresses.LINK.finditer(visible.text):
        path = match["address"].partition("#")[0]
        target = linked(page.uri, path)
        if path.endswith(".md") and ":" not in path and "{" not in path and target not in site.titles:
            kind = "옮겨진 링크" if target in site.moved else "없는 링크"
            yield visible.problem(match.start(), kind, f"링크 ‘{match['address']}’의 페이지가 없어요.")


def _better(before: list[Problem], after: list[Problem], kind: str) -> bool:
    """Return whether there is one of *kind* less, and no more of any other but what it hid."""
    old, new = (Counter(problem.kind for problem in each) for each in (before, after))
    hid = kind == "맨 위 정보"
    return new[kind] < old[kind] and (hid or all(new[other] <= old[other] for other in new))


def _lists(root: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the data files and lists that are saved in another encoding, or with quotation marks that are not straight."""
    for path in sorted({path for pattern in FILES for path in root.glob(pattern)}):
        content = path.read_bytes()
        try:
            text = content.decode(UTF_8)
        except UnicodeDecodeError:
            text = content.decode(KOREAN_WINDOWS, "replace")
        if LOST in text:
            continue
        text = text.replace("\r\n", "\n")
        new = text.removeprefix(opened.BOM)
        if path.suffix == ".toml":
            new = _straightened(path.name, new)
        if new.encode() != content.replace(b"\r\n", b"\n"):
            yield path.relative_to(root).as_posix(), (text if text != new else content.decode(UTF_8, "replace"), new)


def _straightened(name: str, text: str) -> str:
    """Return the TOML *text* with straight quotation marks on the lines that cannot be read without; as it is where that does not help."""
    new = text
    while wrong := opened.toml_file(name, new.encode(), "").wrong:
        lines = new.split("\n")
        line = lines[wrong[0].line - 1] if wrong[0].line <= len(lines) else ""
        if not opened.CURLY.search(line):
            return text
        lines[wrong[0].line - 1] = re.sub("[“”]", '"', re.sub("[‘’]", "'", line))
        new = "\n".join(lines)
    return new


def _list(texts: dict[str, str], site: Site, menu: str) -> None:
    """Put into the overview of each folder what it does not lead to, behind the page that *menu* has before it."""
    order = re.findall(r"[\w/-]+\.md", menu)
    for uri in [uri for uri in order if uri in texts and uri.startswith(whole_site.LISTED) and not uri.endswith("/index.md")]:
        folder, _, name = uri.rpartition("/")
        overview = f"{folder}/index.md"
        title = site.titles[uri]
        if overview not in texts or f"]({name}" in texts[overview] or "{" in title or f"title: {title}" in prose.template_lines():
            continue
        before = order[order.index(uri) - 1].rpartition("/")[2]
        entry = re.compile(rf"^- \[[^\]]*\]\({re.escape(before)}[)#].*$", re.MULTILINE)
        texts[overview] = entry.sub(lambda match, name=name, title=title: f"{match[0]}\n- [{title}]({name})", texts[overview], count=1)  # type: ignore[misc]


def _in_menu(menu: str, titles: Iterable[str]) -> str:
    """Return *menu* with the pages that it lacks, each behind the last of its folder."""
    named = set(re.findall(r"[\w/-]+\.md", menu))
    for uri in sorted(titles):
        folder = uri.rpartition("/")[0]
        if uri in named or not uri.startswith(whole_site.LISTED):
            continue
        if found := list(re.finditer(rf"^( *- )(?:[^\n:]+: )?{re.escape(folder)}/[\w-]+\.md *$", menu, re.MULTILINE)):
            menu = f"{menu[: found[-1].end()]}\n{found[-1][1]}{uri}{menu[found[-1].end() :]}"
    return menu


if __name__ == "__main__":
    sys.exit(main())
