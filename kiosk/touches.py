"""The names of everything that can be touched: the QML items' object names, and what the keypad selects."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol


class Key(StrEnum):
    """A touch without anything more to say."""

    BEGIN = "begin"
    MORE = "more"
    BACK = "back"
    SEARCH = "search"
    CHECK_IN = "check-in"
    WAY_CODE = "way-code"
    WAY_NAME = "way-name"
    GO_ON = "go-on"
    FEWER = "fewer"
    FURTHER = "further"
    ADD_MATTER = "add-matter"
    TAKE = "take"
    OK = "ok"
    SKIP = "skip"
    HELP = "help"
    LOUDER = "louder"
    SOFTER = "softer"
    REPEAT = "repeat"
    PAUSE = "pause"
    MORE_TIME = "more-time"
    DONE = "done"
    AGAIN = "again"
    PICK_LANGUAGE = "pick-language"


class Kind(StrEnum):
    """A touch that names something: the prefix of its name."""

    LANGUAGE = "language-"
    CHOICE = "choice-"
    MATCH = "match-"
    NEED = "need-"
    CLASS = "class-"
    TYPE = "type-"
    AID = "aid-"


@dataclass(frozen=True, slots=True)
class Named:
    """`what`: a language's code, a service, a place in the list of matches, a need, a class, a key, an aid."""

    kind: Kind
    what: str


Touch = Key | Named

NUMBERED = (Kind.LANGUAGE, Kind.CHOICE, Kind.MATCH, Kind.NEED, Kind.CLASS)
NUMBERED_KEYS = frozenset(
    {Key.CHECK_IN, Key.SEARCH, Key.WAY_CODE, Key.WAY_NAME, Key.ADD_MATTER, Key.TAKE, Key.GO_ON, Key.BEGIN}
)

LANGUAGE, CHOICE, AID = Kind.LANGUAGE.value, Kind.CHOICE.value, Kind.AID.value
MORE, BACK, MORE_TIME, DONE = Key.MORE.value, Key.BACK.value, Key.MORE_TIME.value, Key.DONE.value
PICK_LANGUAGE = Key.PICK_LANGUAGE.value


class Touched(Protocol):
    """Who is touched: the journey."""

    def touch(self, name: str) -> None: ...


def touch(journey: Touched, name: str) -> None:
    """What a finger on the item of that name does. An unknown name is a defect of ours: `ValueError`."""
    journey.touch(name)


@lru_cache(maxsize=512)
def parse(name: str) -> Touch:
    """The touch of that name; `ValueError` when nothing is called so."""
    try:
        return Key(name)
    except ValueError:
        kind = next((kind for kind in Kind if name.startswith(kind) and len(name) > len(kind)), None)
    if kind is None:
        raise ValueError(f"nothing to touch is called {name!r}")
    return Named(kind, name.removeprefix(kind))


@lru_cache(maxsize=512)
def numbered(name: str) -> bool:
    """Whether a number key of the keypad chooses it."""
    touch_ = parse(name)
    return touch_ in NUMBERED_KEYS if isinstance(touch_, Key) else touch_.kind in NUMBERED
