"""The typeface with the characters that the site can show, and one style sheet of ours that names it."""

from collections.abc import Iterable

from content import CACHE, ROOT
from content.memory import memory

from sitebuild.assets import styles, typeface
from sitebuild.build import Build, StepOutput
from sitebuild.theme import MATERIAL

SHOWN = (
    "overrides/**/*.html", "overrides/theme/assets/javascripts/**/*.js", "overrides/hooks/sitebuild/theme/accessibility_fixes.py",
    "calculator/data/**/*.toml", "mkdocs.yml",
)  # fmt: skip
"""What pages show besides their own text: templates, scripts, and the engine's sentences."""
THEIRS = MATERIAL / "partials/languages/ko.html"
NOT_SHOWN = {"notices.toml", "layouts.toml"}
"""Words by which files and messages are understood. They show nowhere, and some letters of theirs are in no sentence."""


def styled(build: Build, texts: Iterable[str], sheets: list[str]) -> StepOutput:
    """Give one style sheet in place of *sheets*, and a typeface for *texts* and all else that is shown.

    A preview takes the last typeface: a letter new to the site stands in one of the device's until the site is built.
    """
    fonts = CACHE / "fonts"
    found = typeface.latest(fonts) if build.preview else None
    address, font = found or typeface.ensure(typeface.characters([*texts, *_elsewhere()]), fonts)
    style, content = memory().get(lambda: styles.bundle(sheets, typeface.face(address)), "styles", sheets, address, facts=False)
    return StepOutput({"styles": style}, {address: font, style: content}, tuple(sheets))


def _elsewhere() -> Iterable[str]:
    paths = (path for pattern in SHOWN for path in sorted(ROOT.glob(pattern)) if path.name not in NOT_SHOWN)
    return (path.read_text("utf-8") for path in (THEIRS, *paths))
