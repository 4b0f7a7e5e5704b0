"""The tactile keypad: where the focus goes, and which touch a key stands for. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from hub.sdk.io.keypad import KeypadKey
from kiosk.person import MOST_VOLUME, Person
from kiosk.screens.content import Entry, Face, Search
from kiosk.touches import Key, Kind, numbered


class Aside(StrEnum):
    """What is said about a key that led nowhere new."""

    FROM_THE_START = "from_the_start"
    FROM_THE_END = "from_the_end"
    FIRST_SCREEN = "first_screen"
    NO_SUCH_CHOICE = "no_such_choice"


@dataclass(frozen=True, slots=True)
class Pressed:
    """The person after the key; `touch`: what it stands for, empty: nothing more."""

    person: Person
    touch: str = ""
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """What can be reached: the stops' names in order, those of the keyboard by its rows, and the focus now."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    focus: str

    @classmethod
    def of(cls, face: Face) -> Self:
        board = face.screen.keyboard.rows if isinstance(face.screen, Entry | Search) else ()
        names = tuple(stop.touch for stop in face.stops)
        rows = tuple(tuple(cap.touch for cap in row if cap.touch in names) for row in board)
        return cls(names, tuple(row for row in rows if row), face.focus)


def pressed(person: Person, key: KeypadKey, where: Where) -> Pressed:
    """The first key only wakes the keypad: nobody chooses what they have not heard yet."""
    if key is KeypadKey.HEADSET_OUT:
        return Pressed(_speaking(person, on=False))
    if key is KeypadKey.HEADSET_IN:
        return Pressed(_speaking(person, on=True))
    if key is KeypadKey.VOLUME:
        volume = person.voice.volume % MOST_VOLUME + 1
        return Pressed(replace(person, voice=replace(person.voice, volume=volume)))
    if not person.keypad:
        awake = replace(_speaking(person, on=True), keypad=True, focus="")
        return Pressed(awake, Key.HELP if key is KeypadKey.HELP else "")
    return _in_use(person, key, where)


def _in_use(person: Person, key: KeypadKey, where: Where) -> Pressed:
    match key:
        case KeypadKey.RIGHT:
            return _moved(person, where, 1)
        case KeypadKey.LEFT:
            return _moved(person, where, -1)
        case KeypadKey.DOWN:
            return _moved(person, where, _to_row(where, 1))
        case KeypadKey.UP:
            return _moved(person, where, _to_row(where, -1))
        case KeypadKey.SELECT:
            return Pressed(person, where.focus)
        case KeypadKey.HELP:
            return Pressed(person, Key.HELP)
        case KeypadKey.BACK:
            return Pressed(person, Key.BACK) if Key.BACK in where.names else Pressed(person, aside=Aside.FIRST_SCREEN)
        case KeypadKey.VOLUME | KeypadKey.HEADSET_IN | KeypadKey.HEADSET_OUT:
            return Pressed(person)
        case _:
            return _digit(person, str(key.digit), where.names)


def _moved(person: Person, where: Where, by: int) -> Pressed:
    """So many stops on; past an end from the other one, which is said."""
    names = where.names
    if not names:
        return Pressed(person)
    at = names.index(where.focus) + by if where.focus in names else 0
    aside = Aside.FROM_THE_START if at >= len(names) else Aside.FROM_THE_END if at < 0 else None
    return Pressed(replace(person, focus=names[at % len(names)]), aside=aside)


def _to_row(where: Where, by: int) -> int:
    """How many stops on the same place of the next row is, on a keyboard; elsewhere the next stop. Forty letters one by
    one would take a person who cannot see a minute each."""
    row = next((at for at, row in enumerate(where.rows) if where.focus in row), None)
    if row is None:
        return by
    at = where.names.index(where.focus)
    if not 0 <= row + by < len(where.rows):
        edge = where.names.index(where.rows[0][0]) - 1 if by < 0 else where.names.index(where.rows[-1][-1]) + 1
        return edge - at
    column = where.rows[row].index(where.focus)
    aim = where.rows[row + by]
    return where.names.index(aim[min(column, len(aim) - 1)]) - at


def _digit(person: Person, digit: str, names: Sequence[str]) -> Pressed:
    """Typed where digits can be typed; else the choice of that number, 0 being the tenth."""
    if f"{Kind.TYPE}{digit}" in names:
        return Pressed(person, f"{Kind.TYPE}{digit}")
    choices = [name for name in names if numbered(name)]
    place = (int(digit) or 10) - 1
    if place < len(choices):
        return Pressed(replace(person, focus=choices[place]), choices[place])
    return Pressed(person, aside=Aside.NO_SUCH_CHOICE)


def _speaking(person: Person, *, on: bool) -> Person:
    return replace(person, voice=replace(person.voice, speaking=on, paused=False))
