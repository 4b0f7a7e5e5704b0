"""The state of the queue as frozen values. `State` (state.py) holds them; only `evolve` replaces them."""

from dataclasses import dataclass
from enum import StrEnum

from hub.engine.events import Explanation
from hub.engine.ids import (
    LINE_START,
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
from hub.engine.journey import ANYONE, NOWHERE, Demand, DoneStep, Place, PlannedStep, Pool, Slot
from hub.engine.terms import (
    Arrival,
    CancelReason,
    Channel,
    CounterState,
    DevicePart,
    HowCalled,
    JumpReason,
    NumberFrom,
    PartState,
    PersonalField,
    PrintOutcome,
    ServiceClosed,
    UndoneAct,
    VisitState,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's (or party's) journey today, over every service. Its place in line is `place`, inside its service,
    class, booking, demand and pool; the visit-level clock runs from `arrived` (or the slot) to `first_started`."""

    id: VisitId
    seq: Seq
    day: BusinessDay
    series: SeriesId
    number: int
    label: str
    service: ServiceId
    language: str
    channel: Channel
    priority: ClassId
    arrived: Instant
    link_hash: str | None
    state: VisitState
    changed: Instant
    """When the state last changed."""
    counter: CounterId | None = None
    """Where it is called or served."""
    call: Seq | None = None
    """Sequence of the latest call or recall."""
    called_at: Instant | None = None
    """When it was first called to this counter; a recall leaves it."""
    calls: int = 0
    started: Instant | None = None
    inferred: bool = False
    """Of `started`: start was never pressed."""
    parked_until: Instant | None = None
    parked_from: CounterId | None = None
    first_started: Instant | None = None
    """End of the wait by the metric dictionary: the first service start; never restarted."""
    why: Explanation | None = None
    paper: PrintOutcome | None = None
    last_call: Seq | None = None
    """The latest call or recall, also when a transfer, a park or a return has ended it (then `call` is None)."""
    last_call_at: Instant | None = None
    shown_by: tuple[DeviceId, ...] = ()
    """Displays that have drawn the present call."""
    spoken_by: tuple[DeviceId, ...] = ()

    place: Place = NOWHERE
    quantity: int = 1
    member: int = 1
    """For which person of the party the present step is."""
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    demand: Demand = ANYONE
    route: RouteId | None = None
    pool: Pool | None = None
    """Waiting: whose pool it waits in. Parked: where it will wait after its return."""
    planned: tuple[PlannedStep, ...] = ()
    done: tuple[DoneStep, ...] = ()
    outcome: OutcomeId | None = None
    """Of the present step."""
    appointment: AppointmentId | None = None
    slot_at: Instant | None = None
    arrival: Arrival | None = None
    wait_began: Instant = LINE_START
    """When the wait for the present step began."""
    requeues: int = 0
    step_backs: int = 0
    target_passed: bool = False
    """Told once per step that the promise is broken."""
    unanswered: bool = False
    """Told once per call that nobody has come."""
    how: HowCalled | None = None
    jump_reason: JumpReason | None = None
    called_from: Pool | None = None
    """The pool it was called from; where a step back or a requeue returns it to."""
    requests: tuple[NeedId, ...] = ()
    """Help requested and not yet arranged."""
    notes: tuple[NoteRef, ...] = ()
    details: tuple[PersonalField, ...] = ()
    """What the vault holds of the person."""
    act: RequestId | None = None
    """The last request that changed what stands here beside papers and acknowledgements."""
    withdrawn_call: Seq | None = None
    """The latest call, when it was taken back by undo: faces show it as withdrawn."""
    walk_up: bool = False
    """Served without a ticket: no series, number and label."""
    kept: bool = False
    """Held over from an earlier business day."""
    issued_by: DeviceId | None = None
    """The kiosk that gave the ticket; None: staff did."""
    issued_at: Instant = LINE_START
    """When the hub wrote the ticket down; `arrived` may be earlier."""
    number_from: NumberFrom = NumberFrom.SERIES

    @property
    def booked(self) -> bool:
        return self.slot_at is not None


WALKS_KEPT = 25
"""Walks remembered per counter; their median is the usual walk."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A service point's present state; its sign, zone and services stand in the office set-up."""

    id: CounterId
    state: CounterState = CounterState.CLOSED
    staff: StaffId | None = None
    session: SessionId | None = None
    away: bool = False
    visit: VisitId | None = None
    since: Instant = LINE_START
    """When the present state began."""
    opened: Instant = LINE_START
    pause: PauseId | None = None
    served: int = 0
    """Visits finished since the counter was opened."""
    profile: ProfileId | None = None
    idle_since: Instant = LINE_START
    """When it last became free: the end of a visit, of a wrap-up or of a pause, or its opening."""
    wrap_until: Instant | None = None
    last_visit: VisitId | None = None
    """The visit it served last in this session: its outcome can still be recorded."""
    walks: tuple[int, ...] = ()
    """The newest walks to this counter whose start was pressed, in milliseconds, oldest first (at most `WALKS_KEPT`).
    They outlive sessions."""


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    """How a service stands: `waiting` people, open counters that give it (paused ones not counted)."""

    service: ServiceId
    waiting: int
    counters: int
    closed: ServiceClosed | None = None
    """Why no ticket is given for it now, although the office takes tickets; None: one is."""
    left: int | None = None
    """Tickets left of today's quota; None: no quota."""


@dataclass(frozen=True, slots=True)
class Day:
    """The business day; `day` is None before the first opening. `taking` is false after closing time."""

    day: BusinessDay | None = None
    open: bool = False
    taking: bool = False
    opened_at: Instant = LINE_START
    by_hand: bool = False
    """Open: the calendar does not rule it. Closed: it was closed by hand, so the calendar does not reopen it today."""
    opened_minute: int | None = None
    """Wall time of the opening in minutes from the midnight that began the day's date, if known."""
    stopped_at: Instant | None = None
    """When the calendar stopped the tickets; None while they are taken."""


class AppointmentState(StrEnum):
    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booked step of somebody who is not here yet. Who it is, the vault knows."""

    id: AppointmentId
    seq: Seq
    service: ServiceId
    slot: Slot
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    needs: tuple[NeedId, ...] = ()
    party: int = 1
    quantity: int = 1
    link_hash: str | None = None
    state: AppointmentState = AppointmentState.BOOKED
    visit: VisitId | None = None
    arrival: Arrival | None = None
    cancelled: CancelReason | None = None
    moves: int = 0
    details: tuple[PersonalField, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A place on the waiting list of a service; `offer` is the freed slot kept for it."""

    id: WishId
    seq: Seq
    service: ServiceId
    first_date: str
    last_date: str
    language: str
    priority: ClassId = NORMAL
    party: int = 1
    offer: Slot | None = None
    until_wall_ms: int | None = None
    declined: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Memento:
    """What a counter session's last action changed, as it was before: what undo restores. One per session."""

    counter: Counter
    """The counter as it was before."""
    session: SessionId
    request: RequestId
    at: Instant
    visits: tuple[Visit, ...]
    """In the order in which the action touched them; none: the action cannot be taken back."""
    acts: tuple[UndoneAct, ...]
    """What was done to each of them, in the same order."""


@dataclass(frozen=True, slots=True)
class HelpCall:
    """Somebody at a kiosk has called for a person, who has not come yet."""

    device: DeviceId
    since: Instant


@dataclass(frozen=True, slots=True)
class Part:
    """The last reported state of a device's part."""

    device: DeviceId
    part: DevicePart
    state: PartState
    since: Instant
