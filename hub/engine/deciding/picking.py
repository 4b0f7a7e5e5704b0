"""Whom a counter may call, and whom it calls: the lines open to it, its reserve, the rules of its profile, its policy
(C15, Q06, Q07, Q09, Q12)."""

from typing import NamedTuple

from hub.engine.events import Explanation
from hub.engine.giving import Giving
from hub.engine.ids import CounterId, Instant, ServiceId, VisitId
from hub.engine.lines import Line
from hub.engine.policy.candidate import Choice, Moment, explained
from hub.engine.policy.table import POLICIES
from hub.engine.setup import MS_PER_MINUTE
from hub.engine.state import State


class Pick(NamedTuple):
    """A choice and its circumstances."""

    choice: Choice
    moment: Moment

    @property
    def visit(self) -> VisitId:
        return self.choice.visit

    def why(self) -> Explanation:
        return explained(self.choice, self.moment)


def choose(state: State, counter: CounterId, now: Instant, wall_ms: int) -> Pick | None:
    """Whom the counter's policy calls now; None when there is nobody. Also answers "who would be next".

    `wall_ms` is the same moment as wall time: the reserve looks at slots."""
    giving = state.giving(counter)
    lines = callable_lines(state, giving, now)
    condition, lines = allowed_lines(state, giving, lines, now, wall_ms)
    return by_policy(state, giving, lines, now, condition)


def choose_of(state: State, counter: CounterId, service: ServiceId, now: Instant) -> Pick | None:
    """The same among those who wait for one service; whoever asks for it sets the profile's rules aside."""
    giving = state.giving(counter)
    lines = [line for line in callable_lines(state, giving, now) if line.service == service]
    return by_policy(state, giving, lines, now, None)


def by_policy(state: State, giving: Giving, lines: list[Line], now: Instant, condition: int | None) -> Pick | None:
    if not lines:
        return None
    people = 0
    for line in lines:
        people += line.people
    moment = Moment(now, people, giving, state.turns.get(giving.counter, 0), condition)
    return Pick(POLICIES[giving.policy](lines, moment), moment)


def callable_lines(state: State, giving: Giving, now: Instant) -> list[Line]:
    """The lines from which the counter may call: of its services, where the person can do what is demanded, and the
    pools of both."""
    lines = [
        line
        for service in giving.services
        for line in state.lines_of(service)
        if line.is_free or (line.pool is None and is_open_to(line, giving, now))
    ]
    if state.has_pools:
        for pool in giving.pools:
            lines.extend(state.lines_of_pool(pool))
    return lines


def is_open_to(line: Line, giving: Giving, now: Instant) -> bool:
    """Whether the person can do what the line demands, or its head has waited so long that anybody may."""
    since = giving.meets_at(line.demand, line.first[0])
    return since is not None and since <= now


def allowed_lines(
    state: State, giving: Giving, lines: list[Line], now: Instant, wall_ms: int
) -> tuple[int | None, list[Line]]:
    """What the reserve and the profile's rules leave of the lines, and the index of the rule that held."""
    if giving.reserve_minutes is not None:
        lines = unreserved(state, giving, lines, wall_ms)
    return by_rules(state, giving, lines, now) if giving.rules else (None, lines)


def unreserved(state: State, giving: Giving, lines: list[Line], wall_ms: int) -> list[Line]:
    """What a counter reserved for appointments may call: booked people when some wait, nobody else while a slot that it
    gives begins soon, else all. Pools are its own and wait for nobody else."""
    booked = [line for line in lines if line.key.booked]
    soon = wall_ms + (giving.reserve_minutes or 0) * MS_PER_MINUTE
    if booked or state.bookings.awaits_between(giving.services, wall_ms, soon):
        return [line for line in lines if line.key.booked or line.pool is not None]
    return lines


def by_rules(state: State, giving: Giving, lines: list[Line], now: Instant) -> tuple[int | None, list[Line]]:
    """The index of the first rule of the profile that holds for some of the lines, and those lines; else all.

    A rule holds while the one who has waited longest for its service (in no pool) has waited longer than its minutes.
    """
    for index, rule in enumerate(giving.rules):
        limit = rule.minutes * MS_PER_MINUTE
        if any(now - line.first[0] > limit for line in state.lines_of(rule.service) if line.pool is None):
            first = [line for line in lines if line.service in rule.first]
            if first:
                return index, first
    return None, lines
