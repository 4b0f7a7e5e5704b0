"""The keys of a keypad, whatever its maker, and the tables that turn what it sends into them. Pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from hub.sdk.io.keypad import KEY_CODES


class PadKey(StrEnum):
    """NEXT is the main key: calls, and whatever comes next for the person called. CLOSE goes one step down (finish,
    pause, close), OPEN one up."""

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
    ENTER = "enter"
    CLEAR = "clear"
    NEXT = "next"
    START = "start"
    FINISH = "finish"
    RECALL = "recall"
    NO_SHOW = "no-show"
    PARK = "park"
    TRANSFER = "transfer"
    OPEN = "open"
    CLOSE = "close"
    SIGN_OUT = "sign-out"
    UNDO = "undo"
    SUPERVISOR = "supervisor"
    ALARM = "alarm"
    """Struck twice within two seconds it calls for help, without a sound or a word."""

    @property
    def is_digit(self) -> bool:
        return self.value.isdigit()


_DIGITS = tuple(f"{digit} = {digit}" for digit in range(10))
SERIAL_KEYS = (
    *_DIGITS,
    *("E = enter", "D = clear", "N = next", "S = start", "F = finish", "R = recall", "X = no-show", "P = park"),
    *("T = transfer", "O = open", "C = close", "Q = sign-out", "U = undo", "H = supervisor", "A = alarm"),
)
"""What a serial keypad says for each key, unless taught otherwise."""
USB_KEYS = (
    *(f"KEY_{digit} = {digit}" for digit in range(10)),
    *(f"KEY_KP{digit} = {digit}" for digit in range(10)),
    *("KEY_KPENTER = enter", "KEY_ENTER = enter", "KEY_KPPLUS = next", "KEY_KPMINUS = recall"),
    *("KEY_KPASTERISK = transfer", "KEY_KPSLASH = no-show", "KEY_KPDOT = clear", "KEY_BACKSPACE = park"),
)
"""A number pad of any maker. NumLock is left alone: some pads send it by themselves."""
CODES = (
    *("91 = open", "92 = close", "93 = park", "94 = start", "95 = finish", "96 = undo", "97 = supervisor"),
    "99 = sign-out",
)
"""At a counter these numbers and ENTER are keys, for a keypad that has too few."""


class TableFault(ValueError):
    """A row of a table that is none; the message says which."""


def serial_table(rows: Iterable[str]) -> Mapping[str, PadKey]:
    """Rows such as "N = next", or "0x1B = clear" for a byte that is no character; `TableFault`."""
    table: dict[str, PadKey] = {}
    for row in rows:
        left, key = _row(row)
        table[_payload(row, left)] = key
    return table


def usb_table(rows: Iterable[str]) -> Mapping[int, PadKey]:
    """Rows such as "KEY_KPPLUS = next", or a key's number; `TableFault`."""
    table: dict[int, PadKey] = {}
    for row in rows:
        left, key = _row(row)
        code = int(left) if left.isdecimal() else KEY_CODES.get(left.upper())
        if code is None:
            raise TableFault(f'"{row}": no key is called {left!r}; write a name such as KEY_F17, or its number')
        table[code] = key
    return table


def code_table(rows: Iterable[str]) -> Mapping[str, PadKey]:
    """Rows such as "92 = close"; `TableFault`."""
    table: dict[str, PadKey] = {}
    for row in rows:
        left, key = _row(row)
        if not left.isdecimal() or key.is_digit or key in (PadKey.ENTER, PadKey.CLEAR):
            raise TableFault(f'"{row}": write a number and a key, such as "92 = close"')
        table[left] = key
    return table


def _row(row: str) -> tuple[str, PadKey]:
    left, equals, right = row.rpartition("=")
    name = right.strip().lower()
    if not equals or name not in set(PadKey):
        raise TableFault(f'"{row}": {name!r} is none of {", ".join(PadKey)}')
    return left.strip(), PadKey(name)


def _payload(row: str, left: str) -> str:
    if not left.lower().startswith("0x"):
        if not left or not left.isprintable():
            raise TableFault(f'"{row}": nothing stands before the "="')
        return left
    try:
        return bytes.fromhex(left[2:]).decode("latin-1")
    except ValueError:
        raise TableFault(f'"{row}": {left!r} is no hexadecimal number of whole bytes') from None
