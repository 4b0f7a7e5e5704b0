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
    CALL_CHOSEN = "call_chosen"
    CALL_SERVICE = "call_service"
    WALK_UP = "walk_up"
    ADD_SERVICE = "add_service"
    CORRECT = "correct"
    OUTCOME = "outcome"
    NOTE = "note"
    DETAILS = "details"
    UNDO = "undo"
    SUPERVISOR = "supervisor"
    REACTIVATE = "reactivate"
    END_WRAP_UP = "end_wrap_up"
    APPOINTMENTS = "appointments"
    DAY = "day"
    MESSAGES = "messages"
    REPRINT = "reprint"
    ROLL = "roll"
    PROFILE = "profile"
    HALL = "hall"
    """Notices to everybody, services that stop: for whoever may supervise."""
    LINE = "line"
    MORE = "more"
    """Shows the keys that stand behind it; their letters act without it."""
    ANSWER_CALL = "answer_call"
    """Stands on the notice of a counter that has called for staff."""
    READ_MESSAGE = "read_message"
    """Stands on the notice of a new message."""
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
    Key.CALL_CHOSEN: "G",
    Key.CALL_SERVICE: "V",
    Key.WALK_UP: "W",
    Key.ADD_SERVICE: "A",
    Key.CORRECT: "E",
    Key.OUTCOME: "O",
    Key.NOTE: "M",
    Key.DETAILS: "D",
    Key.UNDO: "U",
    Key.SUPERVISOR: "S",
    Key.REACTIVATE: "Z",
    Key.END_WRAP_UP: "F2",
    Key.APPOINTMENTS: "I",
    Key.DAY: "Y",
    Key.MESSAGES: "K",
    Key.LINE: "F3",
    Key.REPRINT: "J",
    Key.ROLL: "F4",
    Key.PROFILE: "F6",
    Key.HALL: "F7",
    Key.MORE: "F10",
    Key.ANSWER_HELP: "H",
    Key.ANSWER_CALL: "F8",
    Key.READ_MESSAGE: "F9",
}
"""Shortcut name -> key: "Space", "F1" to "F12", or one letter or digit."""


class Standing(StrEnum):
    """How the counter stands; decides the keys."""

    IDLE = "idle"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    ELSEWHERE = "elsewhere"


ALARM_KEY = "F12"
"""Struck twice within `ALARM_SECONDS`, wherever one is: help against danger, without a word on the screen."""
ALARM_SECONDS = 2.0
ALWAYS = (
    Key.UNDO,
    Key.MORE,
    Key.LINE,
    Key.APPOINTMENTS,
    Key.DAY,
    Key.MESSAGES,
    Key.SUPERVISOR,
    Key.ROLL,
    Key.REPRINT,
    Key.HALL,
)
"""Pressed at any standing at one's own counter."""


@dataclass(frozen=True, slots=True)
class KeyPlan:
    """One main key, at most one beside it, the others in a row, the rest behind "More"; in focus order."""

    main: Key
    side: Key | None
    row: tuple[Key, ...]
    more: tuple[Key, ...] = ()
    always: tuple[Key, ...] = ALWAYS

    @property
    def keys(self) -> tuple[Key, ...]:
        shown = (self.main, *((self.side,) if self.side is not None else ()), *self.row, *self.more)
        return (*shown, *(key for key in self.always if key not in shown))


PLANS: Mapping[Standing, KeyPlan] = {
    Standing.IDLE: KeyPlan(
        Key.CALL_NEXT,
        Key.CALL_CHOSEN,
        (Key.CALL_SERVICE, Key.WALK_UP, Key.PARKED, Key.BREAK),
        (
            Key.CLOSE,
            Key.OUTCOME,
            Key.NOTE,
            Key.DETAILS,
            Key.REACTIVATE,
            Key.SUPERVISOR,
            Key.REPRINT,
            Key.ROLL,
            Key.PROFILE,
            Key.END_WRAP_UP,
            Key.HALL,
        ),
    ),
    Standing.CALLED: KeyPlan(
        Key.START,
        Key.RECALL,
        (Key.NO_SHOW, Key.TRANSFER, Key.PARK, Key.REMOVE),
        (Key.NOTE, Key.DETAILS, Key.CORRECT, Key.ADD_SERVICE, Key.SUPERVISOR, Key.REPRINT, Key.ROLL),
    ),
    Standing.SERVING: KeyPlan(
        Key.FINISH_NEXT,
        Key.FINISH,
        (Key.TRANSFER, Key.ADD_SERVICE, Key.PARK, Key.SUPERVISOR),
        (
            Key.OUTCOME,
            Key.NOTE,
            Key.DETAILS,
            Key.CORRECT,
            Key.CALL_SERVICE,
            Key.REMOVE,
            Key.PARKED,
            Key.REACTIVATE,
            Key.REPRINT,
            Key.ROLL,
        ),
    ),
    Standing.PAUSED: KeyPlan(
        Key.RESUME,
        None,
        (Key.PARKED, Key.DETAILS, Key.SUPERVISOR, Key.CLOSE),
        (Key.REACTIVATE, Key.REPRINT, Key.ROLL, Key.HALL),
    ),
    Standing.ELSEWHERE: KeyPlan(Key.CONTINUE_HERE, None, (Key.SIGN_OUT,), always=()),
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
