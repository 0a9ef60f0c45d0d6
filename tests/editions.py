"""A copy of the data files to change, and editions that never were."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calculator.data import toml
from calculator.text.language import forget

DATA = Path(__file__).parents[1] / "calculator/data"
SOURCE = """
[sources.bulletin-{id}]
title = "{id}년 사업 공고"
url = "https://example.org/{id}"
date = "{id}-01-15"
publisher = "상상일보"
kind = "press"
"""
FLAT = """
id = "2027"
name = "상상페이백"
operator = "상상부"
paid_as = "상상상품권"
paid_into = "voucher"
judging = "2025"
months = ["2027-03", "2027-04", "2027-05"]
objection = "이의신청 방법은 발표되지 않았어요."

[validity]
years = 3
source = "bulletin-2027"
confidence = "high"

[application]
since = 2027-03-02
until = 2027-05-31
source = "bulletin-2027"
confidence = "high"

[base]
months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06",
          "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]
name = "2026년 월평균"
divisor = "open"
source = "bulletin-2027"
confidence = "high"

[fraction]
keep = "floor"
confidence = "open"

[[threshold]]
months = ["2027-03", "2027-04", "2027-05"]
percent = 100
source = "bulletin-2027"
confidence = "high"

[[rate]]
months = ["2027-03", "2027-04", "2027-05"]
percent = 15
source = "bulletin-2027"
confidence = "high"

[[cap]]
months = ["2027-03", "2027-04", "2027-05"]
won = 50_000
source = "bulletin-2027"
confidence = "high"

[[round]]
months = ["2027-03"]
number = 1
applied_until = 2027-04-09
pay_on = 2027-04-15
source = "bulletin-2027"
confidence = "high"

[[round]]
months = ["2027-04"]
number = 2
applied_until = 2027-05-09
pay_on = 2027-05-15
source = "bulletin-2027"
confidence = "medium"

[[round]]
months = ["2027-05"]
number = 3
applied_until = 2027-05-31
pay_on = 2027-06-15
source = "bulletin-2027"
confidence = "high"

[clawback]
how = "앱에서 빼는 방식"
source = "bulletin-2027"
confidence = "high"
""" + SOURCE.format(id="2027")
"""15 % of all growth up to 50,000 won over three months; not a word of it in English."""
STEPPED = """
id = "2028"
name = "상상지원금"
operator = "상상부"
paid_as = "카드 캐시백"
paid_into = "card"
months = ["2028-01", "2028-02"]
objection = "이의신청 방법은 발표되지 않았어요."

[validity]
until = 2029-02-28
source = "bulletin-2028"
confidence = "high"

[application]
since = 2028-01-01
until = 2028-02-29
source = "bulletin-2028"
confidence = "high"

[base]
months = ["2027-10", "2027-11", "2027-12"]
name = "2027년 10~12월 월평균"
divisor = "all"
source = "bulletin-2028"
confidence = "high"

[fraction]
keep = "floor"
confidence = "open"

[[threshold]]
months = ["2028-01", "2028-02"]
percent = 105
source = "bulletin-2028"
confidence = "high"

[[rate]]
months = ["2028-01"]
percent = 10
source = "bulletin-2028"
confidence = "high"

[[rate]]
months = ["2028-02"]
percent = 5
source = "bulletin-2028"
confidence = "high"

[[cap]]
months = ["2028-01", "2028-02"]
won = 70_000
source = "bulletin-2028"
confidence = "high"

[[round]]
months = ["2028-01"]
number = 1
applied_until = 2028-01-31
pay_on = 2028-02-29
source = "bulletin-2028"
confidence = "high"

[[round]]
months = ["2028-02"]
number = 2
applied_until = 2028-02-29
pay_on = 2028-03-31
source = "bulletin-2028"
confidence = "high"

[clawback]
how = "카드 대금에 더하는 방식"
source = "bulletin-2028"
confidence = "high"
""" + SOURCE.format(id="2028")
"""A threshold, another rate in its second month, paid on a leap day and valid until a fixed day."""
FICTITIOUS = {"2027": FLAT, "2028": STEPPED}


def with_files(folder: Path, files: dict[str, str], patch: pytest.MonkeyPatch) -> Path:
    """Have the loader read a copy of the data in *folder*, with *files* in it."""
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    patch.setattr(toml, "folder", lambda: folder)
    forget()
    return folder


@contextmanager
def fictitious(folder: Path) -> Iterator[Path]:
    """Have the loader know the fictitious editions, from files alone, until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        yield with_files(folder, {f"edition_{key}.toml": text for key, text in FICTITIOUS.items()}, patch)
    forget()
