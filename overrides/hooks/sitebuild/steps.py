"""The build as a line of steps; the hooks call them, and hold nothing themselves.

    BEFORE    what is made before the pages are read, and handed to them
    on_page   what is done with each page that the theme has made
    FINISH    what is done with the finished folder, in this order; PREVIEW leaves out what no editor looks at
"""

import json
from collections.abc import Callable
from pathlib import Path

from content import CACHE, THEME
from content.languages import HOME, KOREAN, language_of
from content.memory import memory
from content.previews import feeds

from sitebuild.assets import entry_points
from sitebuild.build import Build, StepOutput
from sitebuild.publish import compressed, headers, licences, moved, offline, policy
from sitebuild.runtime import runtime
from sitebuild.search import bundle, finish
from sitebuild.theme import material_search
from sitebuild.theme.accessibility_fixes import fixed
from sitebuild.theme.line_breaks import unbroken

RUNTIMES = CACHE / "runtime"

type Before = Callable[[Build], StepOutput]
type Finish = Callable[[Path, Build], None]


def python(build: Build) -> StepOutput:
    """Make the runtime if its inputs changed; what a page has to know of it goes to the templates.

    A preview takes the one before where there is one: see `make_python`.
    """
    folder, earlier = runtime.location(RUNTIMES), RUNTIMES.glob("*")
    if build.preview and not folder.is_dir():
        folder = max(earlier, key=lambda path: path.stat().st_mtime, default=folder)
    if not folder.is_dir():
        folder = runtime.ensure(RUNTIMES)
    folder.touch()  # what is in use is the last to be forgotten, also while another is made beside the preview
    files: dict[str, bytes | Path] = {
        f"assets/runtime/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()
    }
    if not build.preview:  # it takes longest
        build.background.submit(compressed.pack, list(folder.rglob("*.*")), CACHE / "compressed")
    return StepOutput({"runtime": memory().get(lambda: json.dumps(runtime.page_settings(folder)), "runtime", folder.name, facts=False)}, files)


def scripts(build: Build) -> StepOutput:
    """Pack our scripts, and give them and the icon addresses that change with their content."""
    folder, made, inside = memory().get(entry_points.packed_all, "scripts", facts=False)
    extra = {"scripts": folder, **inside, "offline": build.offline}
    return StepOutput(extra, {f"{folder}{name}": content for name, content in made.items()}, ("*.map", *entry_points.sources()))


def search(_: Build) -> StepOutput:
    """Bundle the search that stands behind Material's search box. Material's script fetches the index late, its engine is not shipped."""
    bundles = memory().get(bundle.bundles, "search", facts=False)
    replaced, address, script = memory().get(material_search.materials_script, "Material's script", facts=False)
    extra = {"search_box": bundles["box"][0], "search_worker": bundles["worker"][0]}
    return StepOutput(extra, {address: script, **dict(bundles.values())}, (replaced, *material_search.UNUSED), {replaced: address})


def on_page(html: str, uri: str, output: StepOutput) -> str:
    """Return the page *uri* as the theme made it, its parts named for screen readers, particles on their line, and with our files in place of Material's."""
    language = language_of(uri)
    html = unbroken(fixed(html, language))
    for theme_file, site_file in output.renamed.items():
        html = html.replace(theme_file, site_file)
    worker = output.extra["search_worker"] + ("" if language == KOREAN else f"#{language}")
    return material_search.with_our_worker(html, worker, uri)


def make_python(_: Path, build: Build) -> None:
    """Make the runtime that a preview went without; MkDocs watches where they lie, and builds again once it is there."""
    build.background.submit(runtime.ensure, RUNTIMES)


def write_feeds(folder: Path, build: Build) -> None:
    """Write the files for machines that read the whole site."""
    site, pages = build.home(), [page.entry for page in build.pages if not page.entry.unlisted]
    (folder / "feed.xml").write_bytes(feeds.rss(site, pages))
    (folder / "robots.txt").write_text(feeds.robots(site), "utf-8")
    (folder / "llms.txt").write_text(feeds.llms(site, pages), "utf-8")


def draw_cards(folder: Path, build: Build) -> None:
    """Write the pictures for link previews."""
    from content.previews import cards  # its library is not needed for a check

    cards.draw({language: build.home(language) for language in HOME}, [page.entry for page in build.pages], folder)


def write_notices(folder: Path, _: Build) -> None:
    """Write the notice and the bill of what others made, anew where what is shipped of them has changed."""

    def notices() -> dict[str, str]:
        from sitebuild.publish import bill  # its library is slow to import

        return {"licences.txt": licences.notice(folder), bill.NAME: bill.text(folder)}

    shipped = sorted(path.relative_to(folder).as_posix() for pattern in licences.SHIPPED for path in folder.glob(pattern))
    for name, text in memory().get(notices, "notices", shipped, facts=False).items():
        (folder / name).write_text(text, "utf-8")


def write_policy(folder: Path, build: Build) -> None:
    """Write each page's policy, 404.html included; nothing may run there but the theme's own scripts."""
    own = [build.output.extra[entry.rpartition("/")[2]] for entry in entry_points.WITHIN]
    policy.protect(folder, policy.theme_scripts(folder, THEME, own))


def write_worker(folder: Path, build: Build) -> None:
    """Tell the service worker what belongs to this version."""
    offline.write(folder, off=not build.offline)


def write_headers(folder: Path, build: Build) -> None:
    """Write the headers that go with the policy, for servers that send any."""
    headers.write(folder, build.address)


def compress(folder: Path, build: Build) -> None:
    """Write the packed variants, once those that were begun early are there."""
    build.background.shutdown()
    compressed.write(folder, CACHE / "compressed")


BEFORE: tuple[Before, ...] = (python, scripts, search)
PREVIEW: tuple[Finish, ...] = (finish.complete, moved.write_all, write_worker, make_python)
FINISH: tuple[Finish, ...] = (
    finish.complete, write_feeds, draw_cards, moved.write_all, write_notices, write_policy, write_worker, write_headers, compress,
)  # fmt: skip
