"""What a person does at a counter: keys, questions with their answers, forms, the silent alarm. Plain Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counter import sheets
from counter.answers import Offer
from counter.asks import (
    AskAnswerHelp,
    AskAnswerStaffCall,
    AskOutcome,
    AskRead,
    AskStaffCall,
    Press,
)
from counter.deeds import deed
from counter.forms import Unfit, filled, is_sent, unfit
from counter.keys import ALARM_SECONDS, Key
from counter.looks import LookDay, LookDetails, LookNotes
from counter.notes import Note, NoteKind
from counter.scene import SideTab
from counter.stand import Page, Sheeted, Stand
from hub.sdk.ids import new_visit_id
from hub.wire.hall_terms import StaffCallKind

OF_NOTICES = frozenset({Key.ANSWER_HELP, Key.ANSWER_CALL, Key.READ_MESSAGE})
OF_THE_LAST = frozenset({Key.OUTCOME, Key.NOTE})
"""With nobody here they are about the visit served last."""
TABS: Mapping[Key, SideTab] = {Key.LINE: SideTab.LINE, Key.DAY: SideTab.DAY}


@dataclass(slots=True)
class Doing(Stand):
    """`new_id` makes the id of a visit or message that begins here."""

    new_id: Callable[[], str] = new_visit_id
    _alarm_struck: float = float("-inf")

    def press(self, key: Key) -> None:
        """A key of the present plan, by touch, mouse or shortcut."""
        if key is Key.BACK:
            self.sheet = None
            return
        if key in OF_NOTICES:
            self._answer(key)
            return
        plan = self.plan
        if plan is None or key not in plan.keys or self.sheet is not None:
            return
        if key in TABS or key is Key.MORE:
            self._show(key)
            return
        if not self.pending.free(key):
            return
        reason = self.off_reason(key)
        if reason:
            self.pending.ignore(key, Note(NoteKind.KEY_OFF, reason))
            return
        self.refill = self.more_open = False
        self._begin(key)

    def _begin(self, key: Key) -> None:
        visit = self.visit
        here = visit.id if visit is not None else self.about if key in OF_THE_LAST else ""
        call = self.own_call
        if key is Key.SUPERVISOR and call is not None:
            self.pending.send(self.room, AskAnswerStaffCall(call.counter, StaffCallKind.SUPERVISOR))
            return
        what = deed(key, self.held or "", here)
        if what is not None:
            self._take(what)

    def _take(self, offer: Offer) -> None:
        """An ask goes to the hub, a question opens."""
        if isinstance(offer, sheets.Sheet):
            self.open(offer)
        else:
            self.sheet = None
            self.pending.send(self.room, offer)

    def _show(self, key: Key) -> None:
        if key is Key.MORE:
            self.more_open = not self.more_open
            return
        tab = TABS[key]
        self.show_tab(SideTab.LINE if self.tab is tab else tab)

    def show_tab(self, tab: SideTab) -> None:
        self.tab = tab
        if tab is SideTab.DAY:
            self.pending.hub.look(LookDay())

    def _answer(self, key: Key) -> None:
        """A key that stands on a notice."""
        if not self.pending.free(key):
            return
        if key is Key.ANSWER_HELP and self.help_wanted:
            self.pending.send(self.room, AskAnswerHelp(self.help_wanted[0].device))
        elif key is Key.ANSWER_CALL and self.staff_calls:
            call = self.staff_calls[0]
            self.pending.send(self.room, AskAnswerStaffCall(call.counter, StaffCallKind(call.kind)))
        elif key is Key.READ_MESSAGE and self.unread:
            self.pending.send(self.room, AskRead(self.unread[0].id))

    def alarm_struck(self) -> None:
        """The alarm's key. Twice within `ALARM_SECONDS` it calls for help without a word; it waits for nothing else."""
        now = self.pending.monotonic()
        struck, self._alarm_struck = self._alarm_struck, now
        if now - struck <= ALARM_SECONDS:
            self._alarm_struck = float("-inf")
            self.raise_alarm()

    def raise_alarm(self) -> None:
        if self.held is None or self.who is None:
            return
        self.alarm = True
        press = Press(AskStaffCall(self.held, StaffCallKind.ALARM), self.pending.new_request(), 0.0)
        self.pending.ledger.pressed(press)
        self.pending.hub.ask(press)

    # --- sheets

    def open(self, sheet: sheets.Sheet) -> None:
        self.sheet = sheet
        self.sheeted = Sheeted(fresh=self.new_id())
        match sheet:
            case sheets.NoteSheet(visit):
                self.pending.hub.look(LookNotes(visit))
            case sheets.PersonSheet(visit):
                self.pending.hub.look(LookDetails(visit))
            case _:
                pass

    def choose(self, index: int) -> None:
        """An answer of the open sheet, by its place."""
        offered = self.offered
        if self.sheet is None or self.room is None or not 0 <= index < len(offered):
            return
        wrong = None if is_sent(self.sheet) else unfit(self.sheet, self.room, self.asker)
        if wrong is not None:
            self.sheeted.troubles = wrong.troubles
        elif self.pending.free(f"answer {index + 1}"):
            self._take(offered[index])

    def fill(self, name: str, value: str) -> None:
        """What stands in a field of the open sheet."""
        if self.sheet is not None:
            self.sheeted.values[name] = value
            self.sheeted.troubles = {key: why for key, why in self.sheeted.troubles.items() if key != name}

    def submit(self) -> None:
        """Send the open form. What cannot be taken is said at its field, and nothing is lost."""
        if self.sheet is None or self.room is None or not is_sent(self.sheet) or not self.pending.free("submit"):
            return
        found = filled(self.sheet, self.room, self.asker)
        if isinstance(found, Unfit):
            self.sheeted.troubles = found.troubles
        else:
            self._take(found)

    def pick_visit(self, visit: str) -> None:
        """A row of the line: what may be done with this person."""
        if self.room is not None and visit in self.room.visits and self.sheet is None and self.page is Page.WORK:
            self.open(sheets.DetailsSheet(visit))

    def read_message(self, message: str) -> None:
        if self.working and self.pending.free(f"message {message}"):
            self.pending.send(self.room, AskRead(message))

    def tick_paper(self, paper: str) -> None:
        self.ticked = self.ticked ^ {paper}

    def record_outcome(self, outcome: str) -> None:
        """The outcome's own key, without a question."""
        about = self.about
        if about and self.page is Page.WORK and self.sheet is None and self.pending.free(f"outcome {outcome}"):
            self.pending.send(self.room, AskOutcome(about, outcome))
