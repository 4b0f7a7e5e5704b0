"""What devices have told."""

from dataclasses import dataclass

from hub.engine.ids import (
    DeviceId,
    Seq,
    VisitId,
)
from hub.engine.terms import (
    DevicePart,
    PartState,
    PrintOutcome,
)


@dataclass(frozen=True, slots=True)
class TicketPrinted:
    visit: VisitId
    device: DeviceId
    outcome: PrintOutcome
    fault: PartState


@dataclass(frozen=True, slots=True)
class CallShown:
    visit: VisitId
    call: Seq
    device: DeviceId


@dataclass(frozen=True, slots=True)
class CallSpoken:
    visit: VisitId
    call: Seq
    device: DeviceId


@dataclass(frozen=True, slots=True)
class PartReported:
    device: DeviceId
    part: DevicePart
    state: PartState
