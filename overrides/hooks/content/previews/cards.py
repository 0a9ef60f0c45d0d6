"""Pictures for link previews: title and description in Pretendard, drawn once and kept."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from calculator.text.language import Language
from content import CACHE, NODE_MODULES
from content import words as own_words
from content.atomic import create_once
from content.previews.entry import Entry
from content.wording.wrapping import wrapped

FONTS = NODE_MODULES / "pretendard/dist/public/static"
CARDS = CACHE / "cards"
SIZE = (1200, 630)
MARGIN = 88
WIDTH = SIZE[0] - 2 * MARGIN
PAPER, INK, SOFT, BAND = "#ffffff", "#14181f", "#4a5361", "#0b50d0"
TITLE_SIZES = (84, 72, 60)
TITLE_LINES = 3


def draw(sites: dict[Language, Entry], pages: list[Entry], folder: Path) -> None:
    """Write the card of every page below *folder*, drawing only those that no earlier build drew."""
    with ThreadPoolExecutor() as pool:  # the library lets go of the interpreter's lock
        list(pool.map(lambda page: _draw(sites[page.language].title, page), {page.card: page for page in pages}.values()))
    for page in pages:
        target = folder / page.card
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CARDS / target.name, target)


def _draw(site_name: str, page: Entry) -> None:
    create_once(CARDS / Path(page.card).name, lambda new: card(site_name, page).save(new, format="PNG", optimize=True))


def card(site_name: str, page: Entry) -> Image.Image:
    """Return the picture, in few colours so that it stays small."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 18), fill=BAND)
    pen.text((MARGIN, 84), f"{site_name} · {own_words.words(page.language)["unofficial"]}", font=_font("SemiBold", 34), fill=BAND)
    title, font = _fitted(page.title)
    below = _paragraph(pen, 168, title, font, INK)
    small = _font("Regular", 36)
    words = wrapped(page.description, WIDTH, small.getlength)
    _paragraph(pen, below + 28, words[: max(0, (SIZE[1] - 60 - below - 28) // 54)], small, SOFT)
    return image.quantize(32)


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return *title* in lines, in the largest size that needs no more than three."""
    for size in TITLE_SIZES:
        font = _font("Bold", size)
        lines = wrapped(title, WIDTH, font.getlength)
        if len(lines) <= TITLE_LINES:
            break
    return lines, font


def _paragraph(pen: ImageDraw.ImageDraw, top: int, lines: list[str], font: ImageFont.FreeTypeFont, ink: str) -> int:
    """Draw *lines* from *top* and return where they end."""
    step = int(font.size * (1.3 if font.size > 50 else 1.5))
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * step), line, font=font, fill=ink)
    return top + len(lines) * step


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"Pretendard-{weight}.otf", size)
