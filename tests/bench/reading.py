"""Times of reading and judging statement files; it runs inside Pyodide too, with the little that readers get."""

from pathlib import Path
from time import perf_counter

from calculator.app import handle
from calculator.statement.files import grid


def measure(folder: str, times: int = 3) -> dict[str, float]:
    """Return the median milliseconds for each file in *folder*, read, netted and judged from its bytes on."""
    return {path.name: _median(path.read_bytes(), times) for path in sorted(Path(folder).iterdir())}


def _median(content: bytes, times: int) -> float:
    message = {"do": "statement", "edition": "2025", "files": [{"name": "a"}]}
    taken = []
    for _ in range(times):
        grid.kept.cache_clear()
        start = perf_counter()
        answer = handle(message, [content])
        taken.append(perf_counter() - start)
        assert answer["ok"] and answer["rows"], answer
    return sorted(taken)[times // 2] * 1_000
