"""Particles stay on the line of the mark before them; what scripts read and people copy stays as it is."""

import pytest
from sitebuild.theme.line_breaks import WORD_JOINER, unbroken

JOINED = f"’{WORD_JOINER}을"


@pytest.mark.parametrize(("html", "joined"), [
    ("<p>‘내역’을 보세요. (평일)</p>", f"<p>‘내역{JOINED} 보세요. (평일)</p>"),
    ("<p>(기준 금액)이 20%를</p>", f"<p>(기준 금액){WORD_JOINER}이 20%{WORD_JOINER}를</p>"),
    ('<p><strong><a href="../">‘내역’</a></strong>을</p>', f'<p><strong><a href="../">‘내역’</a></strong>{WORD_JOINER}을</p>'),
])
def test_particle_is_joined(html: str, joined: str) -> None:
    """Directly behind the mark, or behind the ends of what stands within the line."""
    assert unbroken(html) == joined


@pytest.mark.parametrize("html", [
    "<p>‘내역’ 을, (평일) 오전</p>", "<ul><li>‘내역’</li>을</ul>", '<a title="‘내역’을" href="../">내역</a>', "<title>‘내역’을</title>",
    "<template><p>‘내역’을</p></template>", "<pre>‘내역’을</pre>", "<script>say('‘내역’을')</script>", "<code>print(가)나</code>",
])
def test_what_is_no_text_of_the_page_stays(html: str) -> None:
    """Words apart, attributes, texts for scripts, and what is copied letter by letter."""
    assert unbroken(html) == html
