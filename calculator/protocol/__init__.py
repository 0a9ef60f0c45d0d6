"""What passes through the door, in both directions: the scripts' side of these types is made from this package.

Nothing imports it at run time, so that a browser does not load it. A month is ``YYYY-MM``, a day ``YYYY-MM-DD``,
an amount whole won.
"""

from typing import TypedDict

from calculator.protocol.casefile import *
from calculator.protocol.common import *
from calculator.protocol.diagnosis import *
from calculator.protocol.gap import *
from calculator.protocol.letters import *
from calculator.protocol.payment import *
from calculator.protocol.reading import *
from calculator.protocol.refund import *
from calculator.protocol.rules import *
from calculator.protocol.statement import *


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
