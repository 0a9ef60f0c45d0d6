"""The exported schemas are those of the code, and every data file has one."""

import re

import pytest
from content import DOCS
from content.data import front_matter
from content.data.schemas import FOLDER, schema_of, schemas, text
from sitebuild.assets.entry_points import ENTRIES

from tests.editions import DATA


@pytest.mark.parametrize("name", schemas())
def test_exported_file_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == text(schemas()[name]), "`make schemas`를 해 주세요."


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.toml")))
def test_every_file_has_a_schema_that_it_names_for_editors(name: str) -> None:
    """The first line leads an editor's program to the schema by which the file is checked."""
    first = (DATA / name).read_text("utf-8").partition("\n")[0]
    path = DATA / first.removeprefix("#:schema ")
    assert path.read_text("utf-8") == text(schema_of(name))


def test_scripts_of_pages_are_those_that_are_built() -> None:
    """And a page may name each of them."""
    built = {entry.rpartition("/")[2] for entry in ENTRIES}
    named = {found[1] for path in DOCS.rglob("*.md") if (found := re.search(r"^script: (\w+)$", path.read_text("utf-8"), re.MULTILINE))}
    assert named == set(front_matter.SCRIPTS) <= built
