"""What the screen shows, as plain values in the reader's words; QML only draws them.

Colours are roles (`Tone`), pictograms are names of hub.face.pictograms, shares are 0.0 to 1.0 of a bar's length.
"""

from dataclasses import dataclass, field
from enum import StrEnum


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
class Keys:
    main: KeyFace | None = None
    side: KeyFace | None = None
    row: tuple[KeyFace, ...] = ()


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


@dataclass(frozen=True, slots=True)
class WaitingRow:
    code: str
    service: str
    waited: str
    share: float
    mark: float
    tone: Tone
    probable: bool
    name: str


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


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, one counter, one name. `plate` is drawn as a counter's plate."""

    label: str
    detail: str = ""
    hint: str = ""
    pictogram: str = ""
    plate: str = ""
    chosen: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class SheetScene:
    title: str
    detail: str
    choices: tuple[Choice, ...]
    back: str
    empty: str = ""


@dataclass(frozen=True, slots=True)
class EntryScene:
    """Sign-in. `dots` is how many digits stand there; `trouble` says why the last try failed."""

    title: str = ""
    names: tuple[Choice, ...] = ()
    names_empty: str = ""
    pin_title: str = ""
    dots: int = 0
    dots_name: str = ""
    trouble: str = ""
    submit: str = ""
    why_off: str = ""
    """Why one cannot sign in yet."""
    erase: str = ""


@dataclass(frozen=True, slots=True)
class CountersScene:
    title: str = ""
    detail: str = ""
    choices: tuple[Choice, ...] = ()
    empty: str = ""
    sign_out: str = ""
    sign_out_hint: str = ""


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
