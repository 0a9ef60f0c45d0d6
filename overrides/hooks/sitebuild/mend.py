"""Mends what Material's own templates leave unnamed, where copying a whole template would be worse."""

import re

from content.languages import KOREAN
from content.words import words

from calculator.language import Language

SECTION = re.compile(
    r'(?P<label><label class="md-nav__link ?" for="(?P<id>__nav_[\d_]+)" id="(?P=id)_label") tabindex="0">'
    r"(?P<between>.*?)"
    r'<nav class="md-nav" (?P<level>[^>]*?)aria-labelledby="(?P=id)_label"(?P<rest>[^>]*>\s*'
    r'<label class="md-nav__title" for="(?P=id)">\s*<span[^>]*></span>\s*(?P<title>[^<]*?)\s*</label>)',
    re.DOTALL,
)
DIALOG = 'data-md-component="search" role="dialog"'

MENU = '<label class="md-header__button md-icon" for="__drawer">'
BANNER = '<aside class="md-banner"'


class MendError(ValueError):
    """Material's page no longer has the part that is to be mended."""


def mended(html: str, language: Language) -> str:
    """Return the page *html* with its search dialog, its menu and the sections in it named."""
    names = words(language)["named"]
    if DIALOG not in html:
        raise MendError(f"Material의 검색 창을 찾지 못했어요({DIALOG}). sitebuild/mend.py를 새 판에 맞춰 주세요.")
    html = html.replace(DIALOG, f'{DIALOG} aria-label="{names["search"]}"')
    html = html.replace(MENU, MENU.replace(">", f' title="{names["menu"]}">'))
    html = html.replace(BANNER, f'{BANNER} aria-label="{names["banner"]}"')
    # One setting of the Markdown extension serves all languages.
    html = html.replace(f'title="{words(KOREAN)["named"]["heading"]}"', f'title="{names["heading"]}"')
    return SECTION.sub(lambda match: _name_section(match, names["open"]), html)


def _name_section(match: re.Match[str], opening: str) -> str:
    title = match["title"]
    return (
        f'{match["label"]} tabindex="0"><span class="visually-hidden">{opening.format(title=title)}</span>{match["between"]}'
        f'<nav class="md-nav" {match["level"]}aria-label="{title}"{match["rest"]}'
    )
