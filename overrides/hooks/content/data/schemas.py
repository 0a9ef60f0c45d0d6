"""`make schemas`: a JSON Schema of each kind of data file, from the dataclasses that hold it.

    python -m content.data.schemas

`make check` and every build hold the files against them, and common editors complete and check while one types.
"""

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from fnmatch import fnmatch
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin

from calculator.actions.myths import Myth
from calculator.amount import Won
from calculator.gap.causes import Cause
from calculator.letters.forms import CallWords, Form
from calculator.rules.edition import Edition, Lottery, Month, Percent, Round, Source, Validity
from calculator.rules.facts import Contact, Day, Figure, Phrase
from calculator.rules.loader import MONTHLY
from calculator.rules.settings import Settings
from calculator.statement.files.tried import Tried
from calculator.statement.judging.kind import ShopKind
from calculator.statement.table.layout import ColumnRole, Holds, Layout, Meaning, MoneyDirection
from content import ROOT
from content.data import front_matter

type Schema = dict[str, Any]

FOLDER = ROOT / "docs/_includes/schemas"
PLAIN: dict[Any, Schema] = {
    str: {"type": "string", "description": "따옴표 안에 적어 주세요."},
    int: {"type": "integer", "description": "따옴표 없이 숫자로 적어 주세요."},
    bool: {"type": "boolean", "description": "true나 false로 적어 주세요."},
    date: {"type": "string", "format": "date", "description": "따옴표 없이 2025-09-15처럼 적어 주세요."},
    Source: {"type": "string", "description": "출처의 이름을 따옴표 안에 적어 주세요."},
    Won: {"type": "integer", "minimum": 1, "description": "0보다 큰 원 단위 숫자로, 쉼표 없이 적어 주세요."},
    Month: {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$", "description": "달을 \"2025-09\"처럼 적어 주세요."},
}
LIMITS: dict[tuple[type[Any], str], Schema] = {
    (Percent, "percent"): {"minimum": 1, "maximum": 200, "description": "1~200 사이의 숫자로 적어 주세요."},
    (Round, "number"): {"minimum": 1},
    (Validity, "years"): {"minimum": 1, "maximum": 50, "description": "몇 년인지 1~50 사이의 숫자로 적어 주세요."},
    (Lottery, "prizes"): {"minItems": 1},
    (Edition, "id"): {"pattern": r"^\d{4}$", "description": "사업 연도를 \"2025\"처럼 따옴표 안에 적어 주세요."},
    (Edition, "months"): {"minItems": 1, "uniqueItems": True, "description": "사업의 달을 하나 이상, 두 번 적지 말고 적어 주세요."},
    (Cause, "order"): {"minimum": 1},
    (Source, "url"): {"pattern": "^https?://[^\\s]+$", "description": "https://로 시작하는 주소를 적어 주세요."},
    (Source, "date"): {
        "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
        "description": "2025-09-15, 모르면 2025-09나 2025처럼 따옴표 안에 적어 주세요.",
    },
    (Source, "kind"): {
        "enum": ["official", "press", "notice", "blog"],
        "description": "official, press, notice, blog 중 하나로 적어 주세요.",
    },
    (Contact, "phone"): {"pattern": r"^[\d-]*$", "description": "숫자와 -만 적어 주세요. 없으면 \"\"로 적어 주세요."},
    (Contact, "url"): {"pattern": r"^(https?://[^\s]+)?$", "description": "https://로 시작하는 주소를 적어 주세요. 없으면 \"\"로 적어 주세요."},
}
"""What a value must keep beyond its type, and what is said where it does not."""


def schemas() -> dict[str, Schema]:
    """Return every schema by its file name."""
    return {"front_matter.json": front_matter.schema()} | {f"{name}.json": schema for name, schema in _data().items()}


def schema_of(file: str) -> Schema:
    """Return the schema of the data *file*, such as ``edition_2025.toml``; raise `KeyError` where there is none."""
    name = next((name for pattern, name in FILES.items() if fnmatch(file, pattern)), file)
    return _data()[name]


def text(schema: Schema) -> str:
    """Return *schema* as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


FILES = {
    "edition_*.toml": "edition", "judging_*.toml": "judging", "sentences*.toml": "sentences", "statement.toml": "sentences",
    "en/publishers.toml": "words", "en/units.toml": "words",
    **{f"{name}.toml": name for name in ("case", "causes", "contacts", "diagnosis", "figures", "layouts", "letters", "myths", "notices", "sources", "tried")},
}
"""The name of the schema of each data file; the other files in English are held against the Korean ones."""


@cache
def _data() -> dict[str, Schema]:
    without_id = {kind: _entry(kind, without=("id",)) for kind in (Source, Contact, Figure, Day, Phrase)}
    return {
        "case": _head("물어볼 순서", _object({"written": _type(tuple[str, ...]), "ladder": _tables(_type(tuple[str, ...]))})),
        "causes": _head("금액이 다른 이유", _object({"cause": _list(_entry(Cause))})),
        "contacts": _head("연락처", _tables(without_id[Contact])),
        "diagnosis": _head("진단 결과에 쓰는 값", _entry(Settings)),
        "edition": _head("한 해의 규칙", _edition(without_id[Source])),
        "figures": _head("발표된 값", _tables({"oneOf": [without_id[kind] for kind in (Figure, Day, Phrase)]})),
        "judging": _head("인정되는 결제", _judging()),
        "layouts": _head("카드사 파일의 모양", _layouts()),
        "letters": _head("글과 전화", _letters()),
        "myths": _head("잘못 알려진 내용", _object({"edition": PLAIN[str], "myth": _list(_entry(Myth))})),
        "notices": _head("받은 글에서 찾는 말", _notices()),
        "sentences": _head("문장", _tables(_tables(PLAIN[str]))),
        "sources": _head("출처", _tables(without_id[Source])),
        "tried": _head("열어 본 카드사 파일", _object({"tried": _list(_entry(Tried))})),
        "words": _head("낱말", _tables(PLAIN[str])),
    }


def _edition(source: Schema) -> Schema:
    entry = _entry(Edition, without=("rules",))
    months = {"months": {"type": "array", "items": PLAIN[Month], "minItems": 1, "description": "달을 하나 이상 적어 주세요."}}
    rows = {name: _list(_added(_entry(kind), months)) for name, kind in MONTHLY.items()}
    whole = _added(entry, rows)
    return whole | {"properties": whole["properties"] | {"sources": _tables(source)}}


def _judging() -> Schema:
    words = _list(_object({"kind": PLAIN[str], "words": _type(tuple[str, ...])}))
    return _object({"edition": PLAIN[str], "common": _type(tuple[str, ...]), "kind": _list(_entry(ShopKind)), **dict.fromkeys(("sector", "usage", "shop", "label", "hint"), words)})


def _layouts() -> Schema:
    words = _type(tuple[str, ...])
    lists = {
        "usual": ("words", "short", "plus_minus", "codes", "means", "other_means"),
        "stage": ("approved", "captured"),
        "denial": ("before", "behind"),
        "answer": ("yes", "done", "no", "asked"),
        "title": (*get_args(Holds.__value__), "tail", "numbered", "dated"),
        "summary": ("count", "other", "last", "title"),
        "direction": (*get_args(MoneyDirection.__value__), "card", "load", "kind", "balance"),
        "region": ("home", "away"),
        "struck": ("classes", "minus"),
        "tax": ("words", "net", "without"),
        "included": ("words", "other"),
        "period": ("since", "until"),
        "company": ("names",),
        "skip": ("total", "alone", "due", "as_of", "no_shop", "ending"),
    } | dict.fromkeys(("bill", "paid_on", "foreign", "given_back", "colour", "zone"), ("words",))
    return _object({
        **dict.fromkeys(("columns", "fallback"), _object(dict.fromkeys([*get_args(ColumnRole.__value__), "none"], words), optional=True)),
        "status": _object(dict.fromkeys(get_args(Meaning.__value__), words), optional=True),
        **{table: _object(dict.fromkeys(keys, words)) for table, keys in lists.items()},
        "unit": _object({"sign": PLAIN[str], "words": words, "minor": words}),
        "layout": _list(_entry(Layout)),
    })


def _letters() -> Schema:
    names = _type(tuple[str, ...])
    texts = ("letter", "blank", "fact", "line", "paid", "way", "formula", "ground", "call")
    row = _object({"matter": PLAIN[str], "causes": names, "after": PLAIN[str], "known": names})
    need = _object({"matters": names, "letters": names, "facts": names, "source": PLAIN[str]})
    tables = dict.fromkeys(texts, _tables(PLAIN[str])) | {"letter": _tables(_tables(PLAIN[str])), "line": _tables({"oneOf": [PLAIN[str], names]})}
    return _object(tables | {
        "route": _list(row), "objection": _object({"unripe": names}), "need": _list(need),
        "matter": _tables(_entry(Form)), "follow": _tables(_entry(Form)), "calls": _tables(_entry(CallWords)),
    })


def _notices() -> Schema:
    words = _type(tuple[str, ...])
    lists = {
        "heads": ("words", "compared"), "changed": ("words", "about", "expected", "final"), "hedge": ("words", "undone", "partial", "unless"), "near": ("words", "before"),
        "left_out": ("words", "purchases"), "deducted": ("joins", "takes"), "respectively": ("before", "behind"), "paid_in": ("words", "unless"),
        "petition": ("words", "applications", "titles", "written"), "corner": ("words", "sums", "columns"), "safe": ("apps", "denials", "conditions", "hosts"),
    } | dict.fromkeys(("between", "bound", "skipped", "denied", "former", "provisional", "instalments", "example", "status", "missed"), ("words",))
    beside = _some(words, "before", "behind", other=("head", "cell"))
    return _object({
        **{table: _object(dict.fromkeys(keys, words)) for table, keys in lists.items()},
        **dict.fromkeys(("stem", "turning", "turn", "voice", "general", "signed"), _tables(words)),
        "topic": _tables(_some(words, "words", "unless", "before")), "amount": _tables(beside), "day": _tables(beside), "decision": _tables(_some(words, "words")),
        "event": _tables(_object({"words": words, "turns": _tables(PLAIN[str])})), "kind": _tables(_some(words, other=("words", "certain", "never", "card", "list", "ours", "used", "unless"))),
        "next": _tables(PLAIN[str]), "sign": _tables(_some(words, "words", "asks", other=("never",))),
    })


def _some(entry: Schema, *names: str, other: tuple[str, ...] = ()) -> Schema:
    """Return the schema of a table with an *entry* of each of the *names*, and of such of the *other* ones as it has."""
    return _object(dict.fromkeys((*names, *other), entry)) | {"required": list(names)}


def _head(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _tables(entry: Schema) -> Schema:
    return {"type": "object", "additionalProperties": entry}


def _list(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


def _object(properties: dict[str, Schema], *, optional: bool = False) -> Schema:
    return {"type": "object", "properties": properties, "required": [] if optional else list(properties), "additionalProperties": False}


def _added(entry: Schema, properties: dict[str, Schema]) -> Schema:
    return entry | {"properties": entry["properties"] | properties, "required": [*entry["required"], *properties]}


def _entry(kind: type[Any], without: tuple[str, ...] = ()) -> Schema:
    """Return the schema of a table from which *kind* is made; what has a default may be left out."""
    named = [field for field in fields(kind) if field.name not in without]
    properties = {field.name: _type(field.type) | LIMITS.get((kind, field.name), {}) for field in named}
    return _object(properties) | {"required": [field.name for field in named if field.default is MISSING]}


def _type(hint: Any) -> Schema:
    """Return the schema of one annotated value, as TOML writes it; a source is written as its id."""
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, TypeAliasType):
        return _type(hint.__value__)
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint)), "description": f"{', '.join(filter(None, get_args(hint)))} 중 하나로 적어 주세요."}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0]), "description": "대괄호 [ ] 안에 적어 주세요."}
    if get_origin(hint) is dict:
        key, value = get_args(hint)
        return _object(dict.fromkeys(_literals(key), _type(value)), optional=True)
    if get_origin(hint) in (Union, UnionType):
        (only,) = (each for each in get_args(hint) if each is not NoneType)
        return _type(only)
    return _entry(hint)


def _literals(hint: Any) -> Iterator[str]:
    yield from get_args(hint.__value__)


def main() -> None:
    """Write every schema into its file."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(text(schema), "utf-8")


if __name__ == "__main__":
    main()
