"""What the screen shows at one moment, as plain values: the view-model hands it to QML, tests read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One called ticket. `live`: amber, the call is fresh and the person awaited. `way` is the word under the arrow.
    `earlier`: calls of the same number to the same counter that this one repeats."""

    call: int
    label: str
    sign: str
    arrow: str
    way: str
    live: bool
    earlier: frozenset[int] = frozenset()


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


@dataclass(frozen=True, slots=True)
class Band:
    """No news from the hub: since when, and what people do meanwhile."""

    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class Scene:
    """`quiet` is the friendly sentence when there is no row; `rows` are newest first."""

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

    @property
    def visible_calls(self) -> frozenset[int]:
        """The calls a person can read now: what the display may acknowledge as shown once this is drawn."""
        if self.takeover is not None:
            return self.takeover.earlier | {self.takeover.call}
        return frozenset().union(*(row.earlier | {row.call} for row in self.rows))
