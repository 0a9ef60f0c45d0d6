"""The engine's own tests inside the Python that the site ships: most of a minute on one core, and so beside the others."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_engine_in_the_shipped_python() -> None:
    """All that need no machine around them pass there too; the sources that are tried are those in the shipped zip."""
    command = ["node", "--stack-size=4000", "tests/pyodide/engine.mjs"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    assert "[100%]" in done.stdout
