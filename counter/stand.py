"""What stands at a terminal at this moment: who works here, at which counter, with whom; what is open on the screen.

Plain values and questions about them; what happens to them is `Shift`'s (shift.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter import answers, sheets
from counter.entry import Entry
from counter.keys import PLANS, Key, KeyPlan, Standing
from counter.line import line, parked
from counter.pending import Pending
from counter.room import Room
from counter.scene import SideTab
from hub.sdk.hub_clock import HubClock
from hub.wire.hall import MessageView, OwnDayView, StaffCallView
from hub.wire.hall_terms import StaffCallKind
from hub.wire.personal import DetailsView, NoteView
from hub.wire.terms import CounterState, VisitState
from hub.wire.views import HelpView, SignedIn, StaffCounter, StaffVisit, UndoView


class Page(StrEnum):
    STARTING = "starting"
    SIGN_IN = "sign_in"
    COUNTERS = "counters"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class LastDone:
    """The visit this counter finished last, and how long its service took (None when it was never started)."""

    label: str
    served_ms: int | None
    visit: str = ""
    service: str = ""


@dataclass(slots=True)
class Sheeted:
    """What has been typed into the open sheet. `fresh`: the id of a visit or message that may begin with it."""

    fresh: str = ""
    values: dict[str, str] = field(default_factory=dict)
    troubles: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Read:
    """What the hub was asked for beside the stream; of the visit in front of one alone."""

    visit: str = ""
    noted: int = 0
    """How many notes there were when they were last asked for."""
    notes: tuple[NoteView, ...] = field(default=(), repr=False)
    details: DetailsView | None = field(default=None, repr=False)
    day: OwnDayView | None = None


@dataclass(slots=True)
class Stand:
    """`bound`: the only counter this terminal may open, by setting."""

    pending: Pending
    clock: HubClock
    bound: str | None = None
    room: Room | None = None
    who: SignedIn | None = None
    entry: Entry = field(default_factory=Entry)
    held: str | None = None
    sheet: sheets.Sheet | None = None
    sheeted: Sheeted = field(default_factory=Sheeted)
    last_done: LastDone | None = None
    connected: bool = False
    lost_at: int | None = None
    """Instant of the hub's line at which the stream was lost; None while it is there or never was."""
    key_refused: bool = False
    """The hub is there and does not know this terminal."""
    tab: SideTab = SideTab.LINE
    more_open: bool = False
    refill: bool = False
    """Somebody has come into an empty line while nobody was here; until the next press."""
    alarm: bool = False
    """A silent alarm was raised from here and has not been answered."""
    ticked: frozenset[str] = frozenset()
    """Papers of the present visit that have been seen; this screen's alone."""
    in_front: str = ""
    """The visit whose papers `ticked` are."""
    read: Read = field(default_factory=Read)
    arrived: bool = False
    """The signed-in person's first snapshot has been seen."""
    heard_seq: int = 0

    @property
    def me(self) -> str:
        return self.who.staff if self.who is not None else ""

    @property
    def page(self) -> Page:
        if self.room is None:
            return Page.STARTING
        if self.who is None or not self.arrived:
            return Page.SIGN_IN
        return Page.WORK if self.held is not None else Page.COUNTERS

    @property
    def counter(self) -> StaffCounter | None:
        return self.room.counter(self.held) if self.room is not None and self.held is not None else None

    @property
    def visit(self) -> StaffVisit | None:
        """Who is called to or served at the held counter."""
        counter = self.counter
        if self.room is None or counter is None or counter.visit is None:
            return None
        return self.room.visits.get(counter.visit)

    @property
    def standing(self) -> Standing | None:
        counter = self.counter
        if counter is None or self.who is None:
            return None
        if counter.session != self.who.session:
            return Standing.ELSEWHERE
        visit = self.visit
        if visit is not None:
            return Standing.SERVING if visit.state == VisitState.SERVING else Standing.CALLED
        return Standing.PAUSED if counter.state == CounterState.PAUSED else Standing.IDLE

    @property
    def plan(self) -> KeyPlan | None:
        standing = self.standing
        return PLANS[standing] if standing is not None and self.page is Page.WORK else None

    @property
    def working(self) -> bool:
        """Somebody is signed in and can act now."""
        return self.room is not None and self.connected and self.page in (Page.WORK, Page.COUNTERS)

    @property
    def help_wanted(self) -> tuple[HelpView, ...]:
        """Kiosks' calls for a person, for somebody who can answer them now."""
        return self.room.help_wanted() if self.room is not None and self.working else ()

    @property
    def staff_calls(self) -> tuple[StaffCallView, ...]:
        """Calls of other counters, an alarm first, then the longest standing; not those that somebody else answers."""
        if self.room is None or not self.working:
            return ()
        others = (one for one in self.room.staff_calls.values() if one.counter != self.held)
        mine = (one for one in others if one.answered_by in (None, self.me))
        return tuple(sorted(mine, key=lambda one: (one.kind != StaffCallKind.ALARM, one.since)))

    @property
    def own_call(self) -> StaffCallView | None:
        """This counter's own call for a supervisor."""
        if self.room is None or self.held is None:
            return None
        return self.room.staff_calls.get((self.held, StaffCallKind.SUPERVISOR))

    @property
    def unread(self) -> tuple[MessageView, ...]:
        """Messages for this person that have not been read, the oldest first."""
        if self.room is None or not self.working:
            return ()
        found = (one for one in self.room.messages.values() if self.me not in one.read_by and one.sender != self.me)
        return tuple(sorted(found, key=lambda one: one.at))

    @property
    def undo(self) -> UndoView | None:
        """What can be taken back now."""
        counter = self.counter
        undo = counter.undo if counter is not None and self.standing is not Standing.ELSEWHERE else None
        return undo if undo is not None and undo.until > self.clock.instant() else None

    @property
    def wrapping(self) -> int | None:
        """Until which instant the papers of the last visit take; None when they do not."""
        counter = self.counter
        until = counter.wrap_until if counter is not None else None
        return until if until is not None and until > self.clock.instant() else None

    @property
    def about(self) -> str:
        """The visit that keys about "this visit" mean: who is here, else who was last."""
        visit, counter = self.visit, self.counter
        if visit is not None:
            return visit.id
        return counter.last_visit or "" if counter is not None else ""

    @property
    def offered(self) -> tuple[answers.Offer, ...]:
        """What the open sheet offers, in its order."""
        if self.sheet is None or self.room is None:
            return ()
        return answers.answers(self.sheet, self.room, self.asker)

    @property
    def asker(self) -> answers.Asker:
        return answers.Asker(
            self.me, self.held or "", self.clock.instant(), self.sheeted.fresh, dict(self.sheeted.values)
        )

    def off_reason(self, key: Key) -> str:  # noqa: C901 - one line for each key that can be off
        """Why a key has nothing to act on, such as nobody_waiting; empty when it can be pressed."""
        if self.room is None or self.held is None:
            return ""
        match key:
            case Key.CALL_NEXT if not line(self.room, self.held, self.clock.instant(), self.me):
                return "nobody_waiting"
            case Key.CALL_CHOSEN | Key.CALL_SERVICE if self.visit is None and not self._somebody_waits():
                return "nobody_waiting"
            case Key.PARKED if not parked(self.room):
                return "nobody_parked"
            case Key.UNDO if self.undo is None:
                return "nothing_to_undo"
            case Key.END_WRAP_UP if self.wrapping is None:
                return "no_wrap_up"
            case Key.OUTCOME if not self.room.office.outcomes:
                return "no_outcomes"
            case Key.OUTCOME if not self.about:
                return "nobody_served"
            case Key.PROFILE if not self.room.office.profiles:
                return "no_profiles"
            case Key.REACTIVATE if not self.room.ended:
                return "nobody_ended"
            case Key.APPOINTMENTS if not self.room.appointments:
                return "no_appointments"
            case Key.DETAILS | Key.NOTE | Key.REPRINT if self.visit is None and not self.room.visits:
                return "nobody_here"
            case _:
                return ""

    def _somebody_waits(self) -> bool:
        room = self.room
        return room is not None and any(one.state == VisitState.WAITING for one in room.visits.values())
