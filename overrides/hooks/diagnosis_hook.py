"""Proves the questionnaire sound while the site is built, and puts its data and its prints into their pages."""

import json
import logging
from pathlib import Path

from content.facts.quotable import FactError
from content.memory import memory
from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from sitebuild.diagnosis import checks, prints
from sitebuild.diagnosis.flow import PAGE, Questionnaire, flow, read_all
from sitebuild.diagnosis.translation_checks import every_problem
from yaml import YAMLError

LOG = logging.getLogger("mkdocs.plugins.content")
PRINTS = {PAGE: ("map", prints.overview), "diagnosis/sheet.md": ("sheet", prints.sheet), "diagnosis/tree.md": ("tree", prints.tree)}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Report every mistake of the questionnaire; where there is none, complete its pages."""
    if not files.get_file_from_path(PAGE):
        return
    try:
        _complete(config, files)
    except (FactError, TemplateError, YAMLError):
        return  # the braces or the front matter of a page are wrong, which the checks of that page have said with its line


def _complete(config: MkDocsConfig, files: Files) -> None:
    read = read_all(Path(config.docs_dir))
    texts = [each.texts for each in read]
    found = memory().get(lambda: every_problem(*read), "questionnaire", texts)
    for problem in found:
        LOG.warning(str(problem))
    if not found:
        for each in read:
            file = files.get_file_from_path(each.page.uri)
            if file and file.page and file.page.content is not None:
                file.page.content += memory().get(lambda each=each: _data(each), "flow", each.page.uri, texts)
        _print(files, read[0], texts)


def _data(questionnaire: Questionnaire) -> str:
    """Return what the engine runs on, as it stands in the page of *questionnaire*."""
    whole = flow(questionnaire) | {"most": checks.measure(questionnaire).most}
    data = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f'<script type="application/json" id="diagnosis-flow">{data}</script>'


def _print(files: Files, questionnaire: Questionnaire, texts: list[dict[str, str]]) -> None:
    for file in files.documentation_pages():
        page = file.page
        if page is None or page.content is None:
            continue
        if file.src_uri in PRINTS:
            name, make = PRINTS[file.src_uri]
            drawn = memory().get(lambda make=make: make(questionnaire), "print", name, texts)
            mark = f'<div data-diagnosis="{name}"'
            before, found, after = page.content.partition(mark)
            head, end, rest = after.partition(">")
            page.content = before + found + head + end + drawn + rest
