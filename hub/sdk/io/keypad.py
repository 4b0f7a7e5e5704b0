"""What a tactile keypad says, whatever its make: the closed set of keys a screen without touch is driven by, the tables
that turn a model's keys into them, and the reading of its signals. Pure.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Self

from hub.sdk.io.signals import SW_HEADPHONE_INSERT, Believing, Signal, SignalKind


class KeypadKey(StrEnum):
    """One press. HEADSET_IN and HEADSET_OUT come from the keypad's headphone socket; DIGIT_n from number keys."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    SELECT = "select"
    BACK = "back"
    HELP = "help"
    VOLUME = "volume"
    HEADSET_IN = "headset-in"
    HEADSET_OUT = "headset-out"
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"

    @classmethod
    def of_digit(cls, digit: int) -> Self:
        """The key of 0 to 9; `ValueError` for anything else."""
        return cls(str(digit))

    @property
    def digit(self) -> int | None:
        """Its number; None for a key that is no digit."""
        return int(self.value) if self.value.isdigit() else None


KEY_CODES: Mapping[str, int] = (
    {f"KEY_{digit}": 2 + (digit - 1) % 10 for digit in range(10)}
    | {f"KEY_F{number}": 58 + number for number in range(1, 11)}
    | {"KEY_F11": 87, "KEY_F12": 88}
    | {f"KEY_F{number}": 170 + number for number in range(13, 25)}
    | {f"KEY_KP{sign}": code for sign, code in zip("7894561230", (71, 72, 73, 75, 76, 77, 79, 80, 81, 82), strict=True)}
    | {"KEY_KPASTERISK": 55, "KEY_KPMINUS": 74, "KEY_KPPLUS": 78, "KEY_KPDOT": 83, "KEY_KPENTER": 96, "KEY_KPSLASH": 98}
    | {"KEY_ESC": 1, "KEY_BACKSPACE": 14, "KEY_TAB": 15, "KEY_ENTER": 28, "KEY_SPACE": 57, "KEY_NUMLOCK": 69}
    | {"KEY_HOME": 102, "KEY_UP": 103, "KEY_PAGEUP": 104, "KEY_LEFT": 105, "KEY_RIGHT": 106, "KEY_END": 107}
    | {"KEY_DOWN": 108, "KEY_PAGEDOWN": 109, "KEY_INSERT": 110, "KEY_DELETE": 111, "KEY_MUTE": 113}
    | {"KEY_VOLUMEDOWN": 114, "KEY_VOLUMEUP": 115, "KEY_HELP": 138, "KEY_BACK": 158, "KEY_SELECT": 353}
)
"""Names of linux/input-event-codes.h that a keypad may send; any other key is given by its number."""


class KeyTable(StrEnum):
    """Tables that ship. ARROWS: arrow keys, Enter, Escape, F1, and number keys (the factory setting of most USB keypads
    with four directions). NUMBERS: a plain USB number pad: digits, plus and minus walk, Enter takes. FUNCTION: F13 to
    F22 for up, down, left, right, select, back, help, volume, headset in, headset out: for keypads whose codes are set
    by their maker's utility, so that nobody's own keyboard can be mistaken for one. OWN: only the rows set."""

    ARROWS = "arrows"
    NUMBERS = "numbers"
    FUNCTION = "function"
    OWN = "own"


_DIGITS = tuple(f"KEY_{digit} = {digit}" for digit in range(10)) + tuple(
    f"KEY_KP{digit} = {digit}" for digit in range(10)
)

TABLES: Mapping[KeyTable, tuple[str, ...]] = {
    KeyTable.ARROWS: (
        *_DIGITS,
        *("KEY_UP = up", "KEY_DOWN = down", "KEY_LEFT = left", "KEY_RIGHT = right", "KEY_ENTER = select"),
        *("KEY_KPENTER = select", "KEY_SELECT = select", "KEY_ESC = back", "KEY_BACKSPACE = back", "KEY_BACK = back"),
        *("KEY_F1 = help", "KEY_HELP = help", "KEY_VOLUMEUP = volume", "KEY_VOLUMEDOWN = volume", "KEY_MUTE = volume"),
    ),
    KeyTable.NUMBERS: (
        *_DIGITS,
        *("KEY_KPPLUS = down", "KEY_KPMINUS = up", "KEY_KPENTER = select", "KEY_ENTER = select", "KEY_KPDOT = back"),
        *("KEY_BACKSPACE = back", "KEY_KPASTERISK = help", "KEY_KPSLASH = volume"),
    ),
    KeyTable.FUNCTION: (
        *("KEY_F13 = up", "KEY_F14 = down", "KEY_F15 = left", "KEY_F16 = right", "KEY_F17 = select", "KEY_F18 = back"),
        *("KEY_F19 = help", "KEY_F20 = volume", "KEY_F21 = headset-in", "KEY_F22 = headset-out"),
    ),
    KeyTable.OWN: (),
}


class KeyTableFault(ValueError):
    """A key table names a key that is none; the message says which."""


def parse_table(rows: Iterable[str]) -> Mapping[int, KeypadKey]:
    """Rows such as "KEY_F17 = up" (name of linux/input-event-codes.h, or a code such as 187); `KeyTableFault`."""
    table: dict[int, KeypadKey] = {}
    for row in rows:
        name, _, meaning = (part.strip() for part in row.partition("="))
        code = int(name) if name.isdecimal() else KEY_CODES.get(name.upper())
        if code is None:
            raise KeyTableFault(f'"{row}": no key is called {name!r}; write a name such as KEY_F17, or its number')
        if meaning.lower() not in set(KeypadKey):
            raise KeyTableFault(f'"{row}": {meaning!r} is none of {", ".join(KeypadKey)}')
        table[code] = KeypadKey(meaning.lower())
    return table


class KeypadReading:
    """From signals to presses: key down only (the kernel's repeats are no presses), digits whatever NumLock says (the
    kernel reports the key, not what it means), the headphone socket by its switch or by keys of the table."""

    def __init__(self, table: Mapping[int, KeypadKey]) -> None:
        self._table = table
        self._believing = Believing()
        self._headset = False

    def feed(self, signal: Signal) -> tuple[KeypadKey, ...]:
        """The press that `signal` is, if it is one."""
        if not self._believing.believes(signal):
            return ()
        key = self._meaning(signal)
        if key in (KeypadKey.HEADSET_IN, KeypadKey.HEADSET_OUT):
            self._headset = key is KeypadKey.HEADSET_IN
        return () if key is None else (key,)

    def idle(self, now: float) -> tuple[KeypadKey, ...]:  # noqa: ARG002 - the reader's form
        return ()

    def due(self, now: float) -> float | None:  # noqa: ARG002 - the reader's form
        return None

    def gone(self) -> tuple[KeypadKey, ...]:
        """The keypad was unplugged, and with it the headset in its socket."""
        self._believing = Believing()
        out = (KeypadKey.HEADSET_OUT,) if self._headset else ()
        self._headset = False
        return out

    def _meaning(self, signal: Signal) -> KeypadKey | None:
        if signal.kind is SignalKind.SWITCH and signal.code == SW_HEADPHONE_INSERT:
            return KeypadKey.HEADSET_IN if signal.value else KeypadKey.HEADSET_OUT
        if signal.kind is SignalKind.KEY and signal.value == 1:
            return self._table.get(signal.code)
        return None
