"""What each audience may see of a visit, a call, a counter: allow-lists, one model each.

Durations are computed from instants (milliseconds on the hub's own line), never from wall time: a face keeps the
newest `HubTime` and advances it by its own monotonic clock.
"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from hub.wire.terms import (
    OpenArrival,
    OpenArrow,
    OpenCounterState,
    OpenHowCalled,
    OpenJumpReason,
    OpenPart,
    OpenPartState,
    OpenPersonalField,
    OpenPrintOutcome,
    OpenPriority,
    OpenServiceClosed,
    OpenUndoneAct,
    OpenVisitState,
)


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class HubTime(_Read):
    """The hub's line and its aware wall time (UTC) at one moment; faces show the hub's time, in the office's zone."""

    instant: int
    wall: datetime


class DayView(_Read):
    """`taking` is false while no tickets are given; `next_opening` (aware) is then what people are told."""

    day: str | None
    open: bool
    taking: bool
    next_opening: datetime | None = None
    closed_reason: dict[str, str] = {}


class LoadView(_Read):
    """People waiting for a service and the open counters that give it. `closed`: why no ticket is given for it now
    although the office takes tickets; by the calendar, `next_opening` (aware) and the reason are then what people are
    told. `left`: tickets left of today's quota (None: it has none).

    `next`: the first few tickets of its line, for displays only. `wait_from`, `wait_to`: the expected wait in minutes
    of somebody who comes now, as a range; None while nobody can honestly say."""

    service: str
    waiting: int
    counters: int
    closed: OpenServiceClosed | None = None
    left: int | None = None
    next_opening: datetime | None = None
    closed_reason: dict[str, str] = {}
    next: list[str] = []
    wait_from: int | None = None
    wait_to: int | None = None


class CallView(_Read):
    """A call as the lobby sees it. `call` is its sequence; a recall is a new call of the same label at the same
    counter with `times` > 1. `at`: when this call or recall was made. `standing`: the person is still awaited at or is
    at the counter. `withdrawn`: the call was taken back; it has ended and was said by mistake. `name`: only where the
    office shows names (OfficeView.names_shown) and the person gave one."""

    call: int
    label: str
    language: str
    counter: str
    sign: str
    zone: str
    arrow: OpenArrow
    way: dict[str, str]
    times: int
    at: int
    standing: bool = True
    withdrawn: bool = False
    name: str | None = None


class WhyView(_Read):
    """Why this visit was called: figures that anybody can recompute; faces make the sentence. `condition`: which rule
    of the work profile held (from 0); `turn`: the place of the call in a round of the policy `ratio`; `jumped`: people
    of the same line before whom a chosen ticket was called, for `reason`."""

    policy: str
    rule: str
    waited_ms: int
    promised_ms: int
    share_percent: int
    candidates: int
    scarce: bool
    weight: int = 100
    profile: str | None = None
    condition: int | None = None
    turn: int | None = None
    jumped: int = 0
    how: OpenHowCalled | None = None
    reason: OpenJumpReason | None = None


class PlaceView(_Read):
    """Where a visit stands in its line, smallest first. `at` (an instant) is what its age is counted from: the arrival,
    a later slot, or what a transfer gave it."""

    at: int
    seq: int
    nudge: int = 0


class PoolView(_Read):
    """Whose the visit is: one counter's or one person's."""

    counter: str | None = None
    staff: str | None = None


class PlannedStepView(_Read):
    service: str
    quantity: int = 1
    member: int = 1


class DoneStepView(_Read):
    """A service given in this visit; instants. `inferred`: start was never pressed."""

    service: str
    quantity: int
    member: int
    counter: str
    staff: str | None
    called_at: int | None
    started: int
    ended: int
    inferred: bool = False
    outcome: str | None = None


class StaffVisit(_Read):
    """A visit for signed-in staff. `shown` and `spoken` count the displays that did so for the present call.

    `label` is empty for somebody served without a ticket (`walk_up`). `requests`: help asked for and not yet arranged.
    `slot`: the booked time as an instant. `notes` counts staff's notes and `details` names what the hub holds of the
    person; the texts themselves are fetched. `withdrawn_call`: the latest call, when it was taken back.

    In an answer to a kiosk only id, label, service, language, state and times are filled, and `priority` is empty."""

    id: str
    label: str
    service: str
    language: str
    priority: OpenPriority
    state: OpenVisitState
    arrived: int
    changed: int
    counter: str | None = None
    call: int | None = None
    called_at: int | None = None
    calls: int = 0
    started: int | None = None
    parked_until: int | None = None
    parked_from: str | None = None
    why: WhyView | None = None
    paper: OpenPrintOutcome | None = None
    shown: int = 0
    spoken: int = 0
    place: PlaceView | None = None
    quantity: int = 1
    member: int = 1
    party: int = 1
    needs: list[str] = []
    requests: list[str] = []
    pool: PoolView | None = None
    planned: list[PlannedStepView] = []
    done: list[DoneStepView] = []
    outcome: str | None = None
    appointment: str | None = None
    slot: int | None = None
    arrival: OpenArrival | None = None
    wait_began: int | None = None
    first_started: int | None = None
    requeues: int = 0
    step_backs: int = 0
    target_passed: bool = False
    unanswered: bool = False
    notes: int = 0
    details: list[OpenPersonalField] = []
    walk_up: bool = False
    kept: bool = False
    withdrawn_call: int | None = None


class UndoView(_Read):
    """The last action of the counter's session, which can be taken back until the instant `until`."""

    act: OpenUndoneAct
    until: int


class StaffCounter(_Read):
    """`idle_since`: when it last became free. `wrap_until`: the papers of the last visit take until then. `last_visit`:
    whose outcome can still be recorded."""

    id: str
    state: OpenCounterState
    staff: str | None = None
    session: str | None = None
    away: bool = False
    visit: str | None = None
    since: int = 0
    opened: int = 0
    pause: str | None = None
    served: int = 0
    profile: str | None = None
    idle_since: int = 0
    wrap_until: int | None = None
    last_visit: str | None = None
    undo: UndoView | None = None


class PartView(_Read):
    """A device's part for staff: e.g. the printer of "Kiosk 1" is out of paper."""

    device: str
    device_name: str
    part: OpenPart
    state: OpenPartState
    since: int


class HelpView(_Read):
    """Somebody at a kiosk has called for a person, at the instant `since`. `answered`: staff are on their way, or have
    been there."""

    device: str
    device_name: str
    since: int
    answered: bool = False


class NumberBlock(_Read):
    """Numbers of a series that a kiosk may give while the hub is away, from `first` to `last` in steps of `step`;
    `skipped` are left out. A label is the prefix and the number, padded with zeros to `padding` digits."""

    series: str
    prefix: str
    padding: int
    first: int
    last: int
    step: int = 1
    skipped: list[int] = []


class SeqAnswer(_Read):
    seq: int
    repeated: bool = False


class TicketAnswer(SeqAnswer):
    """`link_base` + the link token is the address of the ticket's own page; None: no page is reachable, print no QR."""

    id: str
    label: str
    number: int
    day: str
    service: str
    zone: str
    ahead: int
    issued: datetime
    link_base: str | None = None


class HelpAnswer(SeqAnswer):
    """`device`: who called, as in HelpView."""

    device: str


class LeaseAnswer(SeqAnswer):
    """All blocks that this device holds for the business day, whenever they were leased; numbers already handed in
    are in none of them."""

    day: str
    blocks: list[NumberBlock]


class VisitAnswer(SeqAnswer):
    visit: StaffVisit


class CounterAnswer(SeqAnswer):
    """`visit` is the one now at the counter; `finished` the one that a call-next ended."""

    counter: StaffCounter
    visit: StaffVisit | None = None
    finished: StaffVisit | None = None


class DayAnswer(SeqAnswer):
    day: DayView


class OfficeAnswer(SeqAnswer):
    version: int


class SignedIn(_Read):
    """`token` goes into `Authorization: Bearer …` instead of the device's key; `session` is no secret."""

    session: str
    token: str
    staff: str
    name: str


class HealthCheck(_Read):
    name: str
    ok: bool
    detail: str = ""
    since: datetime | None = None  # when it began to fail, or when a part was last reported otherwise


class Health(_Read):
    status: str
    """"ok" or "degraded" (works, with something to mend)."""
    hub: str
    name: str
    version: str
    contract: str
    journal: str
    seq: int
    checks: list[HealthCheck]


__all__ = [
    "CallView",
    "CounterAnswer",
    "DayAnswer",
    "DayView",
    "DoneStepView",
    "Health",
    "HealthCheck",
    "HelpAnswer",
    "HelpView",
    "HubTime",
    "LeaseAnswer",
    "LoadView",
    "NumberBlock",
    "OfficeAnswer",
    "PartView",
    "PlaceView",
    "PlannedStepView",
    "PoolView",
    "SeqAnswer",
    "SignedIn",
    "StaffCounter",
    "StaffVisit",
    "TicketAnswer",
    "UndoView",
    "VisitAnswer",
    "WhyView",
]
