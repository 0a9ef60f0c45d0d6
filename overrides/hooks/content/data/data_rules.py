"""What one entry of the data files owes another: that what is named exists, that months belong and days follow each other."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from calculator.data.toml import DataError, TomlTable
from calculator.gap.causes import FINDERS
from calculator.rules.loader import MONTHLY, parse_sources
from calculator.statement.judging import kind
from calculator.statement.table import layout
from content import DOCS
from content.data.validation import Fault, KeyPath
from content.facts.quotable import nearest

type Files = dict[str, TomlTable]
"""Every Korean data file by its name, each right by its schema."""
EDITION = "edition_"
SENTENCES = ("sentences", "statement")


def faults(files: Files) -> dict[str, list[Fault]]:
    """Return by file what is wrong between the entries of *files*."""
    found = {name: [*_of_file(name, data, files)] for name, data in files.items()}
    for name, data in files.items():
        if not name.startswith(SENTENCES):
            found[name] += _sources(data, files)
    for name, fault in _current(files):
        found[name].append(fault)
    return found


def edition_files(files: Files) -> dict[str, TomlTable]:
    """Return the editions among *files* by their id."""
    return {name.removeprefix(EDITION).removesuffix(".toml"): data for name, data in files.items() if name.startswith(EDITION)}


def known_sources(data: TomlTable, files: Files) -> set[str]:
    """Return the ids of the sources that *data*, one of *files*, may name."""
    return {*files.get("sources.toml", {}), *data.get("sources", {})}


def _of_file(name: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    rule = next((rule for start, rule in _RULES.items() if name.startswith(start)), None)
    if rule:
        yield from rule(name, data, files)


def _current(files: Files) -> Iterator[tuple[str, Fault]]:
    """Yield a fault unless exactly one edition is the one that the site is about."""
    editions = edition_files(files)
    claims = [key for key, data in editions.items() if data.get("current")]
    for key in claims[1:] if claims else list(editions)[-1:]:
        other = f" {EDITION}{claims[0]}.toml에도 적혀 있어요." if claims else " 지금은 아무 파일에도 없어요."
        yield f"{EDITION}{key}.toml", Fault(("current",), f"current = true는 사업 연도 하나에만 적어 주세요.{other}")


def _sources(data: TomlTable, files: Files) -> Iterator[Fault]:
    known = known_sources(data, files)
    for path, key in _named(data, ()):
        if key not in known | {""}:
            yield Fault(path, f"출처 ‘{key}’이 sources.toml에 없어요. 거기에 먼저 적어 주세요. {nearest(key, known)}")


def _named(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every value of a key ``source`` below *path*."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if key == "source":
            yield (*path, key), inner
        else:
            yield from _named(inner, (*path, key))


def _edition(name: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    editions, months = edition_files(files), data["months"]
    if f"{EDITION}{data['id']}.toml" != name:
        yield Fault(("id",), f"파일 이름이 {name}이니 id도 같은 사업 연도로 적어 주세요.")
    if months != sorted(months):
        yield Fault(("months",), "달을 이른 것부터 차례대로 적어 주세요.")
    for kind_name in MONTHLY:
        yield from _each_month_once(kind_name, data[kind_name], months)
    late = data.get("undecided", {"months": []})
    for month in late["months"]:
        if month not in months:
            yield Fault(("undecided", "months"), f"{month}은 이 사업의 달이 아니에요. 맨 위 months에 있는 달을 적어 주세요.")
    if list(dict.fromkeys(sorted(data["base"]["months"]))) != data["base"]["months"] or data["base"]["months"][-1:] >= months[:1]:
        yield Fault(("base", "months"), "기준이 되는 달을 이른 것부터 한 번씩, 사업이 시작된 달보다 앞선 달만 적어 주세요.")
    if len(data["validity"].keys() & {"years", "until"}) != 1:
        yield Fault(("validity",), "years(몇 년 동안)와 until(마지막 날) 가운데 하나만 적어 주세요.")
    other = data.get("mistaken", {}).get("rules_of", "")
    if other and (other not in editions or other == data["id"]):
        yield Fault(("mistaken", "rules_of"), f"‘{other}’은 다른 사업 연도가 아니에요. {nearest(other, editions.keys() - {data['id']})}")
    judging = data.get("judging", "")
    if judging and f"judging_{judging}.toml" not in files:
        yield Fault(("judging",), f"judging_{judging}.toml이 없어요. 만들거나, 무엇이 인정됐는지 적어 둔 연도를 적어 주세요.")
    yield from _days(data)


def _each_month_once(name: str, rows: list[TomlTable], months: list[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        for month in row["months"]:
            if month in seen:
                yield Fault((name, number, "months"), f"[[{name}]]에 {month}이 두 번 있어요. 한 곳에서 지워 주세요.")
            if month not in months:
                yield Fault((name, number, "months"), f"[[{name}]]의 {month}은 이 사업의 달이 아니에요. 맨 위 months를 확인해 주세요.")
            seen.add(month)
    if missing := [month for month in months if month not in seen]:
        yield Fault((name, len(rows) - 1, "months"), f"[[{name}]]에 {', '.join(missing)}이 빠졌어요. months에 넣어 주세요.")


def _days(data: TomlTable) -> Iterator[Fault]:
    """Applying has a beginning before its end, rounds follow one another, and the last serves the last day of application."""
    window, rounds = data["application"], data["round"]
    if window["since"] > window["until"]:
        yield Fault(("application", "until"), "until이 since보다 앞서요. 신청을 시작한 날과 마지막 날을 확인해 주세요.")
    for number, (before, after) in enumerate(pairwise(rounds), 1):
        if any(before[key] >= after[key] for key in ("months", "number", "applied_until", "pay_on")):
            yield Fault(("round", number), "[[round]]의 months, number, applied_until, pay_on을 앞의 것보다 뒤가 되게 차례대로 적어 주세요.")
    for number, each in enumerate(rounds):
        if each["applied_until"] >= each["pay_on"]:
            yield Fault(("round", number, "pay_on"), "pay_on이 applied_until보다 뒤여야 해요. 두 날짜를 확인해 주세요.")
        if "confirmed" in each and each["confirmed"]["on"] < each["pay_on"]:
            yield Fault(("round", number, "confirmed"), "confirmed의 on이 pay_on보다 앞서요. 지급이 확인된 날을 확인해 주세요.")
    if rounds and rounds[-1]["applied_until"] != window["until"]:
        yield Fault(("round", len(rounds) - 1, "applied_until"), "마지막 [[round]]의 applied_until이 [application]의 until과 달라요. 같게 해 주세요.")
    late = data.get("undecided")
    if late and not window["since"] <= late["applied_since"] <= window["until"]:
        yield Fault(("undecided", "applied_since"), "신청을 받던 날 가운데 하나를 적어 주세요.")


def _causes(_: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    tables = data["cause"]
    yield from _once("cause", tables, "id")
    yield from _once("cause", tables, "order")
    for number, table in enumerate(tables):
        if table["id"] not in FINDERS:
            yield Fault(("cause", number, "id"), f"이 이유를 찾는 함수가 calculator/gap/causes.py의 FINDERS에 없어요. {nearest(table['id'], FINDERS)}")
        for place, own in enumerate(table.get("said", ())):
            if own["id"] not in edition_files(files):
                yield Fault(("cause", number, "said", place, "id"), f"모르는 사업 연도 ‘{own['id']}’. {nearest(own['id'], edition_files(files))}")
    if missing := sorted(FINDERS.keys() - {table["id"] for table in tables}):
        yield Fault(("cause", len(tables) - 1), f"calculator/gap/causes.py의 FINDERS에 있는 {', '.join(missing)}이 빠졌어요. 적어 주세요.")


def _myths(_: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    yield from _once("myth", data["myth"], "id")
    for number, myth in enumerate(data["myth"]):
        if myth.get("page") and not (DOCS / myth["page"]).is_file():
            yield Fault(("myth", number, "page"), f"docs/{myth['page']}가 없어요. 있는 페이지를 적거나 지워 주세요.")
    editions = edition_files(files)
    if not editions.get(data["edition"], {}).get("mistaken", {}).get("rules_of"):
        yield Fault(("edition",), f"mistaken.rules_of가 적힌 사업 연도를 적어 주세요. {nearest(data['edition'], editions)}")


def _settings(_: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    contacts = files.get("contacts.toml", {})
    for key in data["written_to"]:
        if key not in contacts:
            yield Fault(("written_to",), f"모르는 연락처 ‘{key}’. {nearest(key, contacts)}")


def _judging(name: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    try:
        kind.parse(data, name, parse_sources(files.get("sources.toml", {})))
    except DataError as error:
        yield Fault((), str(error).removeprefix(f"{name}: "))
    except KeyError:
        return  # a source that is not there, which is told already


def _layouts(name: str, data: TomlTable, files: Files) -> Iterator[Fault]:
    try:
        layout.parse(data)
    except DataError as error:
        yield Fault((), str(error).removeprefix(f"{name}: "))


def _once(name: str, tables: list[TomlTable], key: str) -> Iterator[Fault]:
    """Yield each table that has the same *key* as one before it."""
    seen = set()
    for number, table in enumerate(tables):
        if table[key] in seen:
            yield Fault((name, number, key), f"{key} {table[key]}이(가) 두 번 있어요. 하나를 바꿔 주세요.")
        seen.add(table[key])


_RULES: dict[str, Callable[[str, TomlTable, Files], Iterator[Fault]]] = {
    EDITION: _edition, "causes": _causes, "myths": _myths, "diagnosis": _settings, "judging_": _judging, "layouts": _layouts,
}
