"""A statement message, checked: the files and what the reader said about them."""

from collections.abc import Sequence
from functools import partial
from typing import Any, get_args

from calculator.amount import Won
from calculator.message.case import edition_in
from calculator.message.fields import Reader, won
from calculator.rules.edition import Edition
from calculator.statement.files.grid import MOST_FILES
from calculator.statement.judging.kind import ShopKind, judged, judging
from calculator.statement.statement import File, Request, StatusAnswer
from calculator.statement.table.header import Columns
from calculator.statement.table.layout import NEEDED, ROLES, ColumnRole
from calculator.statement.table.sheet import MOST_COLUMNS
from calculator.statement.words import refusal

KEYS = ("do", "edition", "files", "kinds", "statuses", "base")
_NAME = 200


def read_request(message: dict[Any, Any], contents: Sequence[bytes], more: Sequence[str] = ()) -> tuple[Request, Reader]:
    """Return the request with the reader of the message, which holds its problems and the fields *more*."""
    reader = Reader(message)
    reader.keys((*KEYS, *more), required=("edition", "files", *more))
    rules = edition_in(reader)
    if rules.id not in judged():
        raise refusal("edition", "edition", known=", ".join(judged()))
    request = Request(
        edition=rules,
        files=reader.take("files", partial(_files, contents=contents), default=()),
        kinds=reader.take("kinds", _kinds, rules, default={}),
        statuses=reader.take("statuses", _statuses, default={}),
        base=reader.take("base", _base, default=None),
    )
    return request, reader


def _files(field: str, value: object, contents: Sequence[bytes]) -> tuple[File, ...]:
    if not isinstance(value, list) or not value or len(value) != len(contents):
        raise refusal(field, "files")
    if len(value) > MOST_FILES:
        raise refusal(field, "many_files", most=MOST_FILES)
    each = enumerate(zip(value, contents, strict=True))
    return tuple(_file(f"{field}.{number}", entry, content) for number, (entry, content) in each)


def _file(field: str, value: object, content: bytes) -> File:
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not value.keys() <= {"name", "columns"}:
        raise refusal(field, "file")
    return File(value["name"][:_NAME], content, _columns(f"{field}.columns", value.get("columns")))


def _columns(field: str, value: object) -> Columns | None:
    if value is None or value == {}:
        return value  # an empty choice asks for the question, where words told the columns wrongly
    if not isinstance(value, dict) or not all(role in value for role in NEEDED):
        raise refusal(field, "columns")
    columns: Columns = {}
    for name, column in value.items():
        role: ColumnRole | None = next((role for role in ROLES if role == name), None)
        if role is None or not isinstance(column, int) or isinstance(column, bool) or not 0 <= column < MOST_COLUMNS:
            raise refusal(field, "columns")
        columns[role] = column
    if len(set(columns.values())) < len(columns):
        raise refusal(field, "columns_twice")
    return columns


def _kinds(field: str, value: object, edition: Edition) -> dict[str, ShopKind]:
    known = judging(edition.id).kinds
    if not isinstance(value, dict):
        raise refusal(field, "kinds", known=", ".join(known))
    for shop, kind in value.items():
        if not isinstance(shop, str) or not isinstance(kind, str) or kind not in known:
            raise refusal(field, "kinds", known=", ".join(known))
    return {shop: known[kind] for shop, kind in value.items()}


def _statuses(field: str, value: object) -> dict[str, StatusAnswer]:
    known: dict[str, StatusAnswer] = {answer: answer for answer in get_args(StatusAnswer.__value__)}
    if not isinstance(value, dict) or not all(isinstance(status, str) and isinstance(said, str) and said in known for status, said in value.items()):
        raise refusal(field, "statuses")
    return {status: known[said] for status, said in value.items()}


def _base(field: str, value: object) -> Won | None:
    return None if value is None else won(field, value)
