"""Proves the questionnaire sound while the site is built, and puts its data and its prints into their pages."""

import json
import logging
from pathlib import Path

from content.facts.quotable import FactError
from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from sitebuild.diagnosis import checks, prints, translation_checks
from sitebuild.diagnosis.flow import PAGE, Questionnaire, flow, read_all
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
    korean, *others = read_all(Path(config.docs_dir))
    found = checks.problems(korean)
    for other in others if not found else ():
        found += [*checks.problems(other), *translation_checks.problems(korean, other)]
    for problem in found:
        LOG.warning(str(problem))
    if not found:
        for each in (korean, *others):
            _give_data(files, each)
        _print(files, korean)


def _give_data(files: Files, questionnaire: Questionnaire) -> None:
    """Put what the engine runs on into the page of *questionnaire*."""
    file = files.get_file_from_path(questionnaire.page.uri)
    if file and file.page and file.page.content is not None:
        whole = flow(questionnaire) | {"most": checks.measure(questionnaire).most}
        data = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        file.page.content += f'<script type="application/json" id="diagnosis-flow">{data}</script>'


def _print(files: Files, questionnaire: Questionnaire) -> None:
    for file in files.documentation_pages():
        page = file.page
        if page is None or page.content is None:
            continue
        if file.src_uri in PRINTS:
            name, make = PRINTS[file.src_uri]
            mark = f'<div data-diagnosis="{name}"'
            before, found, after = page.content.partition(mark)
            head, end, rest = after.partition(">")
            page.content = before + found + head + end + make(questionnaire) + rest
