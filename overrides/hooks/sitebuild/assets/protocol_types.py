"""The types of `calculator.protocol` as a TypeScript declaration, for the scripts that talk with Python.

    python -m sitebuild.assets.protocol_types
"""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, TypeAliasType, Union, get_args, get_origin, get_type_hints, is_typeddict

from build_errors import BuildError
from content import ROOT

from calculator import protocol

TARGET = ROOT / ".cache/types/protocol.d.ts"
PLAIN = {str: "string", int: "number", bool: "boolean", object: "unknown", NoneType: "null", Any: "any"}
HEAD = "// Made from calculator/protocol by `make lint`.\n\ndeclare namespace Protocol {\n"
REPLY = """\
  type Reply<M extends Message> = Answers[M["do"]] | (M["do"] extends "statement" | "payments" ? StatementRefusal : Refusal);
}
"""


def declaration() -> str:
    """Return the declaration of every type of the protocol."""
    found = (value for value in vars(protocol).values() if is_typeddict(value) or isinstance(value, TypeAliasType))
    return HEAD + "".join(map(_declared, found)) + REPLY


def _declared(named: Any) -> str:
    if isinstance(named, TypeAliasType):
        return f"  type {named.__name__} = {_type(named.__value__)};\n"
    return f"  interface {named.__name__} {{\n{''.join(_fields(named))}  }}\n"


def _fields(table: Any) -> Iterator[str]:
    for name, hint in get_type_hints(table, include_extras=True).items():
        needed = get_origin(hint) is not NotRequired
        yield f"    {name}{'' if needed else '?'}: {_type(hint if needed else get_args(hint)[0])};\n"


def _type(hint: Any) -> str:
    """Return *hint* as TypeScript writes it."""
    if hint in PLAIN:
        return PLAIN[hint]
    inner = get_args(hint)
    match get_origin(hint):
        case None:
            return str(hint.__name__)
        case origin if origin in (Union, UnionType):
            return " | ".join(map(_type, inner))
        case origin if origin is Literal:
            return " | ".join(_literal(value) for value in inner)
        case origin if origin is list:
            return f"({_type(inner[0])})[]"
        case origin if origin is tuple:
            return f"[{', '.join(map(_type, inner))}]"
        case origin if origin is dict:
            return f"Record<string, {_type(inner[1])}>"
    raise BuildError(f"calculator/protocol: {hint}를 TypeScript로 옮길 줄 몰라요. protocol_types.py에 더해 주세요.")


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def main() -> None:
    """Write the declaration where the scripts' type checker looks for it."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(declaration(), "utf-8")


if __name__ == "__main__":
    main()
