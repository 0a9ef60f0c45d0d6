"""The real servers with the configurations of deploy/, on a free port of this machine.

Run as a script, it installs what is missing from Debian's packages.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
SERVERS = ("nginx", "caddy")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static", "caddy", "brotli", "wrk")
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
NGINX = """
load_module {brotli};
{user}
daemon off;
worker_processes {workers};
error_log stderr warn;
pid {scratch}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
  client_body_temp_path {scratch}/body;
  proxy_temp_path {scratch}/proxy;
  fastcgi_temp_path {scratch}/fastcgi;
  uwsgi_temp_path {scratch}/uwsgi;
  scgi_temp_path {scratch}/scgi;
  include {built}/_nginx_http.conf;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {built}/_nginx_server.conf;
    include {deploy}/nginx.conf;
  }}
}}
"""


def missing(name: str) -> str:
    """Return what has to be installed before server *name* can run, or nothing."""
    for program in (name, "brotli"):
        if not shutil.which(program, path=PATH):
            return f"{program} 프로그램이 없어요. `make deploy-test`가 설치해요."
    if name == "nginx" and not BROTLI.is_file():
        return "nginx의 brotli 모듈이 없어요. `make deploy-test`가 설치해요."
    return ""


@contextmanager
def serving(name: str, built: Path, root: Path, scratch: Path, workers: int = 1) -> Iterator[str]:
    """Serve *built*, which lies in or below *root*, for the length of a with block; yield the origin."""
    port = _free_port()
    start: Callable[..., subprocess.Popen[bytes]] = {"nginx": _nginx, "caddy": _caddy}[name]
    with (scratch / "log").open("wb") as log:
        process = start(built, root, scratch, port, workers, log)
        try:
            _wait(process, port, scratch / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _nginx(built: Path, root: Path, scratch: Path, port: int, workers: int, log: object) -> subprocess.Popen[bytes]:
    places = {"scratch": scratch, "built": built, "root": root, "deploy": DEPLOY}
    # A worker started by root would become somebody who may not read this folder.
    user = "" if os.geteuid() else "user root;"
    config = scratch / "nginx.conf"
    config.write_text(NGINX.format(brotli=BROTLI, user=user, workers=workers, port=port, **places), "utf-8")
    return subprocess.Popen(
        [str(shutil.which("nginx", path=PATH)), "-p", str(scratch), "-c", str(config)], stdout=log, stderr=log
    )  # type: ignore[call-overload, no-any-return]


def _caddy(built: Path, root: Path, scratch: Path, port: int, workers: int, log: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "SITE_ROOT": str(root),
        "SITE_BUILT": str(built),
        "CADDY_ADMIN": "off",
        "XDG_DATA_HOME": str(scratch),
        "XDG_CONFIG_HOME": str(scratch),
        "GOMAXPROCS": str(workers),
    }
    command = ["caddy", "run", "--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile"]
    return subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # type: ignore[call-overload, no-any-return]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the server answers; raise with its own words if it does not within ten seconds."""
    for _ in range(100):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(log.read_text("utf-8", "replace"))


def install() -> int:
    """Install what is missing; return 0 once all is there."""
    if any(missing(name) for name in SERVERS) or not shutil.which("wrk"):
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
            subprocess.run([*as_root, "apt-get", *command], stdin=subprocess.DEVNULL, check=False)
    reasons = [reason for name in SERVERS if (reason := missing(name))]
    for reason in reasons:
        print(
            reason.replace("`make deploy-test`가 설치해요.", f"apt로 설치해 주세요: {' '.join(PACKAGES)}"),
            file=sys.stderr,
        )
    return 1 if reasons else 0


if __name__ == "__main__":
    sys.exit(install())
