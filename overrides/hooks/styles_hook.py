"""Makes the typeface from the characters of the finished texts, and one style sheet of ours with it."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from sitebuild.assets import styles, typeface
from sitebuild.runtime import runtime

# What pages show besides their own text: templates, scripts, and the engine's sentences.
SHOWN = (
    "overrides/**/*.html", "overrides/theme/assets/javascripts/**/*.js", "overrides/hooks/sitebuild/theme/accessibility_fixes.py",
    "calculator/data/**/*.toml", "mkdocs.yml",
)  # fmt: skip
NOT_SHOWN = {"notices.toml", "layouts.toml"}
"""Words by which files and messages are understood. They show nowhere, and some letters of theirs are in no sentence."""
THEME = "partials/languages/ko.html"


@event_priority(-50)  # after those that complete the pages' texts
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Put both into the site in place of our single style sheets."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    texts = [f"{page.title} {page.content}" for page in pages]
    shown = [path for pattern in SHOWN for path in sorted(runtime.ROOT.glob(pattern)) if path.name not in NOT_SHOWN]
    texts += [path.read_text("utf-8") for path in shown]
    texts += [(Path(folder) / THEME).read_text("utf-8") for folder in config.theme.dirs if (Path(folder) / THEME).is_file()]
    font_address, font = typeface.ensure(typeface.characters(texts), runtime.ROOT / ".cache/fonts")
    style_address, style = styles.bundle(config.extra_css, typeface.face(font_address))
    for path in config.extra_css:
        if file := files.get_file_from_path(path):
            files.remove(file)
    files.append(File.generated(config, font_address, content=font))
    files.append(File.generated(config, style_address, content=style))
    config.extra_css = [style_address]
