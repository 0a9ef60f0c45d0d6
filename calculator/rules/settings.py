"""What the result needs besides the rules, from ``data/diagnosis.toml``."""

from dataclasses import dataclass

from calculator.data.toml import read
from calculator.rules.loader import make
from calculator.text.language import cached


@dataclass(frozen=True, slots=True)
class Settings:
    """Days that we recommend, the contacts by id to whom one writes, and the one who is asked what nothing explains."""

    review_days: int
    reminder_days: int
    written_to: tuple[str, ...]
    asked: str


@cached
def settings() -> Settings:
    """Return the settings."""
    return make(Settings, read("diagnosis.toml"))
