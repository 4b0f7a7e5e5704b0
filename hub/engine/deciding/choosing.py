"""Calling a chosen ticket, by permission (C03, Q13).

Whoever waits (also in the counter's or the person's own pool) and whoever is parked may be chosen. Before others of the
same line it takes the permission to jump and a reason, both kept with the call; a parked visit was set aside by an
event of its own, so calling it back takes neither.
"""

from hub.engine.commands import Ask, CallVisit
from hub.engine.deciding.answer import Answer, sign_of, unknown_visit, wrong_state
from hub.engine.deciding.calling import freeing, ready_counter
from hub.engine.deciding.hands import refuse_unpermitted
from hub.engine.deciding.picking import callable_lines
from hub.engine.events import Explanation, VisitCalled
from hub.engine.giving import FULL, Giving
from hub.engine.ids import CounterId, Instant
from hub.engine.lines import entry_of
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import MS_PER_MINUTE, Setup
from hub.engine.state import State
from hub.engine.terms import HowCalled, Permission, VisitState

BY_HAND = "chosen_by_hand"
CALLABLE = frozenset({VisitState.WAITING, VisitState.PARKED})


def call_visit(state: State, ask: Ask, command: CallVisit) -> Answer:
    """End the current visit as served, then call the chosen one."""
    counter = ready_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    refusal = refuse_unpermitted(state, ask.actor, Permission.CHOOSE_TICKET)
    if refusal is not None:
        return refusal
    visit = state.visits.get(command.visit)
    if visit is None or state.setup is None:
        return unknown_visit(command.visit)
    if visit.state not in CALLABLE:
        return wrong_state(visit)
    refusal = refuse_able(state, counter.id, visit, ask.now)
    if refusal is not None:
        return refusal
    line = state.line_of(visit)
    jumped = line.before(entry_of(visit)) if line is not None else 0
    if jumped and visit.state is VisitState.WAITING:
        refusal = refuse_unpermitted(state, ask.actor, Permission.JUMP_QUEUE)
        if refusal is not None:
            return refusal
        if command.reason is None:
            return Refusal(Reason.REASON_NEEDED, {"ticket": visit.label, "ahead": str(jumped)})
    why = _explained(state, state.setup, visit, state.giving(counter.id), ask.now, jumped)
    call = VisitCalled(visit.id, counter.id, why, HowCalled.CHOSEN, command.reason)
    return *freeing(state, counter, ask.now), call


def refuse_able(state: State, counter: CounterId, visit: Visit, now: Instant) -> Refusal | None:
    """Why this counter, with the person at it, may not call the visit; None when it may."""
    giving = state.giving(counter)
    fields = {"ticket": visit.label, "counter": sign_of(state, counter)}
    if visit.pool is not None:
        return None if visit.pool in giving.pools else Refusal(Reason.NOT_IN_POOL, fields)
    since = giving.meets_at(visit.demand, visit.place.at)
    if visit.service not in giving.services or since is None or since > now:
        return Refusal(Reason.NOT_ABLE, fields)
    return None


def _explained(state: State, setup: Setup, visit: Visit, giving: Giving, now: Instant, jumped: int) -> Explanation:
    service = setup.service(visit.service)
    waited = max(0, now - visit.place.at)
    promised = setup.promised_ms(visit.service, visit.priority, booked=visit.booked)
    people = sum(line.people for line in callable_lines(state, giving, now))
    return Explanation(
        giving.policy.value,
        BY_HAND,
        waited,
        promised,
        people + (visit.state is VisitState.PARKED),
        waited * 100 // promised,
        weight=giving.weights.get(visit.service, FULL),
        profile=giving.profile,
        jumped=jumped,
        givers=1 if visit.pool is not None else state.open_counters(visit.service),
        rank=setup.priority(visit.priority).weight,
        typical_ms=max(1, service.typical_minutes * MS_PER_MINUTE) if service is not None else 1,
        listed=giving.order.get(visit.service),
    )
