"""What the result needs besides the rules, from ``data/diagnosis.toml``."""

from dataclasses import dataclass
from functools import cache

from calculator.loader import make, read


@dataclass(frozen=True, slots=True)
class Settings:
    """Days that we recommend, and the contacts by id to whom one writes."""

    review_days: int
    reminder_days: int
    written_to: tuple[str, ...]


@cache
def settings() -> Settings:
    """Return the settings; raise `DataError` where the file is incomplete."""
    made: Settings = make(Settings, read("diagnosis.toml"), "diagnosis.toml", "")
    return made
