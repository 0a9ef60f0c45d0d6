"""HTML that card companies save under the name .xls, and the XML of Excel 2003, as tables."""

import re
from functools import lru_cache

from calculator.statement.files.html_marks import Attributes, attributes, shown, walk
from calculator.statement.files.html_style import Look, Styles
from calculator.statement.files.html_table import BREAK, RAISED, HtmlTable, seen
from calculator.statement.table.cell import MOST_CELL, clean
from calculator.statement.table.layout import layouts
from calculator.statement.table.sheet import MOST_COLUMNS, MOST_TABLES, STRUCK, Sheet, Size
from calculator.statement.words import Unreadable

_DEEPEST = 50
_VOID = {"br", "input", "img", "hr", "meta", "link", "col", "wbr"}
"""Elements that nothing can stand in."""
_CELLS = ("td", "th")
_SECTIONS = ("thead", "tbody", "tfoot")
_NEVER = {"noscript", "template", "comment"}
"""Elements that a browser, or Excel, does not show among the cells."""
_BREAKS = {"br", "p", "div", "li", "dd", "dt", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Elements whose text begins on a line of its own."""
_OFFERED = {"a", "button"}
"""Elements whose names say what may be done, and not what was."""
_STRUCK = {"del", "s", "strike"}
_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend"}
_ALL = {"html", "body"}
"""A whole page that is hidden is shown by its script."""
_PARTS = re.compile(r"[-_]+")
"""What stands between the words of a class's name."""
_TICKED, _TICK = ("checkbox", "radio"), "✓"
"""Fields that are ticked, and how that is seen."""
_TYPED = {"", "text", "number", "tel", "search", "date"}
"""Kinds of field whose value is seen."""
_EXCEL = {"row": "tr", "cell": "td", "worksheet": "worksheet"}
"""What Excel 2003 calls what HTML has, too."""
_NOTES, _LONGEST = 20, 200
"""So many texts of so many letters beside the tables are kept: a title, or the days that the page covers."""

# A row whose cells hold text alone is read at once: nearly all rows of a long list are such.
_CELL = r"<[tT][dDhH]((?:\s[^<>]*+)?+)>([^<]*+)</[tT][dDhH]\s*+>\s*+"
_PLAIN_ROW = re.compile(rf"<[tT][rR]((?:\s[^<>]*+)?+)>\s*+(?:{_CELL}){{1,{MOST_COLUMNS}}}+</[tT][rR]\s*+>\s*+")
_PLAIN_CELL = re.compile(_CELL)
_PAIRED = re.compile(r"""(?:[^="']++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=]*+))*+""")
"""Attributes in which every quote has its other."""
_SPANS = ("colspan", "rowspan", "ss:index", "ss:mergeacross")


class _Hidden:
    """An element that is not shown: its *tag*, how many of that name are open in it, and where it stands."""

    def __init__(self, tag: str, tables: int, in_cell: bool) -> None:
        self.tag = tag
        self.depth = 1
        self.tables = tables
        """How many tables were open around it."""
        self.in_cell = in_cell


class _Tables:
    """Collects every table, an inner one apart from the cell that holds it, and what is not shown apart from what is."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.plain: dict[tuple[str, str], bool] = {}
        self.found: list[HtmlTable] = []
        self.open: list[HtmlTable] = []
        self.hidden: _Hidden | None = None
        self.title = ""
        self.in_title = ""
        """The heading or caption that is open."""
        self.notes: list[str] = []
        self.size = Size()

    def start(self, tag: str, attributes: Attributes, is_empty: bool) -> None:
        """Take the mark that begins an element."""
        tag, is_excel = _plain_name(tag)
        look = self.styles.look(tag, attributes)
        hidden = tag in _NEVER or tag == "option" and "selected" not in attributes or look.is_hidden and tag not in _ALL
        if self.hidden and self.hidden.tag == tag == "option":  # the next one ends it
            self.hidden = None
        if self.hidden:
            self.hidden.depth += tag == self.hidden.tag
            if self._is_in_hidden_text:
                if tag not in ("tr", "table", *_CELLS):
                    return
                if tag != "table":  # a cell that nothing closed ends with the next
                    self.hidden = None
        if tag in _SECTIONS and self.open:
            self.open[-1].close_row()
            self.open[-1].is_section_struck = look.is_struck
        if tag == "worksheet":
            self.title = attributes.get("ss:name", "")
        elif tag == "table":
            self._open_table(hidden)
            self.open[-1].is_struck = look.is_struck
        elif hidden and tag not in _VOID and tag != "tr":
            if self.hidden is None:
                self.hidden = _Hidden(tag, len(self.open), tag in _CELLS or bool(self.open) and self.open[-1].parts is not None)
        elif self.open:
            self._inside(self.open[-1], tag, attributes, look._replace(is_hidden=hidden))
        if tag in _TITLES:
            self.in_title = tag
        if is_empty and is_excel:
            self.end(tag)

    def end(self, tag: str) -> None:
        """Take the mark that ends an element."""
        tag, _ = _plain_name(tag)
        if tag == self.in_title:
            self.in_title = ""
        if self.hidden and self._ends_hidden(tag):
            return
        if tag == "table" and self.open:
            self._close_table()
        elif tag in ("tr", *_SECTIONS) and self.open:
            self.open[-1].close_row()
            self.open[-1].is_section_struck &= tag == "tr"
        elif tag in _CELLS and self.open:
            self.open[-1].close_cell()

    def text(self, text: str) -> None:
        """Take what is written between two marks."""
        if self.hidden and self._is_in_hidden_text:
            return
        if self.open and (parts := self.open[-1].parts) is not None:
            parts.append(text)
        if self.hidden is None and (self.in_title or not self.open) and (written := seen(text)):
            self._beside(written[:_LONGEST])

    def rows(self, text: str, place: int) -> int:
        """Take plain rows at once, as long as nothing is open that could change what they show."""
        if self.hidden or not self.open or self.open[-1].hidden or self.open[-1].below:
            return place
        table = self.open[-1]
        if table.is_struck or table.is_section_struck:
            return place
        while row := _PLAIN_ROW.match(text, place):
            cells: list[tuple[str, str]] = _PLAIN_CELL.findall(text, row.end(1), row.end())
            if not self._is_plain("tr", row[1]) or not all(self._is_plain("td", written) for written, _ in cells if written):
                break
            table.add_plain([_plain_text(written[: 4 * MOST_CELL]) for _, written in cells])
            place = row.end()
        return place

    def _is_plain(self, tag: str, written: str) -> bool:
        """Return whether the attributes *written* in a row or a cell change nothing of what it shows, and where, and say nothing."""
        if not written:
            return True
        if (key := (tag, written)) not in self.plain:
            asked = attributes(written)
            tags = _CELLS if tag == "td" else (tag,)
            is_shown = not any(any(self.styles.look(tag, asked)) for tag in tags)
            self.plain[key] = bool(_PAIRED.fullmatch(written)) and is_shown and not any(name in asked for name in _SPANS) and not _named(asked) and not _minus(asked) and not (tag == "tr" and _classed(asked))
        return self.plain[key]

    @property
    def _is_in_hidden_text(self) -> bool:
        """Whether what is written now belongs to a hidden part of a cell."""
        return self.hidden is not None and self.hidden.in_cell and self.hidden.tables == len(self.open)

    def _ends_hidden(self, tag: str) -> bool:
        """Return whether *tag* ends nothing but what is hidden, or something in it."""
        assert self.hidden is not None
        hidden, is_text = self.hidden, self._is_in_hidden_text
        hidden.depth -= tag == hidden.tag
        # A cell, a row or a table ends what was left open in it.
        if hidden.depth <= 0 or hidden.tag == "option" and tag == "select" or tag in ("tr", "table", *_CELLS) and is_text or tag == "table" and hidden.tables == len(self.open):
            self.hidden = None
        return tag == hidden.tag and is_text or is_text and tag not in ("tr", "table", *_CELLS)

    def _open_table(self, hidden: bool) -> None:
        if len(self.open) >= _DEEPEST:
            raise Unreadable("html")
        if len(self.found) >= MOST_TABLES:
            raise Unreadable("elements")
        outer = self.open[-1] if self.open else None
        hidden = hidden or self.hidden is not None or outer is not None and (outer.hidden or outer.is_row_hidden)
        table = HtmlTable(self.size, clean(self.title), hidden)
        table.notes, self.notes = tuple(self.notes), []
        self.open.append(table)
        self.found.append(table)

    def _inside(self, table: HtmlTable, tag: str, attributes: Attributes, look: Look) -> None:
        if tag == "tr":
            table.open_row(look.is_hidden or self.hidden is not None, look.is_struck, _named(attributes) or _classed(attributes))
        elif tag in _CELLS and not attributes:
            table.open_cell(1, 1)
        elif tag in _CELLS:
            columns = _number(attributes.get("colspan")) + _number(attributes.get("ss:mergeacross"), least=0)
            place = _number(attributes.get("ss:index"), least=0)
            table.open_cell(columns, _number(attributes.get("rowspan")), place - 1 if place else None)
            if table.parts is not None and look.is_struck:
                table.parts.append(STRUCK)
            table.pictured, table.minus = _named(attributes), _minus(attributes)
        elif table.parts is None:
            return
        elif not look.is_hidden:
            table.pictured += "" if tag in _OFFERED else " " + _named(attributes)
            table.minus = table.minus or _minus(attributes)
        if tag == "tr" or tag in _CELLS or table.parts is None:
            return
        if tag in _BREAKS:
            table.parts.append(BREAK)
        elif tag == "sup":
            table.parts.append(RAISED)
        elif tag in _STRUCK or look.is_struck:
            table.parts.append(STRUCK)
        elif tag == "input" and not look.is_hidden:
            kind = attributes.get("type", "").lower()
            if kind in _TYPED:
                table.parts.append(attributes.get("value", ""))
            elif kind in _TICKED and "checked" in attributes:
                table.parts.append(_TICK)

    def _beside(self, text: str) -> None:
        """Take *text* that stands beside the tables: in a heading, in a caption or anywhere else."""
        if self.in_title:
            self.title = text
            if self.in_title == "caption" and self.open:
                self.open[-1].name = text
        if not self.open and len(self.notes) < _NOTES:
            self.notes.append(text)

    def _close_table(self) -> None:
        table = self.open.pop()
        table.close_row()
        self.title = ""
        outer = self.open[-1] if self.open else None
        if outer and outer.parts is not None and not table.hidden and (text := table.alone()) is not None:
            outer.parts.append(text)
            table.rows = []


def read(text: str) -> list[Sheet]:
    """Return every table in *text*; raise `Unreadable` where there is none, or where the last one is cut off."""
    page = _Tables(Styles(text))
    walk(text, page)
    if page.open:
        raise Unreadable("html_cut")
    if not page.found:
        raise Unreadable("html")
    below = next((table for table in reversed(page.found) if table.rows and not table.hidden), page.found[-1])
    below.notes += tuple(page.notes)
    return [sheet for table in page.found for sheet in table.sheets()]


@lru_cache(maxsize=256)
def _plain_name(tag: str) -> tuple[str, bool]:
    """Return what HTML calls *tag*, and whether it is Excel's name for it."""
    short = tag.rpartition(":")[2]
    return _EXCEL.get(short, short), short in _EXCEL or short != tag


def _named(attributes: Attributes) -> str:
    """Return what *attributes* say of a picture or a sign: one of them, since they often say the same."""
    return next((text for name in ("alt", "title", "aria-label", "data-status", "data-state") if (text := attributes.get(name))), "") if attributes else ""


def _classed(attributes: Attributes) -> str:
    """Return the class among *attributes* of a row that ends with the word of a cancelled one, such as row-canceled, "" where there is none."""
    return next((name for name in attributes.get("class", "").lower().split() if _PARTS.split(name)[-1] in layouts().struck), "") if attributes else ""


def _minus(attributes: Attributes) -> str:
    """Return the class among *attributes* by which a minus may be shown, "" where there is none."""
    return next((name for name in attributes.get("class", "").lower().split() if name in layouts().minus), "") if attributes else ""


@lru_cache(maxsize=4_096)
def _plain_text(written: str) -> str:
    """Return the text of a cell in which nothing but text is *written*."""
    return seen(shown(written))


def _number(text: str | None, least: int = 1) -> int:
    """Return how many cells a merged one covers; what cannot be read covers *least*."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return least
    return max(least, int(digits[:6]))
