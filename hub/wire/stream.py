"""The pushed stream `GET /v1/events` (server-sent events), numbered by the journal.

* `event: snapshot`: first on a fresh connection; data is the audience's snapshot. Once more later for a member of
  staff who has opened or left a counter, or resumes at one, when there are messages to it: they are theirs from then.
* `event: change`: one journal event, encoded for the audience; `id:` is "<seq>.<stream>", to be sent back as it is;
  the stream names the journal and the run of the hub that wrote it.
* `event: heartbeat`: every 2 s while nothing else is sent; `data` is a Heartbeat with the newest sequence.
* `event: reset`: instead of missed events when they are no longer kept (10,000), the journal is another one, or it was
  put back from a backup and no longer holds what the client has read; data as for snapshot, including calls still
  standing.

A client may say whose events it reads (`?audience=kiosk`, display, staff or manager): with the key of another role it
is refused (403) instead of being sent what it cannot read. A counter's key may read a display's events: the sign above
it shows what the hall sees.

A client that reconnects sends `Last-Event-ID` (or `?since=`). Sequences are strictly increasing, not contiguous: an
audience is sent only what concerns it.
"""

from pydantic import BaseModel, ConfigDict

from hub.wire.bookings import AppointmentView, WishView
from hub.wire.hall import CounterShown, MessageView, NoticeView, StaffCallView
from hub.wire.office import OfficeView
from hub.wire.terms import OpenChangeType
from hub.wire.views import (
    CallView,
    DayView,
    HelpView,
    HubTime,
    LoadView,
    PartView,
    StaffCounter,
    StaffVisit,
)

SNAPSHOT = "snapshot"
RESET = "reset"
CHANGE = "change"
HEARTBEAT = "heartbeat"
HEARTBEAT_SECONDS = 2.0
STALE_SECONDS = 5.0
"""Silence after which a face says that it has no news."""


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Heartbeat(_Read):
    """`errand`: something a kiosk or a display is asked to do now (errands.py); such a heartbeat comes at once."""

    seq: int
    time: HubTime
    errand: str | None = None


class Snapshot(_Read):
    """What every audience's snapshot has. `notices`: those that stand, oldest first."""

    seq: int
    journal: str
    hub: str
    time: HubTime
    office: OfficeView
    day: DayView
    loads: list[LoadView]
    notices: list[NoticeView] = []


class KioskSnapshot(Snapshot):
    """`link_base`: see TicketAnswer."""

    link_base: str | None = None


class DisplaySnapshot(Snapshot):
    """`calls`: newest first; every standing call, filled up to 20 with the latest that no longer stand."""

    calls: list[CallView]
    counters: list[CounterShown] = []


class StaffSnapshot(Snapshot):
    """`visits`: everybody who has not ended, in line order. `appointments`: today's. `wishes`: the waiting list. For
    staff, and for a counter with nobody signed in (which has none of these three)."""

    visits: list[StaffVisit]
    counters: list[StaffCounter]
    parts: list[PartView] = []
    appointments: list[AppointmentView] = []
    wishes: list[WishView] = []
    help: list[HelpView] = []
    staff_calls: list[StaffCallView] = []
    messages: list[MessageView] = []


class ManagerSnapshot(StaffSnapshot):
    pass


class Change(_Read):
    """What every audience's change has. `notice_ended`: the id of one that stands no longer."""

    seq: int
    type: OpenChangeType
    time: HubTime
    day: DayView | None = None
    office: OfficeView | None = None
    loads: list[LoadView] = []
    notice: NoticeView | None = None
    notice_ended: str | None = None


class KioskChange(Change):
    """`reprint`: staff want the ticket of this visit once more; the kiosk that printed it does so. `help`: staff have
    answered a kiosk's call."""

    link_base: str | None = None
    reprint: str | None = None
    help: HelpView | None = None


class DisplayChange(Change):
    """`call`: a new call, a recall, a call that has just stopped standing, or one that stands again because what ended
    it was taken back."""

    call: CallView | None = None
    counters: list[CounterShown] = []


class StaffChange(Change):
    """`wish_ended`: the wish that has left the waiting list: fulfilled, left, or its dates have passed. `message`: one
    for the reader, or (sent or read) one of the reader's own. `message_erased`: the id of one that is kept no longer.
    """

    visit: StaffVisit | None = None
    counters: list[StaffCounter] = []
    part: PartView | None = None
    appointment: AppointmentView | None = None
    wish: WishView | None = None
    wish_ended: str | None = None
    help: HelpView | None = None
    staff_call: StaffCallView | None = None
    message: MessageView | None = None
    message_erased: str | None = None


class ManagerChange(StaffChange):
    pass


AnySnapshot = KioskSnapshot | DisplaySnapshot | StaffSnapshot | ManagerSnapshot
AnyChange = KioskChange | DisplayChange | StaffChange | ManagerChange

__all__ = [
    "CHANGE",
    "HEARTBEAT",
    "HEARTBEAT_SECONDS",
    "RESET",
    "SNAPSHOT",
    "STALE_SECONDS",
    "AnyChange",
    "AnySnapshot",
    "Change",
    "DisplayChange",
    "DisplaySnapshot",
    "Heartbeat",
    "KioskChange",
    "KioskSnapshot",
    "ManagerChange",
    "ManagerSnapshot",
    "Snapshot",
    "StaffChange",
    "StaffSnapshot",
]
