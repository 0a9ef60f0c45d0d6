"""What to do where the rules explain nothing: whom to ask what, with the objection ready."""

from calculator.data.sentences import sentence
from calculator.diagnosis.ending import Ending
from calculator.diagnosis.flow import Advice, Call
from calculator.rules.facts import contacts
from calculator.rules.settings import settings
from calculator.text.language import won

ID = "unexplained"


def advice(ending: Ending) -> Advice:
    """Return the advice for *ending*, whose answers and numbers rule out every cause."""
    contact, edition = contacts()[settings().asked], ending.flow.edition
    numbers: dict[str, object] = {"contact": contact.name, "phone": contact.phone, "name": edition.base.name}
    due = ending.due["amount"] if ending.due else None
    summary = [sentence(ID, "due", due=won(due))] if due is not None else []
    return Advice(
        id=ID,
        title=sentence(ID, "title"),
        summary=(*summary, sentence(ID, "summary")),
        signs=(),
        checks=(sentence(ID, "check", **numbers),),
        actions={"": tuple(sentence(ID, key, **numbers) for key in ("ask", "object"))},
        calls=(Call(contact, "", sentence(ID, "words", blank=sentence("script", "blank"), **numbers), ""),),
        papers=tuple(sentence(ID, key, **numbers) for key in ("paper_base", "paper_spend", "paper_received")),
        wait=(),
        unknown=(edition.objection,),
        page="",
        links={},
        sources=(edition.rules[edition.months[0]].rate.source,),
    )
