"""The tactile keypad: where the focus goes, and which touch a key stands for. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hub.sdk.io.keypad import KeypadKey
from kiosk.person import MOST_VOLUME, Person
from kiosk.screens.content import Stop
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


def pressed(person: Person, key: KeypadKey, stops: Sequence[Stop], focus: str) -> Pressed:
    """The first key only wakes the keypad: nobody chooses what they have not heard yet. `focus`: where it is now."""
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
    return _in_use(person, key, stops, focus)


def _in_use(person: Person, key: KeypadKey, stops: Sequence[Stop], focus: str) -> Pressed:
    names = [stop.touch for stop in stops]
    match key:
        case KeypadKey.DOWN | KeypadKey.RIGHT:
            return _moved(person, names, focus, 1)
        case KeypadKey.UP | KeypadKey.LEFT:
            return _moved(person, names, focus, -1)
        case KeypadKey.SELECT:
            return Pressed(person, focus)
        case KeypadKey.HELP:
            return Pressed(person, Key.HELP)
        case KeypadKey.BACK:
            return Pressed(person, Key.BACK) if Key.BACK in names else Pressed(person, aside=Aside.FIRST_SCREEN)
        case KeypadKey.VOLUME | KeypadKey.HEADSET_IN | KeypadKey.HEADSET_OUT:
            return Pressed(person)
        case _:
            return _digit(person, str(key.digit), names)


def _moved(person: Person, names: list[str], focus: str, by: int) -> Pressed:
    if not names:
        return Pressed(person)
    at = names.index(focus) + by if focus in names else 0
    aside = Aside.FROM_THE_START if at >= len(names) else Aside.FROM_THE_END if at < 0 else None
    return Pressed(replace(person, focus=names[at % len(names)]), aside=aside)


def _digit(person: Person, digit: str, names: list[str]) -> Pressed:
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
