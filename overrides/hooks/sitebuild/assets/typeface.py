"""The site's typeface: Pretendard, cut down to what the site can show.

One file holds all characters. In slices that a browser fetches as their characters appear, what
a reader types or opens would show in what is fetched.
"""

import hashlib
import html
import io
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import fontTools
from content import NODE_MODULES
from content.atomic import create_once

SOURCE = NODE_MODULES / "pretendard/dist/public/variable/PretendardVariable.ttf"
FAMILY = "Site Sans"
"""The licence keeps the name Pretendard for the unchanged font."""
WEIGHTS = (400, 700)
UNITS = 400
"""Steps to an em. The source has 2048: a third more bytes, for an eighth of a pixel of a phone in a heading."""
WIDTH = 1.064
"""Makes a Korean letter as wide as Noto Sans CJK's, so that lines stay as they are when the file arrives."""
LATIN = "".join(map(chr, range(0x20, 0x7F)))

FAMILY_NAMES, FULL_NAMES, POSTSCRIPT_NAME = (1, 16), (3, 4), 6
NAME_IDS = [0, 1, 2, 3, 4, 6, 13, 14]
"""Copyright and licence besides what a font needs."""


def characters(texts: Iterable[str]) -> str:
    """Return the characters of *texts*, HTML or not, and those of plain Latin, each once and in order."""
    found = set(LATIN)
    for text in texts:
        found.update(html.unescape(text))
    return "".join(sorted(char for char in found if unicodedata.category(char)[0] != "C"))


def ensure(text: str, cache: Path) -> tuple[str, bytes]:
    """Return address and content of the file with the characters of *text*; *cache* keeps it for the next build."""
    inputs = (SOURCE.read_bytes(), Path(__file__).read_bytes(), fontTools.version.encode(), text.encode())
    file = create_once(cache / f"{hashlib.sha256(b''.join(inputs)).hexdigest()[:16]}.woff2", lambda new: new.write_bytes(subset(text)))
    return _addressed(file.read_bytes())


def latest(cache: Path) -> tuple[str, bytes] | None:
    """Return address and content of the file that was made last into *cache*, None where there is none."""
    files = sorted(cache.glob("*.woff2"), key=lambda path: path.stat().st_mtime)
    return _addressed(files[-1].read_bytes()) if files else None


def _addressed(content: bytes) -> tuple[str, bytes]:
    return f"assets/fonts/site-sans-{hashlib.sha256(content).hexdigest()[:12]}.woff2", content


def subset(text: str) -> bytes:
    """Return Pretendard in WOFF2 with the characters of *text* alone, between the two weights, on a coarser grid."""
    # Slow to import, and needed only where a character is new.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(SOURCE, recalcTimestamp=False)
    options = Options(layout_features=["tnum"], hinting=False, notdef_outline=True, name_IDs=NAME_IDS)
    options.drop_tables += ["MVAR", "HVAR", "VVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    scale_upem(font, UNITS)
    for record in font["name"].names:
        if record.nameID in (*FAMILY_NAMES, *FULL_NAMES):
            record.string = FAMILY
        elif record.nameID == POSTSCRIPT_NAME:
            record.string = FAMILY.replace(" ", "")
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def face(address: str) -> str:
    """Return the CSS rule for the file at *address*, which is beside the styles' folder."""
    low, high = WEIGHTS
    return (
        f'@font-face {{ font-family: "{FAMILY}"; src: url("../../{address}") format("woff2"); '
        f"font-weight: {low} {high}; font-display: swap; size-adjust: {WIDTH:.1%} }}"
    )
