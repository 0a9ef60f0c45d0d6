"""What passes through the door, in both directions: the scripts' side of these types is made from this module.

Nothing imports it at run time, so that a browser does not load it. A month is ``YYYY-MM``, a day ``YYYY-MM-DD``,
an amount whole won.
"""

from typing import Literal, NotRequired, TypedDict


class Range(TypedDict):
    """Any amount from *low* to *high*, both included."""

    low: int
    high: int


type Typed = int | str
"""An amount; a text is one that could not be read, which is refused with what is wrong with it."""
type Amount = Typed | Range | None
"""An amount as far as it is known; None where nothing is."""
type Base = Amount | dict[str, Amount]
"""The monthly average, or amounts by month of the period that it is made of."""


class RefundMessage(TypedDict):
    """Asks what a person should have been paid."""

    do: Literal["refund"]
    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    spend: dict[str, Amount]
    applied_on: NotRequired[str | None]
    received: NotRequired[dict[str, Amount] | None]


class Cancelled(TypedDict):
    """A purchase that was cancelled or refunded."""

    month: str
    amount: Amount


class Bill(TypedDict):
    """A bill that the card paid although there was a balance of vouchers."""

    bill: NotRequired[Amount]
    balance: NotRequired[Amount]


class GapMessage(TypedDict):
    """Asks why an amount is not what was expected; what is not known is None or left out.

    *exact* and *about* name fields (``base``, ``spend.2025-09``, ``spend``; True for all) that are to the won, or estimates;
    *denied* and *said* the causes that the reader has ruled out, or named without an amount.
    """

    do: Literal["gap"]
    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    spend: dict[str, Amount]
    applied_on: NotRequired[str | None]
    received: NotRequired[dict[str, Amount] | None]
    today: NotRequired[str | None]
    expected: NotRequired[dict[str, Amount] | None]
    excluded: NotRequired[dict[str, Amount] | None]
    family_card: NotRequired[dict[str, Amount] | None]
    other_cards: NotRequired[dict[str, Amount] | None]
    cancelled: NotRequired[list[Cancelled] | None]
    base_months: NotRequired[dict[str, Amount] | None]
    official_base: NotRequired[Amount]
    months_used: NotRequired[int | None]
    lottery: NotRequired[Amount]
    has_applied: NotRequired[bool | None]
    has_membership: NotRequired[bool | None]
    history_set: NotRequired[bool | None]
    balance_checked: NotRequired[bool | None]
    payment: NotRequired[Bill | None]
    exact: NotRequired[bool | list[str] | None]
    about: NotRequired[bool | list[str] | None]
    denied: NotRequired[list[str] | None]
    said: NotRequired[list[str] | None]


class InverseMessage(TypedDict):
    """Asks what spending stands behind an amount that was paid."""

    do: Literal["inverse"]
    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    received: dict[str, Typed]


class Changes(TypedDict):
    """What may be set anew."""

    base: NotRequired[Base]
    spend: NotRequired[dict[str, Amount]]
    applied_on: NotRequired[str | None]


class WhatIfMessage(TypedDict):
    """Asks how near each month is to its marks, and what one change would do."""

    do: Literal["what_if"]
    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    spend: dict[str, Amount]
    applied_on: NotRequired[str | None]
    received: NotRequired[dict[str, Amount] | None]
    change: NotRequired[Changes | None]


class ClawbackMessage(TypedDict):
    """Asks what goes back when purchases are cancelled."""

    do: Literal["clawback"]
    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    spend: dict[str, Amount]
    applied_on: NotRequired[str | None]
    received: NotRequired[dict[str, Amount] | None]
    cancelled: list[Cancelled] | None
    notice: NotRequired[Amount]


class ClockMessage(TypedDict):
    """Asks how the payments stand on the day *today*."""

    do: Literal["clock"]
    lang: NotRequired[str]
    edition: str
    today: str
    applied_on: NotRequired[str | None]


class CompareMessage(TypedDict):
    """Asks for the rules of all editions, and what each would pay for one month's *spend*."""

    do: Literal["compare"]
    lang: NotRequired[str]
    base: NotRequired[Amount]
    spend: NotRequired[Amount]


class MythsMessage(TypedDict):
    """Asks for the false statements, and what they would mean for the reader."""

    do: Literal["myths"]
    lang: NotRequired[str]
    base: NotRequired[Base]
    spend: NotRequired[dict[str, Amount]]
    base_months: NotRequired[dict[str, Amount] | None]


class DiagnosisMessage(TypedDict):
    """Asks where *answers* lead in *flow*; *sent* is the question just answered, *entrance* one to begin with."""

    do: Literal["diagnosis"]
    lang: NotRequired[str]
    flow: object
    answers: dict[str, str]
    values: NotRequired[dict[str, Typed]]
    sent: NotRequired[str]
    entrance: NotRequired[str | None]
    today: NotRequired[str]


class FieldError(TypedDict):
    """A field that cannot be used, and the sentence that says how to mend it."""

    field: str
    message: str


class Refusal(TypedDict):
    """The answer to a message that cannot be used; *needs* names a library to fetch before it is asked again."""

    ok: Literal[False]
    errors: list[FieldError]
    needs: NotRequired[str]


class Source(TypedDict):
    """Where a reader can check it."""

    title: str
    url: str
    date: str


class Step(TypedDict):
    """One line of working."""

    label: str
    text: str
    value: int
    source: Source | None


class Known(Range):
    """A range, and the one *amount* where it is known."""

    amount: int | None


class KnownMonth(Known):
    """What one month comes to."""

    month: str


class Ask(TypedDict):
    """The unknown *field* that would narrow the result most, to a width of *left* won at worst."""

    field: str
    left: int
    text: str


class Alternative(TypedDict):
    """What would come out if an open rule were read otherwise."""

    text: str
    total: int


class Assumption(TypedDict):
    """Something that was taken for granted."""

    id: str
    text: str
    alternatives: NotRequired[list[Alternative]]


class RefundMonth(KnownMonth):
    """The refund of one month with its working."""

    base: int | None
    growth: int | None
    capped: bool
    paid_on: str | None
    valid_until: str | None
    received: int | None
    difference: int | None
    steps: list[Step]


class RefundAnswer(Range):
    """The refund of every month; *total* is None where it is a range."""

    ok: Literal[True]
    edition: str
    months: list[RefundMonth]
    total: int | None
    ask: Ask | None
    assumptions: list[Assumption]


class Backward(TypedDict):
    """Any amount from *low* on; no upper end where *high* is None."""

    low: int
    high: int | None


class InverseMonth(TypedDict):
    """The growth and the spending behind what a month paid."""

    month: str
    received: int
    growth: Backward
    spend: Backward | None
    text: str


class InverseAnswer(TypedDict):
    """The spending behind every amount."""

    ok: Literal[True]
    edition: str
    months: list[InverseMonth]


class WhatIfMonth(KnownMonth):
    """How far a month is from its marks, None where that is not known."""

    to_first: int | None
    to_cap: int | None
    cushion: int | None
    ranges: "Distances | None"
    text: str


class Distances(TypedDict):
    """The least and the most that may be missing to each mark."""

    to_first: Range
    to_cap: Range


class Change(TypedDict):
    """The amounts before and after a change."""

    before: Known
    after: Known
    months: list[KnownMonth]
    difference: int | None
    text: str


class WhatIfAnswer(TypedDict):
    """The months with their marks, and what the change would do."""

    ok: Literal[True]
    edition: str
    months: list[WhatIfMonth]
    total: Known
    change: Change | None


class ClawbackMonth(TypedDict):
    """What goes back of a month, and how much could be cancelled for nothing."""

    month: str
    before: Known
    after: Known
    returned: Known
    cushion: int | None
    text: str


class Notice(TypedDict):
    """An amount in a notice beside what goes back; *explained_by* are the places of the cancellations that come to it."""

    amount: int | None
    fits: bool
    explained_by: list[int]
    text: str


class Way(TypedDict):
    """How one edition takes money back."""

    edition: str
    source: Source | None
    text: str


class ClawbackAnswer(TypedDict):
    """What goes back, and how."""

    ok: Literal[True]
    edition: str
    months: list[ClawbackMonth]
    returned: Known
    text: str
    notice: Notice | None
    ways: list[Way]


class ClockMonth(TypedDict):
    """How the payment of a month stands; where it was left open, there is no round."""

    month: str
    status: Literal["open", "early", "today", "past"]
    round: int | None
    pay_on: str | None
    overdue: bool
    days: int | None
    valid_until: str | None
    text: str
    source: Source | None


class LookFirst(TypedDict):
    """A cause to look at first when a payment day has passed."""

    id: str
    title: str
    question: str
    page: str


class ClockAnswer(TypedDict):
    """How all payments stand, and what can no longer be done; *calendar* has the days on which what was paid runs out."""

    ok: Literal[True]
    edition: str
    months: list[ClockMonth]
    calendar: "Calendar | None"
    check_first: list[LookFirst]
    closed: list[str]
    text: str


class Rule(TypedDict):
    """One rule by edition."""

    id: str
    label: str
    values: dict[str, str]
    sources: dict[str, Source | None]
    differs: bool


class PersonUnder(TypedDict):
    """What one edition would pay a person."""

    edition: str
    name: str
    months: list[KnownMonth]
    total: Known


class CompareAnswer(TypedDict):
    """Every rule side by side, and the same person under each edition."""

    ok: Literal[True]
    rules: list[Rule]
    person: list[PersonUnder] | None


class Yours(TypedDict):
    """A reader's total by a false statement and by the rules."""

    claimed: Known
    right: Known
    text: str


class MythAnswer(TypedDict):
    """A false statement put right."""

    id: str
    claim: str
    why: str
    right: str
    source: Source | None
    yours: Yours | None


class MythsAnswer(TypedDict):
    """Every false statement put right."""

    ok: Literal[True]
    myths: list[MythAnswer]


class DiagnosisStep(TypedDict):
    """A question with its answer in words; *typed* are labels and values."""

    id: str
    title: str
    answer: str
    text: str
    typed: list[tuple[str, str]]


class Option(TypedDict):
    """One answer to choose."""

    id: str
    text: str


class Choice(TypedDict):
    """One month to choose."""

    value: str
    text: str


class Field(TypedDict):
    """Something to type in; *choices* for a month."""

    id: str
    kind: Literal["won", "day", "month"]
    label: str
    hint: str
    choices: list[Choice]


class Question(TypedDict):
    """The next question."""

    id: str
    title: str
    why: list[str]
    options: list[Option]
    fields: list[Field]


class Left(TypedDict):
    """How many questions there are still, the next one counted."""

    least: int
    most: int


class Other(TypedDict):
    """Another possible cause, and what would tell it apart."""

    id: str
    title: str
    page: str
    tell: str


class Script(TypedDict):
    """The sentences of a call in Korean, as the office speaks; *beneath* says them in the reader's language where that is another."""

    lines: list[str]
    beneath: list[str] | None


class Call(TypedDict):
    """Whom to ask, with a whole call in *script*, or else the first *words*; "" for what is not known."""

    name: str
    phone: str
    hours: str
    url: str
    words: str
    note: str
    script: Script | None


class Point(TypedDict):
    """One numbered point of a letter."""

    label: str
    lines: list[str]


class Blank(TypedDict):
    """A fact that only the writer knows, still blank in a letter."""

    id: str
    label: str


class LetterSheet(TypedDict):
    """A letter as parts to show and as one *text* to copy; *name* and *where* tell the reader what it is and where it goes."""

    id: str
    matter: str
    name: str
    where: str
    title: str
    address: str
    opening: str
    points: list[Point]
    closing: str
    text: str
    blanks: list[Blank]


class Letter(LetterSheet):
    """A letter in Korean, as it is handed in; *beneath* is the same in the reader's language where that is another."""

    beneath: LetterSheet | None


class Event(TypedDict):
    """A day that still matters."""

    day: str
    title: str
    note: str


class Calendar(TypedDict):
    """Days that still matter, and the *text* of a calendar *file* with them."""

    file: str
    events: list[Event]
    text: str


class Result(TypedDict):
    """The end of the questions; *cause* is None where they lead to none.

    *suspect* names it where the reader does not know, so that it is no more than the first to look at; "" otherwise.
    *sight* is what the rules give, what came and the difference, and *links* are pages by the words that link to them.
    """

    cause: str | None
    title: str
    suspect: str
    page: str
    links: dict[str, str]
    summary: list[str]
    ground: str
    numbers: list[str]
    sight: list[tuple[str, str]]
    figures: list[tuple[str, str]]
    others: list[Other]
    checks: list[str]
    actions: list[str]
    calls: list[Call]
    papers: list[str]
    wait: list[str]
    unknown: list[str]
    sources: list[Source]
    letters: list[Letter]
    calendar: Calendar | None


class DiagnosisAnswer(TypedDict):
    """Where the answers lead: to a question, or to a result."""

    ok: Literal[True]
    steps: list[DiagnosisStep]
    question: Question | None
    left: Left | None
    result: Result | None


class Compared(TypedDict):
    """An amount as noted, as a cause would have it, and as due."""

    noted: Range
    supposed: Range
    due: Range


class Working(TypedDict):
    """The working of one month under a cause."""

    month: str
    steps: list[Step]


Finding = TypedDict("Finding", {
    "id": str,
    "title": str,
    "fit": Literal["exact", "possible", "untested", "ruled_out"],
    "by": Literal["you", "numbers"] | None,
    "given": bool,
    "paired": bool,
    "text": str,
    "for": list[str],
    "against": list[str],
    "question": str,
    "asks": str,
    "page": str,
    "numbers": dict[str, object],
    "steps": list[Working],
    "sources": list[Source | None],
})
"""One cause: how well it fits, what speaks for and against it, and the question that settles it, "" where it is answered.

*asks* is the field of the message that holds the answer, "" where none does.
*by* says what rules it out, *given* that the reader named what it changes, *paired* that it fits only beside another cause.
"""


class Pair(TypedDict):
    """Two causes, by their ids, that fit together and not alone."""

    causes: list[str]
    text: str


class Settling(TypedDict):
    """A smallest set of facts, as fields of the message, with where each is found and what knowing them leaves."""

    facts: list[str]
    where: list[str]
    leaves: str


class GapMonth(KnownMonth):
    """How what was received of a month stands to what is due."""

    received: int | None
    difference: int | None
    text: str


class GapAnswer(TypedDict):
    """The verdict in a sentence, and every cause, the best fit first; *tried* is the number of forms."""

    ok: Literal[True]
    edition: str
    verdict: Literal["as_due", "within", "explained", "several", "unexplained", "not_noted"]
    text: str
    ask: Ask | None
    settle: list[Settling]
    months: list[GapMonth]
    causes: list[Finding]
    pairs: list[Pair]
    tried: int


class TheirCase(TypedDict):
    """The numbers that a text is compared with."""

    base: NotRequired[Base]
    spend: dict[str, Amount]
    received: NotRequired[dict[str, Amount] | None]


class ReadMessage(TypedDict):
    """Asks what a pasted text says: a message, a notice, an answer, or the numbers of the official screen."""

    do: Literal["read"]
    lang: NotRequired[str]
    text: str
    case: NotRequired[TheirCase]


type Sure = Literal["sure", "likely", "ask", "none"]
"""How sure something is: "likely" is shown for correction, "ask" is not used before the reader has answered."""


class Place(TypedDict):
    """Where something stands in the text as it was read."""

    line: int
    start: int
    end: int
    quote: str


class TextKind(TypedDict):
    """What kind of text it is."""

    id: str | None
    text: str
    sure: Sure


class TextDecision(TextKind):
    """What was decided; *places* of every decision that is in the text."""

    places: dict[str, Place]


class TextField(TypedDict):
    """One number of the text; *id* is its role, None where the reader has to choose it."""

    id: str | None
    label: str
    month: str | None
    month_text: str
    value: int | str | None
    shown: str
    sure: Sure
    place: Place


class TextOption(TypedDict):
    """One answer to what is asked about the text."""

    id: str
    text: str


class TextQuestion(TypedDict):
    """What is asked about the text; without *options* the reader types it."""

    field: str
    text: str
    options: list[TextOption]


class Warned(TypedDict):
    """A sign of fraud."""

    id: str
    text: str
    place: Place


class TextDifference(TypedDict):
    """Which of their numbers (*which*) explains what was *received* for a month; *amount* is what their numbers come to."""

    month: str
    which: list[str]
    amount: int | None
    received: int | None
    text: str


class ReadAnswer(TypedDict):
    """What a text says. *values* holds what may be used as other messages take it: won, days, or won by month.

    *usable* is whether any of its numbers may be used: not those of a fraud, or of another payment.
    """

    ok: Literal[True]
    usable: bool
    kind: TextKind
    decision: TextDecision
    fields: list[TextField]
    questions: list[TextQuestion]
    signs: list[Warned]
    advice: str
    values: dict[str, int | str | dict[str, int]]
    difference: list[TextDifference]
    text: str


class CaseBegin(TypedDict):
    """What a case begins with, as the questionnaire left it."""

    name: NotRequired[str]
    cause: NotRequired[str | None]
    answers: NotRequired[dict[str, str]]
    numbers: NotRequired[dict[str, Typed | None]]


class CaseStep(TypedDict):
    """Somebody was asked; what is not known is "" or None."""

    day: NotRequired[str | None]
    office: NotRequired[str]
    way: NotRequired[str]
    receipt: NotRequired[str]
    answer: NotRequired[str]
    answered_on: NotRequired[str | None]
    promised_on: NotRequired[str | None]
    outcome: NotRequired[str]


class CaseMessage(TypedDict):
    """Opens the text of a case *file* or begins a case, adds what is new, and asks what to do next."""

    do: Literal["case"]
    lang: NotRequired[str]
    today: str
    file: NotRequired[str]
    begin: NotRequired[CaseBegin]
    numbers: NotRequired[dict[str, Typed | None]]
    step: NotRequired[CaseStep]
    reply: NotRequired[CaseStep]


class CaseHeld(TypedDict):
    """Everything that the file of a case holds."""

    name: str
    cause: str | None
    answers: dict[str, str]
    numbers: dict[str, int | str]
    steps: list[CaseStep]


class CaseNext(TypedDict):
    """What to do next, with whom, until or on which *day*; *letter* or *call* is what to send or say."""

    do: Literal["ask", "wait", "remind", "settled", "end"]
    office: str
    day: str | None
    text: str
    letter: Letter | None
    call: Script | None


class CaseSaved(TypedDict):
    """The file to keep."""

    name: str
    text: str


class CaseAnswer(TypedDict):
    """A case as it stands, what to do next, and the file to keep; *notes* tell of days out of order."""

    ok: Literal[True]
    case: CaseHeld
    next: CaseNext
    letters: list[Letter]
    notes: list[str]
    calendar: Calendar | None
    file: CaseSaved


class FileAsked(TypedDict):
    """An opened file by its name; *columns* say by number what the reader told of it, empty to be asked."""

    name: str
    columns: NotRequired[dict[str, int]]


class StatementMessage(TypedDict):
    """Asks what the opened files hold; *kinds* are what the reader said of shops, *base* the monthly average."""

    do: Literal["statement"]
    lang: NotRequired[str]
    edition: str
    files: list[FileAsked]
    kinds: NotRequired[dict[str, str]]
    base: NotRequired[Typed | None]


class PaymentsMessage(TypedDict):
    """Asks which payments of *month* explain the amount *received*."""

    do: Literal["payments"]
    lang: NotRequired[str]
    edition: str
    files: list[FileAsked]
    kinds: NotRequired[dict[str, str]]
    base: Typed | None
    month: str
    received: Typed


class EvidenceLine(TypedDict):
    """One payment of the evidence sheet."""

    date: str
    shop: str
    amount: int
    reason: NotRequired[str]
    approval: NotRequired[str]


class EvidenceMessage(TypedDict):
    """Asks for chosen payments as a file."""

    do: Literal["evidence"]
    lang: NotRequired[str]
    rows: list[EvidenceLine]


class PaymentRow(TypedDict):
    """One payment with its judgement; *file* is the number of its file, *running* what its month had come to with it."""

    file: int
    line: int
    date: str
    time: str
    amount: int
    shop: str
    status: str
    cancelled: int
    net: int
    approval: str
    card: str
    instalments: str
    judgement: Literal["counts", "excluded", "unsure"]
    reason: str
    kind: str


class StatementRow(PaymentRow):
    """One payment; *running* is what its month had come to with it."""

    running: int


class Skipped(TypedDict):
    """A line that is no payment, and why."""

    file: int
    line: int
    reason: str


class Marked(TypedDict):
    """A row of a file about which something is told, as it is shown beside that."""

    file: int
    line: int
    text: str


class Check(TypedDict):
    """What speaks for or against a file having been read completely, with numbers and rows that it is about.

    *ok* is True where nothing is open: a rule decided, and the rows are named so that they can be looked at.
    """

    ok: bool
    text: str
    rows: NotRequired[list[Marked]]
    said: NotRequired[int]
    found: NotRequired[int]
    count: NotRequired[int]
    won: NotRequired[int]
    month: NotRequired[str]
    status: NotRequired[str]


class Cells(TypedDict):
    """One line of a file as it stands."""

    line: int
    cells: list[str]


class AskColumns(TypedDict):
    """The first lines of a file whose columns are to be told, and what is known of them."""

    rows: list[Cells]
    columns: dict[str, int]


class StatementFile(TypedDict):
    """What became of one file; "" where its layout is not known or nothing is wrong.

    *shape* is the form of a file that was not read, without anything that stands in it.
    """

    name: str
    layout: str
    error: str
    warnings: list[str]
    rows: int
    footer: NotRequired[Check]
    ask: NotRequired[AskColumns]
    shape: NotRequired[str]


class Shop(TypedDict):
    """A shop to ask about; *effect* is how much of the refund hangs on it, *hint* a likely kind."""

    shop: str
    rows: int
    net: int
    effect: int
    hint: str


class StatementMonth(TypedDict):
    """The payments of a month, and what the month is to the programme; *whole* is None where that is not known."""

    total: int
    counts: int
    excluded: int
    unsure: int
    rows: int
    use: Literal["spend", "base", "other"]
    whole: bool | None


class ShopKind(TypedDict):
    """A kind of shop that a reader can choose; *is_common* where it is offered first, by its *short* name."""

    id: str
    name: str
    short: str
    counts: Literal["yes", "no", "unknown"]
    reason: str
    is_common: bool
    source: Source | None


class StatementAnswer(TypedDict):
    """What the files hold."""

    ok: Literal[True]
    edition: str
    files: list[StatementFile]
    rows: list[StatementRow]
    skipped: list[Skipped]
    shops: list[Shop]
    months: dict[str, StatementMonth]
    checks: dict[str, Check]
    kinds: list[ShopKind]
    assumptions: list[str]


class StatementRefusal(Refusal):
    """Files of which none could be read."""

    files: NotRequired[list[StatementFile]]


class PaymentSet(TypedDict):
    """Payments that together explain the amount; *note* says what their shops seem to be.

    *is_telling* is True where each of them may well not have counted: the others may fit by chance.
    """

    won: int
    rows: list[PaymentRow]
    note: str
    is_telling: bool


class ShopQuestion(TypedDict):
    """The shop whose kind would settle most."""

    shop: str
    text: str


class PaymentsAnswer(TypedDict):
    """Which payments explain the amount received."""

    ok: Literal[True]
    outcome: str
    text: str
    total: int
    recognised: Backward | None
    gap: Range | None
    sets: list[PaymentSet]
    count: int
    more: str
    question: ShopQuestion | None


class EvidenceAnswer(TypedDict):
    """The text of a file for spreadsheets."""

    ok: Literal[True]
    csv: str


class Progress(TypedDict):
    """How far a long search is; an answer follows."""

    done: int
    of: int


class Answers(TypedDict):
    """The answer to each action, which is otherwise a `Refusal`."""

    refund: RefundAnswer
    gap: GapAnswer
    inverse: InverseAnswer
    what_if: WhatIfAnswer
    clawback: ClawbackAnswer
    clock: ClockAnswer
    compare: CompareAnswer
    myths: MythsAnswer
    diagnosis: DiagnosisAnswer
    read: ReadAnswer
    case: CaseAnswer
    statement: StatementAnswer
    payments: PaymentsAnswer
    evidence: EvidenceAnswer


type Message = (RefundMessage | GapMessage | InverseMessage | WhatIfMessage | ClawbackMessage | ClockMessage | CompareMessage
                | MythsMessage | DiagnosisMessage | ReadMessage | CaseMessage | StatementMessage | PaymentsMessage | EvidenceMessage)
type Answer = (RefundAnswer | GapAnswer | InverseAnswer | WhatIfAnswer | ClawbackAnswer | ClockAnswer | CompareAnswer
               | MythsAnswer | DiagnosisAnswer | ReadAnswer | CaseAnswer | StatementAnswer | PaymentsAnswer | EvidenceAnswer
               | StatementRefusal | Refusal)
