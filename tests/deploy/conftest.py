"""The built site behind the servers of deploy/, at the root of a host and below a path."""

import gzip
import http.client
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sitebuild.publish import headers

from tests.deploy.servers import SERVERS, missing, serving

BUILT = Path(__file__).parents[2] / "site"
COMPRESSED = ("index.html", "404.html", "assets/runtime/core-*/pyodide.asm.wasm", "assets/stylesheets/site-*.css")


@dataclass
class Answer:
    """What a server said to one request."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Served:
    """A site on a real server."""

    name: str
    origin: str
    prefix: str
    built: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Return the answer to *path* below the site's own path, as it comes over the wire."""
        return self.ask_host(self.prefix + path, method, **headers)

    def ask_host(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Return the answer to *path* of the host."""
        connection = http.client.HTTPConnection(self.origin.removeprefix("http://"), timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer

    def file(self, pattern: str) -> str:
        """Return the one path of the site that matches *pattern*."""
        (path,) = self.built.glob(pattern)
        return path.relative_to(self.built).as_posix()


@pytest.fixture(scope="session")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Path]]:
    """Return a function that lays the site out below a prefix, once; it returns root and site."""
    assert (BUILT / "index.html").is_file(), "site/ 가 없어요. 먼저 `make build`를 해 주세요."
    done: dict[str, tuple[Path, Path]] = {}

    def place(prefix: str) -> tuple[Path, Path]:
        if prefix not in done:
            root = tmp_path_factory.mktemp("root")
            built = root / prefix.strip("/")
            shutil.copytree(BUILT, built, dirs_exist_ok=True)
            headers.write(built, f"https://example.kr{prefix}")
            for pattern in COMPRESSED:
                for path in built.glob(pattern):
                    compress(path)
            done[prefix] = root, built
        return done[prefix]

    return place


def compress(path: Path, quality: int = 1) -> None:
    """Write the compressed forms beside *path*, where the build has not."""
    if not Path(f"{path}.gz").exists():
        Path(f"{path}.gz").write_bytes(gzip.compress(path.read_bytes(), min(quality, 9)))
    if not Path(f"{path}.br").exists():
        subprocess.run(["brotli", "-q", str(quality), "-k", str(path)], check=True)


@pytest.fixture(scope="session", params=SERVERS)
def server(request: pytest.FixtureRequest) -> str:
    """Return the name of each server in turn, or fail with the way to get it."""
    if reason := missing(request.param):
        pytest.fail(reason)
    return str(request.param)


@pytest.fixture(scope="session", params=["/", "/sub/path/"], ids=["root", "sub-path"])
def served(
    request: pytest.FixtureRequest,
    server: str,
    placed: Callable[[str], tuple[Path, Path]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """Yield the site on a server."""
    root, built = placed(request.param)
    with serving(server, built, root, tmp_path_factory.mktemp(server)) as origin:
        yield Served(server, origin, request.param, built)
