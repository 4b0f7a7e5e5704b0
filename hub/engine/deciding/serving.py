"""Service at a counter: start and finish (C07), and the way from one service of a visit to its next (K03).

Leaving a counter by transfer or park without a pressed start infers none: the wait by the metric dictionary goes on
until a service starts.
"""

from statistics import median

from hub.engine.commands import Ask, FinishVisit, StartService
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.hands import AT_COUNTER, visit_at_counter
from hub.engine.events import Event, ServiceStarted, StepServed, VisitServed, WrapUpStarted
from hub.engine.ids import CounterId, Instant
from hub.engine.journey import PlannedStep
from hub.engine.model import Visit
from hub.engine.refusal import Refusal
from hub.engine.routing import demand_for
from hub.engine.state import State
from hub.engine.terms import VisitState

MS_PER_SECOND = 1_000
LEAST_WALKS = 5
"""Walks a counter must have seen before its own median counts."""


def finishing(state: State, visit: Visit, counter: CounterId, now: Instant) -> list[Event]:
    """End the present service of a called or serving visit: the one place where a service at a counter ends.

    The visit is served, or waits for its next planned service. Start never pressed: call + the usual walk, at most now,
    inferred. Whoever lets nobody follow adds the wrap-up.
    """
    events: list[Event] = []
    if visit.state is not VisitState.SERVING:
        called_at = visit.called_at if visit.called_at is not None else now
        arrival = Instant(min(now, called_at + usual_walk_ms(state, counter)))
        events.append(ServiceStarted(visit.id, counter, arrival, inferred=True))
    step = next_step(state, visit)
    if step is None:
        return [*events, VisitServed(visit.id, counter)]
    return [*events, StepServed(visit.id, counter, step, demand_for(state.setup, visit, step.service))]


def usual_walk_ms(state: State, counter: CounterId) -> int:
    """From the call to the counter: the median of its own walks (at least `LEAST_WALKS`), else the office's figure."""
    found = state.counters.get(counter)
    if found is not None and len(found.walks) >= LEAST_WALKS:
        return int(median(found.walks))
    return state.office.walk_seconds * MS_PER_SECOND if state.office is not None else 0


def next_step(state: State, visit: Visit) -> PlannedStep | None:
    """The first planned service that the office (still) gives; what it has given up meanwhile is passed over."""
    setup = state.setup
    if setup is None:
        return None
    return next((step for step in visit.planned if setup.is_given(step.service)), None)


def start(state: State, ask: Ask, command: StartService) -> Answer:
    found = visit_at_counter(state, ask, command.visit, AT_COUNTER)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    if visit.state is VisitState.SERVING:
        return no_change()
    return (ServiceStarted(visit.id, counter, ask.now, inferred=False),)


def finish(state: State, ask: Ask, command: FinishVisit) -> Answer:
    """With nobody called after it, the counter has its time for the papers."""
    found = visit_at_counter(state, ask, command.visit, AT_COUNTER)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    service = state.setup.service(visit.service) if state.setup is not None else None
    seconds = service.wrap_up_seconds if service is not None else 0
    events = finishing(state, visit, counter, ask.now)
    if seconds > 0:
        events.append(WrapUpStarted(counter, Instant(ask.now + seconds * MS_PER_SECOND)))
    return tuple(events)
