"""Reads what ``make mutate`` counted, in the folder where mutmut ran, and says whether enough mistakes were noticed."""

import json
import sys
from pathlib import Path

STATS = Path("mutants/mutmut-cicd-stats.json")
WANTED = 90
"""Percent of the mutants that the tests must notice."""


def main() -> int:
    """Print the share of mutants noticed; return 1 where it is too small, or where nothing was tried."""
    stats = json.loads(STATS.read_text(encoding="utf-8"))
    noticed, tried = stats["killed"] + stats["timeout"] + stats["segfault"], stats["total"] - stats["skipped"]
    print(f"{noticed} of {tried} mutants noticed, {100 * noticed / max(1, tried):.1f} %; {WANTED} % wanted")
    return int(tried == 0 or 100 * noticed < WANTED * tried)


if __name__ == "__main__":
    sys.exit(main())
