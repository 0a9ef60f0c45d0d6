"""How many random cases the heavy tests try: all of them, unless SCALE says fewer, as a share such as 0.05."""

import os


def scaled(count: int) -> int:
    """Return *count*, or the share of it that the environment asks for."""
    return max(20, int(count * float(os.environ.get("SCALE", "1"))))
