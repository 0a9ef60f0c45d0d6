"""The verdict in a sentence or two: what it is, by how much, and what to do next."""

from datetime import date

from calculator.actions.refund import amount_text
from calculator.amount import UNKNOWN, AmountRange, total
from calculator.data.sentences import sentence
from calculator.gap.findings import Conclusion, Finding, Findings
from calculator.gap.fitting import within
from calculator.gap.hypothesis import RuledOut
from calculator.gap.in_the_sum import base_in_words
from calculator.gap.person import Person
from calculator.rules.edition import Month, Round
from calculator.rules.facts import contacts
from calculator.rules.payday import payday
from calculator.text.language import each_month, fill

ASKED = "sme"
"""The contact who is asked where nothing explains a difference."""


def headline(person: Person, findings: Findings) -> str:
    """Return what the answer comes to, about *person* as they wrote it."""
    if findings.kind == "as_due":
        return " ".join([_opening(person), *_as_due(person, findings)])
    if findings.kind == "not_noted":
        return " ".join([_opening(person), *_expected(findings)])
    if findings.kind == "within":
        return _within(person, findings.person)
    return f"{_opening(person)} {_reason(person, findings)}"


def cause_text(finding: Finding) -> str:
    """Return the sentence of a cause that may be true, filled by the run that tried it."""
    cause, outcome = finding.cause, finding.outcome
    numbers = {} if isinstance(outcome, RuledOut) else outcome.numbers
    if finding.paired:
        return sentence("gap", "paired", title=cause.title)
    if numbers.get("full"):
        return sentence("gap", "in_full", **numbers)
    exact = finding.verdict.fit == "exact"
    if finding.named_by_reader and "fitting" in numbers:
        return str(numbers["fitting"])
    together = numbers.get("together")
    if isinstance(together, list) and (len(together) > 1 or not exact):
        key = "together" if exact else "together_possible" if len(together) > 1 else "named_possible"
        return sentence("gap", key)
    return fill(cause.exact if exact else cause.possible, **numbers)


def payday_of(person: Person, month: Month) -> date:
    """Return the day on which *month* is paid, one that has a day."""
    payment_round = payday(person.edition, month, person.case.applied_on)
    assert isinstance(payment_round, Round)
    return payment_round.pay_on


def _opening(person: Person) -> str:
    """Return how what was received compares with the rules, each as it was typed."""
    noted, due = _noted(person), _due(person)
    if noted is None:
        return sentence("gap", "not_noted")
    if due.known is None:
        key = "beyond" if not due.low <= noted <= due.high else "apart"
        return sentence("gap", key, noted=noted, due=amount_text(due))
    if noted == due.known:
        return sentence("gap", "as_due" if person.as_due else "as_due_in_sum", noted=noted)
    month = next(iter(person.received)) if len(person.received) == 1 else None
    key = "less" if noted < due.known else "more"
    return sentence("gap", f"{key}_of_month" if month else key, gap=abs(noted - due.known), due=due.known, noted=noted, month=month)


def _as_due(person: Person, findings: Findings) -> list[str]:
    """Return what else is to be said of amounts that are right: why each month of 0 won is, and which are still to come."""
    early = [month for month in person.early if month in person.received]
    days: dict[date, list[Month]] = {}
    for month in early:
        days.setdefault(payday_of(person, month), []).append(month)
    texts = [sentence("gap", "early", months=each_month(months), pay_on=day) for day, months in days.items()]
    return texts + [cause_text(finding) for finding in findings.causes if finding.verdict.fit == "exact"]


def _expected(findings: Findings) -> list[str]:
    """Return what explains an expectation, where nothing received was noted."""
    return [cause_text(findings.causes[0])] if findings.causes[0].open else []


def _within(person: Person, as_named: Person) -> str:
    """Return that nothing speaks against the rules, with what was named in the sum, and why this cannot be said to the won."""
    fitting, noted, due = within(as_named) or within(person), _noted(person), _due(person)
    assert fitting
    if person.typed.base.total == UNKNOWN:
        won = AmountRange(-(-fitting.total.low // fitting.months), fitting.high.won)
        base = base_in_words(won, len(person.received))
        return base if won == UNKNOWN else f"{base} {sentence('gap', 'look_up_base', name=person.edition.base.name)}"
    if noted is None:
        return sentence("gap", "within_each")
    if due.known is None:
        return sentence("gap", "within_undecided" if _undecided(person) else "within", noted=noted, due=amount_text(due))
    if noted == due.known:
        return sentence("gap", "within_in_sum", noted=noted)
    return sentence("gap", "within_about", noted=noted, due=due.known, gap=abs(noted - due.known))


def _reason(person: Person, findings: Findings) -> str:
    """Return the reason where there is one, where to begin where there are several, and whom to ask where there is none."""
    if findings.kind == "unexplained":
        contact, rules = contacts()[ASKED], person.edition
        return sentence("gap", "unexplained" if rules.has.issuperset(["voucher"]) else "unexplained_card", contact=contact.name,
                        phone=contact.phone, name=rules.base.name, objection=rules.objection)
    fits = findings.alone
    if not fits:
        titles = {finding.cause.id: finding.cause.title for finding in findings.causes}
        return sentence("gap", "pair", first=titles[findings.pairs[0].first], second=titles[findings.pairs[0].second])
    first = fits[0]
    short = any(finding.named_by_reader and finding.paired for finding in findings.causes) and not first.named_by_reader
    return " ".join([*([sentence("gap", "named_short")] if short else []), _first(findings.kind, first, len(fits))])


def _first(kind: Conclusion, first: Finding, count: int) -> str:
    if count == 1 or kind == "explained" or first.verdict.fit == "exact" or first.named_by_reader:
        return cause_text(first)
    return sentence("gap", "several", count=count, title=first.cause.title, question=first.cause.question).strip()


def _undecided(person: Person) -> bool:
    late, applied_on = person.edition.undecided, person.case.applied_on
    return late is not None and applied_on is not None and applied_on >= late.applied_since


def _noted(person: Person) -> int | None:
    noted = [person.typed.received[month] for month in person.received]
    return total(noted).known if noted else None


def _due(person: Person) -> AmountRange:
    return total([person.due_as_typed[month] for month in person.received])
