"""What has happened. Events are past tense, hold codes and ids only (no names, no free text), and never change:
a new meaning is a new version with an upcast in `codec`.

The journal stores each with its sequence, instant, request, actor; see `Recorded`.
"""

from dataclasses import dataclass, field

from hub.engine.commands import Actor
from hub.engine.ids import (
    NORMAL,
    AppointmentId,
    BusinessDay,
    ClassId,
    CounterId,
    DeviceId,
    Instant,
    NeedId,
    NoteRef,
    OutcomeId,
    PauseId,
    ProfileId,
    RequestId,
    RouteId,
    Seq,
    SeriesId,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
    WishId,
)
from hub.engine.journey import ANYONE, Demand, Place, PlannedStep, Pool, Slot
from hub.engine.terms import (
    Arrival,
    CancelReason,
    Channel,
    DevicePart,
    HowCalled,
    JumpReason,
    PartState,
    PersonalField,
    Placement,
    PrintOutcome,
    ReactivateReason,
    RemoveReason,
    ServiceClosed,
    UndoneAct,
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
    minute: int | None = None
    """Wall time of the opening in minutes from the midnight that began the day's date; None (version 1): unknown."""


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
class ServiceSwitched:
    """Tickets are given for a service (again), or no more today or for now, with the reason."""

    service: ServiceId
    closed: ServiceClosed | None


@dataclass(frozen=True, slots=True)
class SeriesUsedUp:
    """The series has passed its end and goes on with one digit more; the manager is told, once a day."""

    series: SeriesId
    number: int


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
class AssistanceRequested:
    """The visit needs something that staff must arrange (an interpreter)."""

    visit: VisitId
    need: NeedId


@dataclass(frozen=True, slots=True)
class AssistanceAnswered:
    visit: VisitId
    need: NeedId


@dataclass(frozen=True, slots=True)
class VisitRevised:
    """Class, needs, language or party were corrected; all are given as they are now."""

    visit: VisitId
    priority: ClassId
    needs: tuple[NeedId, ...]
    language: str
    party: int
    demand: Demand
    counter: CounterId | None = None
    route: RouteId | None = None
    """The routing rule that holds now."""


@dataclass(frozen=True, slots=True)
class ServiceAdded:
    """One more service in this visit, behind the planned ones or (`first`) right after the present one."""

    visit: VisitId
    step: PlannedStep
    first: bool = False


@dataclass(frozen=True, slots=True)
class ServiceDropped:
    visit: VisitId
    service: ServiceId
    member: int = 1


@dataclass(frozen=True, slots=True)
class ServiceCorrected:
    """The present service was the wrong one; the visit stays where it is."""

    visit: VisitId
    from_service: ServiceId
    to_service: ServiceId
    demand: Demand = ANYONE
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """What was done in the present step, or in the last one done."""

    visit: VisitId
    counter: CounterId
    service: ServiceId
    quantity: int
    outcome: OutcomeId | None


@dataclass(frozen=True, slots=True)
class StepServed:
    """The present service is done and the visit waits for the next planned one."""

    visit: VisitId
    counter: CounterId
    next: PlannedStep
    demand: Demand = ANYONE


@dataclass(frozen=True, slots=True)
class VisitSteppedBack:
    """ "I need more time": back in its line behind the next `places`."""

    visit: VisitId
    places: int
    place: Place
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True)
class VisitRequeued:
    """Did not come when called and waits again, `places` back; `times` counts this."""

    visit: VisitId
    counter: CounterId
    places: int
    place: Place
    times: int


@dataclass(frozen=True, slots=True)
class VisitReactivated:
    """An ended visit waits again, with the age it had."""

    visit: VisitId
    reason: ReactivateReason
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True)
class NoteKept:
    """A note of staff lies in the vault under this reference and travels with the visit."""

    visit: VisitId
    ref: NoteRef


@dataclass(frozen=True, slots=True)
class DetailsKept:
    """Personal data lies in the vault under the visit's (or the appointment's) key; here stand the fields alone."""

    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class DetailsErased:
    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class ActUndone:
    """One visit is as it was before the session's last action (`request`). `withdrawn`: the call taken back."""

    visit: VisitId
    counter: CounterId
    request: RequestId
    act: UndoneAct
    withdrawn: Seq | None = None
    from_service: ServiceId | None = None
    """The service for which it stood until now, when that is another one."""


@dataclass(frozen=True, slots=True)
class CallUnanswered:
    """Called too long ago and nobody has come: told once per call."""

    visit: VisitId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class TargetPassed:
    """The visit waits longer than was promised: told once per step."""

    visit: VisitId
    service: ServiceId


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
    profile: ProfileId | None = None


@dataclass(frozen=True, slots=True)
class ProfileChosen:
    """The counter works by another profile (None: by its own list of services)."""

    counter: CounterId
    profile: ProfileId | None


@dataclass(frozen=True, slots=True)
class WrapUpStarted:
    """The papers of the last visit; it ends by hand, by the next call, or at `until`."""

    counter: CounterId
    until: Instant


@dataclass(frozen=True, slots=True)
class WrapUpEnded:
    counter: CounterId
    by_itself: bool


@dataclass(frozen=True, slots=True)
class CounterPaused:
    counter: CounterId
    reason: PauseId


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
    """People in the lines from which this counter could have called (after the profile's rule), this one included."""
    share_percent: int = 0
    scarce: bool = False
    weight: int = 100
    """Percent, of profile and person together."""
    profile: ProfileId | None = None
    condition: int | None = None
    """Index of the profile's rule that held (from 0)."""
    turn: int | None = None
    """`ratio`: the place of this call in the counter's round, from 1; None: called in place of the absent group."""
    jumped: int = 0
    """People of the same line before whom a chosen ticket was called."""
    givers: int = 0
    """Open counters that gave the service; 1 for a pool."""
    rank: int = 0
    """Weight of the class."""
    typical_ms: int = 0
    """Typical service time."""
    listed: int | None = None
    """Place of the service in the profile's (or the counter's) list, from 1."""


@dataclass(frozen=True, slots=True)
class VisitCalled:
    visit: VisitId
    counter: CounterId
    why: Explanation
    how: HowCalled = HowCalled.NEXT
    reason: JumpReason | None = None


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


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    appointment: AppointmentId
    service: ServiceId
    slot: Slot
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    needs: tuple[NeedId, ...] = ()
    party: int = 1
    quantity: int = 1
    link_hash: str | None = None


@dataclass(frozen=True, slots=True)
class AppointmentMoved:
    appointment: AppointmentId
    slot: Slot


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    appointment: AppointmentId
    reason: CancelReason


@dataclass(frozen=True, slots=True)
class AppointmentCheckedIn:
    """The person is here; the visit was issued by the event right before."""

    appointment: AppointmentId
    visit: VisitId
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    """The late window has passed without a check-in."""

    appointment: AppointmentId


@dataclass(frozen=True, slots=True)
class WishKept:
    """Somebody would take a slot of the service on these dates (ISO, both included) when one is freed."""

    wish: WishId
    service: ServiceId
    first_date: str
    last_date: str
    language: str
    priority: ClassId = NORMAL
    party: int = 1


@dataclass(frozen=True, slots=True)
class SlotOffered:
    """A freed slot is kept for this wish until `until` (wall time, milliseconds since 1970 UTC)."""

    wish: WishId
    slot: Slot
    until_wall_ms: int


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The appointment was booked by the event right before; the wish is fulfilled."""

    wish: WishId
    appointment: AppointmentId


@dataclass(frozen=True, slots=True)
class OfferLapsed:
    """Declined, or not answered in time: the slot is free for the next."""

    wish: WishId
    declined: bool


@dataclass(frozen=True, slots=True)
class WishDropped:
    wish: WishId


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
    | ServiceSwitched
    | SeriesUsedUp
    | WalkUpStarted
    | VisitKept
    | AssistanceRequested
    | AssistanceAnswered
    | VisitRevised
    | ServiceAdded
    | ServiceDropped
    | ServiceCorrected
    | OutcomeRecorded
    | StepServed
    | VisitSteppedBack
    | VisitRequeued
    | VisitReactivated
    | NoteKept
    | DetailsKept
    | DetailsErased
    | ActUndone
    | CallUnanswered
    | TargetPassed
    | ProfileChosen
    | WrapUpStarted
    | WrapUpEnded
    | AppointmentBooked
    | AppointmentMoved
    | AppointmentCancelled
    | AppointmentCheckedIn
    | AppointmentMissed
    | WishKept
    | SlotOffered
    | OfferTaken
    | OfferLapsed
    | WishDropped
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event at its place in the journal."""

    seq: Seq
    at: Instant
    request: RequestId
    actor: Actor
    event: Event
