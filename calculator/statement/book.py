"""One file from its bytes to its payments, or to the reason or the question why not."""

from collections import Counter
from dataclasses import dataclass, field

from calculator.statement import grid
from calculator.statement.header import Columns, Header, find, guess
from calculator.statement.interpreter import Reading, read
from calculator.statement.payment import Skipped
from calculator.statement.sheet import Row, Sheet
from calculator.statement.words import Unreadable, words

_PREVIEW_ROWS, _PREVIEW_COLUMNS, _PREVIEW_TEXT = 15, 30, 40


@dataclass(frozen=True, slots=True)
class Question:
    """A file of no known kind: its first rows, and the columns that its words tell so far."""

    rows: list[Row]
    columns: Columns


@dataclass(slots=True)
class Book:
    """One file: what it is, and what its tables gave. Where *error* or *question* is set, nothing was read."""

    name: str
    headers: list[Header] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    error: str = ""
    question: Question | None = None


def open_book(name: str, content: bytes, file: int, columns: Columns | None) -> Book:
    """Return file number *file* read, with the reader's *columns* if given; raise `Needs` for a missing library.

    An empty choice of columns gives the question about them, however well the file is known.
    """
    try:
        return _read(Book(name), grid.sheets(content), file, columns)
    except Unreadable as reason:
        return Book(name, error=reason.sentence)


def _read(book: Book, sheets: tuple[Sheet, ...], file: int, columns: Columns | None) -> Book:
    longest = max(sheets, key=lambda sheet: len(sheet.rows))
    if columns == {}:
        book.question = _question(longest)
        return book
    headers = [_given(longest, columns) if columns and sheet is longest else None if columns else find(sheet) for sheet in sheets]
    if not any(headers):
        book.question = _question(longest)
        return book
    for sheet, header in zip(sheets, headers, strict=True):
        if header is None:
            book.skipped.append(Skipped(file, sheet.rows[0][0], words("skip", "sheet", rows=len(sheet.rows))))
        else:
            book.headers.append(header)
            book.readings.append(read(sheet, header, file))
    if any(reading.payments for reading in book.readings):
        return book
    if columns or any(header.layout for header in book.headers) or not any(reading.skipped for reading in book.readings):
        raise Unreadable("no_payments")
    # Words told the columns wrongly: the reader knows better.
    return Book(book.name, question=_question(longest))


def _given(sheet: Sheet, columns: Columns) -> Header:
    """Return the reader's own choice of columns, as wide as most rows are."""
    width = Counter(len(cells) for _, cells in sheet.rows).most_common(1)[0][0]
    if max(columns.values()) >= width:
        raise Unreadable("columns")
    return Header(columns, 0, width, ())


def _question(sheet: Sheet) -> Question:
    rows = sheet.rows[:_PREVIEW_ROWS]
    shown = [(line, [cell[:_PREVIEW_TEXT] for cell in cells[:_PREVIEW_COLUMNS]]) for line, cells in rows]
    return Question(shown, max((guess(tuple(cells)) for _, cells in shown), key=len))
