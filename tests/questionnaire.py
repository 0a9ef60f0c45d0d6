"""A small questionnaire as the page sends it, for tests of the engine that need no pages."""

from typing import Any

from calculator import handle

TODAY = "2026-11-22"


def option(key: str, goal: str, to: str, section: str = "") -> dict[str, str]:
    return {"id": key, "text": f"답 {key}", "goal": goal, "to": to, "section": section}


def question(*options: dict[str, str], fields: tuple[str, ...] = (), assumed: dict[str, int] | None = None) -> dict[str, Any]:
    return {
        "title": "질문", "why": ["묻는 이유"], "options": list(options), "assumed": assumed or {},
        "fields": [{"id": key, "label": f"칸 {key}", "hint": ""} for key in fields],
    }


def advice(key: str, contact: str = "sme") -> dict[str, Any]:
    return {
        "title": f"원인 {key}", "summary": ["요약"], "signs": [f"{key}의 모습"], "checks": ["확인"],
        "actions": {"": [f"{key}의 할 일"], "now": ["바로 할 일"]},
        "calls": [{"contact": contact, "name": "" if contact else "가게", "words": "첫마디예요.", "note": ""}],
        "papers": ["자료"], "wait": ["기다림"], "unknown": [], "page": f"causes/{key}/", "sources": ["kbs-2025-08-21"],
    }


CAUSES = ("below-base", "excluded-spending", "rule-of-2021", "cap-reached", "smishing")

FLOW: dict[str, Any] = {
    "edition": "2025", "first": "start",
    "questions": {
        "start": question(option("amount", "question", "amounts"), option("text", "cause", "smishing", "now"),
                          option("other", "end", "none"), option("unknown", "question", "where")),
        "amounts": question(option("given", "question", "where"), option("unknown", "question", "where"),
                            fields=("month", "base", "spend", "received")),
        "where": question(option("shop", "cause", "below-base"), option("online", "cause", "excluded-spending"),
                          option("unknown", "cause", "below-base")),
    },
    "causes": {key: advice(key, "kisa" if key == "smishing" else "sme") for key in CAUSES},
    "ends": {"none": advice("none")},
}

GIVEN = {"start": "amount", "amounts": "given"}


def ask(answers: object, values: object = None, **more: Any) -> dict[str, Any]:
    """Return the door's answer for *answers* and typed *values*."""
    return handle({"do": "diagnosis", "flow": FLOW, "answers": answers, "values": values, "today": TODAY, **more})


def result(answers: object, values: object = None, **more: Any) -> dict[str, Any]:
    """Return the result that *answers* lead to."""
    found: dict[str, Any] = ask(answers, values, **more)["result"]
    return found
