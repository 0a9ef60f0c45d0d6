"""What to say on the telephone, in half a minute."""

from calculator.diagnosis.ending import Ending
from calculator.diagnosis.figures import difference
from calculator.diagnosis.flow import Advice
from calculator.sentences import sentence


def script(ending: Ending, advice: Advice) -> list[str]:
    """Return the sentences of a call to the first contact of *advice*; none where it names nobody to call."""
    words = next((call.words for call in advice.calls if call.words), "")
    if not words:
        return []
    return [
        sentence("script", "hello"),
        sentence("script", "situation", answer=ending.steps[0].option.text),
        *_figures(ending),
        words,
        sentence("script", "close"),
    ]


def _figures(ending: Ending) -> list[str]:
    values, due = ending.values, ending.due
    if not difference(ending) or due is None or due["amount"] is None:
        return []
    return [sentence("script", "figures", month=values["month"], received=values["received"], due=due["amount"])]
