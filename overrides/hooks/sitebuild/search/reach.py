"""Which of the sentences that editors wrote as `asked` do not bring their page: told at the end of `make check`.

    python -m sitebuild.search.reach

It asks the search itself, in Node, with the index of the last build and the sentences as they are written now.
Where there is no Node or no built site it says nothing.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from content import DOCS, ROOT
from content.source_text import SourceText, pages_below

INDEX = ROOT / "site/search/search_index.json"
PROGRAM = Path(__file__).with_name("reach.mjs")


def asked(docs: Path = DOCS) -> Iterator[dict[str, Any]]:
    """Yield each page below *docs* that has such sentences, with its address and title."""
    for page in pages_below(docs):
        meta = page.readable_meta
        if sentences := meta.get("asked"):
            url = page.uri.removesuffix(".md").removesuffix("index").rstrip("/")
            yield {"url": f"{url}/" if url else "", "title": str(meta.get("title", "")), "asked": [str(each) for each in sentences]}


def unreached(pages: list[dict[str, Any]], index: Path = INDEX) -> Iterator[str]:
    """Yield a line for each sentence of *pages* that does not bring its page among the first three, and what comes instead."""
    node = shutil.which("node")
    if not node or not index.is_file():
        return
    done = subprocess.run([node, PROGRAM, index], check=False, input=json.dumps(pages), capture_output=True, text=True)
    if done.returncode:  # the search has changed since the index was made
        yield "site/search/search_index.json: 검색이 바뀌기 전에 만든 목록이라 asked를 확인하지 못했어요. make build를 한 번 해 주세요."
        return
    for miss in json.loads(done.stdout):
        yield f"{location_of(miss['url'], miss['asked'])}: asked의 “{miss['asked']}”(으)로 찾으면 이 페이지가 처음 셋 안에 없어요. 대신 나온 것: {', '.join(miss['found']) or '없음'}."


def location_of(url: str, sentence: str, docs: Path = DOCS) -> str:
    """Return the file and line on which *sentence* stands in the page at *url*, or the address alone where there is no such page."""
    for uri in (f"{url}index.md", f"{url.rstrip('/')}.md"):
        if (docs / uri).is_file():
            return f"docs/{uri}:{SourceText.read(uri, docs / uri).line_of(sentence)}"
    return url.rstrip("/")


if __name__ == "__main__":
    for line in unreached(list(asked())):
        print(f"알림  {line}")
