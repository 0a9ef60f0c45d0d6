"""What readers would see: one mistake planted at a time, and one that may stand beside it."""

import os
import subprocess
import sys
import unicodedata

import pytest
from content import ROOT
from content.checks.kinds import KINDS
from content.checks.page_checks import check, problems
from content.source_text import SourceText

from calculator.rules.facts import contacts

FRONT = """---
title: 안내
description: 이 설명은 검사를 시험하려고 적은 것이라서 마흔 글자를 조금 넘도록 길게 적어 두었어요.
kind: guide
last_reviewed: 2025-11-22
review_in: 180
keywords: [시험]
sources: []
---

# 안내

## 할 일

글이에요.

"""
LINE = FRONT.count("\n") + 1
"""The line of what stands below."""
PHONE = contacts()["hanacard"].phone
FAR = "https://sangsaengpayback.xyz"
LONG = "아주 " * 45 + "길어요."

# What is planted, its kind, and how many lines below the first it is told.
PLANTED = [
    ('{ fact("2025.rate") }}', "중괄호", 0),
    ('{ fact("2025.rate") }', "중괄호", 0),
    ('{{ fact("2025.rate") }', "중괄호", 0),
    ("{{ fact(“2025.rate”) }}", "중괄호", 0),
    ('비율은 fact("2025.rate")였어요.', "중괄호", 0),
    ("글이에요.\n둘은 won(1000)이에요.", "중괄호", 1),
    ("{% set x %}", "중괄호", 0),
    ('{{ fact("2025.rat") }}', "모르는 이름", 0),
    ("{{ facts() }}", "모르는 이름", 0),
    ("2027년 9월 31일에 물었어요.", "없는 값", 0),
    ("글이에요.\n2027-13-01에 물었어요.", "없는 값", 1),
    ("2027년 9월 15일 목요일에 물었어요.", "없는 값", 0),
    ("1,00,000원을 썼어요.", "없는 값", 0),
    ("글이에요.\n---", "제목 단계", 1),
    ("~~지운 글~~이에요.", "닫지 않은 태그", 0),
    ("XX원을 받아요.", "남은 글", 0),
    ("글이에요.\n자세한 날은 {{ calendar() }} 여기서 보세요.", "중괄호", 1),
    ("## 할 일", "같은 제목", 0),
    ("글이에요.\n\n## 답이 없나요?\n\n### 이것도요?\n\n## 나\n\n글이에요.", "빈 제목", 4),
    ("## 가 { #ga }\n\n## 나 { #ga }", "같은 이름표", 2),
    ('<div id="ga"></div>\n\n## 나 { #ga }', "같은 이름표", 2),
    ("| 가 | 나 |\n| 1 | 2 |", "표", 0),
    ("글이에요.\n| 가 | 나 |\n|---|---|\n| 1 | 2 |", "표", 1),
    ("| 가 | 나 |\n|---|---|\n| 1 | 2 | 3 |", "표", 2),
    ('글 { style="color:red" }', "스타일", 0),
    ("글 { style=color:red }", "스타일", 0),
    ('<p style="color: red">빨강</p>', "스타일", 0),
    ("<p style=color:red>빨강</p>", "스타일", 0),
    ("<style>p {}</style>", "바깥 내용", 0),
    ("<script>alert(1)</script>", "스크립트", 0),
    ('<SCRIPT\nsrc="https://www.gov.kr/x.js"></SCRIPT>', "스크립트", 0),
    ('<button onclick="go()">누르기</button>', "스크립트", 0),
    ("<img src=x.png alt=그림 OnError=go()>", "스크립트", 0),
    ('[누르기](faq.md){ onclick="go()" }', "스크립트", 0),
    ("[누르기](javascript:alert(1))", "스크립트", 0),
    ('<a href=" javascript:alert(1)">누르기</a>', "스크립트", 0),
    ("[누르기][x]\n\n[x]: javascript:alert(1)", "스크립트", 2),
    ("![그림](https://www.gov.kr/x.png)", "바깥 내용", 0),
    ("![그림](//www.gov.kr/x.png)", "바깥 내용", 0),
    ('<img src="https://www.gov.kr/x.png" alt="그림">', "바깥 내용", 0),
    ('<iframe src="x.html"></iframe>', "바깥 내용", 0),
    ('<object data="x.html"></object>', "바깥 내용", 0),
    ('<video src="//www.gov.kr/x.mp4"></video>', "바깥 내용", 0),
    ('<form action="https://www.gov.kr/"></form>', "바깥 내용", 0),
    ('<meta http-equiv="refresh" content="0">', "바깥 내용", 0),
    ("<div>\n\n글이에요.", "닫지 않은 태그", 0),
    ("<div><span>글</div>", "닫지 않은 태그", 0),
    ("글이에요.\n\n</div>", "닫지 않은 태그", 2),
    ("글이에요.\n\n\t- 하나\n\t- 둘", "들여쓰기", 2),
    ("글이에요.\n\n    들여 쓴 글", "들여쓰기", 2),
    ("한도는 십만 원이에요.", "손으로 적은 값", 0),
    (f"전화는 {PHONE.replace('-', '')}이에요.", "손으로 적은 값", 0),
    ('{{ plain("2025.cap.2025-09") }}를 받아요.', "조사", 0),
    ('{{ fact("2025.rate") }}은 아니에요.', "조사", 0),
    ('**{{ won(1000) }}**와 같아요.', "조사", 0),
    ("반드시 받을 수 있어요.", "약속", 0),
    ("신청하면 100% 보장해요.", "약속", 0),
    ("무조건 나와요.", "약속", 0),
    ("This page was not written in the language of its readers.", "영어", 0),
    ("TODO 여기를 채우기", "남은 글", 0),
    ("Lorem ipsum dolor", "남은 글", 0),
    ("<<<<<<< HEAD", "남은 글", 0),
    (LONG, "긴 문장", 0),
    ("신청이 끝났습니다.", "합니다", 0),
    ("전화해 주십시오.", "합니다", 0),
    ("### 가\n\n##### 나", "제목 단계", 2),
    ("#### 나", "제목 단계", 0),
    ("# 또 하나", "큰 제목", 0),
    ("[](page.md)", "빈 링크", 0),
    ("[길]()", "빈 링크", 0),
    ("[여기](page.md)를 누르세요.", "링크 글자", 0),
    ("![](x.png)", "그림 설명", 0),
    ("/// nota\n글\n///", "상자", 0),
    ("```\n글이에요.", "코드 울타리", 0),
    ("~~~ toml\n글이에요.\n```", "코드 울타리", 0),
    ("공개된 일이면 출처를 밝히고, 우리가 만든 예시면 ‘예시’라고 적어 주세요.", "틀의 글", 0),
    ("첫 문장이 답이에요.", "틀의 글", 0),
    (f"[확인]({FAR})", "모르는 주소", 0),
    (f"확인: {FAR}/login", "모르는 주소", 0),
    (f'<a href="{FAR}">확인</a>', "모르는 주소", 0),
    (f"[확인][x]\n\n[x]: {FAR}", "모르는 주소", 2),
    ("홍길동 900101-1234567", "개인정보", 0),
    ("카드 1234-5678-9012-3456", "개인정보", 0),
    ("카드 1234567890123456", "개인정보", 0),
    ("전화 010-1234-5678", "개인정보", 0),
    ("보이지\u200b않는 글자", "보이지 않는 글자", 0),
    ("끝에 남은 글자\x00", "보이지 않는 글자", 0),
    ("할 일은 이래요.\n- 하나\n- 둘", "들여쓰기", 1),
    ("1.하나\n2.둘", "들여쓰기", 0),
    ("**굵은 글이에요.", "닫지 않은 태그", 0),
    ("**굵은 글 **이에요.", "닫지 않은 태그", 0),
    ("<!-- 나중에 고칠 글\n\n답이에요.", "닫지 않은 태그", 0),
    ("[가는 길] (page.md)을 보세요.", "빈 링크", 0),
    ("[가는 길](page.md을 보세요.", "빈 링크", 0),
    ("[누리집][site]을 보세요.", "없는 링크", 0),
    ("글이에요.[^1]", "없는 링크", 0),
    ("[^1]: 덧붙이는 글이에요.", "없는 링크", 0),
    ("| 가 | 나 | 다 |\n|---|---|---|\n| 1 | 2 |", "표", 2),
    ("| 가 | 나 | 다 |\n|---|---|\n| 1 | 2 | 3 |", "표", 1),
    ("!!! note\n  글이에요.", "상자", 1),
    ("!!! nota\n    글이에요.", "상자", 0),
    ("● 하나를 확인하세요.", "들여쓰기", 0),
    ("글 `코드\n둘째 줄`이에요.\n\n● 하나를 확인하세요.", "들여쓰기", 3),
    ("{{ won(\n1300000) }}이에요.\n\n| 가 | 나 |\n| 1 | 2 |", "표", 3),
    ("① 하나를 확인하세요.", "들여쓰기", 0),
    ("\uff11\uff10\uff10원을 확인하세요.", "보이지 않는 글자", 0),
    ("글이에요.\u3000다음 글이에요.", "보이지 않는 글자", 0),
    ("\uf06c 글이에요.", "보이지 않는 글자", 0),
    ("아직 안 들어왔어요 ㅠㅠ", "남은 글", 0),
    ("[홍길동] [오후 3:12] 환급 들어왔어요?", "남은 글", 0),
    ("(이모티콘) 확인하세요.", "남은 글", 0),
    ("| 달 | 금액 |\n|---|---|\n| 9월 | #REF! |", "남은 글", 2),
    ("| 달 | 금액 |\n|---|---|\n| 9월 | ##### |", "남은 글", 2),
    ("금액은 6E+04원이에요.", "남은 글", 0),
    ("무단 전재 및 재배포 금지", "남은 글", 0),
    ("---\ntitle: 다른 글\n---", "남은 글", 1),
    ("물어볼 곳: hong@korea.kr", "개인정보", 0),
    ("3 &amp;lt; 5예요.", "붙여 넣은 모양", 0),
    ("[누리집](https://www.korea.kr/news?utm_source=kakao)을 보세요.", "모르는 주소", 0),
    ("누리집 www.korea.kr에서 확인하세요.", "빈 링크", 0),
    ("![KakaoTalk_20261120_1234.png](x.png)", "그림 설명", 0),
    ("##\n\n글이에요.", "제목 단계", 0),
    ("??? warnin\n    글이에요.", "상자", 0),
    ("글이에요.\n\n가 | 나\n1 | 2", "표", 2),
    ("| 가 | 나 |\n|---|---|\n1 | 2\n3 | 4", "표", 2),
    ("| 가 | 나 | 다 |\n|---|---|---|\n| 1 | 2", "표", 2),
    ("달\t금액\n9월\t만 원", "표", 0),
    ("[길](C:\\Users\\kim\\steps.md)을 보세요.", "바깥 내용", 0),
    ("[길](file:///C:/steps.md)을 보세요.", "바깥 내용", 0),
    ("[길](http://127.0.0.1:8000/guide/steps/)을 보세요.", "바깥 내용", 0),
    ("![화면](C:\\Users\\kim\\a.png)", "바깥 내용", 0),
    ('<font color="red">빨강</font>', "붙여 넣은 모양", 0),
    ("<u>밑줄</u>이에요.", "붙여 넣은 모양", 0),
    ("<span lang=EN-US>100</span>이에요.", "붙여 넣은 모양", 0),
    ('<p class="MsoNormal"><o:p>글이에요.</o:p></p>', "붙여 넣은 모양", 0),
    ('<table cellspacing="0"><tr><td valign="top">글</td></tr></table>', "붙여 넣은 모양", 0),
    ("/// note | 참고\n글이에요.\n\n/// tip\n글이에요.\n///", "상자", 0),
    (unicodedata.normalize("NFD", "답이에요."), "풀어쓴 글자", 0),
]  # fmt: skip

AT_THE_TOP = [
    ("2025-11-22", "2062-01-01", "앞날", 5),
    ("2025-11-22", "2026-13-40", "없는 값", 5),
    ("2025-11-22", "2025-02-30", "없는 값", 5),
    ("2025-11-22", "2025.11.22", "날짜 모양", 5),
    ("[시험]", "[“시험”, ‘둘’]", "굽은 따옴표", 7),
    ("keywords:", "keyword:", "모르는 항목", 7),
    ("kind: guide", "kind: guid", "맨 위 값", 4),
    ("sources: []", "sources: [sbs-2026-01-21]", "모르는 출처", 8),
    ("title: 안내", "title: [안내", "맨 위 정보", 3),
    ("title: 안내", "title: 여기에 제목", "틀의 글", 2),
    ("kind: guide", "kind: guide\nkind: faq", "맨 위 정보", 5),
    ("title: 안내", "title: ”안내”", "굽은 따옴표", 2),
    ("title: 안내", "title: “안내와 방법", "굽은 따옴표", 2),
    ("sources: []", "sources: []\nscript: diagnoses", "맨 위 값", 9),
]

MAY_STAND = [
    "`{ fact() }` `<script>` `style=` `TODO`", "```html\n<script>alert(1)</script>\n| 가 |\n```", "<!-- <script>TODO</script> -->",
    "{% raw %}\n| `{{ fact(…) }}` |\n|---|\n{% endraw %}", "### 가\n\n글\n\n## 나\n\n글", "### 가\n\n글\n\n### 나 { #na }\n\n글\n\n## 다\n\n### 가 { #ga }\n\n글",
    "770만원을 썼어요.", "2027년 9월 22일(수)과 2028-02-29, 1,234,567원, 9,10월", "글이에요.\n\n---", "a == b == c",
    "| 가 | 나 |\n|---|---|\n| 1 | 2 |", "## 표\n| 가 \\| 나 |\n|:-:|\n| 1 |", '| 값 |\n|---|\n| {{ plain("2025.rate") }} |',
    "- 하나\n\n    이어서\n\n    - 둘", "1. 하나\n\n    이어서", '/// note | 제목\n글이에요.\n///', "3 < 5이고 a<b예요.", "<br>글<hr>",
    '{{ plain("2025.cap.2025-09") }}을 받아요.', '{{ plain("2025.rate") }}는 아니에요.', '{{ won(1000) }}이나 가격은',
    "할 일은 이래요.\n\n- 하나\n이어서\n- 둘", "2.5배예요.", "**“굵은 글”**이에요.", "글이에요.[^1]\n\n[^1]: 덧붙이는 글이에요.", "!!! note\n    글이에요.",
    "/// details | 밖\n글이에요.\n\n//// note\n글이에요.\n////\n///", "보장하지 않아요.", "“반드시 받을 수 있어요”라는 글은 거짓이에요.", "‘신청이 끝났습니다’라는 문자", "> 신청이 끝났습니다.",
    "Digital Onnuri app 화면", "이십오만원권", f"{PHONE.replace('-', '')}0", "주문 번호 123456-12345", "2025-11-22-0001",
    "달\t금액", "• ", "3 &lt; 5예요.", "[누리집](https://www.korea.kr/news?id=1)", "ㄱ부터 ㅎ까지", "`● 하나`", "3E 좌석", "| 달 | # |\n|---|---|\n| 9 | 1 |", "| 가 | 나 |\n|---|---|\n| 1 | 2", "/// note | 제목\n글이에요.\n///", "`가 | 나`", "[전화](tel:112)", "빈칸&nbsp;하나",
    "[신청 방법](page.md)", "https://www.korea.kr/news 참고", "👨\u200d👩\u200d👧 가족", "아주 " * 30 + "길어요.", "반드시 확인하세요.",
]  # fmt: skip


def found(text: str, front: str = FRONT) -> list[tuple[str, int, bool]]:
    """Return kind, line and weight of what is told of a page."""
    return [(each.kind, each.line, each.notice) for each in check(f"{front}{text}\n", "guide/planted.md")]


def test_control() -> None:
    assert found("답이에요.") == []


@pytest.mark.parametrize(("text", "kind", "below"), PLANTED, ids=[text[:30] for text, _, _ in PLANTED])
def test_planted_mistake_is_told_at_its_line(text: str, kind: str, below: int) -> None:
    assert (kind, LINE + below, KINDS[kind].notice) in found(text), found(text)


@pytest.mark.parametrize(("right", "wrong", "kind", "line"), AT_THE_TOP, ids=[case[1] for case in AT_THE_TOP])
def test_planted_mistake_at_the_top(right: str, wrong: str, kind: str, line: int) -> None:
    assert (kind, line, KINDS[kind].notice) in found("답이에요.", FRONT.replace(right, wrong, 1))


@pytest.mark.parametrize("text", MAY_STAND, ids=[text[:30] for text in MAY_STAND])
def test_what_may_stand_is_left_alone(text: str) -> None:
    assert found(text) == []


MEANT = {kind: text for text, kind, below in PLANTED if KINDS[kind].suppressible and below == 0 and "\n" not in text}


def test_every_kind_that_may_be_meant_is_planted() -> None:
    assert {kind for kind, each in KINDS.items() if each.suppressible} == MEANT.keys() | {"들여쓰기", "한국어"}


@pytest.mark.parametrize("kind", MEANT)
def test_text_may_say_that_it_is_meant(kind: str) -> None:
    """On the same line or on the one before."""
    assert kind not in {each for each, _, _ in found(f"{MEANT[kind]} <!-- 일부러: {kind} -->")}
    assert kind not in {each for each, _, _ in found(f"<!-- 일부러: {kind} -->\n{MEANT[kind]}")}
    assert kind in {each for each, _, _ in found(f"<!-- 일부러: {kind} -->\n\n{MEANT[kind]}")}


def test_what_is_meant_without_need_or_cannot_be_meant() -> None:
    """Neither hides anything."""
    (needless,) = found("답이에요. <!-- 일부러: 약속 -->")
    assert needless == ("", LINE, True)
    assert {("스크립트", LINE, False), ("", LINE, False)} <= set(found("<script>1</script> <!-- 일부러: 스크립트 -->"))


def test_two_kinds_may_be_meant_on_one_line() -> None:
    assert found("반드시 받을 수 있습니다. <!-- 일부러: 약속, 합니다 -->") == []


def test_every_kind_is_planted() -> None:
    """But those that need files: their names, how they are saved, how heavy they are, and where they lead."""
    planted = {kind for _, kind, _ in PLANTED} | {kind for _, _, kind, _ in AT_THE_TOP}
    elsewhere = {"인코딩", "BOM", "파일 이름", "쓰지 않는 말", "무거운 그림", "옮겨진 링크", "없는 링크", "목록에 없음", "한국어"}
    assert planted | elsewhere == KINDS.keys()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("이것은 한국어 문장이 남은 것이에요.", True), ("Call them.\n신청 방법", True), ("## 신청 방법\n\nText.", True),
        ("Open the Digital Onnuri app (디지털온누리) first.", False), ("It says “환급이 안 들어왔어요” there.", False), ("> 제 카드에서 취소된 결제를 알려 주세요.", False),
        ('<dd lang="ko">제 카드에서 취소된 결제를 알려 주세요.</dd>', False), ("Tap **결제카드관리** and pay.", False), ("신청 방법 <!-- 일부러: 한국어 -->", False),
    ],
)  # fmt: skip
def test_korean_left_on_an_english_page(text: str, left: bool) -> None:
    front = FRONT.replace("이 설명은 검사를 시험하려고 적은 것이라서 마흔 글자를 조금 넘도록 길게 적어 두었어요.", "This text is long enough to be the description of a page in English, and says no more.")
    front = front.replace("# 안내", "# Guide").replace("## 할 일", "## What to do").replace("글이에요.", "Text.").replace("안내", "Guide")
    told = check(f"{front}{text}\n", "en/guide/planted.md")
    assert [(each.kind, each.notice) for each in told] == ([("한국어", True)] if left else [])


def test_page_in_old_korean_is_read_all_the_same() -> None:
    told = check(f"{FRONT}반드시 받을 수 있어요.\n".encode("cp949"), "guide/planted.md")
    assert [(each.kind, each.line) for each in told] == [("인코딩", 1), ("약속", LINE)]


@pytest.mark.parametrize("encoding", ["utf-16", "cp949"])
def test_page_saved_otherwise_is_told_once(encoding: str) -> None:
    assert [each.kind for each in check(f"{FRONT}답이에요.\n".encode(encoding), "guide/planted.md")] == ["인코딩"]


@pytest.mark.parametrize("text", ["", f"\n{FRONT}답이에요.\n", f"-{FRONT}답이에요.\n", FRONT.replace("sources: []\n---\n", "sources: []\n")])
def test_page_whose_top_is_not_found_is_told_once(text: str) -> None:
    """And not each of its lines as a text for readers."""
    assert [(each.kind, each.line) for each in check(text, "guide/planted.md")] == [("맨 위 정보", 1)]


def test_one_mistake_is_told_once() -> None:
    """A misspelt key is not missing besides, and what is left of a merge is three lines but one mistake."""
    assert found("답이에요.", FRONT.replace("keywords:", "keyword:")) == [("모르는 항목", 7, False)]
    assert found("<<<<<<< HEAD\n답이에요.\n=======\n답이었어요.\n>>>>>>> main") == [("남은 글", LINE, False)]


@pytest.mark.parametrize("name", ["guide/my page.md", "guide/안내.md", "guide/Page.md"])
def test_name_that_makes_a_bad_address(name: str) -> None:
    assert [each.kind for each in check(f"{FRONT}답이에요.\n", name)] == ["파일 이름"]


def test_heavy_picture() -> None:
    page = SourceText("guide/planted.md", f"{FRONT}![화면](../shots/big.png)\n")
    assert [(each.kind, each.line) for each in problems(page, {"shots/big.png": 150_001}.__getitem__)] == [("무거운 그림", LINE)]
    assert list(problems(page, {"shots/big.png": 150_000}.__getitem__)) == []


@pytest.mark.host
def test_nothing_of_mkdocs_is_needed() -> None:
    """So that the same checks run in a browser."""
    program = "import sys; sys.modules['mkdocs'] = None\nfrom content.checks.page_checks import check\nprint(check('반드시 받아요.', 'guide/a.md')[-1].kind)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=os.environ | {"PYTHONPATH": "overrides/hooks"}, capture_output=True, text=True, check=False)
    assert done.stdout == "약속\n", done.stderr
