"""How many random cases the heavy tests try: all of them, unless SCALE says fewer, as a share such as 0.05."""

import os
import sys

IN_PYODIDE = 0.02
"""Enough there to see that the same code does the same: the full count is tried outside."""
SHARE = float(os.environ.get("SCALE", IN_PYODIDE if sys.platform == "emscripten" else 1))


def scaled(count: int) -> int:
    """Return *count*, or the share of it that the environment asks for; never fewer than 20."""
    return max(20, int(count * SHARE))
