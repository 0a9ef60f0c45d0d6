"""Fixes what Material's own templates leave unnamed, out of order or unsaid, where copying a whole template would be worse.

Each fix knows the markup that it is made for; where that has moved, the build fails with its name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from build_errors import BuildError
from content.words import words

from calculator.text.language import Language

Names = dict[str, str]

_INDENTS = re.compile(r"(?P<as_is><(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>)|\n\s+", re.DOTALL)
"""The blank lines and indents of the templates, a quarter of a page; browsers show all of them as one blank."""


class FixError(BuildError):
    """Material's page no longer has the part that is to be fixed."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A part of Material's page by its Korean name, the markup it has, and what comes in its place."""

    part: str
    markup: re.Pattern[str]
    replace: Callable[[re.Match[str], Names], str]
    leftover: re.Pattern[str] | None = None
    """What must not be there afterwards; without it, the markup must be there once."""

    def apply(self, html: str, names: Names) -> str:
        """Return *html* with this part fixed."""
        result, count = self.markup.subn(lambda match: self.replace(match, names), html)
        if self.leftover.search(result) if self.leftover else count != 1:
            raise FixError(f"Material의 {self.part}이(가) 달라졌어요. sitebuild/theme/accessibility_fixes.py를 새 판에 맞춰 주세요.")
        return result


def _hidden(text: str) -> str:
    return f'<span class="visually-hidden">{text}</span>'


def _section(match: re.Match[str], names: Names) -> str:
    """A label without words is named by its section; the list below it has the section's title."""
    title = match["title"]
    name = "" if "md-ellipsis" in match["content"] else _hidden(names["section"].format(title=title))
    return (
        f"{match['label']}>{name}{match['content']}{match['between']}{match['nav']} aria-label=\"{title}\">"
        f"{match['back']}{_hidden(names['back'])}{title}</label>"
    )


def _site_name(match: re.Match[str], names: Names) -> str:
    """A name that a narrow screen would break has a short one beside it; the style sheet shows one of them."""
    name, short = match["name"], names["site"]
    both = name if name == short else f'<span class="site-name">{name}</span><span class="site-name site-name--short">{short}</span>'
    return f"{match['before']}{both}{match['after']}"


def _named(part: str, markup: str, attribute: str, name: str) -> Fix:
    """Return the fix of a *part* that lacks an *attribute* with one of the names."""
    return Fix(part, re.compile(markup), lambda match, names: f'{match[0]} {attribute}="{names[name]}"')


FIXES = (
    # Some browsers have the spelling of what is typed checked by their maker's computers.
    Fix("body", re.compile(r"<body\b"), lambda match, names: f'{match[0]} spellcheck="false"'),
    Fix(
        "사이트 이름",
        re.compile(r'(?P<before><div class="md-header__topic">\s*<span class="md-ellipsis">)\s*(?P<name>[^<]*?)\s*(?P<after></span>)'),
        _site_name,
    ),
    _named("검색 창", 'data-md-component="search" role="dialog"', "aria-label", "search"),
    # What scrolls is no stop of its own: its links are.
    Fix("검색 결과 자리", re.compile(r'(<div class="md-search__scrollwrap") tabindex="0"'), lambda match, names: f'{match[1]} tabindex="-1"'),
    _named("메뉴 버튼", '<label class="md-header__button md-icon" for="__drawer"', "title", "menu"),
    _named("검색 버튼", '<label class="md-header__button md-icon" for="__search"', "title", "search"),
    _named("알림 자리", '<aside class="md-banner"', "aria-label", "banner"),
    # The keyboard goes as the eye: the contents stand to the right of the text.
    Fix(
        "목차 자리",
        re.compile(r'(<div class="md-sidebar md-sidebar--secondary".*?)(<div class="md-content".*?)(?=<script>var target=)', re.DOTALL),
        lambda match, names: match[2] + match[1],
    ),
    # Every section starts closed, or its pages would stand between the keyboard and the text.
    Fix(
        "열린 메뉴 묶음",
        re.compile(r'(<input class="md-nav__toggle md-toggle ?" type="checkbox" id="__nav_[\d_]+") checked>'),
        lambda match, names: f"{match[1]}>",
        leftover=re.compile(r"<input[^>]*md-nav__toggle[^>]* checked"),
    ),
    Fix(
        "메뉴 묶음의 버튼",
        re.compile(
            r'(?P<label><label class="md-nav__link[^"]*" for="(?P<id>__nav_[\d_]+)") id="(?P=id)_label" tabindex="0">'
            r"(?P<content>.*?</label>)(?P<between>.*?)"
            r'(?P<nav><nav class="md-nav" data-md-level="\d+") aria-labelledby="(?P=id)_label" aria-expanded="\w+">'
            r'(?P<back>\s*<label class="md-nav__title" for="(?P=id)">\s*<span[^>]*></span>)\s*(?P<title>[^<]*?)\s*</label>',
            re.DOTALL,
        ),
        _section,
        leftover=re.compile(r"<label[^>]* tabindex=|<nav[^>]* aria-(?:expanded|labelledby)="),
    ),
    Fix(
        "지금 페이지의 메뉴 항목",
        re.compile(r'<a href="[^"]*" class="md-nav__link md-nav__link--active"'),
        lambda match, names: f'{match[0]} aria-current="page"',
        leftover=re.compile(r'<a(?![^>]*aria-current)[^>]*md-nav__link--active'),
    ),
    # For a mouse: the contents hold the same addresses, and a heading is said without it.
    Fix(
        "제목 옆의 주소",
        re.compile(r'<a class="headerlink" (href="[^"]*") title="[^"]*">'),
        lambda match, names: f'<a class="headerlink" {match[1]} title="{names["heading"]}" tabindex="-1" aria-hidden="true">',
        leftover=re.compile(r'<a(?![^>]*aria-hidden)[^>]*"headerlink"'),
    ),
)  # fmt: skip


def fixed(html: str, language: Language) -> str:
    """Return the page *html* with its parts named, in the order in which they are seen, and without indents."""
    for fix in FIXES:
        html = fix.apply(html, words(language)["named"])
    return _INDENTS.sub(lambda match: match["as_is"] or "\n", html)
