"""The presenter of the terminal: the shift, the shortcuts, the reader's language, made into one scene.

Plain Python. A press that the shift refuses is answered on the screen by the shift's own notes.
"""

from dataclasses import dataclass

from counter.faces.composing import compose
from counter.keyboard import type_key
from counter.keys import Key, Shortcuts
from counter.scene import Scene
from counter.shift import Shift
from hub.face.texts import Texts

FEWEST_ROWS = 1
MOST_ROWS = 40


@dataclass(slots=True)
class Desk:
    """`fit_rows` is the room on the screen for the waiting list."""

    shift: Shift
    texts: Texts
    shortcuts: Shortcuts
    fit_rows: int = 6

    def scene(self) -> Scene:
        return compose(self.shift, self.shortcuts, self.texts, self.fit_rows)

    def press(self, key: Key) -> None:
        self.shift.press(key)

    def choose(self, index: int) -> None:
        self.shift.choose(index)

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
        return type_key(self.shift, self.shortcuts, typed, repeat=repeat)

    def fit(self, rows: int) -> None:
        self.fit_rows = max(FEWEST_ROWS, min(MOST_ROWS, rows))
