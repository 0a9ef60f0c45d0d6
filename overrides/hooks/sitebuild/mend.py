"""Mends what Material's own templates leave unnamed, where copying a whole template would be worse."""

import re

SECTION = re.compile(
    r'(?P<label><label class="md-nav__link ?" for="(?P<id>__nav_[\d_]+)" id="(?P=id)_label") tabindex="0">'
    r"(?P<between>.*?)"
    r'<nav class="md-nav" (?P<level>[^>]*?)aria-labelledby="(?P=id)_label"(?P<rest>[^>]*>\s*'
    r'<label class="md-nav__title" for="(?P=id)">\s*<span[^>]*></span>\s*(?P<title>[^<]*?)\s*</label>)',
    re.DOTALL,
)
DIALOG = 'data-md-component="search" role="dialog"'

BANNER = '<aside class="md-banner"'


class MendError(ValueError):
    """Material's page no longer has the part that is to be mended."""


def mended(html: str) -> str:
    """Return the page *html* with its search dialog and the sections of its menu named."""
    if DIALOG not in html:
        raise MendError(f"Material의 검색 창을 찾지 못했어요({DIALOG}). sitebuild/mend.py를 새 판에 맞춰 주세요.")
    html = html.replace(DIALOG, f'{DIALOG} aria-label="검색"')
    html = html.replace(BANNER, f'{BANNER} aria-label="사이트 안내"')
    return SECTION.sub(_name_section, html)


def _name_section(match: re.Match[str]) -> str:
    title = match["title"]
    return (
        f'{match["label"]} tabindex="0"><span class="visually-hidden">{title} 펼치기</span>{match["between"]}'
        f'<nav class="md-nav" {match["level"]}aria-label="{title}"{match["rest"]}'
    )
