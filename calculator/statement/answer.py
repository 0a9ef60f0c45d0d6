"""The answer to a statement message: plain data, as it goes to the page or to a terminal."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from calculator.amount import Won
from calculator.rules.edition import Month, Source
from calculator.statement import checks
from calculator.statement.judging.kind import Judging, ShopKind
from calculator.statement.judging.month import MonthTotal
from calculator.statement.judging.shop import effect
from calculator.statement.rows.book import Book
from calculator.statement.statement import Judged, Request, Statement
from calculator.statement.table.layout import NEEDED
from calculator.statement.words import words

if TYPE_CHECKING:
    from calculator import protocol


def statement_answer(request: Request, statement: Statement) -> "protocol.StatementAnswer | protocol.StatementRefusal":
    """Return *statement* as plain data; with no file that could be read, the reasons as errors."""
    files = [_file(book, number, statement) for number, book in enumerate(statement.books)]
    if all(book.error for book in statement.books):
        errors: list[protocol.FieldError] = [{"field": f"files.{number}", "message": book.error} for number, book in enumerate(statement.books)]
        return {"ok": False, "errors": errors, "files": files}
    return {
        "ok": True,
        "edition": request.edition.id,
        "files": files,
        "rows": [_with_running(row, won) for row, won in zip(statement.rows, _running(statement.rows), strict=True)],
        "skipped": [{"file": entry.file, "line": entry.line, "reason": entry.reason} for entry in statement.skipped],
        "shops": _shops(request, statement),
        "months": {month: _month(month, total, request) for month, total in statement.months.items()},
        "checks": checks.whole(statement.months, [row.net for row in statement.rows], statement.remarks),
        "statuses": _statuses(request, statement),
        "kinds": [_kind(kind, statement.judge.rules) for kind in statement.judge.rules.kinds.values()],
        "assumptions": [words("assumption", key) for key in ("approved", "kinds")],
    }


def _running(rows: list[Judged]) -> list[Won]:
    """Return for each of *rows* what its month had come to with it, in the order of time."""
    months: dict[Month, Won] = {}
    found = [0] * len(rows)
    in_time = sorted(range(len(rows)), key=lambda place: rows[place].payment.time)
    for place in sorted(in_time, key=lambda place: rows[place].payment.day):
        month = rows[place].payment.month
        months[month] = found[place] = months.get(month, 0) + rows[place].net.won
    return found


def _with_running(row: Judged, won: Won) -> "protocol.StatementRow":
    """Return *row* as plain data with what its month had come to with it."""
    answer = cast("protocol.StatementRow", row_answer(row))
    answer["running"] = won
    return answer


@lru_cache(maxsize=1_024)
def _written(day: date) -> str:
    """Return *day* as text, one for all payments of the day."""
    return day.isoformat()


def row_answer(row: Judged) -> "protocol.PaymentRow":
    """Return one payment with its judgement as plain data."""
    payment, judgement = row.payment, row.judgement
    return {
        "file": payment.file, "line": payment.line, "date": _written(payment.day), "time": payment.time,
        "amount": payment.amount, "shop": payment.shop, "status": payment.status, "cancelled": payment.cancelled,
        "net": row.net.won, "approval": payment.approval, "card": payment.card, "instalments": payment.instalments,
        "judgement": judgement.verdict, "reason": judgement.reason, "kind": judgement.kind.id if judgement.kind else "",
    }


def _file(book: Book, number: int, statement: Statement) -> "protocol.StatementFile":
    answer: protocol.StatementFile = {
        "name": book.name, "layout": _layout(book), "error": book.error, "warnings": _warnings(book),
        "rows": sum(1 for row in statement.rows if row.payment.file == number),
    }
    if footer := checks.footer(book):
        answer["footer"] = footer
    if book.question:
        answer["ask"] = {"rows": [{"line": line, "cells": cells} for line, cells in book.question.rows],
                         "columns": {str(role): column for role, column in book.question.columns.items()}}
    if book.shape:
        answer["shape"] = book.shape
    return answer


def _layout(book: Book) -> str:
    """Return what the file is called: a known layout, else whose file it says to be; "" where nothing tells."""
    known = next((reading.header.layout.name for reading in book.readings if reading.header.layout), "")
    return known or (words("layout", "of", company=book.source) if book.source and book.readings else "")


def _warnings(book: Book) -> list[str]:
    headers = [reading.header for reading in book.readings if reading.payments]
    warnings = [words("warning", "bill")] if any(header.is_bill for header in headers) else []
    if book.period is None and any(reading.year_found for reading in book.readings):
        warnings.append(words("warning", "title_year"))
    for header in headers:
        if header.layout is None and header.titles and not header.of_reader:
            names: dict[str, Any] = {role: header.titles[header.columns[role]] for role in NEEDED}
            warnings.append(words("warning", "by_words", **names))
            if header.is_paid_on:
                warnings.append(words("warning", "paid_on", date=names["date"]))
    return list(dict.fromkeys(warnings))


def _shops(request: Request, statement: Statement) -> "list[protocol.Shop]":
    """Return the shops to ask about, those on which most of the refund hangs first."""
    asked: list[protocol.Shop] = [
        {"shop": shop.name, "rows": shop.rows, "net": shop.total,
         "effect": effect(request.edition, shop, statement.months, request.base),
         "hint": hint.id if (hint := statement.judge.hint(shop.name)) else ""}
        for shop in statement.shops
    ]
    return sorted(asked, key=lambda shop: (-shop["effect"], -shop["net"], shop["shop"]))


def _statuses(request: Request, statement: Statement) -> "list[protocol.UnknownStatus]":
    """Return the statuses to ask about, and those that the reader explained, in the order of the rows."""
    won: dict[str, list[Won]] = {}
    for payment in (row.payment for row in statement.rows):
        if payment.meaning == "unlisted" or payment.status in request.statuses:
            won.setdefault(payment.status, []).append(payment.amount)
    return [{"status": status, "rows": len(amounts), "won": sum(amounts), "said": request.statuses.get(status, "")} for status, amounts in won.items()]


def _month(month: str, total: MonthTotal, request: Request) -> "protocol.StatementMonth":
    use: Literal["spend", "base", "other"] = "spend" if month in request.edition.months else "base" if month in request.edition.base.months else "other"
    return {"total": total.total, "counts": total.counts, "excluded": total.excluded, "unsure": total.unsure,
            "rows": total.rows, "use": use, "whole": total.whole}


def _kind(kind: ShopKind, rules: Judging) -> "protocol.ShopKind":
    return {"id": kind.id, "name": kind.name, "short": kind.short or kind.name, "counts": kind.counts, "reason": kind.reason, "is_common": kind.id in rules.common,
            "source": _source(kind.source) if kind.source else None}


def _source(source: Source) -> "protocol.Source":
    return {"title": source.title, "url": source.url, "date": source.date}
