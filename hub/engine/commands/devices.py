"""What devices tell: paper, calls shown and spoken, their parts."""

from dataclasses import dataclass

from hub.engine.ids import (
    Seq,
    VisitId,
)
from hub.engine.terms import (
    DevicePart,
    PartState,
    PrintOutcome,
)


@dataclass(frozen=True, slots=True)
class ConfirmPrint:
    visit: VisitId
    outcome: PrintOutcome
    fault: PartState = PartState.OK


@dataclass(frozen=True, slots=True)
class AcknowledgeShown:
    """A display has drawn the call; `call` is the sequence of the visit_called or visit_recalled event."""

    call: Seq


@dataclass(frozen=True, slots=True)
class AcknowledgeSpoken:
    """A display has spoken the call to its end."""

    call: Seq


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A device tells the state of one of its parts."""

    part: DevicePart
    state: PartState
