"""What each audience may see of a visit, a call, a counter: allow-lists, one model each.

Durations are computed from instants (milliseconds on the hub's own line), never from wall time: a face keeps the
newest `HubTime` and advances it by its own monotonic clock.
"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from hub.wire.terms import (
    OpenArrow,
    OpenCounterState,
    OpenPart,
    OpenPartState,
    OpenPrintOutcome,
    OpenPriority,
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
    """People waiting for a service and the open counters that give it."""

    service: str
    waiting: int
    counters: int


class CallView(_Read):
    """A call as the lobby sees it. `call` is its sequence; a recall is a new call of the same label at the same
    counter with `times` > 1. `at`: when this call or recall was made. `standing`: the person is still awaited at or is
    at the counter."""

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


class WhyView(_Read):
    """Why this visit was called: figures that anybody can recompute; faces make the sentence."""

    policy: str
    rule: str
    waited_ms: int
    promised_ms: int
    share_percent: int
    candidates: int
    scarce: bool


class StaffVisit(_Read):
    """A visit for signed-in staff. `shown` and `spoken` count the displays that did so for the present call."""

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


class StaffCounter(_Read):
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


class PartView(_Read):
    """A device's part for staff: e.g. the printer of "Kiosk 1" is out of paper."""

    device: str
    device_name: str
    part: OpenPart
    state: OpenPartState
    since: int


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
    since: datetime | None = None


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
    "Health",
    "HealthCheck",
    "HubTime",
    "LoadView",
    "OfficeAnswer",
    "PartView",
    "SeqAnswer",
    "SignedIn",
    "StaffCounter",
    "StaffVisit",
    "TicketAnswer",
    "VisitAnswer",
    "WhyView",
]
