"""One run of the builder, as its steps know it."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from content.languages import KOREAN, folder, language_of
from content.previews.entry import Entry
from content.today import today
from content.words import words
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from calculator.text.language import Language


@dataclass(frozen=True)
class StepOutput:
    """What a step hands to the pages and to the site.

    *extra* is for the templates, *files* are put into the site, each at its address, *unused* are patterns of the theme's
    files that the site does not ship, and *renamed* tells what the pages name in place of the theme's files.
    """

    extra: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes | Path] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)

    def __add__(self, other: "StepOutput") -> "StepOutput":
        """Return the output of both."""
        return StepOutput(self.extra | other.extra, self.files | other.files, self.unused + other.unused, self.renamed | other.renamed)


@dataclass(frozen=True)
class SitePage:
    """A page that was read: its *uri* below docs/, its *url* in the site, its *address* with the host, and its front matter."""

    uri: str
    url: str
    address: str
    title: str
    meta: dict[str, Any]

    @classmethod
    def of(cls, page: Page) -> Self:
        """Return what is known of MkDocs' *page* once it is read."""
        return cls(page.file.src_uri, page.url, page.canonical_url or "", str(page.title), dict(page.meta))

    @property
    def entry(self) -> Entry:
        """Return what search engines, feeds and previews are told of it."""
        reviewed = self.meta.get("last_reviewed")
        return Entry(
            url=self.address or self.url,
            title=str(self.meta.get("title") or self.title),
            description=str(self.meta.get("description", "")),
            kind=str(self.meta.get("kind", "page")),
            modified=reviewed if isinstance(reviewed, date) else today(),
            language=language_of(self.uri),
            unlisted=bool(self.meta.get("unlisted")),
        )


@dataclass
class Build:
    """One run: where it reads and writes, what the site is called, and the *address* at which it will stand.

    A *preview* is for an editor, on this machine alone. *output* is what the first steps made, *pages* are all that were
    read, and *menu* names those that it holds, in its order. What takes long is done in the *background*.
    """

    docs: Path
    site: Path
    name: str
    description: str
    address: str
    preview: bool
    output: StepOutput = field(default_factory=StepOutput)
    pages: list[SitePage] = field(default_factory=list)
    menu: list[str] = field(default_factory=list)
    background: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    @classmethod
    def begin(cls, config: MkDocsConfig, *, preview: bool) -> Self:
        """Return a new run, which `Build.of` finds again in *config*."""
        made = cls(Path(config.docs_dir), Path(config.site_dir), config.site_name, config.site_description or "", config.site_url or "/", preview)
        config.extra["build"] = made
        return made

    @staticmethod
    def of(config: MkDocsConfig) -> "Build":
        """Return the run that *config* is of."""
        found: Build = config.extra["build"]
        return found

    @property
    def offline(self) -> bool:
        """Whether the service worker keeps the tools; SERVICE_WORKER=off ships one that removes itself, and a preview keeps nothing."""
        return not self.preview and os.environ.get("SERVICE_WORKER") != "off"

    def home(self, language: Language = KOREAN) -> Entry:
        """Return what is told of the site in *language* as a whole."""
        if language == KOREAN:
            return Entry(self.address, self.name, self.description, "home", today())
        return Entry(self.address + folder(language), words(language)["site_name"], "", "home", today(), language)
