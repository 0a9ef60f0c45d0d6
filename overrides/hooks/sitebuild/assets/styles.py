"""The site's one style sheet, at an address that changes with its content, and the typeface that it names."""

import hashlib
from collections.abc import Iterable

from content import CACHE, ROOT
from content.memory import memory

from sitebuild.assets import typeface
from sitebuild.assets.esbuild import packed
from sitebuild.build import Build, StepOutput
from sitebuild.theme import MATERIAL

# The oldest phones that read them as they are meant.
TARGET = "chrome80,safari13"
TEXTS = (
    "overrides/**/*.html", "overrides/theme/assets/javascripts/**/*.js", "overrides/hooks/sitebuild/theme/accessibility_fixes.py",
    "calculator/data/**/*.toml", "mkdocs.yml",
)  # fmt: skip
"""What pages show besides their own text: templates, scripts, and the engine's sentences."""
MATERIALS_TEXTS = MATERIAL / "partials/languages/ko.html"
NOT_SHOWN = {"notices.toml", "layouts.toml"}
"""Words by which files and messages are understood. They show nowhere, and some letters of theirs are in no sentence."""


def style(build: Build, texts: Iterable[str], sheets: list[str]) -> StepOutput:
    """Put one style sheet in place of *sheets*, and a typeface for *texts* and all else that is shown.

    A preview takes the last typeface: a letter new to the site stands in one of the device's until the site is built.
    """
    fonts = CACHE / "fonts"
    latest = typeface.latest(fonts) if build.preview else None
    font_address, font = latest or typeface.ensure(typeface.characters([*texts, *_other_texts()]), fonts)
    address, content = memory().get(lambda: _bundle(sheets, typeface.face(font_address)), "styles", sheets, font_address, facts=False)
    return StepOutput({"styles": address}, {font_address: font, address: content}, tuple(sheets))


def _bundle(sheets: Iterable[str], more: str) -> tuple[str, bytes]:
    """Return address and content of one file of the *sheets* below overrides/theme/, after the rules *more*."""
    imports = "".join(f'@import "./overrides/theme/{sheet}";\n' for sheet in sheets)
    content = packed(imports + more, "--loader=css", f"--target={TARGET}", "--external:*.woff2")
    return f"assets/stylesheets/site-{hashlib.sha256(content).hexdigest()[:12]}.css", content


def _other_texts() -> Iterable[str]:
    paths = (path for pattern in TEXTS for path in sorted(ROOT.glob(pattern)) if path.name not in NOT_SHOWN)
    return (path.read_text("utf-8") for path in (MATERIALS_TEXTS, *paths))
