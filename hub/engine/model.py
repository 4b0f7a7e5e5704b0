"""The state of the queue as frozen values. `State` (state.py) holds them; only `evolve` replaces them."""

from dataclasses import dataclass

from hub.engine.events import Explanation
from hub.engine.ids import (
    LINE_START,
    BusinessDay,
    CounterId,
    DeviceId,
    Instant,
    Seq,
    SeriesId,
    ServiceId,
    SessionId,
    StaffId,
    VisitId,
)
from hub.engine.terms import (
    Channel,
    CounterState,
    DevicePart,
    PartState,
    PauseReason,
    PrintOutcome,
    PriorityClass,
    VisitState,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's journey today. Its place in line is (arrived, seq) inside its service and class."""

    id: VisitId
    seq: Seq
    day: BusinessDay
    series: SeriesId
    number: int
    label: str
    service: ServiceId
    language: str
    channel: Channel
    priority: PriorityClass
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

    @property
    def place(self) -> tuple[Instant, Seq]:
        return self.arrived, self.seq


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
    pause: PauseReason | None = None
    served: int = 0
    """Visits finished since the counter was opened."""


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    """How a service stands: `waiting` people, open counters that give it (paused ones not counted)."""

    service: ServiceId
    waiting: int
    counters: int


@dataclass(frozen=True, slots=True)
class Day:
    """The business day; `day` is None before the first opening. `taking` is false after closing time."""

    day: BusinessDay | None = None
    open: bool = False
    taking: bool = False
    opened_at: Instant = LINE_START
    by_hand: bool = False
    """Open: the calendar does not rule it. Closed: it was closed by hand, so the calendar does not reopen it today."""


@dataclass(frozen=True, slots=True)
class Part:
    """The last reported state of a device's part."""

    device: DeviceId
    part: DevicePart
    state: PartState
    since: Instant
