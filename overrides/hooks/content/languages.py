"""Which language a page speaks, and which pages say the same in the others."""

from collections.abc import Collection

from calculator.text.language import LANGUAGES, Language

KOREAN, *OTHERS = LANGUAGES


def folder(language: Language) -> str:
    """Return what the addresses of the pages of *language* begin with."""
    return "" if language == KOREAN else f"{language}/"


HOME = {language: f"{folder(language)}index.md" for language in LANGUAGES}


def language_of(uri: str) -> Language:
    """Return the language of the page at *uri* below docs/, by its folder."""
    return next((language for language in OTHERS if uri.startswith(folder(language))), KOREAN)


def below(uri: str) -> str:
    """Return *uri* below the folder of its language: pages that say the same have it in common."""
    return uri.removeprefix(folder(language_of(uri)))


def counterpart(uri: str, uris: Collection[str], language: Language) -> str:
    """Return which of *uris* says the same as *uri* in *language*, "" where none does."""
    other = folder(language) + below(uri)
    return other if other in uris else ""
