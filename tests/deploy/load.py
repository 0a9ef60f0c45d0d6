"""How many visits a second the servers of deploy/ hold on this machine; `make load`.

A browser makes each kind of visit once, and what it asked for is asked for again by wrk: ten
seconds a kind, 32 connections, this machine alone. wrk and the server share its cores.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "overrides/hooks")]

from sitebuild.publish import headers

from tests.deploy.conftest import BUILT, Served, compress
from tests.deploy.servers import SERVERS, missing, serving
from tests.site import browser as chromium

SECONDS = 10
CONNECTIONS = 32
WORTH_COMPRESSING = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml", ".zip"}
SCRIPT = """
local all = {{ {requests} }}
local at = 0
request = function()
  at = at % #all + 1
  return wrk.format("GET", all[at][1], {{ ["Accept-Encoding"] = "br", ["If-None-Match"] = all[at][2] }})
end
"""


class Visit(NamedTuple):
    """What one visit asks for, and what it costs on the wire."""

    name: str
    paths: list[str]
    tags: list[str]
    body: int
    head: int


def main() -> int:
    """Measure each kind of visit on each server and print a line for each; return 1 if anything failed."""
    reasons = [reason for name in SERVERS if (reason := missing(name))]
    if reasons or not shutil.which("wrk"):
        print(*reasons, "wrk도 필요해요: `make load`가 apt로 설치해요.", sep="\n", file=sys.stderr)
        return 1
    failed = False
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        scratch.chmod(0o755)
        built = scratch / "site"
        prepare(built)
        for name in SERVERS:
            with serving(name, built, built, scratch, workers=2) as origin:
                served = Served(name, origin, "/", built)
                for visit in visits(served):
                    failed |= measure(served, visit, scratch)
    return int(failed)


def prepare(built: Path) -> None:
    """Copy the site to *built*, with compressed forms of what the build left without."""
    shutil.copytree(BUILT, built)
    headers.write(built, "https://example.kr/")
    for path in list(built.rglob("*")):
        if path.suffix in WORTH_COMPRESSING:
            compress(path, 9)


def visits(served: Served) -> list[Visit]:
    """Return the kinds of visit: a first one that reads, a first one that calculates, and each again."""
    read = asked(served, "", lambda page: None)
    calculated = asked(served, "calculator/", _calculate)
    return [
        visit(served, "first, reads", read, again=False),
        visit(served, "first, calculates", calculated, again=False),
        visit(served, "again, all unchanged", calculated, again=True),
    ]


def _calculate(page: Page) -> None:
    page.click("[data-example]")
    page.locator("#calculator-result .tool-total").wait_for(timeout=60_000)


def asked(served: Served, address: str, use: object) -> list[str]:
    """Return the paths that a browser with an empty cache asks *served* for."""
    found = chromium.find()
    assert found, "Chromium이 없어요. `make test`가 설치해요."
    paths: list[str] = []
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=found.program, args=list(chromium.FLAGS)).new_page()
        page.context.on("request", lambda request: paths.append(request.url))
        page.goto(f"{served.origin}/{address}")
        use(page)  # type: ignore[operator]
        page.wait_for_load_state("networkidle")
    return sorted({path.removeprefix(served.origin) for path in paths if path.startswith(served.origin)})


def visit(served: Served, name: str, paths: list[str], *, again: bool) -> Visit:
    """Return the visit that asks for *paths*; *again* only for those that are not kept for ever, and with their tags."""
    first = {path: served.ask_host(path, Accept_Encoding="br") for path in paths}
    chosen = [path for path in paths if not again or first[path].headers["cache-control"] != headers.IMMUTABLE]
    tags = [first[path].headers["etag"] if again else "" for path in chosen]
    answers = [
        served.ask_host(path, Accept_Encoding="br", If_None_Match=tag) for path, tag in zip(chosen, tags, strict=True)
    ]
    head = sum(len(key) + len(value) + 4 for answer in answers for key, value in answer.headers.items())
    return Visit(name, chosen, tags, sum(len(answer.body) for answer in answers), head)


def measure(served: Served, visit: Visit, scratch: Path) -> bool:
    """Print what wrk found for *visit*; return whether anything failed."""
    script = scratch / "visit.lua"
    rows = (f"{{ {path!r}, {tag!r} }}" for path, tag in zip(visit.paths, visit.tags, strict=True))
    script.write_text(SCRIPT.format(requests=", ".join(rows)), "utf-8")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "--timeout", "10s", "-s", str(script)]
    done = subprocess.run([*command, served.origin], capture_output=True, text=True, check=True, timeout=SECONDS + 30)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])  # type: ignore[index]
    latency = re.search(r"99%\s+(\S+)", done.stdout)[1]  # type: ignore[index]
    errors = re.findall(r"(?:Socket errors|Non-2xx).*", done.stdout)
    print(
        f"{served.name:6} {visit.name:22} {len(visit.paths):3} requests {(visit.body + visit.head) / 1000:8.1f} kB  "
        f"{rate / len(visit.paths):8.1f} visits/s  p99 {latency:>8}  {'; '.join(errors) or 'no error'}",
        flush=True,
    )
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main())
