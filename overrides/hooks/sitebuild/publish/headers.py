"""The response headers, for hosts and servers that can send any.

They are written beside the pages that they belong to, so that both always arrive together:
`_headers` for static hosts, the others for deploy/nginx.conf and deploy/Caddyfile.
"""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from build_errors import BuildError

from sitebuild.publish import offline
from sitebuild.publish.policy import DIRECTIVES

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
FRAMES = "frame-ancestors 'none'"
"""Understood in a header only."""

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
IMMUTABLE = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300"
REVALIDATED = "no-cache"


def write(folder: Path, site_url: str) -> None:
    """Write the files for the finished site in *folder*, which will stand at *site_url*."""
    prefix = urlsplit(site_url).path.rstrip("/") + "/"
    usual, others = policies(folder)
    for name, text in {
        "_headers": static_host(folder),
        "_nginx_http.conf": nginx_http(prefix, usual, others),
        "_nginx_server.conf": nginx_server(prefix),
        "_caddy.conf": caddy(prefix, usual, others),
        "_caddy_headers.conf": caddy_headers(),
    }.items():
        (folder / name).write_text(text, "utf-8")


def policies(folder: Path) -> tuple[str, dict[str, str]]:
    """Return the policy of most pages, and by path those of the others; each as in its page, and not to be framed."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        meta = META.search(path.read_text("utf-8"))
        if not meta:
            raise BuildError(f"{path}: no policy to repeat in a header")
        found[path.relative_to(folder).as_posix()] = f"{meta[1]}; {FRAMES}"
    usual = Counter(found.values()).most_common(1)[0][0]
    return usual, {path: policy for path, policy in found.items() if policy != usual}


def cache_rules(prefix: str) -> dict[str, str]:
    """Return how long to keep what, by a regular expression over address and query."""
    return {
        f"^{re.escape(prefix)}assets/[^?]*[-./][0-9a-f]{{8,}}[./]": IMMUTABLE,
        f"^{re.escape(prefix)}assets/[^?]*[?]v=[0-9a-f]{{8,}}$": IMMUTABLE,
        f"^{re.escape(prefix)}[a-z-]+[.]js$": REVALIDATED,  # a service worker
    }


def static_host(folder: Path) -> str:
    """Return the rules for Cloudflare Pages and Netlify.

    Both join the values of all rules that match, so each header stands in one rule, and the
    policy holds what is the same on every page: the page's own adds the rest.
    """
    shared = "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items() if name != "default-src")
    headers = SECURITY | {"Content-Security-Policy": f"{shared}; {FRAMES}"}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for address in immutable_addresses(folder):
        lines += [address, f"  Cache-Control: {IMMUTABLE}"]
    lines += [f"/{offline.SCRIPT}", f"  Cache-Control: {REVALIDATED}"]
    lines += ["/*.webmanifest", "  Content-Type: application/manifest+json"]
    return "\n".join(lines) + "\n"


def immutable_addresses(folder: Path) -> list[str]:
    """Return the rules' addresses for all files of *folder* with a digest in theirs; no two match the same file.

    A wildcard cannot ask for a digest, nor a rule for a query: so each address is written out as
    far as its digest, and the runtime's manifest, which is asked for by its bare name too, stays
    with what the host does by itself.
    """
    digest = re.compile(next(pattern for pattern, value in cache_rules("/").items() if value == IMMUTABLE))
    found = set()
    for path in sorted(folder.glob("assets/**/*")):
        address = "/" + path.relative_to(folder).as_posix()
        if path.is_file() and (part := digest.match(address)):
            # Cloudflare reads 100 rules, and there are nearly as many cards: nothing else stands in their folder.
            found.add("/assets/cards/*" if address.startswith("/assets/cards/") else shortened(address, part.end()))
    return sorted(found)


def shortened(address: str, end: int) -> str:
    """Return *address* as far as *end* if a folder ends there, with all that stands in it; else whole."""
    return f"{address[:end]}*" if address[end - 1] == "/" else address


def nginx_http(prefix: str, usual: str, others: dict[str, str]) -> str:
    """Return what nginx's http block needs: variables by address."""
    by_path = {f"~^{re.escape(prefix + path)}$": value for path, value in others.items()}
    lifetimes = {f"~{pattern}": value for pattern, value in cache_rules(prefix).items()}
    return (
        _nginx_map("$uri", "$content_policy", usual, by_path)
        + _nginx_map("$uri$is_args$args", "$lifetime", FIVE_MINUTES, lifetimes)
        # What is missing in the midst of an update is there a moment later.
        + _nginx_map("$status", "$cache_control", "$lifetime", {"~^[45]": REVALIDATED})
    )


def nginx_server(prefix: str) -> str:
    """Return what nginx's server block needs."""
    headers = SECURITY | {"Content-Security-Policy": "$content_policy", "Cache-Control": "$cache_control"}
    lines = [f"add_header {name} {json.dumps(value)} always;" for name, value in headers.items()]
    return "\n".join([*lines, f"error_page 404 {prefix}404.html;", f"error_page 403 =404 {prefix}404.html;", ""])


def _nginx_map(key: str, name: str, usual: str, others: dict[str, str]) -> str:
    lines = [f"  {json.dumps(pattern)} {json.dumps(value)};" for pattern, value in others.items()]
    return "\n".join([f"map {key} {name} {{", f"  default {json.dumps(usual)};", *lines, "}", ""])


def caddy(prefix: str, usual: str, others: dict[str, str]) -> str:
    """Return what a site of Caddy needs: variables by address."""
    by_path = {}
    for path, value in others.items():
        by_path[f"{prefix}{path}"] = by_path[f"{prefix}{path.removesuffix('index.html')}"] = value
    lifetimes = {f"~{pattern}": value for pattern, value in cache_rules(prefix).items()}
    lines = [
        *_caddy_map("{http.request.uri.path}", "{content_policy}", usual, by_path),
        *_caddy_map("{http.request.uri}", "{cache_control}", FIVE_MINUTES, lifetimes),
        f"vars not_found {prefix}404.html",
    ]
    return "\n".join(lines) + "\n"


def caddy_headers() -> str:
    """Return the headers of each of Caddy's answers; of an error it forgets those that were set before."""
    headers = SECURITY | {"Content-Security-Policy": "{content_policy}", "Cache-Control": "{cache_control}"}
    lines = [f"  {name} {json.dumps(value)}" for name, value in headers.items()]
    return "\n".join(["header {", *lines, "  -Server", "}", ""])


def _caddy_map(key: str, name: str, usual: str, others: dict[str, str]) -> list[str]:
    rows = [f"  {json.dumps(pattern)} {json.dumps(value)}" for pattern, value in others.items()]
    return [f"map {key} {name} {{", *rows, f"  default {json.dumps(usual)}", "}"]
