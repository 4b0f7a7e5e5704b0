"""The life of a visit from its ticket to its end."""

from dataclasses import dataclass

from hub.engine.ids import (
    NORMAL,
    AppointmentId,
    BusinessDay,
    ClassId,
    CounterId,
    Instant,
    NeedId,
    RouteId,
    SeriesId,
    ServiceId,
    VisitId,
)
from hub.engine.journey import ANYONE, Demand, Place, PlannedStep, Pool
from hub.engine.terms import (
    Arrival,
    Channel,
    NumberFrom,
    Placement,
    ReactivateReason,
    RemoveReason,
)


@dataclass(frozen=True, slots=True)
class TicketIssued:
    visit: VisitId
    day: BusinessDay
    series: SeriesId
    number: int
    label: str
    """What the person reads and hears, e.g. "R042"."""
    service: ServiceId
    language: str
    channel: Channel
    priority: ClassId
    arrived: Instant
    ahead: int
    """People waiting for the same service who stood before this visit when it was issued."""
    link_hash: str | None = None
    base: Instant | None = None
    """What its age is counted from; None (version 1): the arrival. A booked visit's is the slot when that is later."""
    quantity: int = 1
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    demand: Demand = ANYONE
    route: RouteId | None = None
    """The routing rule that held."""
    planned: tuple[PlannedStep, ...] = ()
    """Services still to come after the first."""
    appointment: AppointmentId | None = None
    slot_at: Instant | None = None
    """The slot on the hub's line, for a booked visit that keeps it."""
    arrival: Arrival | None = None
    estimated: bool = False
    """`arrived` is an estimate: taken while the hub was away, by a device that was restarted since."""
    number_from: NumberFrom = NumberFrom.SERIES


@dataclass(frozen=True, slots=True)
class WalkUpStarted:
    """Somebody without a ticket is being served: a visit without a number, at its counter from the start."""

    visit: VisitId
    day: BusinessDay
    service: ServiceId
    language: str
    counter: CounterId
    quantity: int = 1
    party: int = 1
    priority: ClassId = NORMAL


@dataclass(frozen=True, slots=True)
class VisitKept:
    """The day has ended and the visit keeps its place and number for the next."""

    visit: VisitId


@dataclass(frozen=True, slots=True)
class StepServed:
    """The present service is done and the visit waits for the next planned one."""

    visit: VisitId
    counter: CounterId
    next: PlannedStep
    demand: Demand = ANYONE


@dataclass(frozen=True, slots=True)
class VisitReactivated:
    """An ended visit waits again, with the age it had."""

    visit: VisitId
    reason: ReactivateReason
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True)
class ServiceStarted:
    visit: VisitId
    counter: CounterId
    started: Instant
    inferred: bool
    """Start was never pressed: call + the usual walk; left out of learning."""


@dataclass(frozen=True, slots=True)
class VisitServed:
    visit: VisitId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class VisitTransferred:
    """The visit waits for another service; its age is kept."""

    visit: VisitId
    from_service: ServiceId
    to_service: ServiceId
    counter: CounterId | None
    """Where it was called or served; None when it was waiting or parked."""
    pool: Pool | None = None
    place: Place | None = None
    """None: the place it had."""
    placement: Placement = Placement.AGE
    demand: Demand | None = None
    """None: the demand it had (version 1 knew none)."""


@dataclass(frozen=True, slots=True)
class VisitParked:
    visit: VisitId
    counter: CounterId | None
    until: Instant | None
    pool: Pool | None = None
    """Where it waits after its return; None: in the line of its service."""


@dataclass(frozen=True, slots=True)
class VisitReturned:
    visit: VisitId
    by_itself: bool


@dataclass(frozen=True, slots=True)
class VisitLeft:
    visit: VisitId


@dataclass(frozen=True, slots=True)
class VisitRemoved:
    visit: VisitId
    reason: RemoveReason


@dataclass(frozen=True, slots=True)
class VisitLeftAtClosing:
    visit: VisitId
