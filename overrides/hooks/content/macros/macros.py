"""What editors may write between double braces; each returns Markdown."""

import posixpath
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateNotFound

from calculator import handle
from calculator.actions.myths import myths, myths_answer
from calculator.data.sentences import sentence
from calculator.rules.edition import Edition, Source
from calculator.rules.facts import contacts
from calculator.rules.loader import current, edition, editions, every_source
from calculator.statement.files.tried import tried
from calculator.statement.words import words
from calculator.text.korean import attach_particles
from calculator.text.language import day as day_text
from calculator.text.language import language
from calculator.text.language import won as won_text
from content import reasons
from content.facts import examples, forms, quotable, sheet
from content.facts.quotable import FactError
from content.languages import KOREAN, below, folder
from content.macros import drawings, spoken
from content.snippets import snippets
from content.today import today
from content.wording import terms as listed

if TYPE_CHECKING:
    from calculator import protocol

SOURCES = "sources.md"
CONFIDENCE = {"high": "확인됨", "medium": "한 곳에서 확인", "low": "확인 필요", "open": "알려지지 않음"}
KINDS = {"official": "정부와 운영 기관", "notice": "카드사와 은행 안내", "press": "언론 보도", "blog": "블로그"}


class Macros:
    """The macros of one page, whose path below docs/ is *page*: links are relative to it."""

    def __init__(self, page: str) -> None:
        self.page = page

    def fact(self, key: str, form: str = "") -> str:
        """Return the value of *key*, linked to its source."""
        found = quotable.fact(key)
        value = forms.text(found, form)
        return _snippet("fact", value=value, address=self._address(found.source), publisher=found.source.publisher)

    def plain(self, key: str, form: str = "") -> str:
        """Return the value of *key* and nothing else: for headings, tables and link texts."""
        return forms.text(quotable.fact(key), form)

    def publisher(self, key: str) -> str:
        """Return who published the value of *key*."""
        return quotable.fact(key).source.publisher

    def source(self, key: str, text: str = "") -> str:
        """Return a link to the source *key*."""
        found = quotable.source(key)
        return f"[{text or found.title}]({self._address(found)})"

    def contact(self, key: str) -> str:
        """Return name, telephone or address, and hours of a contact, inside a sentence."""
        found = quotable.contact(key)
        return _snippet("contact", contact=found, digits=found.phone.replace("-", ""), host=_host(found.url))

    def contact_card(self, key: str) -> str:
        """Return a contact with what it can and cannot answer."""
        found = quotable.contact(key)
        return _snippet("contact_card", contact=found, line=self.contact(key))

    def in_korean(self, key: str = "", section: str = "") -> str:
        """Return what the Korean page says to the contact *key* in its *section*, "" for one who is no contact of ours: to be shown or read out."""
        return f'<span class="said" lang="{KOREAN}">“{spoken.words(below(self.page), key, section)}”</span>'

    def won(self, amount: int) -> str:
        """Return *amount* as ``1,300,000원``."""
        if not isinstance(amount, int):
            raise FactError(f"won에는 따옴표와 쉼표 없는 숫자를 적어 주세요. 예: won(1300000). 지금 값: {amount}.")
        return won_text(amount)

    def refund(self, *, base: int, spend: int, month: str, applied_on: str | None = None) -> str:
        """Return the refund that the calculator computes, ``60,000원``."""
        answer = _computed(base, spend, month, applied_on)
        if answer["total"] is None:
            return sentence("amount", "between", low=answer["low"], high=answer["high"])
        return won_text(answer["total"])

    def steps(self, *, base: int, spend: int, month: str, applied_on: str | None = None) -> str:
        """Return the calculator's working as a numbered list."""
        answer = _computed(base, spend, month, applied_on)
        return "\n".join(f"1. {step['text']}" for step in answer["months"][0]["steps"])

    def calendar(self, edition_id: str = "") -> str:
        """Return the table of months, cut-offs, payment days, caps and last days of use."""
        rules = _edition(edition_id)
        return _snippet("calendar", rules=rules, fixed=rules.validity.until is not None, fact=self.fact, plain=self.plain)

    def payments(self, edition_id: str = "") -> str:
        """Return the drawing of the months and their payment days."""
        rules = _edition(edition_id)
        places = {"columns": drawings.columns(rules), "payments": drawings.payments(rules)}
        return _snippet("payments", rules=rules, plain=self.plain, **places)

    def status(self, edition_id: str = "") -> str:
        """Return where the programme stands on the day of the build."""
        return _snippet("status", rules=_edition(edition_id), today=today(), fact=self.fact, plain=self.plain)

    def fields(self, part: str) -> str:
        """Return the *part* of a form that follows from the editions: ``edition_choice``, ``base_fields`` and their like."""
        chosen = current().id
        every = sorted(map(edition, editions()), key=lambda rules: rules.id != chosen)
        return _snippet(part, editions=every, chosen=chosen, contacts=contacts())

    def source_list(self) -> str:
        """Return every source, by kind, each with an anchor of its own."""
        groups = {name: [s for s in every_source().values() if s.kind == kind] for kind, name in KINDS.items()}
        return _snippet("source_list", groups=groups, used=_confidence_by_source())

    def myths(self) -> str:
        """Return every false statement put right, each under a heading with its id."""
        told = {each["id"]: each for each in myths_answer({"do": "myths"})["myths"]}
        return _snippet("myths", myths=[(each, told[each.id]) for each in myths()], source=self.source, link=self._link)

    def examples(self, what: str = "") -> str:
        """Return how many of the published examples are *what*, ``27개``; or a table of them by who wrote them."""
        if what:
            return f"{examples.count(what):,}개"
        return _snippet("examples", counts=examples.counts(), publishers=examples.by_publisher())

    def fact_sheet(self) -> str:
        """Return every number, rule, day and telephone with its source, and an example of each rule as the calculator answers it."""
        rules = current()
        rows = {"figures": sheet.figures_rows(), "contacts": sheet.contact_rows(), "counted": sheet.counted()}
        ours = {"advice": sheet.advice(), "fraction": rules.fraction.keep, "base_months": len(rules.base.months)}
        return _snippet("fact_sheet", editions=editions(), rules=sheet.rules, confidence=CONFIDENCE, won=won_text,
                        day=lambda text: day_text(date.fromisoformat(text)), answer=_answer, **rows, **ours)

    def terms(self, name: str = "korean") -> str:
        """Return the table of the words to use and of those that are out."""
        return _snippet("terms", terms=quotable.look_up("낱말 목록", name, listed.lists()))

    def reasons(self) -> str:
        """Return the list of all causes by their groups."""
        return reasons.listed(language())

    def tool_texts(self) -> str:
        """Return the sentences that the scripts of every tool speak, for its template."""
        return _snippet("tool_texts")

    def take_texts(self) -> str:
        """Return those of them about letters and days to remember, for a tool with sentences of its own."""
        return _snippet("take_texts")

    def tool_links(self) -> str:
        """Return the links from one tool to the others, with what becomes of what was typed."""
        return _snippet("tool_links", here=self.page, link=self._link)

    def tried_files(self) -> str:
        """Return the table of card companies' files that were tried."""
        views = {view: words("view", view) for view in ("approvals", "bill", "account")}
        return _snippet("tried_files", files=tried(), views=views)

    def refused_files(self) -> str:
        """Return what kinds of files are not opened, each with what helps."""
        each = (words("file", key).split(". ", 1) for key in _REFUSED)
        return "\n".join(f"- **{what}.** {advice}" for what, advice in each)

    def literal(self, text: str) -> str:
        """Return *text* as it is: a number that only happens to stand in the data too."""
        return text

    def _link(self, page: str) -> str:
        return posixpath.relpath(page, posixpath.dirname(self.page) or ".")

    def _address(self, source: Source) -> str:
        return f"{self._link(SOURCES)}#{source.id}"


_REFUSED = ("mail", "pdf", "picture", "locked", "drm", "document", "xlsb", "ods", "numbers", "mhtml", "json", "archive", "no_year")
"""The sentences about files that cannot be opened whatever is in them."""

NAMES = tuple(name for name in vars(Macros) if not name.startswith("_"))


def _snippet(name: str, **values: Any) -> str:
    try:
        template = snippets().get_template(f"{folder(language())}{name}.md")
    except TemplateNotFound as error:
        gone = f"docs/_includes/{error.name}"
        raise FactError(f"{gone}가 없어요. {'지웠다면 되돌려 주세요.' if language() == KOREAN else '한국어의 같은 파일을 옮겨 만들어 주세요.'}") from error
    except TemplateError as error:
        raise _broken(name, error) from error
    try:
        return attach_particles(template.render(values).strip())
    except TemplateError as error:
        raise _broken(name, error) from error


def _broken(name: str, error: TemplateError) -> FactError:
    return FactError(f"틀 docs/_includes/{folder(language())}{name}.md를 읽을 수 없어요. 마지막으로 고친 곳을 되돌려 주세요. ({error.message})")


def _edition(key: str) -> Edition:
    return edition(quotable.look_up("사업 연도", key, {name: name for name in editions()})) if key else current()


def _computed(base: int, spend: int, month: str, applied_on: str | None) -> "protocol.RefundAnswer":
    by_month = {m: key for key in editions() for m in edition(key).months}
    message = {"do": "refund", "edition": quotable.look_up("달", month, by_month), "base": base, "spend": {month: spend}}
    message |= {"lang": language()} | ({"applied_on": applied_on} if applied_on else {})
    return cast("protocol.RefundAnswer", _answer(**message))


def _answer(**message: Any) -> dict[str, Any]:
    """Return the calculator's answer to *message*, which must be one that it can answer."""
    found = cast(dict[str, Any], handle(message))
    if not found["ok"]:
        raise FactError(" ".join(f"{error['field']}: {error['message']}" for error in found["errors"]))
    return found


def _host(url: str) -> str:
    """Return the host of *url* as people read it: Korean names in Korean."""
    host = urlsplit(url).hostname or ""
    return host.encode("ascii").decode("idna").removeprefix("www.")


def _confidence_by_source() -> dict[str, list[str]]:
    used: dict[str, set[str]] = {}
    for fact in quotable.facts().values():
        used.setdefault(fact.source.id, set()).add(fact.confidence)
    return {key: [CONFIDENCE[level] for level in CONFIDENCE if level in levels] for key, levels in used.items()}
