"""A person's shift at a terminal: sign in, hold a counter, work the queue, sign out. Plain Python, no Qt, no network.

What stands at the counter is always what the stream says; an answer is believed directly only while the stream is
away. What happens to a press is `Pending`'s. All methods are called on one thread; the hub's outcome comes back by
`answered` on that thread.
"""

from dataclasses import dataclass
from typing import assert_never

from counter import sheets
from counter.asks import (
    AskCall,
    AskClose,
    AskOpen,
    AskSignIn,
    AskSignOut,
    AskStaffCall,
    Done,
    NoAnswer,
    NotKnown,
    Outcome,
    Press,
    Refused,
)
from counter.doing import Doing
from counter.entry import Entry
from counter.keys import Key, Standing
from counter.line import line
from counter.looks import LookDay, LookDetails, LookNotes, Seen
from counter.notes import Note, NoteKind
from counter.room import Room
from counter.scene import SideTab
from counter.stand import LastDone, Page, Read
from hub.sdk.errors import NotAllowed, SdkError
from hub.wire.hall import StaffCallView
from hub.wire.hall_terms import StaffCallKind
from hub.wire.problem import Reason
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot
from hub.wire.terms import ChangeType, CounterState
from hub.wire.views import SeqAnswer, SignedIn


@dataclass(slots=True)
class Shift(Doing):
    """One person's shift after the other at one terminal."""

    # --- sign-in and counters

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
        if staff is None and self.entry.number and self._entering and self.room is not None:
            found = (one.id for one in self.room.office.staff if str(one.number) == self.entry.number)
            self.entry = self.entry.numbered(next(found, None))
        elif staff is not None and self.entry.ready and self._entering and self.pending.free("sign_in"):
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
        self.room = Room.of(snapshot, self.room)
        self.heard_seq = snapshot.seq
        self._here()
        arriving = self.who is not None and not self.arrived
        self.arrived = self.who is not None
        self._look()
        if arriving:
            self._arrive()

    def change(self, change: StaffChange) -> None:
        if self.room is None:
            return
        self.clock.heard(change.time)
        self._remember_done(change)
        waited = self._waiting()
        self._heed_alarm(change.staff_call)
        self.room = self.room.after(change)
        self._notice_refill(waited)
        self.heard_seq = max(self.heard_seq, change.seq)
        self._look()

    def heartbeat(self, beat: Heartbeat) -> None:
        self.clock.heard(beat.time)
        self.heard_seq = max(self.heard_seq, beat.seq)
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
        if isinstance(press.ask, AskStaffCall) and press.ask.kind is StaffCallKind.ALARM:
            self._alarm_answered(press, outcome)
            return
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

    def looked(self, seen: Seen) -> None:
        """What was asked for beside the stream has come. Of a visit that is neither in front of one nor asked about, or
        that could not be read, nothing is taken over; nothing of one visit is kept beside another's."""
        match seen.look:
            case LookNotes(visit) if seen.notes is not None and self._wanted(visit):
                self._read_of(visit).notes = seen.notes
            case LookDetails(visit) if self._wanted(visit):
                self._read_of(visit).details = seen.details
            case LookNotes() | LookDetails():
                pass
            case LookDay():
                self.read.day = seen.day or self.read.day

    def _done(self, answer: SeqAnswer | SignedIn | None) -> None:
        match answer:
            case SignedIn():
                self.pending.end()
                self.who = answer
                self.entry = Entry()
                self.arrived = False
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
            case AskCall(counter, visit, label) if reason == Reason.REASON_NEEDED:
                self.open(sheets.JumpSheet(counter, visit, label))
            case AskStaffCall(kind=StaffCallKind.ALARM):
                pass  # nothing on this screen tells of an alarm
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

    def _heed_alarm(self, call: StaffCallView | None) -> None:
        """The mark of the own alarm goes when somebody comes."""
        if call is not None and call.counter == self.held and call.kind == StaffCallKind.ALARM:
            self.alarm = not call.ended and call.answered_by is None

    def _alarm_answered(self, press: Press, outcome: Outcome) -> None:
        """An alarm is tried until the hub has it: nobody looks at the screen to see that it failed."""
        if isinstance(outcome, NoAnswer) and self.who is not None:
            self.pending.hub.ask(press)
        elif not isinstance(outcome, Done) and getattr(outcome, "reason", "") != Reason.NO_CHANGE:
            self.alarm = False

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
        self._turn_page()

    def _turn_page(self) -> None:
        """Another visit in front of one: nothing of the last one stays on the screen; its notes are fetched."""
        visit = self.visit
        here = visit.id if visit is not None else ""
        if visit is not None and here == self.read.visit and visit.notes != self.read.noted and self.connected:
            self.read.noted = visit.notes
            self.pending.hub.look(LookNotes(here))
        if here != self.in_front:
            self.in_front, self.ticked = here, frozenset()
        asked_about = self.read.visit != "" and getattr(self.sheet, "visit", None) == self.read.visit
        if here == self.read.visit or asked_about or (not here and self.sheet is not None):
            return
        self.read = Read(here, visit.notes if visit is not None and self.connected else 0, day=self.read.day)
        if visit is not None and visit.notes and self.connected:
            self.pending.hub.look(LookNotes(here))
        if self.tab is SideTab.DAY and self.connected:
            self.pending.hub.look(LookDay())

    def _wanted(self, visit: str) -> bool:
        present = self.visit
        return getattr(self.sheet, "visit", None) == visit or (present is not None and present.id == visit)

    def _read_of(self, visit: str) -> Read:
        if self.read.visit != visit:
            self.read = Read(visit, day=self.read.day)
        return self.read

    def _waiting(self) -> int:
        if self.room is None or self.held is None:
            return 0
        return len(line(self.room, self.held, self.clock.instant(), self.me))

    def _notice_refill(self, before: int) -> None:
        if before == 0 and self.standing is Standing.IDLE and self._waiting() > 0:
            self.refill = True
        elif self._waiting() == 0 or self.standing is not Standing.IDLE:
            self.refill = False

    def _settle_answer(self) -> None:
        answer = self.pending.answer
        if answer is None or self.room is None or not self.pending.settled(self.heard_seq, connected=self.connected):
            return
        if self.heard_seq < answer.seq:
            self.room = self.room.told(answer)
        ended = self.pending.end()
        if ended is not None and isinstance(ended.ask, AskClose):
            self.held = None
        self._watch_counter()

    def _watch_counter(self) -> None:
        """Hold what the hub says this session holds; tell calmly when somebody else has it now."""
        if self.room is None or self.who is None or not self.arrived or self.pending.answer is not None:
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
        served = visit.changed - visit.started if visit.started is not None else None
        self.last_done = LastDone(visit.label, served, visit.id, visit.service)

    def _forget(self, note: Note | None) -> None:
        """Nobody is signed in any more at this terminal."""
        self.pending.end()
        self.pending.note = note
        self.who = self.held = self.sheet = self.last_done = None
        self.read, self.ticked, self.tab = Read(), frozenset(), SideTab.LINE
        self.refill = self.alarm = self.more_open = False
        self.arrived = False
        self.entry = Entry()
        self.room = self.room.without_people() if self.room is not None else None
        self.pending.hub.follow(None)
