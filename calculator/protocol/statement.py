"""Opened statement files, the search in their payments, and the evidence sheet."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Backward, Range, Refusal, Source, Typed


class FileAsked(TypedDict):
    """An opened file by its name; *columns* say by number what the reader told of it, empty to be asked."""

    name: str
    columns: NotRequired[dict[str, int]]


class StatementMessage(TypedDict):
    """Asks what the opened files hold; *kinds* and *statuses* are what the reader said of shops and of unknown words
    about payments, *base* the monthly average.
    """

    do: Literal["statement"]
    lang: NotRequired[str]
    edition: str
    files: list[FileAsked]
    kinds: NotRequired[dict[str, str]]
    statuses: NotRequired[dict[str, str]]
    base: NotRequired[Typed | None]


class PaymentsMessage(TypedDict):
    """Asks which payments of *month* explain the amount *received*."""

    do: Literal["payments"]
    lang: NotRequired[str]
    edition: str
    files: list[FileAsked]
    kinds: NotRequired[dict[str, str]]
    statuses: NotRequired[dict[str, str]]
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


class UnknownStatus(TypedDict):
    """What is written of payments in words that nobody explained, and what the reader *said* of it, "" before."""

    status: str
    rows: int
    won: int
    said: Literal["", "cancelled", "normal"]


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
    statuses: list[UnknownStatus]
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
