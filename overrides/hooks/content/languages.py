"""Which language a page speaks, and which page says the same in the other one."""

from collections.abc import Collection

from calculator.language import LANGUAGES, Language

KOREAN, ENGLISH = LANGUAGES
FOLDER = f"{ENGLISH}/"
HOME = {KOREAN: "index.md", ENGLISH: f"{FOLDER}index.md"}


def language_of(uri: str) -> Language:
    """Return the language of the page at *uri* below docs/, by its folder."""
    return ENGLISH if uri.startswith(FOLDER) else KOREAN


def folder(language: Language) -> str:
    """Return what the addresses of the pages of *language* begin with."""
    return "" if language == KOREAN else f"{language}/"


def counterpart(uri: str, uris: Collection[str]) -> str:
    """Return which of *uris* says the same as *uri* in the other language, "" where none does."""
    other = uri.removeprefix(FOLDER) if language_of(uri) == ENGLISH else FOLDER + uri
    return other if other in uris else ""


def home_of_other(uri: str) -> str:
    """Return the front page of the language that *uri* does not speak."""
    return HOME[KOREAN if language_of(uri) == ENGLISH else ENGLISH]
