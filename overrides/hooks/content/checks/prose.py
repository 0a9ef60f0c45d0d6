"""What readers would stumble over or be misled by: promises, left-over texts, personal numbers, long or foreign sentences."""

import re
from collections.abc import Iterator
from functools import cache

from content import DOCS
from content.checks.visible_text import VisibleText, blank, masked
from content.languages import KOREAN, language_of
from content.problem import Problem

MOST = 100
"""Letters of a Korean sentence, blanks counted; one in Latin letters may have twice as many."""
SENTENCE = re.compile(r"(?:[^.?!。\n]|[.?!](?=[^\s”’\"')\]]))+")
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"\n]*\"|^[ \t]*>.*$", re.MULTILINE)
PROMISE = re.compile(
    r"(?:반드시|무조건|틀림없이|확실히|100\s?%)\s*(?:다\s*)?(?:받(?:을|아|으|습)|나와|나옵|들어와|들어옵|지급(?:돼|되|됩)|돌려받|해결(?:돼|되|됩)|보장)[가-힣]*|보장(?:해요|합니다|돼요|됩니다|해 드)[가-힣]*"
)
PROMISE_ENGLISH = re.compile(r"\b(?:guaranteed?|will (?:definitely|certainly) (?:get|receive))\b", re.IGNORECASE)
FORMAL = re.compile(rf"[가-힣]*[{''.join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 17)}]니(?:다|까)(?![가-힣])|[가-힣]*십시오")
LATIN = re.compile(r"(?:[A-Za-z][A-Za-z'’-]*[ ,;:]+){5,}[A-Za-z][A-Za-z'’-]*")
HANGUL = re.compile(r"(?:[가-힣0-9,%]+ +){2,}[가-힣]+|^[^A-Za-z\n]*[가-힣][^A-Za-z\n]*$", re.MULTILINE)
NAMED = re.compile(r"\([^()]*\)|\*\*[^*]*\*\*|^.*\blang=[\"']?ko.*$", re.MULTILINE)
"""Where a page in another language may name something in Korean, besides quotation marks."""
LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|TBD)\b|(?<![A-Za-z])XX+(?![A-Za-z])|(?i:lorem ipsum)|[ㄱ-ㅎㅏ-ㅣ]{2,}|#(?:REF|VALUE|NAME|N/A|DIV/0|NULL|NUM)[!?]?|(?<=\| )#{3,}(?= \|)|\b\d(?:\.\d+)?E\+\d+|\(이모티콘\)|^\[[^\]\n]+\] \[(?:오전|오후) [\d:]+\]|무단 ?전재|재배포 ?금지|^(?:title|kind|keywords|description|last_reviewed|review_in|sources): .*$|^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
PERSONAL = {
    "전자우편 주소": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "주민등록번호": re.compile(r"(?<![\d-])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[- ]?[1-8]\d{6}(?![\d-])"),
    "카드번호": re.compile(r"(?<![\d-])\d{4}([- ]?)\d{4}\1\d{4}\1\d{4}(?![\d-])"),
    "휴대전화 번호": re.compile(r"(?<![\d-])01[016789][- ]?\d{3,4}[- ]?\d{4}(?![\d-])"),
}


def problems(visible: VisibleText) -> Iterator[Problem]:
    """Yield what is wrong with the words of the page."""
    korean = language_of(visible.page.uri) == KOREAN
    text = visible.prose
    for match in (PROMISE if korean else PROMISE_ENGLISH).finditer(masked(text, QUOTED)):
        yield visible.problem(match.start(), "약속", f"‘{match[0].strip()}’은(는) 약속으로 읽혀요. 우리는 지급을 약속할 수 없으니 무엇을 확인하면 되는지 적어 주세요.")
    merged = "\n<<<<<<<" in f"\n{text}"
    for match in LEFT_OVER.finditer(text):
        if merged and match[0].startswith(("=======", ">>>>>>>")):
            continue  # told with the first of the three
        yield visible.problem(match.start(), "남은 글", f"‘{match[0]}’이(가) 남아 있어요. 내용을 적거나 지워 주세요.")
    for name, pattern in PERSONAL.items():
        for match in pattern.finditer(text):
            yield visible.problem(match.start(), "개인정보", f"{name}처럼 보이는 것이 있어요. 누구의 것이든 지우고 ○로 가려 주세요.")
    yield from _left_from_template(visible)
    yield from _long(visible, MOST if korean else 2 * MOST)
    if korean:
        for match in FORMAL.finditer(masked(text, QUOTED)):
            yield visible.problem(match.start(), "합니다", f"‘{match[0]}’은(는) 합니다 말투예요. ‘해요’로 바꿔 주세요. 다른 사람의 말이면 “ ”로 감싸 주세요.")
        for match in LATIN.finditer(text):
            yield visible.problem(match.start(), "영어", f"‘{match[0][:40]}…’는 영어 문장이에요. 한국어로 적어 주세요.")
    else:
        for number, line in enumerate(visible.page.front_matter.split("\n"), 2):
            if line.startswith(("title:", "description:")) and re.search("[가-힣]+ +[가-힣]", re.sub(r"\([^()]*\)|“[^”]*”|‘[^’]*’", "", line)):
                yield visible.page.problem(number, "영어 페이지의 제목이나 설명에 한국어가 남아 있어요. 옮겨 적어 주세요.", "한국어")
        for match in HANGUL.finditer(_unnamed(visible)):
            yield visible.problem(match.start(), "한국어", f"‘{match[0].strip()[:40]}’이(가) 한국어로 남아 있어요. 옮겨 적거나, 화면의 말이면 “ ”나 ( )로 감싸 주세요.")


def _unnamed(visible: VisibleText) -> str:
    """Return the words of a page in another language without what it may name in Korean."""
    text = visible.prose
    for match in NAMED.finditer(visible.text):
        text = text[: match.start()] + blank(match) + text[match.end() :]
    return masked(text, QUOTED)


def _long(visible: VisibleText, most: int) -> Iterator[Problem]:
    for match in SENTENCE.finditer(visible.prose):
        if match.end() - match.start() <= most or match[0].lstrip().startswith("|"):
            continue
        length = len(" ".join(match[0].split()))
        if length > most:
            yield visible.problem(match.start(), "긴 문장", f"한 문장이 {length}자예요. {most}자를 넘으면 읽기 어려우니 둘로 나눠 주세요.")


def _left_from_template(visible: VisibleText) -> Iterator[Problem]:
    wanted = template_lines()
    for number, line in enumerate(visible.page.text.split("\n"), 1):
        if line.strip() in wanted:
            yield visible.page.problem(number, f"틀에 있던 글 ‘{line.strip()[:40]}’이(가) 그대로 있어요. 내용으로 바꾸거나 지워 주세요.", "틀의 글")


@cache
def template_lines() -> frozenset[str]:
    """Return the lines of the templates of new pages that an editor is to replace."""
    lines = (line.strip() for path in (DOCS / "_includes/new").rglob("*.md") for line in path.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if _is_to_replace(line))


def _is_to_replace(line: str) -> bool:
    """Return whether *line* of a template tells the editor what to write; its headings stay, but for those that say so."""
    if line.startswith("##"):
        return "적어요" in line or "Write" in line
    return len(line) > 3 and not re.fullmatch(r"[-\d.\s]*\{\{[^{}]*\}\}|(?:kind|last_reviewed|review_in|sources): .*|---", line)

