"""What has happened. Events are past tense, hold codes and ids only (no names, no free text), and never change:
a new meaning is a new version with an upcast in `codec`.

The journal stores each with its sequence, instant, request, actor; see `Recorded`.
"""

from dataclasses import dataclass, field

from hub.engine.commands import Actor
from hub.engine.ids import (
    BusinessDay,
    CounterId,
    DeviceId,
    Instant,
    RequestId,
    Seq,
    SeriesId,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
)
from hub.engine.terms import (
    Channel,
    DevicePart,
    PartState,
    PauseReason,
    PrintOutcome,
    PriorityClass,
    RemoveReason,
)


@dataclass(frozen=True, slots=True)
class OfficeAccepted:
    version: int
    document: dict[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DayOpened:
    day: BusinessDay
    by_hand: bool
    """Opened by hand outside the office's hours: takes tickets until closed by hand or the calendar takes it over."""


@dataclass(frozen=True, slots=True)
class TakingSwitched:
    """The calendar lets tickets be taken (again), or no more; from here on it rules a day opened by hand too."""

    day: BusinessDay
    taking: bool


@dataclass(frozen=True, slots=True)
class DayClosed:
    day: BusinessDay
    by_hand: bool


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
    priority: PriorityClass
    arrived: Instant
    ahead: int
    """People waiting for the same service who stood before this visit when it was issued."""
    link_hash: str | None = None


@dataclass(frozen=True, slots=True)
class TicketPrinted:
    visit: VisitId
    device: DeviceId
    outcome: PrintOutcome
    fault: PartState


@dataclass(frozen=True, slots=True)
class CounterOpened:
    counter: CounterId
    staff: StaffId
    session: SessionId
    taken_over: bool = False
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class CounterPaused:
    counter: CounterId
    reason: PauseReason


@dataclass(frozen=True, slots=True)
class CounterResumed:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CounterClosed:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CounterLost:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CounterRegained:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why this visit and no other, in figures an auditor can recompute (see the policy's docstring)."""

    policy: str
    rule: str
    waited_ms: int
    promised_ms: int
    candidates: int
    """Visits that this counter could have called, this one included."""
    share_percent: int = 0
    scarce: bool = False


@dataclass(frozen=True, slots=True)
class VisitCalled:
    visit: VisitId
    counter: CounterId
    why: Explanation


@dataclass(frozen=True, slots=True)
class NobodyWaiting:
    """A call-next that found nobody: kept, because the repeat of the request must be answered alike."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class VisitRecalled:
    visit: VisitId
    counter: CounterId
    times: int


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
class VisitNoShow:
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


@dataclass(frozen=True, slots=True)
class VisitParked:
    visit: VisitId
    counter: CounterId | None
    until: Instant | None


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


Event = (
    OfficeAccepted
    | DayOpened
    | TakingSwitched
    | DayClosed
    | TicketIssued
    | TicketPrinted
    | CounterOpened
    | CounterPaused
    | CounterResumed
    | CounterClosed
    | CounterLost
    | CounterRegained
    | VisitCalled
    | NobodyWaiting
    | VisitRecalled
    | ServiceStarted
    | VisitServed
    | VisitNoShow
    | VisitTransferred
    | VisitParked
    | VisitReturned
    | VisitLeft
    | VisitRemoved
    | VisitLeftAtClosing
    | CallShown
    | CallSpoken
    | PartReported
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event at its place in the journal."""

    seq: Seq
    at: Instant
    request: RequestId
    actor: Actor
    event: Event
