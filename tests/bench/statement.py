"""What reading a statement costs: Pyodide beside CPython, openpyxl and pandas, and how it grows with the rows.

Run by ``make bench``. Only the ratios mean something on a shared machine.
"""

import io
import json
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import openpyxl
import pandas

from tests.bench.reading import measure
from tests.statements import csv_file, hana, html_file, payment, xls_file

ROWS = 10_000
GROWTH = {"csv": (10_000, 30_000, 99_000), "html": (10_000, 20_000, 40_000), "xlsx": (10_000, 30_000, 99_000), "xls": (10_000, 30_000, 60_000)}
"""Rows by format, up to the most that is read, headings included; .xls itself ends at 65,536."""


def main() -> int:
    """Print both tables; return 1 where the time grows much faster than the rows."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # pandas would rather have another reader than xlrd
    print(f"{ROWS:,} rows of 14 columns, from bytes to judgements")
    with tempfile.TemporaryDirectory() as folder:
        for name, write in WRITERS.items():
            (Path(folder) / name).write_bytes(write(_hana(ROWS)))
        others = {name: dict(_others(name, (Path(folder) / name).read_bytes())) for name in ("html", "xlsx", "xls")}
        _print_sides(measure(folder), _inside(folder), others)
    print("\nmilliseconds for 1,000 rows of 3 columns, as the file grows (CPython)")
    with tempfile.TemporaryDirectory() as folder:
        for name, sizes in GROWTH.items():
            for size in sizes:
                (Path(folder) / f"{name} {size}").write_bytes(WRITERS[name](_short(size)))
        return int(not _print_growth(measure(folder)))


def _xlsx(rows: list[list[str]]) -> bytes:
    """Return *rows* as openpyxl writes them, since it reads nothing less complete."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


WRITERS: dict[str, Callable[..., bytes]] = {"csv": csv_file, "html": html_file, "xlsx": _xlsx, "xls": xls_file}


def _hana(count: int) -> list[list[str]]:
    return list(hana(payment(f"2025.{9 + n % 4:02}.{n % 28 + 1:02}", f"{1_000 + n * 7 % 90_000:,} ", f"가게{n % 300}", approval=f"{n:08}")
                     for n in range(count)))


def _short(count: int) -> list[list[str]]:
    rows = [[f"2025.09.{n % 28 + 1:02}", f"가게{n % 300}", f"{1_000 + n * 7 % 90_000}"] for n in range(count)]
    return [["이용일", "이용가맹점", "이용금액"], *rows]


def _inside(folder: str) -> dict[str, float]:
    script = Path(__file__).with_name("reading.mjs")
    node = subprocess.run(["node", str(script), folder], check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(node.stdout))


def _others(name: str, content: bytes) -> Iterator[tuple[str, float]]:
    """Yield what other libraries take on CPython for the cells alone, without judging anything."""
    if name == "html":
        yield "pandas and lxml", _time(lambda: pandas.read_html(io.BytesIO(content), encoding="cp949"))
        return
    if name == "xlsx":
        yield "openpyxl", _time(lambda: [*openpyxl.load_workbook(io.BytesIO(content), read_only=True).active.values])
    yield "pandas", _time(lambda: pandas.read_excel(io.BytesIO(content), header=None))


def _time(call: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return sorted(taken)[1] * 1_000


def _print_sides(cpython: dict[str, float], pyodide: dict[str, float], others: dict[str, dict[str, float]]) -> None:
    for name in WRITERS:
        beside = ", ".join(f"{other} {taken:,.0f} ms ({cpython[name] / taken:.1f} times as long as it)"
                           for other, taken in others.get(name, {}).items())
        print(f"{name:5} CPython {cpython[name]:6,.0f} ms, Pyodide {pyodide[name]:6,.0f} ms"
              f" ({pyodide[name] / cpython[name]:.1f} times as long){'; ' if beside else ''}{beside}")


def _print_growth(taken: dict[str, float]) -> bool:
    """Print the time per row at each size; return whether none is three times that of the smallest."""
    linear = True
    for name, sizes in GROWTH.items():
        each = [taken[f"{name} {size}"] * 1_000 / size for size in sizes]
        linear = linear and max(each) < 3 * each[0]
        print(f"{name:5}", ", ".join(f"{size:,}: {one:.1f}" for size, one in zip(sizes, each, strict=True)))
    return linear


if __name__ == "__main__":
    sys.exit(main())
