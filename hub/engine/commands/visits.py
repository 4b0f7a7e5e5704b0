"""Tickets and what becomes of a visit."""

from dataclasses import dataclass

from hub.engine.ids import (
    NORMAL,
    ClassId,
    CounterId,
    NeedId,
    OutcomeId,
    ServiceId,
    StaffId,
    VisitId,
)
from hub.engine.journey import PlannedStep
from hub.engine.terms import (
    Channel,
    Placement,
    ReactivateReason,
    RemoveReason,
)


@dataclass(frozen=True, slots=True)
class IssueTicket:
    visit: VisitId
    service: ServiceId
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    link_hash: str | None = None
    """SHA-256 (hex) of the ticket's link token; the token itself is known to the asking device alone."""
    quantity: int = 1
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    more: tuple[PlannedStep, ...] = ()
    """Further services of the same visit, in the order in which the person wants them."""


@dataclass(frozen=True, slots=True)
class ReviseVisit:
    """Correct what is known of a visit; None leaves it."""

    visit: VisitId
    priority: ClassId | None = None
    needs: tuple[NeedId, ...] | None = None
    language: str | None = None
    party: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerAssistance:
    """The requested help (an interpreter) has been arranged."""

    visit: VisitId
    need: NeedId


@dataclass(frozen=True, slots=True)
class AddService:
    visit: VisitId
    step: PlannedStep
    first: bool = False


@dataclass(frozen=True, slots=True)
class DropService:
    visit: VisitId
    service: ServiceId
    member: int = 1


@dataclass(frozen=True, slots=True)
class CorrectService:
    """The wrong service was taken: put it right in place, called or serving or waiting."""

    visit: VisitId
    service: ServiceId


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """What was done: for the visit at the counter, or for the one that this session served last."""

    visit: VisitId
    outcome: OutcomeId | None = None
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class StepBack:
    """ "I need more time": by the person or by staff, `places` back in line."""

    visit: VisitId
    places: int = 3


@dataclass(frozen=True, slots=True)
class ReactivateVisit:
    """An ended visit of today waits again."""

    visit: VisitId
    reason: ReactivateReason


@dataclass(frozen=True, slots=True)
class StartService:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class FinishVisit:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class TransferVisit:
    """To another service, to a counter's pool or to a person's pool; the age and the class are kept.

    `service` None: the present one. `placement`: by age, first, last, or (`back`) behind the next so many."""

    visit: VisitId
    service: ServiceId | None = None
    counter: CounterId | None = None
    staff: StaffId | None = None
    placement: Placement = Placement.AGE
    back: int = 0


@dataclass(frozen=True, slots=True)
class ParkVisit:
    """Set aside; with `minutes` the visit returns to its place in line by itself."""

    visit: VisitId
    minutes: int | None = None
    to_counter: bool = False
    """After the return it waits for this counter alone (its pool)."""
    to_me: bool = False
    """After the return it waits for this member of staff alone."""


@dataclass(frozen=True, slots=True)
class ReturnVisit:
    """Back from parked to its place in line."""

    visit: VisitId


@dataclass(frozen=True, slots=True)
class WithdrawVisit:
    """By the person: the visit ends as left."""

    visit: VisitId


@dataclass(frozen=True, slots=True)
class RemoveVisit:
    """By staff: the visit ends as removed."""

    visit: VisitId
    reason: RemoveReason
