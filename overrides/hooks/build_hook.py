"""Calls the steps of the build (`sitebuild.steps`) at MkDocs' events."""

import fnmatch
import re
from pathlib import Path

import click
from content import CACHE
from content.memory import memory
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from sitebuild import preview, steps
from sitebuild.assets import entry_points, styles
from sitebuild.build import Build, SitePage, StepOutput
from sitebuild.search.sections import Sections
from sitebuild.theme import templates


@event_priority(200)  # before anything is made of the data
def _begin(config: MkDocsConfig) -> None:
    """Begin a build; this is the one place that knows whether it is a preview."""
    command = click.get_current_context(silent=True)
    build = Build.begin(config, preview=bool(command and command.info_name == "serve"))
    memory().begin(build.docs)
    if build.preview:
        preview.begin(*config.dev_addr, build.site)
        config.site_dir = str(preview.staging(build.site))
        config.watch.append(str(CACHE / "runtime"))


@event_priority(-100)  # once the data is proved whole
def _before(config: MkDocsConfig) -> None:
    """Make what is made before the pages are read."""
    build = Build.of(config)
    for step in steps.BEFORE:
        build.output += step(build)
    config.extra |= build.output.extra
    config.theme["favicon"] = entry_points.icon()
    index = config.plugins["material/search"]
    index.search_index = Sections(**index.config)  # type: ignore[attr-defined]


on_config = CombinedEvent(_begin, _before)


@event_priority(-100)  # after the hooks that look for files
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put what was made into the site."""
    build = Build.of(config)
    _add_files(files, config, build.output)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Remember the order of the menu."""
    Build.of(config).menu += [page.file.src_uri for page in nav.pages]


@event_priority(-100)  # after those that complete the pages' texts
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the typeface of all that was read, and make the templates ready."""
    build = Build.of(config)
    pages = [file.page for file in files.documentation_pages() if file.page]
    build.pages += map(SitePage.of, pages)
    output = styles.style(build, (f"{page.title} {page.content}" for page in pages), config.extra_css)
    _add_files(files, config, output)
    config.extra_css = [output.extra["styles"]]
    templates.prepare(env, config, files, build.output, steps.on_page)


@event_priority(-100)  # after Material's plugin has written its index
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the folder."""
    build = Build.of(config)
    for step in steps.PREVIEW if build.preview else steps.FINISH:
        step(Path(config.site_dir), build)
    memory().end()
    if build.preview:
        preview.publish(build.site, build.background)


@event_priority(-100)  # after plugins that look at the server's own builder
def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Have a preview show what went wrong."""
    paths = filter(None, (config.docs_dir, config.config_file_path))
    preview.watch(server, paths, preview.begin(*config.dev_addr, Build.of(config).site))


def _add_files(files: Files, config: MkDocsConfig, output: StepOutput) -> None:
    unused = re.compile("|".join(map(fnmatch.translate, output.unused)) or "(?!)")
    for file in [file for file in files if unused.match(file.src_uri)]:
        files.remove(file)
    for address, content in output.files.items():
        where = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
        files.append(File.generated(config, address, **where))
