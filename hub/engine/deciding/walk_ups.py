"""Serving somebody without a ticket, by permission (C10): timed and counted like every visit, without a number."""

from hub.engine.commands import Ask, ServeWalkUp
from hub.engine.deciding.answer import Answer, sign_of
from hub.engine.deciding.calling import freeing, ready_counter
from hub.engine.deciding.hands import refuse_unpermitted
from hub.engine.deciding.requested import Wanted, refuse_request
from hub.engine.events import WalkUpStarted
from hub.engine.model import Counter
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Permission


def serve_walk_up(state: State, ask: Ask, command: ServeWalkUp) -> Answer:
    """End the current visit as served, then begin one that is being served from now. Hours and quotas are about tickets
    and not judged; the day must be open."""
    counter = ready_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    day = state.day.day
    refusal = refuse_unpermitted(state, ask.actor, Permission.WALK_UP) or _refuse_walk_up(state, counter, command)
    if refusal is not None:
        return refusal
    if day is None:
        return Refusal(Reason.DAY_NOT_OPEN)
    started = WalkUpStarted(
        visit=command.visit,
        day=day,
        service=command.service,
        language=command.language,
        counter=counter.id,
        quantity=command.quantity,
        party=command.party,
        priority=command.priority,
    )
    return *freeing(state, counter, ask.now), started


def _refuse_walk_up(state: State, counter: Counter, command: ServeWalkUp) -> Refusal | None:
    if command.visit in state.visits:
        return Refusal(Reason.VISIT_EXISTS, {"visit": command.visit})
    service = state.setup.service(command.service) if state.setup is not None else None
    if service is None or state.setup is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": command.service})
    if service.is_category:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": command.service})
    if service.id not in state.given(counter.id):
        return Refusal(Reason.NOT_ABLE, {"service": service.id, "counter": sign_of(state, counter.id)})
    wanted = Wanted(command.language, command.priority, (), command.party, command.quantity)
    return refuse_request(state.setup, service, wanted)
