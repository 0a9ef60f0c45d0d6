"""Publishes the page for editors: the build's own Python and the pages' sources, in two archives that it alone fetches."""

import hashlib
import json
from pathlib import Path

from content import CACHE
from content.memory import memory
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from sitebuild.assets import entry_points
from sitebuild.build import Build
from sitebuild.editing import archive, bundle


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put what never changes with a text into the site; an editor's preview needs no second way to edit."""
    if source := files.get_file_from_path(bundle.STYLES):
        files.remove(source)
    build = Build.of(config)
    config.extra["editing"] = None
    if build.preview:
        return
    python = archive.python(CACHE / "editing")
    files.append(File.generated(config, archive.FOLDER + python.name, abs_src_path=str(python)))
    bundled = memory().get(bundle.editor_files, "editing", facts=False)
    for address, content in bundled.files.items():
        files.append(File.generated(config, address, content=content))
    library = f"../editing/{python.name}"  # from the runtime's folder
    editor_settings = json.loads(build.output.extra["runtime"])
    sizes = editor_settings["sizes"] | {library: python.stat().st_size}
    digests = editor_settings["digests"] | {library: hashlib.sha256(python.read_bytes()).hexdigest()[:16]}
    editor_settings = editor_settings | {"library": library, "sizes": sizes, "digests": digests, "extras": {}}
    config.extra["editing"] = {"script": bundled.script, "style": bundled.style, "runtime": editor_settings}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Put the pages' sources into the site, with what the build has learned of each page."""
    if Build.of(config).preview:
        return
    pages = {
        file.src_uri: {"title": str(file.page.title), "anchors": sorted(file.page.present_anchor_ids or ())}
        for file in files.documentation_pages()
        if file.page
    }
    docs = Path(config.docs_dir)
    others = [file.src_uri for file in files.media_files() if (docs / file.src_uri).is_file()]
    content = archive.texts({"pages": pages, "files": others})
    name = f"texts-{entry_points.digest({'texts.zip': content})}.zip"
    files.append(File.generated(config, archive.FOLDER + name, content=content))
    config.extra["editing"]["runtime"]["texts"] = f"../editing/{name}"
