"""The presenter of the terminal: the shift, the shortcuts, the reader's language, made into one scene.

Plain Python. A press that the shift refuses is answered on the screen by the shift's own notes.
"""

from dataclasses import dataclass, replace

from counter.faces.composing import compose
from counter.faces.sheet import LONG, WHOLE, Narrowed, count, pages, shown
from counter.forms import is_sent
from counter.keyboard import type_key
from counter.keys import Key, Shortcuts
from counter.notes import Note, NoteKind
from counter.pending import DOUBLE_STRIKE_SECONDS, PASSING_NOTE_SECONDS
from counter.scene import Scene, SideTab
from counter.sheets import AppointmentsSheet, ChosenSheet, EndedSheet, HallSheet, MessagesSheet, ParkedSheet, WhoSheet
from counter.shift import Shift
from hub.face.texts import Texts

FEWEST_ROWS = 1
MOST_ROWS = 40
MOST_TYPED = 20
MOVING = (ChosenSheet, ParkedSheet, WhoSheet, EndedSheet, AppointmentsSheet, MessagesSheet, HallSheet)
"""Their answers come and go with the news."""


@dataclass(slots=True)
class Desk:
    """`fit_rows` is the room on the screen for the waiting list."""

    shift: Shift
    texts: Texts
    shortcuts: Shortcuts
    fit_rows: int = 6
    narrowed: Narrowed = WHOLE
    _of: object = None
    """The sheet that `narrowed` is about."""
    _stood: tuple[object, tuple[object, ...]] = (None, ())
    """The page of answers that was shown last, and what it belongs to."""
    _moved_at: float = float("-inf")

    def scene(self) -> Scene:
        self._renew()
        self._notice_moved()
        return compose(self.shift, self.shortcuts, self.texts, self.fit_rows, self.narrowed)

    def press(self, key: Key) -> None:
        self.shift.press(key)

    def choose(self, index: int) -> None:
        """An answer of the page that is shown, by its place on it (from 0)."""
        self._renew()
        page = shown(self.shift, self.texts, self.narrowed)
        if not 0 <= index < len(page):
            return
        now = self.shift.pending.monotonic()
        if now - self._moved_at < DOUBLE_STRIKE_SECONDS:  # whoever pressed has seen the list as it was before
            note = Note(NoteKind.LIST_MOVED, until=now + PASSING_NOTE_SECONDS)
            self.shift.pending.ignore(f"answer {index + 1}", note)
        else:
            self.shift.choose(page[index][0])

    def turn(self) -> None:
        """The next page of the sheet's answers; after the last the first."""
        self._renew()
        several = pages(count(self.shift, self.texts, self.narrowed))
        self.narrowed = replace(self.narrowed, page=self.narrowed.page % several + 1)

    def narrow(self, typed: str) -> None:
        """What is typed to find an answer."""
        self._renew()
        self.narrowed = Narrowed(typed[:MOST_TYPED])
        if isinstance(self.shift.sheet, ChosenSheet):
            self.shift.fill("ticket", self.narrowed.typed)

    def fill(self, name: str, value: str) -> None:
        self.shift.fill(name, value)

    def submit(self) -> None:
        self.shift.submit()

    def pick_visit(self, visit: str) -> None:
        self.shift.pick_visit(visit)

    def show_tab(self, tab: SideTab) -> None:
        self.shift.show_tab(tab)

    def tick_paper(self, paper: str) -> None:
        self.shift.tick_paper(paper)

    def record_outcome(self, outcome: str) -> None:
        self.shift.record_outcome(outcome)

    def read_message(self, message: str) -> None:
        self.shift.read_message(message)

    def raise_alarm(self) -> None:
        """By the mouse: a long press on the counter's plate."""
        self.shift.raise_alarm()

    def pick_staff(self, staff: str) -> None:
        self.shift.pick_staff(staff)

    def pick_counter(self, counter: str) -> None:
        self.shift.pick_counter(counter)

    def digit(self, digit: str) -> None:
        self.shift.digit(digit)

    def erase(self) -> None:
        self.shift.erase()

    def sign_in(self) -> None:
        self.shift.sign_in()

    def sign_out(self) -> None:
        self.shift.sign_out()

    def type(self, typed: str, *, repeat: bool) -> bool:
        if self.shift.sheet is not None and self._typed_on_sheet(typed, repeat=repeat):
            return True
        return type_key(self.shift, self.shortcuts, typed, repeat=repeat)

    def _typed_on_sheet(self, typed: str, *, repeat: bool) -> bool:
        """Digits choose from the page that is shown, 0 turns it, letters narrow, Enter takes the only one left or sends
        the form. Once letters stand there, digits go on with them: "R4"."""
        self._renew()
        so_far = self.narrowed.typed
        if typed == "Backspace" and so_far:
            self.narrow(so_far[:-1])
        elif typed == "Return" and not repeat:
            self._enter()
        elif typed == "0" and not so_far and not repeat:
            self.turn()
        elif typed.isdigit() and typed.isascii() and len(typed) == 1 and not so_far:
            if not repeat:
                self.choose(int(typed) - 1)
        elif self._narrows and len(typed) == 1 and (typed.isalpha() or (so_far and typed.isalnum())):
            self.narrow(so_far + typed)
        elif typed == "Space" and so_far:
            self.narrow(so_far + " ")
        else:
            return False
        return True

    @property
    def _narrows(self) -> bool:
        """Letters find an answer among many, or are a ticket's number."""
        return isinstance(self.shift.sheet, ChosenSheet) or len(self.shift.offered) > LONG

    def _enter(self) -> None:
        page = shown(self.shift, self.texts, self.narrowed)
        if self.shift.sheet is not None and is_sent(self.shift.sheet) and not (len(page) == 1 and self.narrowed.typed):
            self.shift.submit()
        elif len(page) == 1 and self.narrowed.typed:
            self.choose(0)

    def _renew(self) -> None:
        """Another sheet begins with all its answers."""
        if self._of is not self.shift.sheet:
            self._of, self.narrowed = self.shift.sheet, WHOLE

    def _notice_moved(self) -> None:
        """News have put somebody else at a place of the list that is being read."""
        sheet = self.shift.sheet
        if not isinstance(sheet, MOVING):
            self._stood = (None, ())
            return
        offered = self.shift.offered
        page = tuple(offered[place] for place, _ in shown(self.shift, self.texts, self.narrowed))
        before, self._stood = self._stood, ((sheet, self.narrowed), page)
        same_page = before[0] == self._stood[0]
        if same_page and any(old != new for old, new in zip(before[1], page, strict=False)):
            self._moved_at = self.shift.pending.monotonic()

    def fit(self, rows: int) -> None:
        self.fit_rows = max(FEWEST_ROWS, min(MOST_ROWS, rows))
