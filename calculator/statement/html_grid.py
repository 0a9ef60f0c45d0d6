"""HTML that card companies save under the name .xls, as tables."""

from html.parser import HTMLParser

from calculator.statement.sheet import MOST_CELL, Row, Sheet, check_size
from calculator.statement.words import Unreadable

_CHUNK = 65_536
_MOST_OPEN, _MOST_LEFT = 1_000_000, 10_000
_DEEPEST = 50
_SILENT = {"script", "style"}


class _Table:
    """A table being read. The value of a merged cell stands once, in its first place: it must not count twice."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.cells: list[str] | None = None
        self.text: list[str] | None = None
        self.span = 1
        self.below: dict[int, int] = {}
        """Columns that a merged cell above still covers, and for how many rows."""
        self.line = 0

    def open_row(self) -> None:
        self.close_row()
        self.line += 1
        check_size(self.line)
        self.cells = []

    def open_cell(self, columns: int, rows: int) -> None:
        if self.cells is None:
            self.open_row()
        self.close_cell()
        assert self.cells is not None
        while self.below.get(len(self.cells), 0) > 0:
            self.cells.append("")
        check_size(self.line, len(self.cells) + columns)
        if rows > 1:
            self.below |= dict.fromkeys(range(len(self.cells), len(self.cells) + columns), rows)
        self.text, self.span = [], columns

    def close_cell(self) -> None:
        if self.text is None or self.cells is None:
            return
        text = " ".join("".join(self.text).split())
        self.cells += [text[:MOST_CELL], *[""] * (self.span - 1)]
        self.text = None

    def close_row(self) -> None:
        self.close_cell()
        if self.cells is not None:
            self.rows.append((self.line, self.cells))
            self.below = {column: left - 1 for column, left in self.below.items() if left > 1}
        self.cells = None


class _Tables(HTMLParser):
    """Collects every table, an inner one apart from the cell that holds it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Table] = []
        self.open: list[_Table] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent = tag
        elif tag == "table":
            if len(self.open) >= _DEEPEST:
                raise Unreadable("html")
            self.open.append(_Table())
            self.found.append(self.open[-1])
        elif self.open:
            self._inside(self.open[-1], tag, dict(attrs))

    def _inside(self, table: _Table, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            table.open_row()
        elif tag in ("td", "th"):
            table.open_cell(_number(attributes.get("colspan")), _number(attributes.get("rowspan")))
        elif tag == "br" and table.text is not None:
            table.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""
        elif tag == "table" and self.open:
            self.open.pop().close_row()
        elif tag == "tr" and self.open:
            self.open[-1].close_row()
        elif tag in ("td", "th") and self.open:
            self.open[-1].close_cell()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].text is not None and not self.silent:
            self.open[-1].text.append(data)


def read(text: str) -> list[Sheet]:
    """Return every table in *text*; raise `Unreadable` where there is none, or where the last one is cut off."""
    parser = _Tables()
    try:
        _feed(parser, text)
    except AssertionError as error:
        # The standard library's parser raises this, and nothing else, for a section like ``<![x``.
        raise Unreadable("broken") from error
    if parser.open:
        raise Unreadable("html_cut")
    if not parser.found:
        raise Unreadable("html")
    return [Sheet("", table.rows) for table in parser.found]


def _feed(parser: HTMLParser, text: str) -> None:
    # In pieces: an unclosed mark is then looked for in what is there, not in the whole file each time.
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        _check_open(parser, _MOST_OPEN)
    # At the end the parser tries every mark of what is left against all of it, which takes minutes for much.
    _check_open(parser, _MOST_LEFT)
    parser.close()


def _check_open(parser: HTMLParser, most: int) -> None:
    """Raise `Unreadable` where a mark stays open for more than *most* letters."""
    if len(parser.rawdata.rstrip()) > most:
        raise Unreadable("html_cut")


def _number(text: str | None) -> int:
    """Return how many cells a merged one covers; what cannot be read covers one."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return 1
    return max(1, int(digits[:6]))
