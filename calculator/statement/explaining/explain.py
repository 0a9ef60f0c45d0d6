"""Which payments explain why less was recognised than was paid: the amount received, turned back into sets of rows."""

from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from calculator.amount import AmountRange, Won
from calculator.message.fields import month_in, won
from calculator.refund.inverse import SpendingRange, spend_for
from calculator.rules.base import Average
from calculator.rules.edition import Month
from calculator.statement.answer import row_answer
from calculator.statement.explaining.subset import MatchingSets, Progress, Unit, find
from calculator.statement.request import read_request
from calculator.statement.statement import Judged, Request, Statement, read_statement
from calculator.statement.words import refusal, words

if TYPE_CHECKING:
    from calculator import protocol

_FEW = 10
"""So many sets are still worth looking at one by one."""
_LEVELS = ("hinted", "open", "innocent")
"""How far from doubt payments are, by the sentences about them: named like what does not count, not known, named like what does."""


def explanation(message: dict[Any, Any], contents: Sequence[bytes]) -> "Generator[protocol.PaymentsAnswer | protocol.Progress]":
    """Yield progress, and at last which payments of a month explain the amount received.

    The message is a statement's with ``month``, ``received`` and a known ``base``, in won.
    """
    request, reader = read_request(message, contents, more=("month", "received"))
    month = reader.take("month", month_in, request.edition.months, default="")
    received = reader.take("received", won, default=0)
    if request.base is None:
        reader.problems += refusal("base", "base").each
    reader.finish()
    statement = yield from read_statement(request)
    if month not in statement.months:
        raise refusal("month", "no_month", month=month)
    yield from _explained(request, statement, month, received)


def _explained(request: Request, statement: Statement, month: Month, received: Won) -> "Iterator[protocol.PaymentsAnswer | protocol.Progress]":
    rule, paid = request.edition.rules[month], statement.months[month]
    total = paid.counts + paid.unsure
    if received > rule.cap.won:
        yield _answer("above_cap", total, received=received, cap=rule.cap.won, month=month)
        return
    implied = spend_for(rule, Average(request.base or 0, 1), received)
    if total < implied.low:
        yield _answer("more", total, implied, short=implied.low - total, month=month)
    elif implied.high is None or total <= implied.high:
        yield _answer("fits", total, implied, received=received, month=month)
    else:
        month_rows = {place: row for place, row in enumerate(statement.rows)
                      if row.payment.month == month and row.net.won and row.judgement.verdict != "excluded"}
        gap = AmountRange(total - implied.high, total - implied.low)
        sets = _Sets(statement, month_rows, gap)
        for level in range(len(_LEVELS)):
            yield from sets.search(level)
        yield sets.answer(total, implied)


def _searched(units: list[Unit], gap: AmountRange) -> "Generator[protocol.Progress, None, MatchingSets]":
    """Yield the search's progress as answers, and return what it found."""
    search: Generator[Progress, None, MatchingSets] = find(units, gap)
    while True:
        try:
            done, of = next(search)
            yield {"done": done, "of": of}
        except StopIteration as end:
            found: MatchingSets = end.value
            return found


def _units(rows: dict[int, Judged]) -> Iterator[Unit]:
    """Yield every row, and every shop with several: a shop that does not count leaves out all its rows at once."""
    shops: dict[str, list[int]] = defaultdict(list)
    for place, row in rows.items():
        yield Unit(row.net.won, (place,))
        shops[row.payment.shop].append(place)
    for places in shops.values():
        if len(places) > 1:
            yield Unit(sum(rows[place].net.won for place in places), tuple(places))


class _Sets:
    """The sets that the search found among a month's *rows*, put in order and into words.

    What is named like something that does not count is searched alone first, and goes before all else; what is known to
    count, or named so, comes last. With fewer payments to try, larger sets of them can be found.
    """

    def __init__(self, statement: Statement, rows: dict[int, Judged], gap: AmountRange) -> None:
        self.statement, self.rows, self.gap = statement, rows, gap
        self.levels = {place: self._level(row) for place, row in rows.items()}
        self.found = MatchingSets()
        self.sizes: dict[tuple[int, ...], int] = {}
        """The sets found, and of how many payments or shops they are."""
        self.tried = 0

    def search(self, level: int) -> "Iterator[protocol.Progress]":
        """Search among the payments up to *level*, and yield the progress; nothing where that adds none."""
        rows = {place: row for place, row in self.rows.items() if self.levels[place] <= level}
        if len(rows) == self.tried and level:
            return
        self.tried = len(rows)
        self.found = yield from _searched(list(_units(rows)), self.gap)
        for size, sets in self.found.sets.items():
            for places in sets:
                self.sizes.setdefault(places, size)

    def answer(self, total: Won, implied: SpendingRange) -> "protocol.PaymentsAnswer":
        """Return the sets and what they do and do not show."""
        count, ordered = len(self.sizes), sorted(self.sizes, key=self._doubt)
        first = [places for places in ordered if self._doubt(places)[:2] == self._doubt(ordered[0])[:2]]
        size = self.sizes[ordered[0]] if ordered else self.found.searched
        outcome = self._outcome(len(first), count)
        answer = _answer(outcome, total, implied, gap=_between(self.gap), size=size, count=len(first), all=count)
        answer["gap"] = {"low": self.gap.low, "high": self.gap.high}
        answer["sets"] = [self._set(places, is_telling=outcome in ("sets", "undecided")) for places in (ordered if count <= _FEW else first)[:_FEW]]
        answer["count"] = count
        answer["more"] = words("explain", _LEVELS[self._doubt(first[0])[0]], size=size, count=len(first)) if first else ""
        answer["question"] = self._question() if count > 1 or outcome == "beyond" else None
        return answer

    def _outcome(self, first: int, count: int) -> str:
        if count == 1:
            return "sets"
        if count:
            return "undecided" if first <= _FEW else "many"
        return "none" if self.found.possible is False else "beyond"

    def _level(self, row: Judged) -> int:
        """Return how far from doubt a payment is: 0 where its name is like what does not count, 2 where it seems to count."""
        hint = self.statement.judge.hint(row.payment.shop)
        if row.judgement.verdict == "counts" or row.judgement.kind is None and hint is not None and hint.counts == "yes":
            return 2
        return 0 if row.judgement.kind is None and hint is not None and hint.counts == "no" else 1

    def _set(self, places: tuple[int, ...], *, is_telling: bool) -> "protocol.PaymentSet":
        """Return the payments at *places*; *is_telling* is False where there are too many such sets for one to tell anything."""
        level = _LEVELS[self._doubt(places)[0]]
        return {"won": sum(self.rows[place].net.won for place in places),
                "rows": [row_answer(self.rows[place]) for place in places],
                "note": words("explain", f"set_{level}"), "is_telling": is_telling and level != "innocent"}

    def _doubt(self, places: tuple[int, ...]) -> tuple[int, int, int, int, tuple[int, ...]]:
        """Return what sorts the likelier set first: by its most innocent payment, then the fewer payments or shops."""
        levels = [self.levels[place] for place in places]
        return max(levels), self.sizes[places], sum(levels), len(places), places

    def _question(self) -> "protocol.ShopQuestion | None":
        """Return the shop whose kind would settle most: the unasked one nearest to being in every second set."""
        unsure: Counter[str] = Counter()
        for row in self.rows.values():
            if row.judgement.verdict == "unsure" and row.judgement.kind is None and row.net.won <= self.gap.high:
                unsure[row.payment.shop] += row.net.won
        if not unsure:
            return None
        inside: Counter[str] = Counter()
        for places in self.sizes:
            inside.update({self.rows[place].payment.shop for place in places})
        shop = min(unsure, key=lambda shop: (abs(2 * inside[shop] - len(self.sizes)), -unsure[shop], shop))
        return {"shop": shop, "text": words("explain", "question", shop=shop)}


def _between(span: AmountRange) -> str:
    return words("explain", "exactly" if span.known is not None else "between", low=span.low, high=span.high)


def _answer(outcome: str, total: Won, implied: SpendingRange | None = None, **values: object) -> "protocol.PaymentsAnswer":
    return {"ok": True, "outcome": outcome, "text": words("explain", outcome, total=total, **values), "total": total,
            "recognised": {"low": implied.low, "high": implied.high} if implied else None,
            "gap": None, "sets": [], "count": 0, "more": "", "question": None}
