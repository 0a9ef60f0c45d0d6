"""The evidence sheet: chosen payments as a file that spreadsheets open rightly in Korean."""

import csv
import io
from typing import TYPE_CHECKING, Any

from calculator.amount import MOST_WON
from calculator.message.fields import Reader, day
from calculator.statement.table.cell import clean
from calculator.statement.words import refusal, words

if TYPE_CHECKING:
    from calculator import protocol
type EvidenceRow = dict[str, str]

_MARK = "\ufeff"
"""Tells a spreadsheet that the text is UTF-8."""
_FORMULA = tuple("=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−")
"""Also the wide, the small and the raised forms, which a spreadsheet may make plain."""
MOST_LINES = 2_000
_TEXT = 200


def evidence(message: dict[Any, Any]) -> "protocol.EvidenceAnswer":
    """Return ``{"ok": True, "csv": …}`` with the message's ``rows``: date, shop, amount, reason, perhaps approval."""
    reader = Reader(message)
    reader.keys(("do", "rows"), required=("rows",))
    no_lines: list[EvidenceRow] = []
    lines = reader.take("rows", _lines, default=no_lines)
    reader.finish()
    with_approval = any(line["approval"] for line in lines)
    names = ["date", "shop", "amount", *(["approval"] if with_approval else []), "reason"]
    total = sum(int(line["amount"]) for line in lines)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(words("evidence", name) for name in names)
    writer.writerows([line[name] for name in names] for line in lines)
    writer.writerow([words("evidence", "total"), "", total, *[""] * (len(names) - 3)])
    return {"ok": True, "csv": _MARK + text.getvalue()}


def harmless(text: str) -> str:
    """Return *text* as a cell that no spreadsheet takes for a formula, without letters that are not seen."""
    plain = " ".join(clean(text).split())[:_TEXT]
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _lines(field: str, value: object) -> list[EvidenceRow]:
    if not isinstance(value, list) or not value or len(value) > MOST_LINES:
        raise refusal(field, "lines", most=MOST_LINES)
    return [_line(f"{field}.{number}", entry) for number, entry in enumerate(value)]


def _line(field: str, value: object) -> EvidenceRow:
    if not isinstance(value, dict) or not value.keys() <= {"date", "shop", "amount", "approval", "reason"}:
        raise refusal(field, "line")
    amount, texts = value.get("amount"), [value.get(name, "") for name in ("shop", "approval", "reason")]
    if not isinstance(amount, int) or isinstance(amount, bool) or abs(amount) > MOST_WON:
        raise refusal(field, "line")
    if day(field, value.get("date")) is None or not all(isinstance(text, str) for text in texts):
        raise refusal(field, "line")
    shop, approval, reason = map(harmless, texts)
    # A spreadsheet would take digits alone for a number and drop its leading zeros.
    number = words("evidence", "number", digits=approval) if approval.isdecimal() else approval
    return {"date": value["date"], "shop": shop, "amount": str(amount), "approval": number, "reason": reason}
