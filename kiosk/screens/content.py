"""What each screen says: frozen content, in the reader's language, ready to be drawn or spoken. No logic, no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """The head of every screen. `time` is the hub's; empty while it is unknown."""

    office: str
    day: str
    time: str


@dataclass(frozen=True, slots=True)
class StripKey:
    """A key of the strip at the bottom; `touch` names what a finger on it does (touches.py). `chosen`: it is on."""

    touch: str
    label: str
    pictogram: str
    chosen: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """`rtl` and `code` say how the name itself is written, whatever the language of the screen."""

    code: str
    autonym: str
    rtl: bool
    main: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A service or category. `waiting` is the line about the queue; `reason` says why it cannot be taken now."""

    service: str
    name: str
    description: str
    pictogram: str
    waiting: str
    available: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Languages:
    """`more`: the label of the key that leads to the next page, empty when there is none; `back` likewise."""

    title: str
    greetings: str
    choices: tuple[LanguageChoice, ...]
    more: str
    back: str


@dataclass(frozen=True, slots=True)
class Services:
    """`busy` is empty, or what is said while the hub is asked; then keys rest."""

    title: str
    hint: str
    choices: tuple[Choice, ...]
    more: str
    back: str
    busy: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its picture. `arrow` points down to where the paper comes out."""

    pictogram: str
    title: str
    text: str = ""
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class TicketShown:
    """The ticket itself. `url` is empty when there is no page to reach; `code` is the label as one draws it."""

    title: str
    service: str
    code: str
    code_spoken: str
    people: str
    people_note: str
    taken: str
    taken_note: str
    url: str
    link_title: str
    link_text: str
    place: Row
    paper: Row
    clears: str
    more_time: str
    done: str


@dataclass(frozen=True, slots=True)
class TicketSafe:
    """The ticket when there is no paper: the number on the screen and the ways to keep it. `url` may be empty."""

    title: str
    cause: str
    code: str
    code_spoken: str
    people: str
    people_note: str
    taken: str
    keep: str
    url: str
    link_text: str
    ways: tuple[Row, ...]
    clears: str
    more_time: str
    done: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The arch: `answer` is the biggest thing on it."""

    sentence: str
    answer: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing has gone wrong or is not there yet: what happened, what to do. `band` is the hatched band's sentence,
    empty when there is none; `key` the label of the one key, empty when it goes on by itself."""

    pictogram: str
    title: str
    text: str
    band: str = ""
    key: str = ""
    calm: bool = False


Screen = Languages | Services | TicketShown | TicketSafe | Closed | Notice


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The last seconds before a person's entries are wiped. `share` runs from 1 to 0."""

    title: str
    text: str
    key: str
    share: float


@dataclass(frozen=True, slots=True)
class Face:
    """Everything a kiosk shows at one moment."""

    language: str
    rtl: bool
    bigger: bool
    contrast: bool
    lower: bool
    band: Band
    strip: tuple[StripKey, ...]
    screen: Screen
    time_left: TimeLeft | None = None
