"""A new cause or page in Korean alone is published: nothing has to be written in English first."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.test_broken_files import copied

pytestmark = pytest.mark.host

CAUSE = """---
title: 시험으로 지은 이유
description: 이 설명은 검사를 시험하려고 적은 것이라서 마흔 글자를 조금 넘도록 길게 적어 두었어요.
kind: cause
group: use
last_reviewed: 2026-11-22
review_in: 180
keywords: [시험]
sources: []
---

# 시험으로 지은 이유

시험하려고 지은 답이에요.

## 이런 경우라면 이 이유일 수 있어요

- 앱에서 아무것도 보이지 않았어요.

## 이렇게 확인해요

1. 앱을 다시 켜 보세요.

## 이렇게 하면 돼요

1. 앱의 고객센터에 물어보세요.

## 누구에게 뭐라고 말할까요

- {{ contact("sme") }}

    “앱에서 보이지 않아요. 확인해 주세요.”

## 남겨 둘 것

- 화면을 찍은 그림
"""
ANSWER = "- [시험으로 지은 답이에요](../causes/made-up.md)\n"


def ran(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": "overrides/hooks"}
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_new_pages_in_korean_alone_pass(tmp_path: Path) -> None:
    """Each is told as a notice, with the skeleton that waits; lists and menu are put right by `make fix`."""
    folder = copied(tmp_path)
    for kind, name in (("cause", "made-up"), ("guide", "made-up-guide")):
        assert ran(folder, "content.checks.new", kind, name).returncode == 0
    ran(folder, "content.checks.fix")
    assert "여기에 제목" not in (folder / "docs/guide/index.md").read_text("utf-8")
    unfinished = ran(folder, "content.checks.check")
    assert unfinished.returncode == 1 and "틀에 있던 글" in unfinished.stdout
    (folder / "docs/causes/made-up.md").write_text(CAUSE, "utf-8")
    guide = re.sub(r"(?s)\n## 이런.*", "\n## 지금 할 일\n\n1. 앱을 다시 켜 보세요.\n", CAUSE).replace("kind: cause\ngroup: use", "kind: guide").replace("이유", "안내")
    (folder / "docs/guide/made-up-guide.md").write_text(guide, "utf-8")
    questions = folder / "docs/diagnosis/index.md"
    text, count = re.subn(r"(?m)^(- \[[^\]]+\]\(\.\./causes/short-balance\.md.*\n)", rf"\1{ANSWER}", questions.read_text("utf-8"), count=1)
    assert count == 1
    questions.write_text(text, "utf-8")
    assert "made-up-guide" in ran(folder, "content.checks.fix").stdout
    assert "고칠 수 있는 것이 없어요" in ran(folder, "content.checks.fix").stdout
    done = ran(folder, "content.checks.check")
    assert "고칠 것 0개" in done.stdout, done.stdout
    for name in ("causes/made-up", "guide/made-up-guide"):
        (notice,) = [line for line in done.stdout.splitlines() if f"docs/{name}.md:1: 짝 docs/en/{name}.md가 아직 없어요" in line]
        assert notice.startswith("알림") and f"docs/en/{name}.md.later" in notice
    assert "](made-up-guide.md)" in (folder / "docs/guide/index.md").read_text("utf-8")
    assert "      - guide/made-up-guide.md\n" in (folder / "mkdocs.yml").read_text("utf-8")
