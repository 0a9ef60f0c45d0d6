"""Whether a payment counts, and why: by what the file says, by what the reader said, else not sure."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from calculator.rules.edition import Edition, Month
from calculator.statement.judging.cancel import Net
from calculator.statement.judging.kind import Judging, ShopKind, judging, named
from calculator.statement.judging.overlap import unlabelled
from calculator.statement.words import words

type PaymentVerdict = Literal["counts", "excluded", "unsure"]
type Kinds = Mapping[str, ShopKind]
"""The reader's answers: the kind of each shop by its name."""

_WALLET = "simple_pay"
_VERDICT: dict[str, PaymentVerdict] = {"yes": "counts", "no": "excluded", "unknown": "unsure"}


class Judgement(NamedTuple):
    """A verdict with its sentence; *kind* is None where no rule of spending decided."""

    verdict: PaymentVerdict
    reason: str
    kind: ShopKind | None = None


class Judge:
    """Judges payments of one edition with the reader's answers."""

    def __init__(self, edition: Edition, kinds: Kinds) -> None:
        self.months: frozenset[Month] = frozenset(edition.months) | frozenset(edition.base.months)
        self.rules: Judging = judging(edition.id)
        self.kinds = kinds
        self.labels = tuple(label for label, _ in self.rules.labels)
        self.judged: dict[tuple[str, str, str], Judgement] = {}

    def judgement(self, net: Net) -> Judgement:
        """Return whether what is left of a payment counts."""
        payment = net.payment
        if not net.won:
            return Judgement("excluded", words("net", net.note or "zero"))
        if payment.month not in self.months:
            return Judgement("excluded", words("judge", "outside"))
        if payment.is_abroad:
            return _of(self.rules.kinds["abroad"])
        key = (payment.shop, payment.usage, payment.sector)
        if key not in self.judged:
            self.judged[key] = self._judged(*key)
        return self.judged[key]

    def _judged(self, shop: str, usage: str, sector: str) -> Judgement:
        """Return the verdict on how something was paid, else on the shop: the reader knows better than a column."""
        label = unlabelled(shop, self.labels)
        kind = named(usage, self.rules.usages) or (named(label[0], self.rules.labels) if label else None) or named(shop, self.rules.shops)
        kind = kind or self.kinds.get(shop) or named(sector, self.rules.sectors)
        if kind:
            return _of(kind)
        return Judgement("unsure", words("judge", "unknown" if shop else "no_shop"))

    def is_wallet(self, shop: str) -> bool:
        """Return whether *shop* is the name of a wallet through which another shop was paid."""
        kind = self.hint(shop)
        return kind is not None and kind.id == _WALLET

    def hint(self, shop: str) -> ShopKind | None:
        """Return the kind that the name of *shop* makes likely, to be asked and never judged by."""
        return named(shop, self.rules.hints)


def _of(kind: ShopKind) -> Judgement:
    return Judgement(_VERDICT[kind.counts], kind.reason, kind)
