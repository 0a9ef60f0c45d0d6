"""What the page for editors asks of the build's own Python, in its browser: a page's mistakes, and how it will look.

Messages and answers are plain data as in JSON, as at the calculator's door, which answers all others:

- ``edit-begin``: the pages there are
- ``edit-open``: the text of a page
- ``edit-check``: its mistakes and notices by line, and its HTML
- ``edit-questionnaire``: the mistakes of the questionnaire and of the causes' pages, and the data to play it with
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypedDict

import content_hook
from content import DOCS, ROOT, THEME
from content.checks import page_checks, whole_site
from content.facts.quotable import FactError
from content.languages import language_of
from content.source_text import SourceText
from content.wording.glossary import Glossary
from content.words import words
from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import url_filter
from mkdocs.utils.yaml import yaml_load

from calculator import app
from calculator.rules.loader import every_source
from sitebuild.diagnosis import checks
from sitebuild.diagnosis.advice import AdviceTable, read_cause
from sitebuild.diagnosis.flow import CAUSES, PAGE, flow, read_all
from sitebuild.diagnosis.translation_checks import every_problem

STATE = "state.json"
SETTINGS = ("site_url", "docs_dir", "markdown_extensions", "validation")
"""What of mkdocs.yml a page's text depends on."""
PARTIALS = THEME / "partials"
LOG_LINE = re.compile(r"docs/(?P<page>.+?):(?P<line>\d+): (?P<message>.*)", re.DOTALL)


class DeskState(TypedDict):
    """What only a build of all pages knows: of each page its title and its anchors; and the other files that may be linked to."""

    pages: dict[str, dict[str, Any]]
    files: list[str]


class Remark(NamedTuple):
    """What there is to say of *line* of the page at hand: a *fault*, which stops a build, or else a notice."""

    line: int
    message: str
    fault: bool


def steps(message: dict[str, Any], files: Sequence[bytes] = ()) -> Iterator[Any]:
    """Yield the answer to *message*, as the last of the steps on the way to it."""
    match message:
        case {"do": "edit-begin"}:
            yield _begin()
        case {"do": "edit-open", "page": uri}:
            yield {"ok": True, "text": SourceText.read(uri, DOCS / uri).text}
        case {"do": "edit-check", "page": uri, "text": text}:
            yield _checked(uri, text)
        case {"do": "edit-questionnaire", "page": uri}:
            yield _questionnaire(uri)
        case _:
            yield from app.steps(message, files)


@cache
def config() -> MkDocsConfig:
    """Return the settings of the build as far as a page's text is concerned."""
    values = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    settings = MkDocsConfig(config_file_path=str(ROOT / "mkdocs.yml"))
    settings.load_dict({key: values[key] for key in SETTINGS})
    for key, option in MkDocsConfig._schema:
        if key in SETTINGS:  # the others ask the disk for the theme
            option.pre_validation(settings, key)
            settings[key] = option.validate(settings[key])
            option.post_validation(settings, key)
    settings.plugins = PluginCollection()
    return settings


class _Listener(logging.Handler):
    """Keeps what MkDocs and our hooks say."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.remarks: list[Remark] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line, without the page's name that stands before it."""
        fault = record.levelno >= logging.WARNING
        if fault or record.name == "mkdocs.plugins.content":
            located = LOG_LINE.fullmatch(text := record.getMessage())
            self.remarks.append(Remark(int(located["line"]), located["message"], fault) if located else Remark(1, text, fault))


class _Desk:
    """The pages of the site, in each of which a text may stand that is being edited."""

    def __init__(self, state: DeskState) -> None:
        self.state = state
        self.config = config()
        self.config.markdown_extensions.append(Glossary())
        self.listener = _Listener()
        logger = logging.getLogger("mkdocs")
        logger.setLevel(logging.INFO)
        logger.addHandler(self.listener)
        self.files = Files([self._file(uri) for uri in (*state["pages"], *state["files"])])
        for uri, known in state["pages"].items():
            self.page(uri).present_anchor_ids = set(known["anchors"])
        content_hook.on_files(self.files, self.config)

    def page(self, uri: str) -> Page:
        """Return the page *uri*, a new one where there was none."""
        file = self.files.get_file_from_path(uri)
        if file is None:
            self.files.append(file := self._file(uri))
        return file.page or Page(None, file, self.config)

    def read(self, uri: str) -> Page:
        """Read the page *uri* as a build does."""
        page, text = self.page(uri), SourceText.read(uri, DOCS / uri)
        page.markdown, page.meta = text.body, dict(text.meta)
        page.markdown = content_hook.on_page_markdown(text.body, page=page, config=self.config, files=self.files)
        content_hook.on_pre_page(page, config=self.config, files=self.files)
        page.render(self.config, self.files)
        page.validate_anchor_links(files=self.files, log_level=logging.WARNING)
        return page

    def _file(self, uri: str) -> File:
        return File(uri, str(DOCS), self.config.site_dir, self.config.use_directory_urls)


@cache
def _desk() -> _Desk:
    return _Desk(json.loads((ROOT / STATE).read_text("utf-8")))


def _begin() -> dict[str, Any]:
    return {"ok": True, "pages": [[uri, known["title"]] for uri, known in _desk().state["pages"].items()]}


def _checked(uri: str, text: str) -> dict[str, Any]:
    """Return the mistakes of *text* as the page *uri*, and its HTML; where its macros or its Markdown break off, why."""
    desk = _desk()
    path = DOCS / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    desk.listener.remarks.clear()
    answer: dict[str, Any] = {"ok": True, "html": "", "url": "", "broken": "", "asks": uri.endswith(PAGE) or _is_cause(uri)}
    try:
        page = desk.read(uri)
        answer |= {"html": (page.content or "") + _record(page), "url": page.url}
        _note_doubled_title(desk, page)
        remarks = desk.listener.remarks
    except Exception as error:  # noqa: BLE001 (a text may break what it will: all else is told, and nothing is lost)
        remarks = [Remark(each.line, each.message, not each.notice) for each in page_checks.check(text, uri)]
        line = SourceText.read(uri, path).first_line - 1 + (getattr(error, "lineno", None) or 1)
        answer |= {"broken": f"{type(error).__name__}: {error}", "line": line}
    return answer | {"remarks": [each._asdict() for each in sorted(set(remarks))]}


def _note_doubled_title(desk: _Desk, page: Page) -> None:
    own_uri = page.file.src_uri
    title = str(page.meta.get("title", ""))
    others = {uri: title for uri, known in desk.state["pages"].items() if uri != own_uri and known["title"] == title}
    titles = others | {own_uri: title}
    pages = [whole_site.RenderedPage(SourceText(uri, ""), "", "", title, True) for uri, title in titles.items()]
    for problem in whole_site.doubled_titles(pages):
        if problem.page == own_uri:
            line = SourceText.read(own_uri, DOCS / own_uri).line_of_key("title")
            desk.listener.remarks.append(Remark(line, problem.message, fault=True))


def _record(page: Page) -> str:
    """Return what stands below each page: its sources, and when it was checked."""
    values = {"page": page, "base_url": "", "words": words(language_of(page.file.src_uri)), "sources": every_source()}
    return _partials().get_template("page_record.html").render(values)


@cache
def _partials() -> Environment:
    environment = Environment(loader=FileSystemLoader(PARTIALS), autoescape=True)
    environment.filters["url"] = url_filter
    return environment


def _is_cause(uri: str) -> bool:
    return f"/{uri}".rpartition("/")[0].endswith(f"/{CAUSES}") and not uri.endswith("index.md")


@lru_cache(maxsize=200)
def _cause(page: SourceText) -> AdviceTable:
    return read_cause(page)


def _questionnaire(uri: str) -> dict[str, Any]:
    """Return what is wrong with the questionnaire in the texts as they are now; where nothing is, what it runs on."""
    try:
        korean, *others = read_all(DOCS, _cause)
    except (FactError, TemplateError):
        return {"ok": True, "remarks": [], "flow": None}  # the checks of that page tell it
    if problems := every_problem(korean, *others):
        return {"ok": True, "remarks": [{"page": each.page, "line": each.line, "message": each.message} for each in problems], "flow": None}
    shown = next((each for each in others if language_of(each.page.uri) == language_of(uri)), korean)
    measure = checks.measure(shown)
    return {"ok": True, "remarks": [], "flow": flow(shown) | {"most": measure.most}, "ways": measure.ways}
