"""The candidates of a counter at a moment, with all figures that its policy weighs: what `explain` shows beside a call,
so that anybody can recompute it by hand (Q11)."""

from dataclasses import dataclass

from hub.engine.deciding.picking import allowed_lines, callable_lines, choose
from hub.engine.giving import FULL
from hub.engine.ids import ClassId, CounterId, Instant, ServiceId, VisitId
from hub.engine.policy.candidate import place_of, waited_ms
from hub.engine.policy.scope import OVERDUE_TIMES
from hub.engine.state import State


@dataclass(frozen=True, slots=True)
class Row:
    """One line that the counter could have called from; times in milliseconds."""

    visit: VisitId
    """Its first."""
    label: str
    service: ServiceId
    priority: ClassId
    booked: bool
    in_pool: bool
    people: int
    at: Instant
    """What its age is counted from; at the same age and key the smaller place is called."""
    waited_ms: int
    promised_ms: int
    share_percent: int
    weight: int
    """Percent, of profile and person together."""
    givers: int
    """Open counters that give the service; 1 for a pool."""
    rank: int
    """Weight of the class."""
    typical_ms: int
    listed: int | None
    """Place of the service in the profile's (or the counter's) list, from 1."""
    is_overdue: bool
    """Beyond twice its promise."""
    is_left_out: bool
    """Kept from this call by the counter's reserve or by a rule of its profile."""
    is_chosen: bool


def recount(state: State, counter: CounterId, now: Instant, wall_ms: int) -> tuple[Row, ...]:
    """In the order of their places. `state` is the one right before the call, `wall_ms` its wall time (`choose`)."""
    giving = state.giving(counter)
    lines = callable_lines(state, giving, now)
    pick = choose(state, counter, now, wall_ms)
    kept = {line.first for line in allowed_lines(state, giving, lines, now, wall_ms)[1]}
    rows = [
        Row(
            visit=line.head(),
            label=state.visits[line.head()].label,
            service=line.service,
            priority=line.key.priority,
            booked=line.key.booked,
            in_pool=line.pool is not None,
            people=line.people,
            at=line.first[0],
            waited_ms=waited_ms(line, now),
            promised_ms=line.promised_ms,
            share_percent=waited_ms(line, now) * 100 // line.promised_ms,
            weight=giving.weights.get(line.service, FULL),
            givers=line.counters,
            rank=line.rank,
            typical_ms=line.typical_ms,
            listed=giving.order.get(line.service),
            is_overdue=waited_ms(line, now) > OVERDUE_TIMES * line.promised_ms,
            is_left_out=line.first not in kept,
            is_chosen=pick is not None and pick.visit == line.head(),
        )
        for line in sorted(lines, key=place_of)
    ]
    return tuple(rows)
