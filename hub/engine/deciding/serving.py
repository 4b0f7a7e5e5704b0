"""Service at a counter: start and finish (C07).

Leaving a counter by transfer or park without a pressed start infers none: the wait by the metric dictionary goes on
until a service starts.
"""

from hub.engine.commands import Ask, FinishVisit, StartService
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.hands import AT_COUNTER, visit_at_counter
from hub.engine.events import Event, ServiceStarted, VisitServed
from hub.engine.ids import CounterId, Instant
from hub.engine.model import Visit
from hub.engine.office import Office
from hub.engine.refusal import Refusal
from hub.engine.state import State
from hub.engine.terms import VisitState

MS_PER_SECOND = 1_000


def finishing(office: Office | None, visit: Visit, counter: CounterId, now: Instant) -> list[Event]:
    """End a called or serving visit as served. Start never pressed: call + the usual walk, at most now, inferred."""
    if visit.state is VisitState.SERVING:
        return [VisitServed(visit.id, counter)]
    called_at = visit.called_at if visit.called_at is not None else now
    walk = office.walk_seconds * MS_PER_SECOND if office is not None else 0
    arrival = Instant(min(now, called_at + walk))
    return [ServiceStarted(visit.id, counter, arrival, inferred=True), VisitServed(visit.id, counter)]


def start(state: State, ask: Ask, command: StartService) -> Answer:
    found = visit_at_counter(state, ask, command.visit, AT_COUNTER)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    if visit.state is VisitState.SERVING:
        return no_change()
    return (ServiceStarted(visit.id, counter, ask.now, inferred=False),)


def finish(state: State, ask: Ask, command: FinishVisit) -> Answer:
    found = visit_at_counter(state, ask, command.visit, AT_COUNTER)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    return tuple(finishing(state.office, visit, counter, ask.now))
