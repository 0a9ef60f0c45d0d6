"""The recorded working of a sum: a step is written down by the call that computes it."""

from dataclasses import dataclass, field

from calculator.amount import Rational, Won
from calculator.rules.edition import Source


@dataclass(frozen=True, slots=True)
class WorkingStep:
    """One line of working: *key* names its sentence in ``data/sentences.toml``."""

    key: str
    value: Won
    source: Source | None
    numbers: dict[str, object]


@dataclass(frozen=True, slots=True)
class Trace:
    """Steps in the order in which they were computed."""

    steps: list[WorkingStep] = field(default_factory=list)

    def note(self, key: str, value: int, source: Source | None = None, *, unit: int = 1, **numbers: object) -> int:
        """Record *value*, counted in parts of which *unit* make one won, and return it unchanged."""
        self.steps.append(WorkingStep(key, value // unit, source, {"value": Rational(value, unit), **numbers}))
        return value


class Silent(Trace):
    """A trace for sums that nobody will read."""

    def note(self, key: str, value: int, source: Source | None = None, *, unit: int = 1, **numbers: object) -> int:
        """Return *value* and record nothing."""
        return value


SILENT = Silent()
