"""What the screen shows, as plain values in the reader's words; QML only draws them.

Colours are roles (`Tone`), pictograms are names of hub.face.pictograms, shares are 0.0 to 1.0 of a bar's length.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from counter.sheet_scene import Choice, CountersScene, EntryScene, SheetScene


class Tone(StrEnum):
    PLAIN = "plain"
    GOOD = "good"
    NOW = "now"
    ALERT = "alert"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Band:
    """The head of the screen: the counter's plate, who works here, how it stands, and the hub's time."""

    sign: str = ""
    title: str = ""
    detail: str = ""
    pill: str = ""
    pill_icon: str = ""
    live: bool = False
    live_text: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """`key` is not empty when a key stands on the notice, with its label and shortcut."""

    text: str
    tone: Tone
    pictogram: str
    key: str = ""
    label: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class KeyFace:
    """`why_off` is not empty when the key has nothing to act on; it is then drawn dashed, with its reason."""

    key: str
    label: str
    hint: str
    pictogram: str
    why_off: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """The undo key. `seconds` left to take the last act back; `act` says which ("Undo: not here"). Without anything to
    undo the key stands there dashed (`seconds` 0)."""

    key: KeyFace
    act: str = ""
    seconds: int = 0
    share: float = 0.0
    """Of the time given, what is left."""


@dataclass(frozen=True, slots=True)
class Keys:
    """`more` are the keys that stand behind "More": pressed by their letters at any time, seen when it is opened."""

    main: KeyFace | None = None
    side: KeyFace | None = None
    row: tuple[KeyFace, ...] = ()
    undo: Undo | None = None
    more: tuple[KeyFace, ...] = ()
    more_label: str = ""
    more_open: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    text: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A length of time against what it is measured by; `mark` is where that lies."""

    share: float = 0.0
    mark: float = 0.0
    tone: Tone = Tone.PLAIN
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """Whether a display has shown, or spoken, the call."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to bring; ticked off while one sees it. The ticks are this screen's alone and end with the visit."""

    label: str
    ticked: bool
    id: str = ""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note that travels with the visit."""

    text: str
    about: str
    """Who wrote it and when."""


@dataclass(frozen=True, slots=True)
class Notes:
    """`draft` is what is being written now; it is kept until it is sent, also over a lost hub."""

    title: str = ""
    lines: tuple[NoteLine, ...] = ()
    draft: str = ""
    hint: str = ""
    save: KeyFace | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How the present (or last) service ended; one stroke after the letter. `quantity` 0: there is only ever one."""

    title: str = ""
    choices: tuple[Choice, ...] = ()
    quantity: int = 0
    quantity_label: str = ""


@dataclass(frozen=True, slots=True)
class WrapUp:
    """The papers of the last visit: what is left of the time given."""

    title: str
    left: str
    share: float
    end: KeyFace


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a visit or a person: "Phone", "0123 456". Fetched when asked for, gone with the visit."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Task:
    """The large pane. With a `code` it is about a visit, else about the counter itself."""

    headline: str = ""
    sub: str = ""
    done: str = ""
    arch: bool = False
    figures: tuple[Figure, ...] = ()
    code: str = ""
    code_name: str = ""
    calling: bool = False
    service: str = ""
    waited: str = ""
    chips: tuple[Chip, ...] = ()
    timer_label: str = ""
    timer: str = ""
    bar: Bar | None = None
    ticks: tuple[Tick, ...] = ()
    papers_title: str = ""
    papers: tuple[Paper, ...] = ()
    notes: Notes | None = None
    outcomes: Outcomes | None = None
    wrap_up: WrapUp | None = None
    guidance_title: str = ""
    guidance: str = ""
    """What staff need to know when they give this service."""
    steps: tuple[str, ...] = ()
    """Further services of this visit, in their order."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """`too_long`: waits longer than promised, said in words beside the bar. `id`: the visit, for a press on the row."""

    code: str
    service: str
    waited: str
    share: float
    mark: float
    tone: Tone
    probable: bool
    name: str
    too_long: str = ""
    id: str = ""


class SideTab(StrEnum):
    LINE = "line"
    APPOINTMENTS = "appointments"
    DAY = "day"
    MESSAGES = "messages"


@dataclass(frozen=True, slots=True)
class Tab:
    """`badge`: how many are new, or wait; empty for none."""

    tab: SideTab
    label: str
    hint: str
    chosen: bool
    badge: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    time: str
    code: str
    """The ticket, once checked in; else empty."""
    service: str
    standing: str
    late: bool
    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A service of one's own day: how many, how long, against what is typical."""

    service: str
    count: str
    median: str
    typical: str
    share: float
    mark: float
    name: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """`read`: this person has said so; `readers`: for whoever sent it, who has."""

    text: str
    about: str
    read: bool
    readers: str = ""
    id: str = ""
    key: KeyFace | None = None


@dataclass(frozen=True, slots=True)
class Side:
    title: str = ""
    legend: str = ""
    rows: tuple[WaitingRow, ...] = ()
    more: str = ""
    empty: str = ""
    """Said with an arch while a visit fills the large pane; else that pane says it."""
    why_title: str = ""
    why: str = ""
    tab: SideTab = SideTab.LINE
    tabs: tuple[Tab, ...] = ()
    appointments: tuple[AppointmentRow, ...] = ()
    day: tuple[DayRow, ...] = ()
    day_figures: tuple[Figure, ...] = ()
    """One's own first, then the team's."""
    messages: tuple[MessageRow, ...] = ()


@dataclass(frozen=True, slots=True)
class BarScene:
    """The compact bar: one line of the same presenter. `code` empty: nobody is here, and `line` says who is next.
    `stale`: hatched, `line` says since when there is no hub."""

    sign: str = ""
    code: str = ""
    calling: bool = False
    timer: str = ""
    line: str = ""
    line_icon: str = ""
    waiting: str = ""
    waiting_name: str = ""
    main: KeyFace | None = None
    keys: tuple[KeyFace, ...] = ()
    open_label: str = ""
    """Opens the whole terminal."""
    stale: bool = False
    refill: bool = False
    """Somebody has come into an empty line while nobody is here: drawn in "now" until the next press."""


@dataclass(frozen=True, slots=True)
class Scene:
    page: str
    band: Band
    notices: tuple[Notice, ...] = ()
    task: Task = field(default_factory=Task)
    keys: Keys = field(default_factory=Keys)
    side: Side = field(default_factory=Side)
    sheet: SheetScene | None = None
    entry: EntryScene = field(default_factory=EntryScene)
    counters: CountersScene = field(default_factory=CountersScene)
    starting: str = ""
    under_way: str = ""
    """Said while a press waits for its answer longer than a moment."""
    bar: BarScene = field(default_factory=BarScene)
    alarm: bool = False
    """A silent alarm stands: a small still mark that only who knows it sees, no words."""
    themes: tuple[Choice, ...] = ()
    """Light, dark, contrast, to be chosen from; what is chosen is kept by the window."""
