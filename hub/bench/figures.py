"""What the bench measures, as data; `report.py` prints it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Durations of one kind: how many, and milliseconds at the middle and at the slow end."""

    count: int
    p50_ms: float
    p95_ms: float
    p99_ms: float


def spread(seconds: Sequence[float]) -> Spread:
    """Of at least one duration in seconds."""
    ranked = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))], 3)

    return Spread(len(ranked), at(0.50), at(0.95), at(0.99))


@dataclass(frozen=True, slots=True)
class Load:
    """Requests over HTTP by `clients` at once, each asking again when answered; `per_second` over all of them."""

    what: str
    disk: str
    waiting: int
    clients: int
    per_second: float
    latency: Spread


@dataclass(frozen=True, slots=True)
class Engine:
    """Durable tickets without HTTP: `askers` at once, a commit takes at least `commit_ms`, `per_batch` in each."""

    askers: int
    commit_ms: float
    per_second: float
    per_batch: float


@dataclass(frozen=True, slots=True)
class Pick:
    """The policy's choice for one counter with so many waiting."""

    waiting: int
    microseconds: float


@dataclass(frozen=True, slots=True)
class Cpu:
    """What one request costs the hub in computing, one client, on this disk. `after`: people served before."""

    what: str
    waiting: int
    after: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Streams:
    """From the commit of a call until the last of all who follow has it."""

    followers: int
    last: Spread


@dataclass(frozen=True, slots=True)
class Floor:
    """What this computer does at best, measured in the same run."""

    what: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Footprint:
    """A program after its start: seconds until it says that it is ready, memory (resident) in MB, and its floor."""

    program: str
    ready_seconds: float
    memory_mb: float
    bare: str


@dataclass(frozen=True, slots=True)
class Day:
    """Memory (resident, MB) and living objects after the first and after the last of a day's tickets."""

    first: int
    last: int
    memory_first_mb: float
    memory_last_mb: float
    objects_first: int
    objects_last: int


@dataclass(frozen=True, slots=True)
class KioskFigures:
    """Medians of interleaved runs. `tap_ms`: a touch until the first frame after it, `bare_tap_ms` on a page with
    nothing on it. `paper_ms`: the last touch until the ticket's first byte, the hub's commit of `commit_ms` in it.
    `ticket_bytes`: (form, paper, language) -> bytes of one ticket."""

    tap_ms: float
    bare_tap_ms: float
    paper_ms: float
    commit_ms: float
    day: Day
    ticket_bytes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class HallFigures:
    """Medians of interleaved runs. `shown`: displays -> from a press to the frame that shows it, the hub's commit of
    `commit_ms` in it; `socket_ms`: a few bytes there and back. `heard_ms`: from a press to the first sample, in silence
    before; None where nothing was spoken. `idle_percent` of a core for a board on which nothing happens."""

    commit_ms: float
    socket_ms: float
    shown: tuple[tuple[int, Spread], ...]
    heard_ms: float | None
    idle_percent: float
    lamps: Spread
    """From a press of a serial keypad to its lamp, without the hub's own part; sixteen on one line."""


@dataclass(frozen=True, slots=True)
class Report:
    machine: dict[str, str]
    floors: tuple[Floor, ...]
    loads: tuple[Load, ...] = ()
    engines: tuple[Engine, ...] = ()
    cpu: tuple[Cpu, ...] = ()
    picks: tuple[Pick, ...] = ()
    streams: Streams | None = None
    display: Spread | None = None
    kiosk: KioskFigures | None = None
    hall: HallFigures | None = None
    footprints: tuple[Footprint, ...] = ()
