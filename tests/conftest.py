"""Marks the tests of the tiers; `make` chooses by the marks."""

import os

import pytest

from tests.tiers import FIRST, OUTSIDE, RARE, SLOW, rare


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return for `auto` one more than there are cores, as a page waits now and then; `logical` is as many."""
    return (os.process_cpu_count() or 1) + 1 if config.option.numprocesses == "auto" else None


@pytest.hookimpl(tryfirst=True)  # before -m and -k choose
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is rare and what draws cases by chance, and refuse a name in the list that is nobody's any more."""
    found = set()
    for item in items:
        if name := rare(item.nodeid):
            item.add_marker(pytest.mark.rare)
            found.add(name)
        names = {item.nodeid.partition("[")[0], item.nodeid.partition("::")[0]}
        if SLOW.keys() & names:
            item.add_marker(pytest.mark.slow)
        found |= (SLOW.keys() | OUTSIDE.keys()) & names
        if {"scaled", "stable"} & vars(item.module).keys():
            item.add_marker(pytest.mark.scaled)
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))
    whole_files = {item.nodeid.partition("::")[0] for item in items} if not any("::" in each for each in config.args) else ()
    lost = [
        name
        for name in (RARE.keys() | SLOW.keys() | OUTSIDE.keys()) - found
        if (file := name.partition("::")[0]) in whole_files or not (config.rootpath / file).is_file()
    ]
    if lost:
        raise pytest.UsageError(f"tests/tiers.py: 이런 이름의 검사가 없어요. 이름을 고치거나 지워 주세요: {', '.join(sorted(lost))}")
