"""Causes that lie in the spending: something in the sum that does not count, or something left out of it."""

from collections.abc import Iterator

from calculator.case import Amounts
from calculator.edition import Month
from calculator.inverse import Backward, spend_for
from calculator.person import Person
from calculator.span import ANYTHING, NOTHING, Span, total
from calculator.supposition import Inputs, Outcome, denied, inputs, supposed


def excluded_spending(person: Person) -> Iterator[Outcome]:
    """Yield the spending without what was paid where payments do not count."""
    yield _without(person, person.excluded)


def family_card(person: Person) -> Iterator[Outcome]:
    """Yield the spending without what another person's card paid."""
    yield _without(person, person.family_card)


def cancelled_purchase(person: Person) -> Iterator[Outcome]:
    """Yield the spending without all cancelled purchases, and without each one alone."""
    purchases = person.cancelled
    if not purchases:
        yield _without(person, None if purchases is None else {})
        return
    yield _without(person, {month: total([each.amount for each in purchases if each.month == month])
                            for month in person.case.spend})
    if len(purchases) > 1:
        for each in purchases:
            yield _without(person, {each.month: each.amount})


def other_card(person: Person) -> Iterator[Outcome]:
    """Yield the spending with what cards of other companies paid."""
    added = person.other_cards
    if added is not None and not any(span.high for span in added.values()):
        yield denied("nothing_named")
    else:
        yield supposed(person, {month: each._replace(spend=_more(each.spend, added, month))
                                for month, each in inputs(person).items()}, given=added is not None)


def needed(person: Person, cause: str) -> dict[Month, Backward]:
    """Return by how many won the spending of each month that differs would have to be changed.

    *cause* is ``less`` where the change takes spending out and ``more`` where it adds some;
    a month that the change cannot explain is left out.
    """
    found = {month: _change(person, month, cause) for month in person.received}
    return {month: change for month, change in found.items() if change}


def _change(person: Person, month: Month, cause: str) -> Backward | None:
    rule, noted = person.edition.rules[month], person.received[month].known
    spend, base = person.case.spend[month].known, person.case.base.known
    if noted is None or spend is None or base is None or noted > rule.cap.won or noted == person.due[month].known:
        return None
    back = spend_for(rule, base, noted)
    if cause == "less":
        return Backward(0 if back.high is None else spend - back.high, spend - back.low) if back.low < spend else None
    return Backward(back.low - spend, None if back.high is None else back.high - spend) if back.low > spend else None


def _without(person: Person, part: Amounts | None) -> Outcome:
    if part is not None and not any(span.high for span in part.values()):
        return denied("nothing_named")
    changed: dict[Month, Inputs] = {month: each._replace(spend=_less(each.spend, part, month))
                                    for month, each in inputs(person).items()}
    return supposed(person, changed, given=part is not None)


def _less(spend: Span, part: Amounts | None, month: Month) -> Span:
    return Span(0, spend.high) if part is None else spend - part.get(month, NOTHING)


def _more(spend: Span, added: Amounts | None, month: Month) -> Span:
    return Span(spend.low, max(spend.high, ANYTHING.high)) if added is None else spend + added.get(month, NOTHING)
