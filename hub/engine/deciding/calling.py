"""Call-next (C01, C02, C03, Q07, Q08, Q11, Q12)."""

from hub.engine.commands import Ask, CallNext
from hub.engine.deciding.answer import Answer, sign_of, unknown_counter
from hub.engine.deciding.hands import refuse_counter, refuse_unpermitted
from hub.engine.deciding.picking import choose, choose_of
from hub.engine.deciding.serving import finishing
from hub.engine.events import Event, NobodyWaiting, VisitCalled, WrapUpEnded
from hub.engine.ids import CounterId, Instant, ServiceId
from hub.engine.model import Counter
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import CounterState, HowCalled, Permission


def call_next(state: State, ask: Ask, command: CallNext) -> Answer:
    """End the current visit as served, then call the policy's choice; `NobodyWaiting` when there is none."""
    counter = ready_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if command.service is None:
        pick, how = choose(state, counter.id, ask.now, ask.local.wall_ms), HowCalled.NEXT
    else:
        refusal = _refuse_service(state, ask, counter, command.service)
        if refusal is not None:
            return refusal
        pick, how = choose_of(state, counter.id, command.service, ask.now), HowCalled.SERVICE
    events = freeing(state, counter, ask.now)
    if pick is None:
        return *events, NobodyWaiting(counter.id)
    return *events, VisitCalled(pick.visit, counter.id, pick.why(), how)


def ready_counter(state: State, ask: Ask, counter_id: CounterId) -> Counter | Refusal:
    """The counter, when the asker may call to it now."""
    counter = state.counters.get(counter_id)
    if counter is None or state.setup is None:
        return unknown_counter(counter_id)
    if counter.state is CounterState.CLOSED:
        return Refusal(Reason.COUNTER_NOT_OPEN, {"counter": sign_of(state, counter_id)})
    refusal = refuse_counter(state, ask.actor, counter)
    if refusal is not None:
        return refusal
    if counter.state is CounterState.PAUSED:
        return Refusal(Reason.COUNTER_PAUSED, {"counter": sign_of(state, counter_id)})
    return counter if state.day.open else Refusal(Reason.DAY_NOT_OPEN)


def freeing(state: State, counter: Counter, now: Instant) -> list[Event]:
    """What ends before somebody else comes to the counter: its present visit, or the papers of the last one."""
    if counter.visit is not None:
        return finishing(state, state.visits[counter.visit], counter.id, now)
    return [WrapUpEnded(counter.id, by_itself=False)] if counter.wrap_until is not None else []


def _refuse_service(state: State, ask: Ask, counter: Counter, service: ServiceId) -> Refusal | None:
    refusal = refuse_unpermitted(state, ask.actor, Permission.CHOOSE_SERVICE)
    if refusal is not None:
        return refusal
    if state.setup is None or state.setup.service(service) is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": service})
    if service in state.given(counter.id) or _has_pool_visits(state, counter, service):
        return None
    return Refusal(Reason.NOT_ABLE, {"service": service, "counter": sign_of(state, counter.id)})


def _has_pool_visits(state: State, counter: Counter, service: ServiceId) -> bool:
    pools = state.giving(counter.id).pools
    return any(line.service == service for pool in pools for line in state.lines_of_pool(pool))
