"""The map of the code is that of the tree."""

import graphlib

import pytest

from tests.architecture import FOLDERS, PAGE, ROOT, drawing, page


@pytest.mark.host
def test_map_is_up_to_date() -> None:
    """A module that moved, came or went, or whose first line changed, is so on the map."""
    assert PAGE.read_text("utf-8") == page(), "`make map` draws it anew"


@pytest.mark.host
def test_everything_on_the_map_says_what_it_is() -> None:
    """No package, module, script or folder of tests stands there without a word."""
    assert [line for line in page().splitlines() if line.endswith((":", ": ."))] == []


@pytest.mark.host
def test_no_folder_is_told_of_that_is_gone() -> None:
    """Control for the list of folders kept by hand."""
    assert [name for name in FOLDERS if not (ROOT / "tests" / name).is_dir()] == []


@pytest.mark.host
def test_circle_cannot_be_drawn() -> None:
    """Control: the drawing is refused where two rooms lean on each other."""
    with pytest.raises(graphlib.CycleError):
        drawing({"a": {"b"}, "b": {"a"}}, "")
