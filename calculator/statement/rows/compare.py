"""Names, numbers and cards of two rows, so that one payment is known again however it is spelled."""

import re
import unicodedata
from functools import lru_cache

from calculator.statement.table.layout import layouts

_COMPANY = re.compile(r"\(주\)|\(유\)|\(재\)|주식회사|유한회사")
_MARKS = re.compile(r"[\W_]+")
_NAMING = re.compile(r"[1-9]")
_TAIL = re.compile(r"[\dx*]+", re.IGNORECASE)
_TAIL_LENGTH = 4
_HIDDEN = "*x"


@lru_cache(maxsize=8_192)
def name_of(shop: str) -> str:
    """Return *shop* without blanks, marks and forms of company, in one spelling of the letters."""
    plain = unicodedata.normalize("NFKC", shop).lower()
    name = _MARKS.sub("", _COMPANY.sub("", plain)) or plain.strip()
    return shop if name == shop else name  # one text in memory instead of two


def number_of(approval: str) -> str:
    """Return the approval number *approval* without leading zeros; "" where it names none, such as ``-`` or ``00000000``."""
    plain = _MARKS.sub("", approval)
    if not plain or not (_NAMING.search(plain) or any(letter.isalpha() for letter in plain)):
        return ""
    number = plain.lstrip("0").lower()
    return approval if number == approval else number


@lru_cache(maxsize=1_024)
def card_tail(card: str) -> str:
    """Return the last digits of a card as far as the file shows them, "" where it shows none."""
    parts: list[str] = _TAIL.findall(card.lower())
    tail = parts[-1] if parts else ""
    return tail[-_TAIL_LENGTH:] if any(letter.isdigit() for letter in tail) and len(tail) >= _TAIL_LENGTH else ""


@lru_cache(maxsize=1_024)
def _issuer(card: str) -> str:
    """Return the company that a card's name names, "" where it names none."""
    return next((short for name in layouts().companies if (short := name.removesuffix("카드")) in card), "")


def may_be_one_card(one: str, other: str) -> bool:
    """Return whether two cells of the card's column may mean one card: a hidden digit may be any."""
    if one == other:
        return True
    issuers = _issuer(one), _issuer(other)
    if all(issuers) and not may_be_one_company(*issuers):
        return False
    return all(a == b or a in _HIDDEN or b in _HIDDEN for a, b in zip(card_tail(one), card_tail(other), strict=False))


def are_two_cards(one: str, other: str) -> bool:
    """Return whether two cells of one file's column for the card name different cards, by their digits or else by their names."""
    if not one or not other:
        return False
    if card_tail(one) and card_tail(other):
        return not may_be_one_card(one, other)
    names = name_of(one), name_of(other)
    return names[0] not in names[1] and names[1] not in names[0]


def may_be_one_company(one: str, other: str) -> bool:
    """Return whether two files may be of one company: one that names none may be of any, and some have a longer name."""
    return one in other or other in one
