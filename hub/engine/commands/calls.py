"""Who is called to a counter, and called and not there."""

from dataclasses import dataclass

from hub.engine.ids import (
    NORMAL,
    ClassId,
    CounterId,
    ServiceId,
    VisitId,
)
from hub.engine.terms import (
    JumpReason,
)


@dataclass(frozen=True, slots=True)
class ServeWalkUp:
    """Serve somebody without a ticket at this counter, from now; ends the current visit as call-next does."""

    counter: CounterId
    visit: VisitId
    service: ServiceId
    language: str
    quantity: int = 1
    party: int = 1
    priority: ClassId = NORMAL


@dataclass(frozen=True, slots=True)
class CallNext:
    """End the current visit as served, if any, and call the one that the policy chooses, if any. With `service` only
    those who wait for it (by permission)."""

    counter: CounterId
    service: ServiceId | None = None


@dataclass(frozen=True, slots=True)
class CallVisit:
    """Call a chosen ticket (by permission). `reason` is required when others of its line stand before it."""

    counter: CounterId
    visit: VisitId
    reason: JumpReason | None = None


@dataclass(frozen=True, slots=True)
class RecallVisit:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class MarkNoShow:
    visit: VisitId
