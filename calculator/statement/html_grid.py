"""HTML that card companies save under the name .xls, and the XML of Excel 2003, as tables."""

import re
from html.parser import HTMLParser

from calculator.statement.cell import clean, when
from calculator.statement.sheet import MOST_COLUMNS, Row, Sheet, Size, check_size
from calculator.statement.words import Unreadable

_CHUNK = 65_536
_MOST_OPEN, _MOST_LEFT = 1_000_000, 10_000
_DEEPEST = 50
_SILENT = {"script", "style"}
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_VOID = {"br", "input", "img", "hr", "meta", "link", "col", "wbr"}
"""Elements that nothing can stand in."""
_CELLS = ("td", "th")
_ALL = {"html", "body"}
"""A whole page that is hidden is shown by its script."""
_TYPED = {"", "text", "number", "tel", "search", "date"}
"""Kinds of field whose value is seen."""
_EXCEL = {"row": "tr", "cell": "td", "worksheet": "worksheet"}
"""What Excel 2003 calls what HTML has, too."""


class _Table:
    """A table being read. The value of a merged cell stands once, in its first place: it must not count twice.

    Only a day goes on in the rows below that it covers, since they were paid on it, too.
    """

    def __init__(self, size: Size, name: str = "", hidden: bool = False) -> None:
        self.size = size
        self.name = name
        self.hidden = hidden
        self.rows: list[Row] = []
        self.cells: list[str] | None = None
        self.text: list[str] | None = None
        self.span = 1
        self.down = 1
        self.below: dict[int, tuple[int, str]] = {}
        """Columns that a merged cell above still covers: for how many rows, and the day that goes on in them."""
        self.line = 0
        self.is_row_hidden = False

    def open_row(self, hidden: bool = False) -> None:
        self.close_row()
        self.line += 1
        check_size(self.line)
        self.cells, self.is_row_hidden = [], hidden

    def open_cell(self, columns: int, rows: int, place: int | None = None) -> None:
        if self.cells is None:
            self.open_row()
        self.close_cell()
        assert self.cells is not None
        self._fill()
        if place is not None and len(self.cells) < place <= MOST_COLUMNS:
            self.cells += [""] * (place - len(self.cells))
        check_size(self.line, len(self.cells) + columns)
        self.text, self.span, self.down = [], columns, rows

    def close_cell(self) -> None:
        if self.text is None or self.cells is None:
            return
        text = clean(" ".join("".join(self.text).split()))
        if self.down > 1:
            goes_on = text if when(text) else ""
            covered = range(len(self.cells), len(self.cells) + self.span)
            self.below |= {column: (self.down, goes_on if column == covered[0] else "") for column in covered}
        self.cells += [text, *[""] * (self.span - 1)]
        self.text = None

    def close_row(self) -> None:
        self.close_cell()
        if self.cells is not None:
            self._fill()
            self.size.add(self.line, self.cells)
            if not self.is_row_hidden:
                self.rows.append((self.line, self.cells))
            self.below = {column: (left - 1, day) for column, (left, day) in self.below.items() if left > 1}
        self.cells = None

    def alone(self) -> str | None:
        """Return the text of the only cell that is filled, None where there are more."""
        filled = [cell for _, cells in self.rows for cell in cells if cell]
        return "".join(filled) if len(filled) <= 1 else None

    def _fill(self) -> None:
        assert self.cells is not None
        while (covered := self.below.get(len(self.cells))) and covered[0] > 0:
            self.cells.append(covered[1])


class _Tables(HTMLParser):
    """Collects every table, an inner one apart from the cell that holds it, and nothing that is not shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Table] = []
        self.open: list[_Table] = []
        self.silent = ""
        self.depth = 0
        """How many elements called *silent* are open."""
        self.sheet = ""
        self.size = Size()

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where in the page a mark stood, and counting takes a tenth of the time."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ":" in tag or tag in _EXCEL:
            tag = tag.rpartition(":")[2]
            tag = _EXCEL.get(tag, tag)
        if self.silent in _CELLS and tag in (*_CELLS, "tr"):  # a cell that nothing closed ends with the next
            self.silent = ""
        if self.silent:
            self.depth += tag == self.silent
            return
        attributes = dict(attrs)
        hidden = bool(attrs) and tag not in _ALL and ("hidden" in attributes or bool(_NOT_SHOWN.search(attributes.get("style") or "")))
        if tag == "worksheet":
            self.sheet = attributes.get("ss:name") or ""
        elif tag == "table":
            self._open_table(hidden)
        elif tag in _SILENT or (hidden and tag not in _VOID and tag != "tr"):
            self.silent, self.depth = tag, 1
        elif self.open:
            self._inside(self.open[-1], tag, attributes, hidden)

    def _open_table(self, hidden: bool) -> None:
        if len(self.open) >= _DEEPEST:
            raise Unreadable("html")
        self.open.append(_Table(self.size, clean(self.sheet), hidden))
        self.found.append(self.open[-1])

    def _inside(self, table: _Table, tag: str, attributes: dict[str, str | None], hidden: bool) -> None:
        if tag == "tr":
            table.open_row(hidden)
        elif tag in _CELLS and not attributes:
            table.open_cell(1, 1)
        elif tag in _CELLS:
            columns = _number(attributes.get("colspan")) + _number(attributes.get("ss:mergeacross"), least=0)
            place = _number(attributes.get("ss:index"), least=0)
            table.open_cell(columns, _number(attributes.get("rowspan")), place - 1 if place else None)
        elif tag == "br" and table.text is not None:
            table.text.append(" ")
        elif tag == "input" and table.text is not None and (attributes.get("type") or "").lower() in _TYPED and not hidden:
            table.text.append(attributes.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if ":" in tag or tag in _EXCEL:
            tag = tag.rpartition(":")[2]
            tag = _EXCEL.get(tag, tag)
        if self.silent:
            self.depth -= tag == self.silent
            # A row or a table ends what was left open in it.
            if not self.depth or tag in ("tr", "table") and self.silent not in ("tr", "table"):
                self.silent = ""
            if tag not in ("tr", "table") or self.silent:
                return
        if tag == "table" and self.open:
            self._close_table()
        elif tag == "tr" and self.open:
            self.open[-1].close_row()
        elif tag in _CELLS and self.open:
            self.open[-1].close_cell()

    def _close_table(self) -> None:
        table = self.open.pop()
        table.close_row()
        outer = self.open[-1] if self.open else None
        if outer and outer.text is not None and not table.hidden and (text := table.alone()) is not None:
            outer.text.append(text)
            table.rows = []

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
    return [Sheet(table.name, table.rows, hidden=table.hidden) for table in parser.found]


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


def _number(text: str | None, least: int = 1) -> int:
    """Return how many cells a merged one covers; what cannot be read covers *least*."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return least
    return max(least, int(digits[:6]))
