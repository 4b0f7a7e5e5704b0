"""The keys of the terminal: which exist, which letter presses them, which stand there in which state.

Shortcuts act only while no text field has the focus, never from key repeat, and can be remapped or switched off
(WCAG 2.1.4). The main key is at one place for all states.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Key(StrEnum):
    CALL_NEXT = "call_next"
    START = "start"
    FINISH_NEXT = "finish_next"
    RESUME = "resume"
    FINISH = "finish"
    RECALL = "recall"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    PARK = "park"
    PARKED = "parked"
    REMOVE = "remove"
    BREAK = "break"
    CLOSE = "close"
    SIGN_OUT = "sign_out"
    CONTINUE_HERE = "continue_here"
    BACK = "back"
    ANSWER_HELP = "answer_help"
    """Stands on the notice of a kiosk's call, not among the keys of a plan."""


MAIN_KEYS = frozenset({Key.CALL_NEXT, Key.START, Key.FINISH_NEXT, Key.RESUME, Key.CONTINUE_HERE})
"""They share one place and one shortcut."""

DEFAULT_SHORTCUTS: Mapping[str, str] = {
    "main": "Space",
    Key.FINISH: "F",
    Key.RECALL: "R",
    Key.NO_SHOW: "N",
    Key.TRANSFER: "T",
    Key.PARK: "P",
    Key.PARKED: "L",
    Key.REMOVE: "X",
    Key.BREAK: "B",
    Key.CLOSE: "C",
    Key.SIGN_OUT: "Q",
    Key.ANSWER_HELP: "H",
}
"""Shortcut name -> key: "Space", "F1" to "F12", or one letter or digit."""


class Standing(StrEnum):
    """How the counter stands; decides the keys."""

    IDLE = "idle"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class KeyPlan:
    """One main key, at most one beside it, the others in a row; in focus order."""

    main: Key
    side: Key | None
    row: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.main, *((self.side,) if self.side is not None else ()), *self.row)


PLANS: Mapping[Standing, KeyPlan] = {
    Standing.IDLE: KeyPlan(Key.CALL_NEXT, None, (Key.PARKED, Key.BREAK, Key.CLOSE)),
    Standing.CALLED: KeyPlan(Key.START, Key.RECALL, (Key.NO_SHOW, Key.TRANSFER, Key.PARK, Key.REMOVE)),
    Standing.SERVING: KeyPlan(Key.FINISH_NEXT, Key.FINISH, (Key.TRANSFER, Key.PARK, Key.REMOVE, Key.PARKED)),
    Standing.PAUSED: KeyPlan(Key.RESUME, None, (Key.PARKED, Key.CLOSE)),
    Standing.ELSEWHERE: KeyPlan(Key.CONTINUE_HERE, None, (Key.SIGN_OUT,)),
}


AT_THE_LIST = (Key.SIGN_OUT,)
"""Keys at the list of counters. One signs out there, with the counter closed, so that none is left open by mistake."""


@dataclass(frozen=True, slots=True)
class Shortcuts:
    """`on` false switches all of them off; the keys on the screen stay, and so do Tab, Enter and Esc."""

    on: bool = True
    keys: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_SHORTCUTS))

    def hint(self, key: Key) -> str:
        """What to press for a key, as written on it; empty when there is none."""
        return self.keys.get("main" if key in MAIN_KEYS else key, "") if self.on else ""

    def pressed(self, typed: str, keys: tuple[Key, ...]) -> Key | None:
        """The one of `keys` that a typed key presses."""
        return next((key for key in keys if typed and self.hint(key).casefold() == typed.casefold()), None)
