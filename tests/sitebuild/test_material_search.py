"""Our worker and our way to the index stand in Material's pages and script, or the build tells what has moved."""

import pytest
from sitebuild.theme import material_search
from sitebuild.theme.accessibility_fixes import FixError

PAGE = '<script id="__config">{"search": "../assets/javascripts/workers/search.a7633da7.min.js", "tags": null}</script>'


def test_worker_is_replaced_where_the_page_names_material_s():
    """The way to the site's root stays."""
    html = material_search.with_our_worker(PAGE, "assets/javascripts/search/worker.1.js", "index.md")
    assert '"search": "../assets/javascripts/search/worker.1.js"' in html


@pytest.mark.parametrize("html", ["<p>", PAGE * 2, PAGE.replace("workers/search", "workers/find")])
def test_other_pattern_of_material_fails_the_build(html):
    """In Korean, with the page and where to put it right."""
    with pytest.raises(FixError, match="404.html: Material의 검색 설정을 찾지 못했어요.*WORKER"):
        material_search.with_our_worker(html, "x.js", "404.html")


SCRIPT = 'return L($(location.protocol!=="file:"),Je("search")).pipe(x)\n'
MAP = "//# sourceMappingURL=bundle.a5f9d56c.min.js.map\n"


def test_material_s_script_fetches_the_index_when_the_search_is_opened():
    """Nothing else of it changes but the name of its map, and its address tells it from the old one."""
    address, changed = material_search.fetching_late(SCRIPT + MAP)
    assert changed == 'return L($(!1),Je("search")).pipe(x)\n'
    assert material_search.SCRIPT.fullmatch(address)


@pytest.mark.parametrize("script", ["", SCRIPT * 2, SCRIPT.replace("!==", "!=")])
def test_other_script_of_material_fails_the_build(script):
    with pytest.raises(FixError, match="색인을 받는 곳을 찾지 못했어요.*AT_ONCE"):
        material_search.fetching_late(script)
