"""The answer to a compare message: every rule of the editions side by side, and the same person under each."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from calculator.actions.refund import range_answer, source_answer
from calculator.amount import AmountRange, total
from calculator.data.sentences import sentence
from calculator.gap.hypothesis import Inputs, formula
from calculator.message.fields import Reader, span
from calculator.refund.inverse import growth_for
from calculator.rules.base import Base
from calculator.rules.edition import Edition, MonthRule, Percent, Source
from calculator.rules.loader import edition, editions

if TYPE_CHECKING:
    from calculator import protocol


def compare_answer(message: dict[Any, Any]) -> "protocol.CompareAnswer":
    """Return the rules, and with ``base`` and ``spend`` (one month's) what each edition would pay."""
    reader = Reader(message)
    reader.keys(("do", "base", "spend"), required=[name for name in ("base", "spend") if {"base", "spend"} & message.keys()])
    base, spend = (reader.take(name, span, default=None) for name in ("base", "spend"))
    reader.finish()
    every = [edition(key) for key in editions()]
    return {
        "ok": True,
        "rules": [_row(name, every) for name in _ROWS],
        "person": None if base is None or spend is None else [_person(rules, Base(base), spend) for rules in every],
    }


def _row(name: str, editions: list[Edition]) -> "protocol.Rule":
    values = {rules.id: _ROWS[name](rules) for rules in editions}
    return {
        "id": name,
        "label": sentence("rule_label", name),
        "values": {key: text for key, (text, _) in values.items()},
        "sources": {key: source_answer(source) for key, (_, source) in values.items()},
        "differs": len({text for text, _ in values.values()}) > 1,
    }


def _person(rules: Edition, base: Base, spend: AmountRange) -> "protocol.PersonUnder":
    amounts = {month: formula(Inputs(rule, spend, base)) for month, rule in rules.rules.items()}
    return {
        "edition": rules.id,
        "name": rules.name,
        "months": [{"month": month, **range_answer(amount)} for month, amount in amounts.items()],
        "total": range_answer(total(list(amounts.values()))),
    }


def _by_month(rules: Edition, text: Callable[[str], str]) -> str:
    """Return the *text* of each month; months in a row with the same text share it."""
    runs: list[tuple[str, list[str]]] = []
    for month in rules.months:
        if runs and runs[-1][0] == text(month):
            runs[-1][1].append(month)
        else:
            runs.append((text(month), [month]))
    if len(runs) == 1:
        return runs[0][0]
    return ", ".join(sentence("rule", "one_month" if len(months) == 1 else "months",
                              since=months[0], until=months[-1], text=each) for each, months in runs)


def _cap(rules: Edition) -> tuple[str, Source]:
    return _by_month(rules, lambda month: sentence("rule", "won", won=rules.rules[month].cap.won)), _first(rules).cap.source


def _percent(rules: Edition, part: Callable[[MonthRule], Percent]) -> str:
    return _by_month(rules, lambda month: sentence("rule", "percent", percent=part(rules.rules[month]).percent))


def _full(rules: Edition) -> tuple[str, Source]:
    def text(month: str) -> str:
        rule = rules.rules[month]
        return sentence("rule", "won", won=growth_for(rule, rule.cap.won).low)
    return _by_month(rules, text), _first(rules).rate.source


def _paydays(rules: Edition) -> tuple[str, Source]:
    days = [sentence("rule", "day", day=rules.rules[month].round.pay_on) for month in rules.months]
    return ", ".join(days), _first(rules).round.source


def _valid(rules: Edition) -> tuple[str, Source]:
    validity = rules.validity
    if validity.until:
        return sentence("rule", "until", day=validity.until), validity.source
    return sentence("rule", "years", years=validity.years), validity.source


def _first(rules: Edition) -> MonthRule:
    return rules.rules[rules.months[0]]


_ROWS: dict[str, Callable[[Edition], tuple[str, Source | None]]] = {
    "name": lambda rules: (rules.name, None),
    "operator": lambda rules: (rules.operator, None),
    "application": lambda rules: (sentence("rule", "window", since=rules.application.since, until=rules.application.until),
                                  rules.application.source),
    "base": lambda rules: (rules.base.name, rules.base.source),
    "threshold": lambda rules: (_percent(rules, lambda rule: rule.threshold), _first(rules).threshold.source),
    "rate": lambda rules: (_percent(rules, lambda rule: rule.rate), _first(rules).rate.source),
    "cap": _cap,
    "full": _full,
    "most": lambda rules: (sentence("rule", "won", won=rules.most), _first(rules).cap.source),
    "paydays": _paydays,
    "paid_as": lambda rules: (rules.paid_as, _first(rules).round.source),
    "valid": _valid,
    "clawback": lambda rules: (rules.clawback.how, rules.clawback.source),
    "objection": lambda rules: (rules.objection, None),
}
"""Every rule with its text and, where one page states it, its source."""
