"""The language of an answer: Korean, or what the message asks for; and how it writes amounts, days and months."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, update_wrapper
from typing import Protocol

from calculator.amount import Rational, Won
from calculator.text import english, korean

type Language = str
"""One of `LANGUAGES`."""


class Writer(Protocol):
    """What a language has to be able to write."""

    def fill(self, template: str, **values: object) -> str:
        """Return *template* with its fields filled."""

    def won(self, amount: Won | Rational) -> str:
        """Return *amount* with its unit."""

    def day(self, when: date) -> str:
        """Return *when* in words."""

    def month(self, text: str) -> str:
        """Return a month in words."""


_WRITERS: dict[Language, Writer] = {"ko": korean, "en": english}
LANGUAGES = tuple(_WRITERS)
# Known wherever a sentence is made, as in the standard library's decimal contexts, and not handed through every function.
_current: ContextVar[Language] = ContextVar("language", default=LANGUAGES[0])


def language() -> Language:
    """Return the current language."""
    return _current.get()


@contextmanager
def using_language(language: Language) -> Iterator[None]:
    """Speak *language* inside the block, or inside the function that this decorates."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def fill(template: str, **values: object) -> str:
    """Return *template* with its fields filled, such as ``{spend:won}``, ``{when:day}`` and ``{which:month}``."""
    return _WRITERS[language()].fill(template, **values)


def won(amount: Won | Rational) -> str:
    """Return *amount* with separators and its unit."""
    return _WRITERS[language()].won(amount)


def day(when: date) -> str:
    """Return *when* in words."""
    return _WRITERS[language()].day(when)


def month(text: str) -> str:
    """Return the month ``2025-09`` in words."""
    return _WRITERS[language()].month(text)


_caches: list[Callable[[], None]] = []


def forget() -> None:
    """Forget everything that `cached` functions keep, because the data they read has changed."""
    for clear in _caches:
        clear()


def each_month(texts: Iterable[str]) -> str:
    """Return several months in words, one after the other."""
    return ", ".join(map(month, texts))


class cached[**P, T]:
    """A function whose results are kept, for each language of their own."""

    def __init__(self, function: Callable[P, T]) -> None:
        @cache
        def compute(_: Language, *arguments: P.args, **named: P.kwargs) -> T:
            return function(*arguments, **named)

        self._compute: Callable[..., T] = compute
        _caches.append(compute.cache_clear)
        update_wrapper(self, function)

    def __call__(self, *arguments: P.args, **named: P.kwargs) -> T:
        """Return the result in the current language."""
        return self._compute(language(), *arguments, **named)
