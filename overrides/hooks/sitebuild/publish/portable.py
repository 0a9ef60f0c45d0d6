"""The site as one zip, to be opened from a server on one's own computer, with no line at all.

`python -m sitebuild.publish.portable` writes it for `make zip`.
"""

import sys
import zipfile
from pathlib import Path

from content import ROOT

FOLDER = "payback-help"
TARGET = ROOT / f"{FOLDER}.zip"
DATE = (1980, 1, 1, 0, 0, 0)
HOW = "읽어 주세요.txt"
TEXT = ROOT / "docs/_includes/portable.txt"


def write(site: Path, target: Path) -> None:
    """Write the finished *site* to *target*, the same bytes wherever it is done."""
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, HOW, TEXT.read_bytes())
        for path in sorted(site.rglob("*")):
            if path.is_file() and _wanted(path):
                _add(archive, path.relative_to(site).as_posix(), path.read_bytes())


def _wanted(path: Path) -> bool:
    """Whether a plain server needs *path*: neither packed variants nor settings of other servers."""
    return path.suffix not in {".br", ".gz"} and not path.name.startswith("_")


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(f"{FOLDER}/{name}", DATE)
    member.external_attr = 0o644 << 16
    archive.writestr(member, content, zipfile.ZIP_DEFLATED)


def main() -> int:
    """Write the zip of site/ and say where it is."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        print("site/ 가 없어요. 먼저 `make build`를 해 주세요.", file=sys.stderr)
        return 1
    write(site, TARGET)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
