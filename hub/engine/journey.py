"""Pieces of a visit and of an appointment that events and the model share: places, steps, demands, slots."""

from dataclasses import dataclass

from hub.engine.ids import (
    LINE_START,
    CounterId,
    Instant,
    OutcomeId,
    Seq,
    ServiceId,
    SkillId,
    StaffId,
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a visit stands in its line: the smaller is called first. `at` is what its age is counted from: the arrival,
    the slot when that is later, or what a placement gave it. `nudge` puts a visit right before (-1, -2 ...) or right
    behind (1, 2 ...) another one's place; visits at equal places stand by the sequence of their tickets."""

    at: Instant
    seq: Seq
    nudge: int = 0


NOWHERE = Place(LINE_START, Seq(0))


@dataclass(frozen=True, slots=True)
class Pool:
    """Whose visits these are: of one counter or of one member of staff (exactly one is set). The one exception to "no
    visit is bound to a counter before its call"."""

    counter: CounterId | None = None
    staff: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What whoever serves the visit must be able to do. `anyone_after_ms`: from that age on anybody may."""

    skills: tuple[SkillId, ...] = ()
    anyone_after_ms: int | None = None


ANYONE = Demand()


MOST_STEPS = 20
"""Services of one visit: the present one, those still to come, and those done."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A service still to come in a visit. `member` says for which person of the party, from 1."""

    service: ServiceId
    quantity: int = 1
    member: int = 1


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A service given in this visit. Instants on the hub's line."""

    service: ServiceId
    quantity: int
    member: int
    counter: CounterId
    staff: StaffId | None
    called_at: Instant | None
    started: Instant
    ended: Instant
    inferred: bool = False
    """Start was never pressed."""
    outcome: OutcomeId | None = None


def last_done_at(done: tuple[DoneStep, ...], counter: CounterId) -> int | None:
    """Where in `done` the newest service stands that this counter gave."""
    found = [index for index, step in enumerate(done) if step.counter == counter]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A bookable time: ISO date and minute of the day at the office, and the same as wall time in milliseconds since
    1970 UTC (made by the service, which knows the zone, so that a DST night bends no slot)."""

    date: str
    minute: int
    wall_ms: int
