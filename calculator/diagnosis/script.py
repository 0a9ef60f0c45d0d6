"""What to say on the telephone, in half a minute."""

from calculator.diagnosis.ending import Ending
from calculator.diagnosis.figures import difference
from calculator.diagnosis.flow import UNKNOWN, Advice
from calculator.sentences import sentence


def script(ending: Ending, advice: Advice) -> list[str]:
    """Return the sentences of a call to the first contact of *advice*; none where it names nobody to call."""
    words = next((call.words for call in advice.calls if call.words), "")
    if not words:
        return []
    return [
        sentence("script", "hello"),
        *_situation(ending),
        *_figures(ending),
        said(words, ending),
        sentence("script", "close"),
    ]


def said(words: str, ending: Ending) -> str:
    """Return *words* with the month in question in place of the blank that a page leaves for it."""
    month = ending.values.get("month")
    return words.replace(sentence("script", "blank"), sentence("script", "month", month=month)) if month else words


def _situation(ending: Ending) -> list[str]:
    """Return the symptom, where one of those that the first question names was chosen."""
    option = ending.steps[0].option
    known = option.goal != "end" and option.id != UNKNOWN
    return [sentence("script", "situation", answer=option.text)] if known else []


def _figures(ending: Ending) -> list[str]:
    values, due = ending.values, ending.due
    if not difference(ending) or due is None or due["amount"] is None:
        return []
    return [sentence("script", "figures", month=values["month"], received=values["received"], due=due["amount"])]
