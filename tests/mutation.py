"""Runs mutmut on the engine in the folder where it stands, on all mutants or on some drawn by chance, and says whether enough were noticed."""

import argparse
import sys
from collections import Counter
from random import Random
from typing import Any
from unittest.mock import patch

from mutmut import __main__ as mutmut
from mutmut.stats import status_by_exit_code

WANTED = 90
"""Percent of the mutants that the tests must notice."""
NOTICED = ("killed", "timeout", "segfault")


def main() -> int:
    """Print the share of mutants noticed and the others by name; return 1 where the share is too small, or where nothing was tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many mutants to try (all)")
    parser.add_argument("--seed", type=int, default=0, help="another number draws others")
    wanted = parser.parse_args()
    every = mutmut.collect_source_file_mutation_data
    chosen: list[tuple[Any, str]] = []

    def drawn(*, mutant_names: tuple[str, ...]) -> Any:
        mutants, files = every(mutant_names=mutant_names)
        mutants.sort(key=lambda mutant: mutant[1])
        if wanted.sample is not None:
            mutants = Random(wanted.seed).sample(mutants, min(wanted.sample, len(mutants)))
        chosen.extend((data, name) for data, name, _ in mutants)
        return mutants, files

    with patch.object(mutmut, "collect_source_file_mutation_data", drawn):
        mutmut.cli(["run", "--max-children", "1"], standalone_mode=False)
    statuses = {name: status_by_exit_code[data.exit_code_by_key[name]] for data, name in chosen}
    for name, status in sorted(statuses.items()):
        if status not in NOTICED:
            print(f"{status}: {name}")
    counted = Counter(statuses.values())
    noticed, tried = sum(counted[status] for status in NOTICED), counted.total() - counted["skipped"]
    print(f"{noticed} of {tried} mutants noticed, {100 * noticed / max(1, tried):.1f} %; {WANTED} % wanted ({dict(counted)})")
    return int(tried == 0 or 100 * noticed < WANTED * tried)


if __name__ == "__main__":
    sys.exit(main())
