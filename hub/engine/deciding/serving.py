"""What happens to a visit in hand: start, finish, transfer, park, return, leave, remove (C07, C08, C09).

A transfer, a park and a return keep the visit's place (arrived, seq) and class. Leaving a counter by transfer or park
without a pressed start infers none: the wait by the metric dictionary goes on until a service starts.
"""

from hub.engine.commands import (
    Ask,
    FinishVisit,
    ParkVisit,
    RemoveVisit,
    ReturnVisit,
    StartService,
    TransferVisit,
    WithdrawVisit,
)
from hub.engine.deciding.answer import Answer, no_change, unknown_visit, wrong_state
from hub.engine.deciding.hands import AT_COUNTER, counter_of, visit_at_counter, visit_in_hands
from hub.engine.events import (
    Event,
    ServiceStarted,
    VisitLeft,
    VisitParked,
    VisitRemoved,
    VisitReturned,
    VisitServed,
    VisitTransferred,
)
from hub.engine.ids import CounterId, Instant
from hub.engine.model import Visit
from hub.engine.office import Office
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Role, VisitState

BEFORE_SERVICE = frozenset({VisitState.WAITING, VisitState.CALLED, VisitState.PARKED})
ANYWHERE = AT_COUNTER | {VisitState.WAITING, VisitState.PARKED}
MS_PER_MINUTE = 60_000
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


def transfer(state: State, ask: Ask, command: TransferVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, ANYWHERE)
    if isinstance(visit, Refusal):
        return visit
    service = state.setup.service(command.service) if state.setup is not None else None
    if service is None or state.setup is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": command.service})
    if service.is_category:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": command.service})
    if not state.setup.is_given(command.service):
        return Refusal(Reason.SERVICE_NOT_GIVEN, {"service": command.service})
    if visit.state is VisitState.WAITING and visit.service == command.service:
        return no_change()
    return (VisitTransferred(visit.id, visit.service, command.service, counter_of(visit)),)


def park(state: State, ask: Ask, command: ParkVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, AT_COUNTER | {VisitState.WAITING})
    if isinstance(visit, Refusal):
        return visit
    until = None if command.minutes is None else Instant(ask.now + command.minutes * MS_PER_MINUTE)
    return (VisitParked(visit.id, counter_of(visit), until),)


def bring_back(state: State, ask: Ask, command: ReturnVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, frozenset({VisitState.PARKED}))
    return visit if isinstance(visit, Refusal) else (VisitReturned(visit.id, by_itself=False),)


def withdraw(state: State, ask: Ask, command: WithdrawVisit) -> Answer:
    """The person's own act: in nobody's hands but theirs. Not any more once the service has started. Staff who do it
    for the person do it as all they do: not to a visit at another's counter."""
    if ask.actor.role is Role.STAFF:
        found = visit_in_hands(state, ask, command.visit, BEFORE_SERVICE)
        return found if isinstance(found, Refusal) else (VisitLeft(found.id),)
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    if visit.state not in BEFORE_SERVICE:
        return wrong_state(visit)
    return (VisitLeft(visit.id),)


def remove(state: State, ask: Ask, command: RemoveVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, ANYWHERE)
    return visit if isinstance(visit, Refusal) else (VisitRemoved(visit.id, command.reason),)
