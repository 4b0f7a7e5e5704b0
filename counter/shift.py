"""A person's shift at a terminal: sign in, hold a counter, work the queue, sign out. Plain Python, no Qt, no network.

Policy of presses: a press is one request id and one ask, and one is under way at a time. Another one meanwhile, or
within the double strike guard, is not taken and the screen says so. The door retries the same id until its patience
is over; then the press is kept as unsure, and when the hub is heard again it is settled: either the stream shows
that it was done, or a young one is sent again with its own id, or the person is told that nothing happened (and the
same ask pressed again keeps its id). So no press is lost without a word and none acts twice.

What stands at the counter is always what the stream says; an answer is believed directly only while the stream is
away. All methods are called on one thread; `Hub` answers by calling `answered` on that thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, assert_never

from hub.sdk.errors import NotAllowed, SdkError
from hub.sdk.hub_clock import HubClock
from hub.wire.problem import Reason
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot
from hub.wire.terms import ChangeType, CounterState, VisitState
from hub.wire.views import CounterAnswer, SignedIn, StaffCounter, StaffVisit, VisitAnswer

from counter import sheets
from counter.asks import (
    Ask,
    AskCallNext,
    AskClose,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskRecall,
    AskResume,
    AskSignIn,
    AskSignOut,
    AskStart,
    Done,
    NoAnswer,
    NotKnown,
    Outcome,
    Press,
    Refused,
)
from counter.entry import Entry
from counter.keys import PLANS, Key, KeyPlan, Shortcuts, Standing
from counter.line import line, parked
from counter.notes import Note, NoteKind
from counter.room import Room
from counter.trace import trace

DOUBLE_STRIKE_SECONDS = 0.5
"""tokens.json, motion.doubleStrikeMs."""
RESEND_SECONDS = 30.0
"""A press older than this is not carried out behind the person's back; they are asked to press again."""
CATCH_UP_SECONDS = 2.0
"""How long the stream may take to show what an answer has told, before the answer is believed."""
PASSING_NOTE_SECONDS = 4.0


class Page(StrEnum):
    STARTING = "starting"
    SIGN_IN = "sign_in"
    COUNTERS = "counters"
    WORK = "work"


class Hub(Protocol):
    """The way to the hub; neither call blocks."""

    def ask(self, press: Press) -> None:
        """Carry out in the background; the outcome comes to `Shift.answered`."""

    def follow(self, token: str | None) -> None:
        """Follow the stream as this person, or (None) as the device."""


class Ledger(Protocol):
    """Where presses and what came of them are written down, for whoever recomputes the day."""

    def pressed(self, press: Press) -> None: ...
    def ignored(self, key: str, why: str) -> None: ...
    def answered(self, press: Press, outcome: Outcome) -> None: ...


@dataclass(frozen=True, slots=True)
class LastDone:
    """The visit this counter finished last, and how long its service took."""

    label: str
    served_ms: int | None


@dataclass(slots=True)
class Shift:
    """`bound`: the only counter this terminal may open, by setting."""

    hub: Hub
    ledger: Ledger
    clock: HubClock
    monotonic: Callable[[], float]
    new_request: Callable[[], str]
    shortcuts: Shortcuts = field(default_factory=Shortcuts)
    bound: str | None = None
    room: Room | None = None
    who: SignedIn | None = None
    entry: Entry = field(default_factory=Entry)
    held: str | None = None
    sheet: sheets.Sheet | None = None
    busy: Press | None = None
    unsure: Press | None = None
    note: Note | None = None
    last_done: LastDone | None = None
    connected: bool = False
    lost_at: int | None = None
    """Instant of the hub's line at which the stream was lost; None while it is there or never was."""
    _arrived: bool = False
    """The signed-in person's first snapshot has been seen."""
    _heard_seq: int = 0
    _answer: CounterAnswer | VisitAnswer | None = None
    _answer_by: float = 0.0
    _struck_at: float = -DOUBLE_STRIKE_SECONDS

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
        plan = self.plan
        if plan is None or key not in plan.keys or self.sheet is not None or not self._free(key):
            return
        reason = self.off_reason(key)
        if reason:
            self._ignore(key, Note(NoteKind.KEY_OFF, reason))
            return
        self._act(key)

    def choose(self, index: int) -> None:
        """An answer of the open sheet, by its place."""
        if self.sheet is None or self.room is None:
            return
        offered = sheets.answers(self.sheet, self.room)
        if 0 <= index < len(offered) and self._free(f"choice {index + 1}"):
            self.sheet = None
            self._send(offered[index])

    def pick_counter(self, counter: str) -> None:
        """Open a counter; one that another person holds asks first."""
        if self.room is None or self.who is None or self.page is not Page.COUNTERS or not self._free("counter"):
            return
        present = self.room.counter(counter)
        if present.state != CounterState.CLOSED and present.staff not in (None, self.who.staff):
            self.sheet = sheets.TakeOverSheet(counter, present.staff or "")
        else:
            self._send(AskOpen(counter))

    def pick_staff(self, staff: str) -> None:
        if self.busy is None:
            self.entry = self.entry.pick(staff)

    def digit(self, digit: str) -> None:
        if self.busy is None:
            self.note = None
            self.entry = self.entry.digit(digit)

    def erase(self) -> None:
        if self.busy is None:
            self.entry = self.entry.erase()

    def sign_in(self) -> None:
        if self.entry.ready and self.entry.staff is not None and self.page is Page.SIGN_IN and self._free("sign_in"):
            self._send(AskSignIn(self.entry.staff, self.entry.pin))

    def sign_out(self) -> None:
        """From the list of counters."""
        if self.who is not None and self.page is Page.COUNTERS and self._free(Key.SIGN_OUT):
            self._send(AskSignOut())

    def typed(self, typed: str, *, repeat: bool = False) -> bool:
        """A key of the keyboard that no control has used: "Space", "F", "3", "Escape", "Return", "Backspace".

        True when it means something here. Key repeat never presses anything.
        """
        if self.sheet is not None:
            return self._typed_on_sheet(typed, repeat)
        if self.page is Page.SIGN_IN:
            return self._typed_pin(typed, repeat)
        plan = self.plan
        key = self.shortcuts.pressed(typed, plan) if plan is not None else None
        if key is None:
            return False
        if not repeat:
            self.press(key)
        return True

    def _typed_on_sheet(self, typed: str, repeat: bool) -> bool:
        if typed == "Escape":
            self.sheet = None
            return True
        if typed.isdigit() and typed.isascii() and typed != "0":
            if not repeat:
                self.choose(int(typed) - 1)
            return True
        return False

    def _typed_pin(self, typed: str, repeat: bool) -> bool:
        if len(typed) == 1 and typed.isdigit() and typed.isascii():
            if not repeat:
                self.digit(typed)
        elif typed == "Backspace":
            self.erase()
        elif typed == "Return":
            if not repeat:
                self.sign_in()
        else:
            return False
        return True

    # --- what the stream tells

    def snapshot(self, snapshot: StaffSnapshot, *, reset: bool) -> None:
        if reset:
            self.clock.reset()
        self.clock.heard(snapshot.time)
        self.room = Room.of(snapshot)
        self._heard_seq = snapshot.seq
        self._here()
        if self.who is not None and not self._arrived:
            self._arrived = True
            self._look()
            self._arrive()
        else:
            self._look()

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
        if self.connected or self.lost_at is None:
            self.lost_at = self.clock.instant()
        self.connected = False
        if isinstance(error, NotAllowed) and self.who is not None:
            self._forget(Note(NoteKind.SIGN_IN_AGAIN))

    def back(self) -> None:
        self._here()
        self._settle_unsure()

    def tick(self) -> None:
        """Called about once a second."""
        if self.note is not None and self.note.until is not None and self.monotonic() >= self.note.until:
            self.note = None
        self._settle_answer()

    # --- what the hub answers

    def answered(self, press: Press, outcome: Outcome) -> None:
        self.ledger.answered(press, outcome)
        if self.busy is not press:
            return
        match outcome:
            case Done(answer):
                self._done(press, answer)
            case Refused(reason, fields):
                self._refused(press, reason, fields)
            case NotKnown(reason, fields):
                self._not_known(press, reason, fields)
            case NoAnswer():
                self._no_answer(press)
            case _:
                assert_never(outcome)

    def _done(self, press: Press, answer: CounterAnswer | VisitAnswer | SignedIn | None) -> None:
        self.unsure = None
        match answer:
            case SignedIn():
                self.busy = None
                self.who = answer
                self.entry = Entry()
                self._arrived = False
                self.hub.follow(answer.token)
            case None:
                self._forget(None)
            case CounterAnswer() | VisitAnswer():
                if isinstance(press.ask, AskOpen):
                    self.held = press.ask.counter
                self._answer = answer
                self._answer_by = self.monotonic() + CATCH_UP_SECONDS
                self._settle_answer()

    def _refused(self, press: Press, reason: str, fields: dict[str, str]) -> None:
        self.busy = None
        self.unsure = None
        match press.ask:
            case AskSignIn():
                self.entry = self.entry.failed(reason, fields)
            case AskSignOut():
                self._forget(None)
            case AskOpen(counter, take_over=False) if reason == Reason.COUNTER_CLAIMED and self.room is not None:
                self.sheet = sheets.TakeOverSheet(counter, self.room.counter(counter).staff or "")
            case _:
                self.note = Note(NoteKind.REFUSED, reason, fields)

    def _not_known(self, press: Press, reason: str, fields: dict[str, str]) -> None:
        if isinstance(press.ask, AskSignIn | AskSignOut) or reason == Reason.FORBIDDEN:
            self._refused(press, reason, fields)
        else:
            self._forget(Note(NoteKind.SIGN_IN_AGAIN))

    def _no_answer(self, press: Press) -> None:
        self.busy = None
        match press.ask:
            case AskSignIn():
                self.entry = self.entry.failed("hub_unreachable", {})
            case AskSignOut():
                self._forget(Note(NoteKind.SIGNED_OUT_LOCALLY))
            case _:
                self.unsure = press
                self.note = Note(NoteKind.UNSURE, type(press.ask).__name__)

    # --- inside

    def _free(self, what: str) -> bool:
        """Whether a press is taken now; one that is not is shown and written down."""
        now = self.monotonic()
        if self.busy is not None:
            self._ignore(what, Note(NoteKind.UNDER_WAY, until=now + PASSING_NOTE_SECONDS))
            return False
        if now - self._struck_at < DOUBLE_STRIKE_SECONDS:
            self._ignore(what, Note(NoteKind.TOO_QUICK, until=now + PASSING_NOTE_SECONDS))
            return False
        return True

    def _ignore(self, what: str, note: Note) -> None:
        self.ledger.ignored(what, note.kind)
        self.note = note

    def _act(self, key: Key) -> None:
        held, visit = self.held or "", self.visit
        here = visit.id if visit is not None else ""
        match key:
            case Key.CALL_NEXT | Key.FINISH_NEXT:
                self._send(AskCallNext(held, here or None))
            case Key.START:
                self._send(AskStart(here))
            case Key.FINISH:
                self._send(AskFinish(here))
            case Key.RECALL:
                self._send(AskRecall(here))
            case Key.NO_SHOW:
                self._send(AskNoShow(here))
            case Key.RESUME:
                self._send(AskResume(held))
            case Key.CLOSE:
                self._send(AskClose(held))
            case Key.SIGN_OUT:
                self._send(AskSignOut())
            case Key.CONTINUE_HERE:
                self._send(AskOpen(held))
            case Key.TRANSFER:
                self.sheet = sheets.TransferSheet(here)
            case Key.PARK:
                self.sheet = sheets.ParkSheet(here)
            case Key.REMOVE:
                self.sheet = sheets.RemoveSheet(here)
            case Key.PARKED:
                self.sheet = sheets.ParkedSheet()
            case Key.BREAK:
                self.sheet = sheets.BreakSheet(held)
            case Key.BACK:
                self.sheet = None
            case _:
                assert_never(key)

    def _send(self, ask: Ask) -> None:
        before = trace(self.room, ask)
        earlier = self.unsure
        same = earlier is not None and earlier.ask == ask and earlier.before == before
        request = earlier.request if earlier is not None and same else self.new_request()
        self._struck_at = self.monotonic()
        self._start(Press(ask, request, self._struck_at, before))

    def _start(self, press: Press) -> None:
        self.busy = press
        self.unsure = None
        self.note = None
        self.ledger.pressed(press)
        self.hub.ask(press)

    def _here(self) -> None:
        self.connected = True
        self.lost_at = None

    def _look(self) -> None:
        """After every news: settle what is under way, see whose the counter is, close a sheet that no longer fits."""
        self._settle_answer()
        self._settle_unsure()
        self._watch_counter()
        if self.sheet is not None and self.room is not None and not sheets.still_fits(self.sheet, self.room):
            self.sheet = None

    def _settle_answer(self) -> None:
        answer = self._answer
        if answer is None or self.room is None:
            return
        seen = self._heard_seq >= answer.seq
        if not seen and self.connected and self.monotonic() < self._answer_by:
            return
        if not seen:
            self.room = self.room.told(answer)
        self._answer = None
        ended = self.busy
        self.busy = None
        if ended is not None and isinstance(ended.ask, AskClose):
            self.held = None
        self._watch_counter()

    def _settle_unsure(self) -> None:
        press = self.unsure
        if press is None or not self.connected or self.busy is not None:
            return
        if trace(self.room, press.ask) != press.before:
            self.unsure = None
            self.note = None
        elif self.monotonic() - press.at < RESEND_SECONDS:
            self._start(press)
        elif self.note is None or self.note.kind is not NoteKind.NOT_DONE:
            self.note = Note(NoteKind.NOT_DONE, type(press.ask).__name__)

    def _watch_counter(self) -> None:
        """Hold what the hub says this session holds; tell calmly when somebody else has it now."""
        if self.room is None or self.who is None or not self._arrived or self._answer is not None:
            return
        mine = self.room.held_by_session(self.who.session)
        if mine is not None:
            self.held = mine.id
            return
        if self.held is None or isinstance(self.busy.ask if self.busy is not None else None, AskOpen | AskClose):
            return
        present = self.room.counter(self.held)
        if present.state != CounterState.CLOSED and present.staff == self.who.staff:
            return
        place = self.room.place(self.held)
        fields = {"counter": place.sign if place is not None else self.held}
        if present.state == CounterState.CLOSED:
            self.note = Note(NoteKind.CLOSED_ELSEWHERE, fields=fields)
        else:
            self.note = Note(NoteKind.TAKEN_OVER, fields=fields | {"staff": self.room.staff_name(present.staff)})
        self.held = None
        self.sheet = None

    def _arrive(self) -> None:
        """Just signed in: go on at the counter one holds, or open the terminal's own."""
        if self.room is None or self.who is None or self.held is not None or self.busy is not None:
            return
        theirs = self.room.held_by_staff(self.who.staff)
        if theirs is not None:
            self._send(AskOpen(theirs.id))
        elif self.bound is not None:
            self.pick_counter(self.bound)

    def _remember_done(self, change: StaffChange) -> None:
        visit = change.visit
        if change.type != ChangeType.VISIT_SERVED or visit is None or self.room is None:
            return
        counter = self.counter
        if counter is not None and counter.visit == visit.id:
            served = visit.changed - visit.started if visit.started is not None else None
            self.last_done = LastDone(visit.label, served)

    def _forget(self, note: Note | None) -> None:
        """Nobody is signed in any more at this terminal."""
        self.who = None
        self.held = None
        self.sheet = None
        self.busy = None
        self.unsure = None
        self._answer = None
        self._arrived = False
        self.last_done = None
        self.entry = Entry()
        self.note = note
        self.room = self.room.without_people() if self.room is not None else None
        self.hub.follow(None)
