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
class Wait:
    """How many wait now, on the screen at rest: a service's name and the line about its queue."""

    name: str
    pictogram: str
    waiting: str
    available: bool


@dataclass(frozen=True, slots=True)
class Attract:
    """The screen at rest when nobody has touched it for a while; a touch anywhere (`touch` "begin") leads on.
    `greetings`: "Welcome" in the other languages. `waits`: as many as fit."""

    title: str
    greetings: str
    begin: str
    waits_title: str
    waits: tuple[Wait, ...]


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
    """`busy` is empty, or what is said while the hub is asked; then keys rest. `check_in`: the key for people with an
    appointment (`touch` "check-in"; first on the first level), None where the office books none. `search`: the label of
    the key of that name, empty where few services need none. `notice`: a sentence above the choices ("You are adding
    to …", "The connection is lost. Numbers go on."); `stale`: it is about a lost connection, in the hatched band."""

    title: str
    hint: str
    choices: tuple[Choice, ...]
    more: str
    back: str
    busy: str = ""
    check_in: Choice | None = None
    search: str = ""
    notice: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class KeyCap:
    """A key of the on-screen keyboard. `touch`: "type-x", "type-space", "type-delete", "type-shift". `units`: its width
    in tenths of a letter's. A key without a label is a gap."""

    touch: str
    label: str
    units: int = 10
    pictogram: str = ""
    spoken: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Rows of keys, top to bottom, in reading order of the script (`rtl`: from the right)."""

    rows: tuple[tuple[KeyCap, ...], ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Everyday words find a service. `typed` is what stands in the field, `hint` what stands there while it is empty;
    `choices` what was found so far (`nothing` says that there is none)."""

    title: str
    hint: str
    typed: str
    keyboard: Keyboard
    choices: tuple[Choice, ...]
    nothing: str
    back: str
    more: str = ""
    busy: str = ""


@dataclass(frozen=True, slots=True)
class Documents:
    """What to bring, before the ticket; and how it goes without a visit (`online`, `url` for a QR, may be empty).
    `go_on`: the main key ("go-on")."""

    service: str
    pictogram: str
    title: str
    documents: tuple[str, ...]
    online_title: str
    online: str
    url: str
    go_on: str
    back: str
    busy: str = ""


@dataclass(frozen=True, slots=True)
class NeedChoice:
    """Something that would help, ticked or not; `touch` is "need-" and its id."""

    touch: str
    label: str
    pictogram: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Stepper:
    """A number with a key on each side (`touch` "fewer", "further"); an empty label: that way goes no further."""

    label: str
    note: str
    count: int
    spoken: str
    fewer: str
    further: str


@dataclass(frozen=True, slots=True)
class Needs:
    """The last questions before the ticket, private. `matters`: all services of the ticket so far, when several.
    `add`: the key for one more service ("add-matter"), `take` the main key ("take"); `more`, `back` as ever. `busy` as
    of Services. `choices` and `party` may be missing, never both with `add`."""

    service: str
    pictogram: str
    title: str
    hint: str
    choices: tuple[NeedChoice, ...]
    party: Stepper | None
    matters: tuple[str, ...]
    add: str
    privacy: str
    take: str
    back: str
    more: str = ""
    busy: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something is typed: a code, a name, a phone number. `purpose` says what for, `privacy` what is kept of it and how
    long. `wrong`: why what was typed will not do. `skip`: the key to go on without ("skip"), empty where that is not
    possible; `ok`: the main key ("ok"). `secret`: not spoken aloud key by key."""

    title: str
    purpose: str
    typed: str
    hint: str
    keyboard: Keyboard
    privacy: str
    wrong: str
    ok: str
    skip: str
    back: str
    busy: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How a person with an appointment makes themselves known. `ways`: rows without a `touch` are told only ("Show your
    code to the reader"), the others are keys ("way-code", "way-name")."""

    title: str
    hint: str
    ways: tuple["Way", ...]
    back: str
    busy: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    touch: str
    pictogram: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Matches:
    """Several appointments were found: their times and services ("match-0" …); names are never shown."""

    title: str
    hint: str
    choices: tuple[Choice, ...]
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
    """The ticket itself. `url` is empty when there is no page to reach; `code` is the label as one draws it. `again`:
    the key that prints it once more ("again"), empty while that is not possible."""

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
    again: str = ""


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
class Hours:
    """A day of the week and when it is open, in words; `next_day`: the day it opens again."""

    day: str
    hours: str
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """The arch: `answer` is the biggest thing on it. `hours`: the days to come, as many as are known; `url`: where a
    time can be booked, empty when nowhere."""

    sentence: str
    answer: str
    reason: str
    note: str
    hours: tuple[Hours, ...] = ()
    url: str = ""
    link_title: str = ""
    link_text: str = ""


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


Screen = (
    Attract
    | Languages
    | Services
    | Search
    | Documents
    | Needs
    | Entry
    | CheckIn
    | Matches
    | TicketShown
    | TicketSafe
    | Closed
    | Notice
)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The last seconds before a person's entries are wiped. `share` runs from 1 to 0."""

    title: str
    text: str
    key: str
    share: float


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the keypad's focus can rest: what a touch there is called, and what is said of it. `language`: in
    which it is said, when not in that of the rest."""

    touch: str
    spoken: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """Everything a kiosk shows at one moment, and how it is said: `spoken` is the whole screen in words, `stops` all
    that can be chosen, in order, `focus` the stop of the keypad (empty: not in use). `speaking`: the person has speech
    on; `volume` from 1 to 5, `paused` while it rests; `repeats` grows each time that it shall be said once more.
    `aside`: said first, about the last key; `said_in`: the language of what is said; empty: that of the screen."""

    language: str
    rtl: bool
    bigger: bool
    contrast: bool
    lower: bool
    band: Band
    strip: tuple[StripKey, ...]
    screen: Screen
    time_left: TimeLeft | None = None
    spoken: str = ""
    stops: tuple[Stop, ...] = ()
    focus: str = ""
    speaking: bool = False
    volume: int = 3
    paused: bool = False
    repeats: int = 0
    aside: str = ""
    said_in: str = ""
