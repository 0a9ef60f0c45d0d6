"""What Material's pages leave unnamed is mended, and the build fails where it can no longer be."""

import pytest
from content.languages import KOREAN
from sitebuild.theme.accessibility_fixes import FIXES, FixError, fixed

MATERIAL = """
<body dir="ltr"><div class="md-header__topic"><span class="md-ellipsis"> 긴 이름 </span></div>
<div data-md-component="search" role="dialog"></div><div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix></div>
<label class="md-header__button md-icon" for="__drawer"></label><label class="md-header__button md-icon" for="__search"></label>
<aside class="md-banner"></aside>
<input class="md-nav__toggle md-toggle " type="checkbox" id="__nav_2" checked>
<div><a href="../" class="md-nav__link md-nav__link--active">이유별</a>
<label class="md-nav__link " for="__nav_2" id="__nav_2_label" tabindex="0"><span class="md-nav__icon md-icon"></span></label></div>
<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label" aria-expanded="true">
<label class="md-nav__title" for="__nav_2"><span class="md-nav__icon md-icon"></span> 이유별 </label></nav>
<div class="md-sidebar md-sidebar--secondary">TOC</div><div class="md-content">TEXT<a class="headerlink" href="#a" title="x">¶</a></div>
<script>var target=1</script>
"""
MOVED = {
    "body": "<body",
    "사이트 이름": "md-header__topic",
    "검색 창": 'role="dialog"',
    "검색 결과 자리": "md-search__scrollwrap",
    "메뉴 버튼": 'for="__drawer"',
    "검색 버튼": 'for="__search"',
    "알림 자리": "md-banner",
    "목차 자리": "md-sidebar--secondary",
    "열린 메뉴 묶음": ' type="checkbox"',
    "메뉴 묶음의 버튼": "aria-labelledby",
    "지금 페이지의 메뉴 항목": '<a href="../" class="md-nav__link ',
    "제목 옆의 주소": '"headerlink" href="#a"',
}
OTHER = {
    "메뉴 묶음의 버튼": 'aria-label="" aria-labelledby',
    "지금 페이지의 메뉴 항목": '<a class="md-nav__link ',
    "제목 옆의 주소": '"headerlink" id="b" href="#a"',
}


@pytest.mark.parametrize("language", [KOREAN, "en"])
def test_mended(language):
    """Nothing is a stop without a role, the section says its name, and the contents come after the text."""
    html = fixed(MATERIAL, language)
    assert "tabindex=\"0\"" not in html and "aria-expanded" not in html and " checked" not in html
    assert {KOREAN: ">이유별 글 목록</span>", "en": ">Pages in 이유별</span>"}[language] in html
    assert html.index("TEXT") < html.index("TOC")
    assert 'aria-current="page"' in html
    assert html.count("긴 이름") == html.count("site-name--short") == 1


def test_indents():
    """They are left out where they show as a blank, and kept where they show."""
    html = fixed(MATERIAL + "<p>\n    가  나\n  </p><pre>\n    가\n</pre>\n  <script>`\n  `</script>", KOREAN)
    assert html.endswith("<p>\n가  나\n</p><pre>\n    가\n</pre>\n<script>`\n  `</script>")


@pytest.mark.parametrize("part", [mending.part for mending in FIXES])
def test_what_moved_is_named(part):
    """Each part by its own name, so that one knows what to mend."""
    moved = MATERIAL.replace(MOVED[part], OTHER.get(part, "data-moved"))
    assert moved != MATERIAL
    with pytest.raises(FixError, match=part):
        fixed(moved, KOREAN)
