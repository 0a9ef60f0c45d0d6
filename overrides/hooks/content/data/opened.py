"""An editors' file opened: its text and its data, or in Korean why not, on which line and what to do."""

import re
import tomllib
from typing import NamedTuple

import yaml

from calculator.data.toml import TomlTable
from content.problem import Problem

BOM = "\ufeff"
SAVED = "파일을 UTF-8로 저장해 주세요. 메모장이면 ‘다른 이름으로 저장’에서 인코딩을 UTF-8로 고르면 돼요."
LINE = re.compile(r"line (\d+)")
CURLY = re.compile("[“”‘’]")
ADVICE = (
    (re.compile(r"^(?:<{7}|={7}|>{7})"), "두 사람의 글을 합치다 남은 줄이에요. <<<<<<<, =======, >>>>>>> 줄을 지우고 맞는 쪽만 남겨 주세요."),
    (re.compile(r"=\s*\d[\d_]*(?:,\d|\s*[%가-힣])"), "숫자는 쉼표와 단위(%, 만, 원) 없이 적어 주세요. 예: 100000"),
    (re.compile(r"=\s*(?:True|False|TRUE|FALSE)\b"), "true와 false는 소문자로 적어 주세요."),
    (re.compile(r"^\s*[\w-]+\s*[:：]"), "이름 뒤에는 : 대신 =를 적어 주세요."),
    (re.compile(r"^\s*\[+[^\]\"']*[^\x00-\x7f \]\"'][^\]\"']*\]"), "[ ] 안의 이름은 영어 소문자와 숫자, 붙임표로 적어 주세요."),
)
"""What a line that cannot be read looks like, and what to do about it."""


class Opened(NamedTuple):
    """The *text* of a file, its *data*, None where it cannot be read, and what is *wrong* with how it is written."""

    text: str
    data: TomlTable | None
    wrong: list[Problem]


def toml_file(name: str, content: bytes, folder: str) -> Opened:
    """Return the TOML file *name* below *folder* that holds *content*."""
    text, wrong = _text(name, content, folder)
    if text is None:
        return Opened("", None, wrong)
    try:
        return Opened(text, tomllib.loads(text.removeprefix(BOM).replace("\r\n", "\n")), wrong)
    except tomllib.TOMLDecodeError as error:
        match = LINE.search(str(error))
        line = int(match[1]) if match else text.count("\n")
        return Opened(text, None, [*wrong, Problem(name, line, _advice(text, line, str(error)), folder)])


def yaml_file(name: str, content: bytes, folder: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Return the YAML file as nodes, which know their lines; None where it cannot be read."""
    text, wrong = _text(name, content, folder)
    if text is None:
        return None, wrong
    try:
        node = yaml.compose(text.removeprefix(BOM))
        if node is None:
            wrong = [*wrong, Problem(name, 1, "파일이 비어 있어요. 지웠다면 되돌려 주세요.", folder)]
        return node, wrong
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = "읽을 수 없는 줄이에요. 앞의 빈칸(탭은 안 돼요), 콜론 뒤의 빈칸, 따옴표의 짝을 확인해 주세요. 글 속에 ‘: ’이 있으면 글 전체를 따옴표로 감싸 주세요."
        return None, [*wrong, Problem(name, line, message, folder)]


def _text(name: str, content: bytes, folder: str) -> tuple[str | None, list[Problem]]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None, [Problem(name, 1, SAVED, folder, "인코딩")]
    if text.startswith(BOM):
        return text, [Problem(name, 1, f"파일 맨 앞에 보이지 않는 글자가 있어요. BOM 없는 {SAVED}", folder, "BOM")]
    return text, []


def _advice(text: str, line: int, error: str) -> str:
    written = dict(enumerate(text.splitlines(), 1)).get(line, "")
    if CURLY.search(written):
        return "TOML로 읽을 수 없는 줄이에요. 굽은 따옴표 대신 곧은 따옴표(\")를 써 주세요."
    for pattern, advice in ADVICE:
        if pattern.search(written):
            return f"TOML로 읽을 수 없는 줄이에요. {advice}"
    if "twice" in error or "overwrite" in error:
        return "같은 이름이 이 파일에 두 번 있어요. 하나를 지우거나 이름을 바꿔 주세요."
    if re.search(r"=\s*\d{4}-\d\d-\d\d", written):
        return "없는 날짜예요. 달력에 있는 날을 2026-11-22처럼 적어 주세요."
    return "TOML로 읽을 수 없는 줄이에요. 따옴표와 대괄호의 짝, = 기호를 확인해 주세요."
