"""The one press that may be under way, and what becomes of it when no answer comes.

Policy: a press is one request id and one ask, and one is under way at a time. Another one meanwhile, or within the
double strike guard, is not taken and the screen says so. The door retries the same id until its patience is over;
then the press is kept as unsure, and when the hub is heard again it is settled: either the stream shows that it was
done, or a young one is sent again with its own id, or the person is told that nothing happened (and the same ask
pressed again keeps its id). So no press is lost without a word and none acts twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from counter.asks import Ask, AskCheckIn, AskMessage, AskRoll, AskWalkUp, Outcome, Press
from counter.hall_asks import AskNotice
from counter.looks import Look
from counter.notes import Note, NoteKind
from counter.room import Room
from counter.trace import trace
from hub.wire.views import SeqAnswer

DOUBLE_STRIKE_SECONDS = 0.5
"""tokens.json, motion.doubleStrikeMs."""
RESEND_SECONDS = 30.0
"""A press older than this is not carried out behind the person's back; they are asked to press again."""
CATCH_UP_SECONDS = 2.0
"""How long the stream may take to show what an answer has told, before the answer itself is believed."""
PASSING_NOTE_SECONDS = 4.0


class Hub(Protocol):
    """The way to the hub; neither call blocks."""

    def ask(self, press: Press) -> None:
        """Carry out in the background; the outcome comes to `Shift.answered`."""

    def follow(self, token: str | None) -> None:
        """Follow the stream as this person, or (None) as the device."""

    def look(self, look: Look) -> None:
        """Read in the background; what was found comes to `Shift.looked`."""


class Ledger(Protocol):
    """Where presses and what came of them are written down, for whoever recomputes the day."""

    def pressed(self, press: Press) -> None: ...
    def ignored(self, key: str, why: str) -> None: ...
    def answered(self, press: Press, outcome: Outcome) -> None: ...


@dataclass(slots=True)
class Pending:
    """`busy` is under way; `unsure` got no answer; `answer` came and waits for the stream to show the same."""

    hub: Hub
    ledger: Ledger
    monotonic: Callable[[], float]
    new_request: Callable[[], str]
    busy: Press | None = None
    unsure: Press | None = None
    note: Note | None = None
    answer: SeqAnswer | None = None
    _answer_by: float = 0.0
    _struck_at: float = -DOUBLE_STRIKE_SECONDS

    def free(self, what: str) -> bool:
        """Whether a press is taken now; one that is not is shown and written down."""
        now = self.monotonic()
        if self.busy is not None:
            self.ignore(what, Note(NoteKind.UNDER_WAY, until=now + PASSING_NOTE_SECONDS))
            return False
        if now - self._struck_at < DOUBLE_STRIKE_SECONDS:
            self.ignore(what, Note(NoteKind.TOO_QUICK, until=now + PASSING_NOTE_SECONDS))
            return False
        return True

    def ignore(self, what: str, note: Note) -> None:
        self.ledger.ignored(what, note.kind)
        self.note = note

    def send(self, room: Room | None, ask: Ask) -> None:
        """Take a press. The same ask on the same things as an unsure one keeps that one's request id."""
        before = trace(room, ask)
        earlier = self.unsure
        self._struck_at = self.monotonic()
        if earlier is not None and _same(earlier.ask, ask) and earlier.before == before:
            self._start(Press(earlier.ask, earlier.request, self._struck_at, before))
        else:
            self._start(Press(ask, self.new_request(), self._struck_at, before))

    def finished(self, answer: SeqAnswer) -> None:
        """Done; the press stays under way until the stream shows it (`settled`)."""
        self.unsure = None
        self.answer = answer
        self._answer_by = self.monotonic() + CATCH_UP_SECONDS

    def settled(self, heard_seq: int, *, connected: bool) -> bool:
        """Whether the answer need not wait for the stream any longer."""
        if self.answer is None:
            return False
        return heard_seq >= self.answer.seq or not connected or self.monotonic() >= self._answer_by

    def end(self) -> Press | None:
        """Nothing is under way any more; gives what was."""
        ended = self.busy
        self.busy = self.unsure = self.answer = None
        return ended

    def no_answer(self, press: Press, reason: str) -> None:
        self.busy = None
        self.unsure = press
        self.note = Note(NoteKind.UNSURE, reason)

    def resolve(self, room: Room | None) -> None:
        """The hub is there: find out about an unsure press."""
        press = self.unsure
        if press is None or self.busy is not None:
            return
        if trace(room, press.ask) != press.before:
            self.end()
            self.note = None
        elif self.monotonic() - press.at < RESEND_SECONDS:
            self._start(press)
        elif self.note is None or self.note.kind is not NoteKind.NOT_DONE:
            self.note = Note(NoteKind.NOT_DONE)

    def pass_time(self) -> None:
        """Passing notes go by themselves."""
        if self.note is not None and self.note.until is not None and self.monotonic() >= self.note.until:
            self.note = None

    def _start(self, press: Press) -> None:
        self.busy = press
        self.unsure = self.note = None
        self.ledger.pressed(press)
        self.hub.ask(press)


def _same(earlier: Ask, ask: Ask) -> bool:
    """The same but for the id of what begins with it, which is made anew at each press."""
    begins = AskWalkUp | AskRoll | AskCheckIn | AskMessage | AskNotice
    if isinstance(earlier, begins) and isinstance(ask, begins):
        return replace(ask, id=earlier.id) == earlier
    return earlier == ask
