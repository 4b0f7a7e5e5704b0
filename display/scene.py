"""What the screen shows at one moment, as plain values: the view-model hands it to QML, tests read it.

Which faces there are follows from the layout (hub/wire/office.py, LayoutView): the board of rows with what stands
beside it, or the face of one counter. An emergency lies over everything, a takeover over everything else.
"""

from dataclasses import dataclass
from enum import StrEnum

from hub.wire.hall_terms import LayoutBeside, LayoutForm, MediaKind
from hub.wire.terms import CounterState


class Mark(StrEnum):
    """What is said of a row beside its number; never by colour alone."""

    NONE = "none"
    AGAIN = "again"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Row:
    """One called ticket. `live`: amber, the call is fresh and the person awaited. `way` is the word under the arrow.
    `earlier`: calls of the same number to the same counter that this one repeats. A withdrawn one stands for a few
    seconds, struck through, with the word (`mark_word`) beside it, and is no visible call."""

    call: int
    label: str
    sign: str
    arrow: str
    way: str
    live: bool
    earlier: frozenset[int] = frozenset()
    mark: Mark = Mark.NONE
    mark_word: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Takeover:
    """The whole screen for one call, while it is spoken. `language` names the language of the voice."""

    call: int
    label: str
    sign: str
    arrow: str
    way: str
    counter_word: str
    language: str
    earlier: frozenset[int] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """No news from the hub: since when, and what people do meanwhile."""

    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class NextLine:
    """One service's line: the first few tickets, how many wait ("8 waiting"), and the expected wait as a range ("about
    15 to 30 minutes"; empty while nobody can honestly say). `closed`: why it takes nobody, empty while it does."""

    service: str
    labels: tuple[str, ...]
    waiting: str
    wait: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class NextPane:
    """Who is next, line by line. More lines than fit are shown page by page (`page` of `pages`, from 1), never moving
    while they can be read."""

    title: str
    lines: tuple[NextLine, ...]
    page: int = 1
    pages: int = 1
    empty: str = ""


@dataclass(frozen=True, slots=True)
class MediaPane:
    """What is shown beside the calls now. `file` is the local path of a picture or video; `text` a notice's words, or
    what the picture shows. Empty `file` of a picture that is not there (yet): the text stands alone."""

    kind: MediaKind
    file: str = ""
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Ticker:
    """A line at the lower edge; `moves` only where the office wants it and nobody has stopped it."""

    text: str
    moves: bool = False


@dataclass(frozen=True, slots=True)
class NoticeFace:
    """A notice that stands now, under the head, in the board's language."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """Over everything. `texts`: (language, words) in every language that was given, the board's first."""

    id: str
    title: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CounterFace:
    """The small screen above one counter: its sign, how it stands (`state_word`: "Open", "Closed", "Back soon"), and
    the ticket called to it or served there (`label` empty: none; `live`: just called)."""

    sign: str
    state: CounterState
    state_word: str
    label: str = ""
    live: bool = False
    hint: str = ""
    call: int | None = None
    earlier: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Care:
    """What keeps the screen whole: the picture's place in pixels and whether the screen shall be dark (nobody is in the
    hall: DPMS or CEC switch it off, or it is drawn black)."""

    x: int = 0
    y: int = 0
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """`quiet` is the friendly sentence when there is no row; `rows` are newest first. `spoken_as` is what a screen
    reader would say of the whole (the web board's live region, tests)."""

    ticket_word: str
    counter_word: str
    place: str
    waiting: str
    clock: str
    rows: tuple[Row, ...]
    takeover: Takeover | None
    band: Band | None
    quiet: str
    quiet_hint: str
    right_to_left: bool
    form: LayoutForm = LayoutForm.BOARD
    beside: LayoutBeside = LayoutBeside.NOTHING
    next: NextPane | None = None
    media: MediaPane | None = None
    ticker: Ticker | None = None
    notices: tuple[NoticeFace, ...] = ()
    emergency: Emergency | None = None
    counter: CounterFace | None = None
    care: Care = Care()
    theme: str = "light"
    crest: str = ""
    """Local path of the office's crest; empty: none."""
    enamel: str = ""
    """The office's own colour, "#RRGGBB"; empty: ours."""

    @property
    def visible_calls(self) -> frozenset[int]:
        """The calls a person can read now: what the display may acknowledge as shown once this is drawn."""
        if self.emergency is not None or self.care.dark:
            return frozenset()
        if self.takeover is not None:
            return self.takeover.earlier | {self.takeover.call}
        if self.counter is not None:
            shown = self.counter.call
            return frozenset() if shown is None else self.counter.earlier | {shown}
        read = (row for row in self.rows if row.mark is not Mark.WITHDRAWN)
        return frozenset().union(*(row.earlier | {row.call} for row in read))
