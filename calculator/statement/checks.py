"""What speaks for or against a file having been read completely, with the rows in question."""

from collections import Counter
from typing import TYPE_CHECKING

from calculator.amount import Won
from calculator.statement.judging.cancel import Net
from calculator.statement.judging.month import MonthTotal
from calculator.statement.rows.book import Book
from calculator.statement.rows.payment import Payment, Remarks
from calculator.statement.words import words

if TYPE_CHECKING:
    from calculator import protocol

_SHOWN = 30
_SETTLED = ("twice", "copy", "summary", "deposit", "came_back", "transfer", "turned", "abroad", "other", "cancelled_table", "elsewhere", "billed", "labelled", "total_dated")
"""What was decided by a rule and is told so that it can be looked at; all else is open."""
_OPEN = ("unread", "summary_open", "several", "not_card", "hidden", "no_footer", "letters", "coloured", "corrected", "captured", "mentioned", "less", "perhaps_total", "same_order", "share", "again", "booked", "money_open", "zone", "part", "captured_only", "not_shop", "included")


def footer(book: Book) -> "protocol.Check | None":
    """Return the footer's number of approvals against the rows read; None where the file states none.

    A mismatch is a warning: what exactly the company counts there is not published.
    """
    if book.said is None:
        return None
    normal = sum(1 for reading in book.readings for payment in reading.payments if payment.meaning == "normal")
    agrees = book.said == normal
    text = words("check", "footer_agrees" if agrees else "footer_differs", said=book.said, found=normal)
    return {"ok": agrees, "said": book.said, "found": normal, "text": text}


def whole(months: dict[str, MonthTotal], nets: list[Net], remarks: Remarks) -> "dict[str, protocol.Check]":
    """Return what all files together leave open or settled by a rule, by name; empty where nothing is to tell."""
    checks: dict[str, protocol.Check] = {}
    for key in (*_OPEN, *_SETTLED):
        if key in remarks:
            checks[key] = _check(key, remarks, ok=key in _SETTLED)
    for key in ("unpaired", "other_month", "partial_unknown", "perhaps", "same_number"):
        if found := [net.payment for net in nets if net.note == key]:
            checks[key] = _check(key, _remarks(key, found), won=sum(abs(payment.amount or payment.cancelled) for payment in found))
    if unlisted := [net.payment for net in nets if net.payment.meaning == "unlisted"]:
        each = Counter(payment.status[:_SHOWN] for payment in unlisted).most_common()
        listed = ", ".join(words("check", "status", status=status, count=count) for status, count in each)
        checks["unlisted"] = _check("unlisted", _remarks("unlisted", unlisted), status=listed)
    if short := [month for month, total in months.items() if total.whole is False]:
        key = "short_month" if len(short) == 1 else "short_months"
        checks["short_months"] = {"ok": False, "month": short[0], "count": len(short), "rows": [],
                                  "text": words("check", key, month=short[0], count=len(short))}
    return checks


def _remarks(key: str, rows: list[Payment]) -> Remarks:
    remarks = Remarks()
    remarks.add(key, *rows)
    return remarks


def _check(key: str, remarks: Remarks, *, ok: bool = False, won: Won | None = None, status: str = "") -> "protocol.Check":
    count = remarks.counts[key]
    rows: list[protocol.Marked] = [{"file": mark.file, "line": mark.line, "text": mark.text} for mark in remarks.marks[key]]
    check: protocol.Check = {"ok": ok, "count": count, "text": words("check", key, count=count, won=won, status=status), "rows": rows}
    if won is not None:
        check["won"] = won
    if status:
        check["status"] = status
    return check
