"""Why a call fell as it did: everybody who could have been called, with the figures the rule compares.

Worked out anew from the state right before the command that called, by the same functions that chose then, and compared
with what the event says: an explanation that does not agree with its call says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from hub.engine.deciding.picking import Pick, by_policy, by_rules, callable_lines, unreserved
from hub.engine.events import Explanation, Recorded, VisitCalled
from hub.engine.giving import FULL, Giving
from hub.engine.ids import Instant, ServiceId, VisitId
from hub.engine.lines import Line
from hub.engine.office import ProfileRule
from hub.engine.state import State
from hub.engine.terms import HowCalled


@dataclass(frozen=True, slots=True)
class Head:
    """The first of one line from which the counter could call (engine/policy/candidate.py). Times in milliseconds."""

    visit: VisitId
    ticket: str
    service: ServiceId
    priority: str
    is_priority: bool
    rank: int
    booked: bool
    in_pool: bool
    at: Instant
    """Place in line: what the age is counted from, …"""
    seq: int
    """… the sequence that stands for it, …"""
    nudge: int
    """… before or behind that place, …"""
    ticket_seq: int
    """… and the ticket's own sequence; compared in this order, the smaller came first."""
    waited_ms: int
    promised_ms: int
    typical_ms: int
    weight: int
    counters: int
    listed: int
    """Place of the service in the profile's list; 0: only in a pool."""
    people: int
    """In its line, itself included."""
    set_aside: str = ""
    """Why it could not be chosen after all: "reserve", "rule" (of the profile) or "service" (another was asked for)."""


@dataclass(frozen=True, slots=True)
class CallStory:
    """One call with its circumstances. `turn`: calls made before in the counter's round (policy `ratio`)."""

    called: VisitCalled
    heads: tuple[Head, ...]
    turn: int
    ratio: tuple[int, int]
    reserve_minutes: int | None
    rule: ProfileRule | None
    agrees: bool
    """Choosing anew gives the same visit for the same reason; also for a call by hand, when it could be made."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Choosing anew: what came of it, by which rule of the profile, and who was set aside before."""

    choice: tuple[VisitId, Explanation] | None
    condition: int | None
    set_aside: dict[VisitId, str]


def call_story(state: State, recorded: Recorded, called: VisitCalled, wall_ms: int) -> CallStory:
    """`state` is as it was before the first event of the request; `wall_ms` is the wall time of the call."""
    giving = state.giving(called.counter)
    lines = callable_lines(state, giving, recorded.at)
    match called.how:
        case HowCalled.CHOSEN:
            chosen = _Chosen((called.visit, called.why), None, {})
        case HowCalled.SERVICE:
            chosen = _of_service(state, giving, lines, called, recorded.at)
        case HowCalled.NEXT | HowCalled.AUTO:
            chosen = _next(state, giving, lines, recorded.at, wall_ms)
        case _:
            assert_never(called.how)
    heads = (_head(state, giving, line, recorded.at) for line in lines)
    return CallStory(
        called=called,
        heads=tuple(replace(head, set_aside=chosen.set_aside.get(head.visit, "")) for head in heads),
        turn=state.turns.get(giving.counter, 0),
        ratio=giving.ratio,
        reserve_minutes=giving.reserve_minutes,
        rule=giving.rules[chosen.condition] if chosen.condition is not None else None,
        agrees=chosen.choice == (called.visit, called.why),
    )


def _next(state: State, giving: Giving, lines: list[Line], now: Instant, wall_ms: int) -> _Chosen:
    free = unreserved(state, giving, lines, wall_ms) if giving.reserve_minutes is not None else lines
    condition, left = by_rules(state, giving, free, now)
    aside = _aside(lines, free, "reserve") | _aside(free, left, "rule")
    return _Chosen(_told(by_policy(state, giving, left, now, condition)), condition, aside)


def _of_service(state: State, giving: Giving, lines: list[Line], called: VisitCalled, now: Instant) -> _Chosen:
    service = state.visits[called.visit].service
    left = [line for line in lines if line.service == service]
    return _Chosen(_told(by_policy(state, giving, left, now, None)), None, _aside(lines, left, "service"))


def _told(pick: Pick | None) -> tuple[VisitId, Explanation] | None:
    return (pick.visit, pick.why()) if pick is not None else None


def _aside(before: Sequence[Line], left: Sequence[Line], why: str) -> dict[VisitId, str]:
    kept = {line.head() for line in left}
    return {line.head(): why for line in before if line.head() not in kept}


def _head(state: State, giving: Giving, line: Line, now: Instant) -> Head:
    at, seq, nudge, ticket_seq, visit = line.first
    return Head(
        visit=visit,
        ticket=state.visits[visit].label,
        service=line.service,
        priority=line.key.priority,
        is_priority=line.is_priority,
        rank=line.rank,
        booked=line.key.booked,
        in_pool=line.pool is not None,
        at=at,
        seq=seq,
        nudge=nudge,
        ticket_seq=ticket_seq,
        waited_ms=max(0, now - at),
        promised_ms=line.promised_ms,
        typical_ms=line.typical_ms,
        weight=giving.weights.get(line.service, FULL),
        counters=line.counters,
        listed=giving.order.get(line.service, 0),
        people=line.people,
    )
