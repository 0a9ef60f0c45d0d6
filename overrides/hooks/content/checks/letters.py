"""How a page is saved: its encoding, its name, and letters that look like others or like nothing."""

import re
import unicodedata
from collections.abc import Iterator

from content.problem import Problem
from content.source_text import KOREAN_WINDOWS, UTF_8, UTF_16, SourceText

NAME = re.compile(r"(?:[a-z0-9]+(?:[-_][a-z0-9]+)*/)*[a-z0-9]+(?:[-_][a-z0-9]+)*\.md")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e]")
WIDE = re.compile("[\u3000\uff01-\uff5e\ue000-\uf8ff]")
"""What Hangul and Word write besides letters: as wide as two, or known to their own typefaces alone."""
CURLY = re.compile("[“”‘’]")
ENCODINGS = {UTF_16: "유니코드(UTF-16)", KOREAN_WINDOWS: "옛 한글 인코딩(EUC-KR)"}
LISTS = ("keywords", "asked", "sources")
SHOWN = ("title", "description")
QUOTED = re.compile("[“”‘’][^“”‘’]*[“”‘’]")


def problems(page: SourceText) -> Iterator[Problem]:
    """Yield what is wrong with the letters of *page*."""
    if page.encoding != UTF_8:
        yield page.problem(1, f"UTF-8이 아닌 {ENCODINGS[page.encoding]}으로 저장됐어요. 메모장이면 ‘다른 이름으로 저장’에서 인코딩을 UTF-8로 고르거나 `make fix`를 해 주세요.", "인코딩")
    if not NAME.fullmatch(page.uri):
        yield page.problem(1, f"파일 이름 ‘{page.uri}’에는 영어 소문자와 숫자, 붙임표만 써 주세요. 주소가 돼요. 예: late-payment.md", "파일 이름")
    for number, line in enumerate(page.text.split("\n"), 1):
        for match in INVISIBLE.finditer(line):
            name = unicodedata.name(match[0], "")
            yield page.problem(number, f"보이지 않는 글자(U+{ord(match[0]):04X} {name})가 {match.start() + 1}번째에 있어요. 지우거나 `make fix`를 해 주세요.", "보이지 않는 글자")
            break
        if wide := WIDE.search(line):
            yield page.problem(number, f"다른 글자처럼 보이는 글자 ‘{wide[0]}’(U+{ord(wide[0]):04X})가 {wide.start() + 1}번째에 있어요. 보통 글자로 다시 치거나 `make fix`를 해 주세요.", "보이지 않는 글자")
    if not unicodedata.is_normalized("NFC", page.text):
        first = next(number for number, text in enumerate(page.text.split("\n"), 1) if not unicodedata.is_normalized("NFC", text))
        yield page.problem(first, "한글이 자음과 모음으로 풀어져 저장됐어요(맥에서 붙여 넣으면 생겨요). 검색이 못 찾으니 다시 치거나 `make fix`를 해 주세요.", "풀어쓴 글자")
    for number, line in enumerate(page.front_matter.split("\n"), 2):
        key, _, value = line.partition(":")
        if key in LISTS and CURLY.search(value):
            yield page.problem(number, "목록의 말을 굽은 따옴표(“ ” ‘ ’)로 감쌌어요. 따옴표 없이 [0원, 미지급]처럼 적어 주세요.", "굽은 따옴표")
        elif key in SHOWN and QUOTED.fullmatch(value.strip()):
            yield page.problem(number, f"{key} 전체를 굽은 따옴표(“ ” ‘ ’)로 감싸서 따옴표까지 보여요. 따옴표를 지워 주세요.", "굽은 따옴표")
        elif key in SHOWN and (value.count("“") != value.count("”") or value.count("‘") > value.count("’")):
            yield page.problem(number, f"{key}의 따옴표가 짝이 맞지 않아요. “ ”나 ‘ ’처럼 여는 것과 닫는 것을 맞춰 주세요.", "굽은 따옴표")


def composed(page: SourceText) -> SourceText:
    """Return *page* with each syllable as one letter, which every other check expects."""
    if unicodedata.is_normalized("NFC", page.text):
        return page
    return SourceText(page.uri, unicodedata.normalize("NFC", page.text), page.encoding)
