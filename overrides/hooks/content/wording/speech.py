"""합니다 and 해요: how a verb ends in the one way of speaking and in the other."""

import re

from calculator.text.korean import attach_particles

ENDINGS = (
    ("있습니다", "있어요"), ("없습니다", "없어요"), ("됐습니다", "됐어요"), ("되었습니다", "됐어요"), ("됩니다", "돼요"), ("합니다", "해요"),
    ("드립니다", "드려요"), ("하십시오", "하세요"), ("주십시오", "주세요"), ("으십시오", "으세요"),
)  # fmt: skip
PAST = re.compile(r"([가-힣])습니다$")


def polite(word: str) -> str:
    """Return *word*, which ends as in 합니다, as it ends in 해요; "" where its ending is not a sure one."""
    for formal, ending in ENDINGS:
        if word.endswith(formal):
            return word.removesuffix(formal) + ending
    if word.endswith("입니다"):
        stem = word.removesuffix("입니다")
        return attach_particles(f"{stem}이(에)요") if stem else ""
    match = PAST.search(word)
    if match and (ord(match[1]) - ord("가")) % 28 == 20:  # ㅆ: the past, and what will be
        return f"{word.removesuffix('습니다')}어요"
    return ""
