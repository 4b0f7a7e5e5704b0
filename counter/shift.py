"""A person's shift at a terminal: sign in, hold a counter, work the queue, sign out. Plain Python, no Qt, no network.

What stands at the counter is always what the stream says; an answer is believed directly only while the stream is
away. What happens to a press is `Pending`'s. All methods are called on one thread; the hub's outcome comes back by
`answered` on that thread.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from counter import sheets
from counter.asks import (
    AskAnswerHelp,
    AskClose,
    AskOpen,
    AskSignIn,
    AskSignOut,
    Done,
    NoAnswer,
    NotKnown,
    Outcome,
    Press,
    Refused,
)
from counter.deeds import ASKS, SHEETS
from counter.entry import Entry
from counter.keys import PLANS, Key, KeyPlan, Standing
from counter.line import line, parked
from counter.notes import Note, NoteKind
from counter.pending import Pending
from counter.room import Room
from hub.sdk.errors import NotAllowed, SdkError
from hub.sdk.hub_clock import HubClock
from hub.wire.problem import Reason
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot
from hub.wire.terms import ChangeType, CounterState, VisitState
from hub.wire.views import HelpView, SeqAnswer, SignedIn, StaffCounter, StaffVisit


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


@dataclass(slots=True)
class Shift:
    """`bound`: the only counter this terminal may open, by setting."""

    pending: Pending
    clock: HubClock
    bound: str | None = None
    room: Room | None = None
    who: SignedIn | None = None
    entry: Entry = field(default_factory=Entry)
    held: str | None = None
    sheet: sheets.Sheet | None = None
    last_done: LastDone | None = None
    connected: bool = False
    lost_at: int | None = None
    """Instant of the hub's line at which the stream was lost; None while it is there or never was."""
    key_refused: bool = False
    """The hub is there and does not know this terminal."""
    _arrived: bool = False
    """The signed-in person's first snapshot has been seen."""
    _heard_seq: int = 0

    # --- what the screen asks

    @property
    def page(self) -> Page:
        if self.room is None:
            return Page.STARTING
        if self.who is None or not self._arrived:
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
    def help_wanted(self) -> tuple[HelpView, ...]:
        """Kiosks' calls for a person, for somebody who is signed in and can answer them now."""
        if self.room is None or not self.connected or self.page not in (Page.WORK, Page.COUNTERS):
            return ()
        return self.room.help_wanted()

    def off_reason(self, key: Key) -> str:
        """Why a key has nothing to act on: nobody_waiting, nobody_parked, or empty when it can be pressed."""
        if self.room is None or self.held is None:
            return ""
        if key is Key.CALL_NEXT and not line(self.room, self.held, self.clock.instant()):
            return "nobody_waiting"
        if key is Key.PARKED and not parked(self.room):
            return "nobody_parked"
        return ""

    # --- what people do

    def press(self, key: Key) -> None:
        """A key of the present plan, by touch, mouse or shortcut."""
        if key is Key.BACK:
            self.sheet = None
            return
        if key is Key.ANSWER_HELP:
            self._answer_help()
            return
        plan = self.plan
        if plan is None or key not in plan.keys or self.sheet is not None or not self.pending.free(key):
            return
        reason = self.off_reason(key)
        if reason:
            self.pending.ignore(key, Note(NoteKind.KEY_OFF, reason))
            return
        visit = self.visit
        held, here = self.held or "", visit.id if visit is not None else ""
        if key in ASKS:
            self.pending.send(self.room, ASKS[key](held, here))
        else:
            self.sheet = SHEETS[key](held, here)

    def _answer_help(self) -> None:
        """To the kiosk that has called longest."""
        wanted = self.help_wanted
        if wanted and self.pending.free(Key.ANSWER_HELP):
            self.pending.send(self.room, AskAnswerHelp(wanted[0].device))

    def choose(self, index: int) -> None:
        """An answer of the open sheet, by its place."""
        if self.sheet is None or self.room is None:
            return
        offered = sheets.answers(self.sheet, self.room)
        if 0 <= index < len(offered) and self.pending.free(f"answer {index + 1}"):
            self.sheet = None
            self.pending.send(self.room, offered[index])

    def pick_counter(self, counter: str) -> None:
        """Open a counter; one that another person holds asks first."""
        if self.page is Page.COUNTERS and self.sheet is None and self.pending.free(f"counter {counter}"):
            self._open(counter)

    def pick_staff(self, staff: str) -> None:
        if self._entering:
            self.entry = self.entry.pick(staff)

    def digit(self, digit: str) -> None:
        if self._entering:
            self.pending.note = None
            self.entry = self.entry.digit(digit)

    def erase(self) -> None:
        if self._entering:
            self.entry = self.entry.erase()

    def sign_in(self) -> None:
        staff = self.entry.staff
        if staff is not None and self.entry.ready and self._entering and self.pending.free("sign_in"):
            self.pending.send(self.room, AskSignIn(staff, self.entry.pin))

    def sign_out(self) -> None:
        """From the list of counters; at a counter it is a key."""
        if self.page is Page.COUNTERS and self.pending.free(Key.SIGN_OUT):
            self.pending.send(self.room, AskSignOut())

    # --- what the stream tells

    def snapshot(self, snapshot: StaffSnapshot) -> None:
        if self.room is not None and self.room.journal != snapshot.journal:
            self.clock.reset()
            self.pending.unsure = None  # what was asked of another journal cannot be settled by this one
        self.clock.heard(snapshot.time)
        self.room = Room.of(snapshot)
        self._heard_seq = snapshot.seq
        self._here()
        arriving = self.who is not None and not self._arrived
        self._arrived = self.who is not None
        self._look()
        if arriving:
            self._arrive()

    def change(self, change: StaffChange) -> None:
        if self.room is None:
            return
        self.clock.heard(change.time)
        self._remember_done(change)
        self.room = self.room.after(change)
        self._heard_seq = max(self._heard_seq, change.seq)
        self._look()

    def heartbeat(self, beat: Heartbeat) -> None:
        self.clock.heard(beat.time)
        self._heard_seq = max(self._heard_seq, beat.seq)
        self._here()
        self._look()

    def lost(self, error: SdkError) -> None:
        if self.lost_at is None:
            self.lost_at = self.clock.instant()
        self.connected = False
        self.key_refused = isinstance(error, NotAllowed) and self.who is None
        if isinstance(error, NotAllowed) and self.who is not None:
            self._forget(Note(NoteKind.SIGN_IN_AGAIN))

    def back(self) -> None:
        self._here()
        self.pending.resolve(self.room)

    def tick(self) -> None:
        """Called about once a second."""
        self.pending.pass_time()
        self._settle_answer()

    # --- what the hub answers

    def answered(self, press: Press, outcome: Outcome) -> None:
        self.pending.ledger.answered(press, outcome)
        if self.pending.busy is not press:
            return
        match outcome:
            case Done(answer):
                self._done(answer)
            case Refused(reason, fields):
                self._refused(press, reason, fields)
            case NotKnown(reason, fields):
                self._not_known(press, reason, fields)
            case NoAnswer(reason):
                self._no_answer(press, reason)
            case _:
                assert_never(outcome)

    def _done(self, answer: SeqAnswer | SignedIn | None) -> None:
        match answer:
            case SignedIn():
                self.pending.end()
                self.who = answer
                self.entry = Entry()
                self._arrived = False
                self.pending.hub.follow(answer.token)
            case None:
                self._forget(None)
            case SeqAnswer():
                self.pending.finished(answer)
                self._settle_answer()

    def _refused(self, press: Press, reason: str, fields: dict[str, str]) -> None:
        self.pending.end()
        match press.ask:
            case AskSignIn():
                self.entry = self.entry.failed(reason, fields)
            case AskSignOut():
                self._forget(None)
            case AskOpen(counter, take_over=False) if reason == Reason.COUNTER_CLAIMED and self.room is not None:
                self.sheet = sheets.TakeOverSheet(counter, self.room.counter(counter).staff or "")
            case _:
                self.pending.note = Note(NoteKind.REFUSED, reason, fields)

    def _not_known(self, press: Press, reason: str, fields: dict[str, str]) -> None:
        if isinstance(press.ask, AskSignIn | AskSignOut) or reason == Reason.FORBIDDEN:
            self._refused(press, reason, fields)
        else:
            self._forget(Note(NoteKind.SIGN_IN_AGAIN))

    def _no_answer(self, press: Press, reason: str) -> None:
        match press.ask:
            case AskSignIn():
                self.pending.end()
                self.entry = self.entry.failed(reason, {})
            case AskSignOut():
                self._forget(Note(NoteKind.SIGNED_OUT_LOCALLY))
            case _:
                self.pending.no_answer(press, reason)

    # --- inside

    @property
    def _entering(self) -> bool:
        return self.page is Page.SIGN_IN and self.who is None and self.pending.busy is None

    def _here(self) -> None:
        self.connected = True
        self.key_refused = False
        self.lost_at = None

    def _look(self) -> None:
        """After every news: settle what is under way, see whose the counter is, close a sheet that no longer fits."""
        self._settle_answer()
        if self.connected:
            self.pending.resolve(self.room)
        self._watch_counter()
        if self.sheet is not None and self.room is not None and not sheets.still_fits(self.sheet, self.room):
            self.sheet = None

    def _settle_answer(self) -> None:
        answer = self.pending.answer
        if answer is None or self.room is None or not self.pending.settled(self._heard_seq, connected=self.connected):
            return
        if self._heard_seq < answer.seq:
            self.room = self.room.told(answer)
        ended = self.pending.end()
        if ended is not None and isinstance(ended.ask, AskClose):
            self.held = None
        self._watch_counter()

    def _watch_counter(self) -> None:
        """Hold what the hub says this session holds; tell calmly when somebody else has it now."""
        if self.room is None or self.who is None or not self._arrived or self.pending.answer is not None:
            return
        mine = self.room.held_by_session(self.who.session)
        if mine is not None:
            self.held = mine.id
            return
        busy = self.pending.busy
        if self.held is None or (busy is not None and isinstance(busy.ask, AskOpen | AskClose)):
            return
        present = self.room.counter(self.held)
        if present.state == CounterState.CLOSED:
            self._lose_counter(NoteKind.CLOSED_ELSEWHERE, {})
        elif present.staff != self.who.staff:
            self._lose_counter(NoteKind.TAKEN_OVER, {"staff": self.room.staff_name(present.staff)})

    def _lose_counter(self, kind: NoteKind, fields: dict[str, str]) -> None:
        place = self.room.place(self.held or "") if self.room is not None else None
        self.pending.note = Note(
            kind, fields=fields | {"counter": place.sign if place is not None else self.held or ""}
        )
        self.held = None
        self.sheet = None

    def _arrive(self) -> None:
        """Just signed in: go on at the counter one holds, or open the terminal's own."""
        if self.room is None or self.who is None or self.held is not None:
            return
        theirs = self.room.held_by_staff(self.who.staff)
        if theirs is not None:
            self.pending.send(self.room, AskOpen(theirs.id))
        elif self.bound is not None and self.room.place(self.bound) is not None:
            self._open(self.bound)

    def _open(self, counter: str) -> None:
        if self.room is None or self.who is None:
            return
        present = self.room.counter(counter)
        if present.state != CounterState.CLOSED and present.staff not in (None, self.who.staff):
            self.sheet = sheets.TakeOverSheet(counter, present.staff or "")
        else:
            self.pending.send(self.room, AskOpen(counter))

    def _remember_done(self, change: StaffChange) -> None:
        visit, counter = change.visit, self.counter
        if change.type != ChangeType.VISIT_SERVED or visit is None or counter is None or counter.visit != visit.id:
            return
        self.last_done = LastDone(visit.label, visit.changed - visit.started if visit.started is not None else None)

    def _forget(self, note: Note | None) -> None:
        """Nobody is signed in any more at this terminal."""
        self.pending.end()
        self.pending.note = note
        self.who = self.held = self.sheet = self.last_done = None
        self._arrived = False
        self.entry = Entry()
        self.room = self.room.without_people() if self.room is not None else None
        self.pending.hub.follow(None)
