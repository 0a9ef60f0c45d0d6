"""The engine's own tests inside the Python that the site ships: a minute on one core, and so beside the others."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("most", [["3"], []], ids=["some cases", "every case"])
def test_engine_in_the_shipped_python(most: list[str]) -> None:
    """All that need no machine around them pass there too; the sources that are tried are those in the shipped zip."""
    command = ["node", "--stack-size=4000", "tests/pyodide/engine.mjs", *most]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    assert "[100%]" in done.stdout
