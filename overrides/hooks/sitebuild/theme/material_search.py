"""Material's own search, where its pages and its script name it: our worker in the place of its worker, and the index fetched late."""

import hashlib
import re

from sitebuild.theme import MATERIAL
from sitebuild.theme.accessibility_fixes import FixError

WORKER = re.compile(r'("search":\s*"[^"]*)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"')
SCRIPT = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
# Where Material's script has the index fetched on every page unless that is a file: on this machine. With
# false for it, the index is fetched when the search is opened, as Material does for those.
AT_ONCE = re.compile(r'\(location\.protocol!=="file:"\)(?=,\w+\("search"\)\)\.pipe\()')
UNUSED = ("assets/javascripts/workers/*", "assets/javascripts/lunr/*")
"""Material's own engine."""
SOURCE_MAP = "//# sourceMappingURL="


def with_our_worker(html: str, address: str, page: str) -> str:
    """Return *html* of *page* with Material's search worker replaced by ours at *address*."""
    changed, found = WORKER.subn(lambda match: f'{match[1]}{address}"', html)
    if found != 1:
        raise FixError(
            f"{page}: Material의 검색 설정을 찾지 못했어요({found}곳). "
            "Material 판본이 바뀌었다면 sitebuild/theme/material_search.py의 WORKER를 새 이름에 맞춰 주세요."
        )
    return changed


def materials_script() -> tuple[str, str, bytes]:
    """Return the address of Material's script, and address and content of ours in its place."""
    found = [path.relative_to(MATERIAL).as_posix() for path in MATERIAL.glob("assets/javascripts/*.js")]
    name = next(filter(SCRIPT.fullmatch, found), "")
    address, content = fetching_late((MATERIAL / name).read_text("utf-8") if name else "")
    return name, address, content.encode()


def fetching_late(script: str) -> tuple[str, str]:
    """Return the address and the content of Material's *script* changed to fetch the index when it is needed.

    Its source map, which the site does not ship, is not named any more.
    """
    changed, found = AT_ONCE.subn("(!1)", script.partition(SOURCE_MAP)[0])
    if found != 1:
        raise FixError(
            f"Material의 스크립트에서 검색 색인을 받는 곳을 찾지 못했어요({found}곳). "
            "Material 판본이 바뀌었다면 sitebuild/theme/material_search.py의 AT_ONCE를 새 스크립트에 맞춰 주세요."
        )
    return f"assets/javascripts/bundle.{hashlib.sha256(changed.encode()).hexdigest()[:12]}.min.js", changed
