"""What the cells of a table's other columns say: words that nobody explained beside known ones, and places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from calculator.statement.rows.state import is_doubtful, is_usual
from calculator.statement.rows.table_row import is_away, is_home
from calculator.statement.table.cell import is_value
from calculator.statement.table.header import Header
from calculator.statement.table.layout import heading, layouts

_CROSSES = ("x", "×", "✗", "✕")
"""Each is a no where others say yes, and a mark where all others say nothing."""
_SHORT = 2
"""No amount of a cancellation has so few digits."""
_CODE = 4
"""No code of letters is longer."""
_MOST_WORDS, _MOST_UNKNOWN = 30, 5
"""A column with more different cells, or more that are unknown, holds names or notes."""


def unknown_words(paid: Sequence[list[str]], header: Header, *, is_account: bool) -> dict[int, frozenset[str]]:
    """Return by its column each cell that may say that a payment did not stand, in words that nobody explained.

    That is a word of doubt, such as 청구제외, in any column about the way of paying; and in one that mostly has usual
    words each of the few others. An account's kinds of transaction are too many to know.
    """
    found = {}
    for column in (*header.methods, *range(len(header.titles), header.width)):
        cells = _words(paid, column)
        if header.title(column) in layouts().asked:
            words = frozenset(cell for cell in cells if heading(cell) in layouts().no)
        elif _are_codes(cells, header.title(column)):
            words = _few_codes(cells)
        elif column in header.several.get("usage", ()) and _are_numbers(cells):
            words = _but_commonest(cells)
        else:
            words = _in_column(cells, len(paid), header.title(column), is_account=is_account) or _of_repeats(paid, column, header, cells)
        if words:
            found[column] = words
    for column in header.several.get("status", ()):
        cells = _words(paid, column)
        if cells and cells.total() < len(paid) and all(heading(cell) in _CROSSES for cell in cells):
            found[column] = frozenset(cells)
        elif _are_status_codes(cells) and not any(word in header.title(column) for word in layouts().counts):
            found[column] = _but_commonest(cells)
    for column in header.several.get("region", ()):
        cells = _words(paid, column)
        if words := _place_codes(cells, header.title(column)):
            found[column] = words
    return found


def _words(paid: Sequence[list[str]], column: int) -> Counter[str]:
    """Return how often each cell of *column* stands there."""
    return Counter(cells[column] for cells in paid if column < len(cells) and cells[column])


def with_places(header: Header, paid: Sequence[list[str]]) -> Header:
    """Return *header* with the columns whose headings nobody knows and whose cells say of each payment whether it was made at home or abroad."""
    found = tuple(column for column in header.methods if _are_places(paid, column, header.title(column)))
    return replace(header, several={**header.several, "region": (*header.several.get("region", ()), *found)}) if found else header


def _are_places(paid: Sequence[list[str]], column: int, title: str) -> bool:
    is_at_home = False
    for cells in paid:
        cell = cells[column] if column < len(cells) else ""
        if cell and is_home(cell, title):
            is_at_home = True
        elif cell and not is_away(cell, title):
            return False
    return is_at_home


def _in_column(cells: Counter[str], rows: int, title: str, *, is_account: bool) -> frozenset[str]:
    if cells and all(heading(cell) in layouts().plus_minus for cell in cells):
        return frozenset(cell for cell in cells if heading(cell) == layouts().plus_minus[-1]) if len(cells) > 1 else frozenset()
    doubtful = frozenset(cell for cell in cells if is_doubtful(cell) or not is_account and _is_moved(cell))
    if is_account or len(cells) > _MOST_WORDS:
        return doubtful
    no_card = layouts().other_means if title.endswith(layouts().means) else ()
    usual = {cell for cell in cells if cell not in doubtful and is_usual(cell) and not any(word in cell for word in no_card)}
    odd = cells.keys() - usual - doubtful
    is_kept = 2 * sum(cells[cell] for cell in usual) > max(rows, 2 * sum(cells[cell] for cell in odd))
    if not is_kept or len(odd) > _MOST_UNKNOWN or any(map(is_value, odd)):
        return doubtful
    return doubtful | frozenset(odd)


def _of_repeats(paid: Sequence[list[str]], column: int, header: Header, cells: Counter[str]) -> frozenset[str]:
    """Return of a few codes, such as SL and RV, those that stand only where a payment with the commonest one is repeated."""
    if not 1 < len(cells) <= _MOST_UNKNOWN or not all(cell.isascii() and cell.isalnum() and len(cell) <= _CODE for cell in cells):
        return frozenset()
    (commonest, _), = cells.most_common(1)
    place = header.columns["shop"], header.columns["amount"]
    made = {tuple(row[at] for at in place) for row in paid if max(*place, column) < len(row) and row[column] == commonest}
    new = {row[column] for row in paid if max(*place, column) < len(row) and tuple(row[at] for at in place) not in made}
    return frozenset(cells.keys() - new - {commonest}) if len(made) > 1 else frozenset()


def _is_moved(cell: str) -> bool:
    """Return whether *cell* is a word for money that is moved and not spent, such as 송금, where no balance shows which way."""
    plain = heading(cell)
    return plain in layouts().loads or layouts().directions.get(plain) == "transfer"


def _are_codes(cells: Counter[str], title: str) -> bool:
    """Return whether each of *cells* is a letter that answers no question, such as S and R, or under a *title* for codes a few of them, such as CXL."""
    longest = _CODE if title.endswith(layouts().codes) else 1
    return all(len(cell) <= longest and cell.isascii() and cell.isalpha() for cell in cells) and not cells.keys() <= {"Y", "N", "O", "X"}


def _place_codes(cells: Counter[str], title: str) -> frozenset[str]:
    """Return the places that nobody knows beside known ones; of mere codes, such as 1 and 2, all but the one that most rows have."""
    unknown = frozenset(cell for cell in cells if not is_home(cell, title) and not is_away(cell, title))
    if len(unknown) < len(cells):
        return unknown
    if any(len(cell) > 1 for cell in cells):
        return frozenset()
    return _but_commonest(cells)


def _but_commonest(cells: Counter[str]) -> frozenset[str]:
    """Return all of *cells* but the one that is there most, of which there may be none."""
    most = max(cells.values(), default=0)
    usual = [cell for cell in cells if cells[cell] == most]
    return frozenset(cell for cell in cells if len(usual) > 1 or cell not in usual)


def _are_numbers(cells: Counter[str]) -> bool:
    """Return whether each of *cells* is a short number that stands for something else, such as 01 and 02, or 0000 and 8324."""
    return all(len(cell) <= 4 and cell.isascii() and cell.isdecimal() for cell in cells)


def _are_status_codes(cells: Counter[str]) -> bool:
    """Return whether each of *cells* is a number of a digit or two that stands for a status, and not 1 for yes and 0 for no."""
    return bool(cells) and all(cell.isascii() and cell.isdecimal() and (len(cell) <= _SHORT or cell[0] == "0") for cell in cells) and "0" not in cells and cells.keys() != {"1"}


def _few_codes(cells: Counter[str]) -> frozenset[str]:
    """Return the letters that are much rarer than the commonest one."""
    return frozenset(cell for cell in cells if 2 * cells[cell] < max(cells.values()))
