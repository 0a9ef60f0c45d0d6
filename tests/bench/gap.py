"""What one gap analysis costs, in plain refund calls for each hypothesis tried; CPython and Pyodide side by side.

Run by ``make bench``. Only the ratios mean something on a shared machine.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.cost import measure

ALLOWED = 5
"""Refund calls that one hypothesis may cost."""
ALLOWED_MS = 60
"""Milliseconds that any one answer may take inside Pyodide, pairs and settling sets included."""


def main() -> int:
    """Print the figures of both Pythons; return 1 where a hypothesis costs more than is allowed."""
    script = Path(__file__).with_suffix(".mjs")
    node = subprocess.run(["node", str(script)], check=True, stdout=subprocess.PIPE, text=True)
    found = {"CPython": measure(), "Pyodide": json.loads(node.stdout)}
    print(f"{'':8}{'refund':>12}{'gap':>12}{'hypotheses':>12}{'refunds per hypothesis':>24}")
    for name, each in found.items():
        print(f"{name:8}{each['refund_ms']:>9.2f} ms{each['gap_ms']:>9.2f} ms{each['tried']:>12.0f}"
              f"{each['refunds_per_hypothesis']:>24.2f}")
    print(f"The slowest answer takes {found['CPython']['slowest_ms']:.1f} ms, in Pyodide {found['Pyodide']['slowest_ms']:.1f} ms; {ALLOWED_MS} ms are allowed there.")
    slower = found["Pyodide"]["gap_ms"] / found["CPython"]["gap_ms"]
    print(f"Pyodide takes {slower:.1f} times as long as CPython; {ALLOWED} refunds per hypothesis are allowed.")
    return int(found["Pyodide"]["slowest_ms"] > ALLOWED_MS or any(each["refunds_per_hypothesis"] > ALLOWED for each in found.values()))


if __name__ == "__main__":
    sys.exit(main())
