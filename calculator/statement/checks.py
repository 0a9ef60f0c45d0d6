"""What speaks for or against a file having been read completely."""

from typing import Any

from calculator.statement.cancel import Net
from calculator.statement.interpreter import Reading
from calculator.statement.month import MonthTotal
from calculator.statement.words import words

type Check = dict[str, Any]

_SHOWN = 30


def footer(reading: Reading) -> Check | None:
    """Return the footer's number of approvals against the rows read; None where the file states none.

    A mismatch is a warning: what exactly the company counts there is not published.
    """
    if reading.said is None:
        return None
    normal = sum(1 for payment in reading.payments if payment.meaning == "normal")
    agrees = reading.said == normal
    text = words("check", "footer_agrees" if agrees else "footer_differs", said=reading.said, found=normal)
    return {"ok": agrees, "said": reading.said, "found": normal, "text": text}


def whole(months: dict[str, MonthTotal], nets: list[Net], unread: int) -> dict[str, Check]:
    """Return what all files together leave open, by name; empty where nothing is. *unread* rows look like payments."""
    checks: dict[str, Check] = {}
    if unread:
        checks["unread"] = _open("unread", count=unread)
    if unpaired := [-net.payment.amount for net in nets if net.note == "unpaired"]:
        checks["unpaired"] = _open("unpaired", count=len(unpaired), won=sum(unpaired))
    if unknown := [net for net in nets if net.note == "partial_unknown"]:
        checks["partial_unknown"] = _open("partial_unknown", count=len(unknown))
    if unlisted := [net.payment.status for net in nets if net.payment.meaning == "unlisted"]:
        checks["unlisted"] = _open("unlisted", count=len(unlisted), status=min(unlisted)[:_SHOWN])
    if short := [month for month, total in months.items() if total.whole is False]:
        key = "short_month" if len(short) == 1 else "short_months"
        checks["short_months"] = _open(key, month=short[0], count=len(short))
    return checks


def _open(key: str, **values: Any) -> Check:
    return {"ok": False, **values, "text": words("check", key, **values)}
