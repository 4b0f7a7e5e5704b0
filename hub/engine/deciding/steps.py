"""The services of a visit: added, dropped, corrected, recorded (K03, C08, C11)."""

from hub.engine.commands import AddService, Ask, CorrectService, DropService, RecordOutcome
from hub.engine.deciding.answer import Answer, no_change, unknown_visit, wrong_state
from hub.engine.deciding.hands import AT_COUNTER, counter_of, stands_above, visit_in_hands
from hub.engine.deciding.moving import refuse_pool, refuse_service
from hub.engine.events import OutcomeRecorded, ServiceAdded, ServiceCorrected, ServiceDropped
from hub.engine.ids import CounterId, OutcomeId, ServiceId, VisitId
from hub.engine.journey import MOST_STEPS, PlannedStep, last_done_at
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.routing import demand_for
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import Role, VisitState

BEFORE_SERVICE = frozenset({VisitState.WAITING, VisitState.CALLED, VisitState.PARKED})
NOT_ENDED = BEFORE_SERVICE | {VisitState.SERVING}
IN_PLACE = AT_COUNTER | {VisitState.WAITING}


def add_service(state: State, ask: Ask, command: AddService) -> Answer:
    """Each service once for each person of the party: doing it more often is its quantity."""
    visit = _planning(state, ask, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.walk_up:
        return wrong_state(visit)
    step = command.step
    refusal = refuse_service(state.setup, step.service)
    if refusal is None and state.setup is not None:
        refusal = _refuse_step(state.setup, visit, step, by_staff=_is_staff(ask))
    if refusal is not None:
        return refusal
    if (step.service, step.member) in _all_steps(visit):
        return no_change()
    if 1 + len(visit.done) + len(visit.planned) >= MOST_STEPS:
        return Refusal(Reason.TOO_MANY_SERVICES, {"ticket": visit.label, "most": str(MOST_STEPS)})
    return (ServiceAdded(visit.id, step, command.first),)


def drop_service(state: State, ask: Ask, command: DropService) -> Answer:
    """Out of those still to come; the present one ends by finish, transfer or withdrawal."""
    visit = _planning(state, ask, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if not any((step.service, step.member) == (command.service, command.member) for step in visit.planned):
        return Refusal(Reason.SERVICE_NOT_PLANNED, {"ticket": visit.label, "service": command.service})
    return (ServiceDropped(visit.id, command.service, command.member),)


def correct_service(state: State, ask: Ask, command: CorrectService) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, IN_PLACE)
    if isinstance(visit, Refusal):
        return visit
    refusal = refuse_service(state.setup, command.service)
    if refusal is not None:
        return refusal
    if visit.service == command.service:
        return no_change()
    demand = demand_for(state.setup, visit, command.service)
    if visit.pool is not None:
        refusal = refuse_pool(state, visit.pool, command.service, demand)
        if refusal is not None:
            return refusal
    return (ServiceCorrected(visit.id, visit.service, command.service, demand, counter_of(visit)),)


def record_outcome(state: State, ask: Ask, command: RecordOutcome) -> Answer:
    """None leaves what is recorded; another outcome replaces it."""
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    counter = _recording_counter(state, ask, visit)
    if isinstance(counter, Refusal):
        return counter
    service, quantity, outcome = _recorded(visit, counter)
    if command.outcome is not None:
        if state.setup is None or not state.setup.has_outcome(command.outcome):
            return Refusal(Reason.UNKNOWN_OUTCOME, {"outcome": command.outcome})
        outcome = command.outcome
    if command.quantity is not None:
        refusal = _refuse_quantity(state.setup, service, command.quantity)
        if refusal is not None:
            return refusal
        quantity = command.quantity
    if (service, quantity, outcome) == _recorded(visit, counter):
        return no_change()
    return (OutcomeRecorded(visit.id, counter, service, quantity, outcome),)


def _planning(state: State, ask: Ask, visit_id: VisitId) -> Visit | Refusal:
    """The visit, when the asker may change its services: staff as in all they do, the person until one has started."""
    if _is_staff(ask):
        return visit_in_hands(state, ask, visit_id, NOT_ENDED)
    visit = state.visits.get(visit_id)
    if visit is None:
        return unknown_visit(visit_id)
    return visit if visit.state in BEFORE_SERVICE else wrong_state(visit)


def _is_staff(ask: Ask) -> bool:
    return ask.actor.role is Role.STAFF or stands_above(ask.actor)


def _all_steps(visit: Visit) -> set[tuple[ServiceId, int]]:
    return {(visit.service, visit.member), *((step.service, step.member) for step in visit.planned)}


def _refuse_step(setup: Setup, visit: Visit, step: PlannedStep, *, by_staff: bool) -> Refusal | None:
    service = setup.service(step.service)
    if service is not None and service.hidden and not by_staff:
        return Refusal(Reason.SERVICE_HIDDEN, {"service": step.service})
    if not 1 <= step.member <= visit.party:
        return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"member": str(step.member), "most": str(visit.party)})
    return _refuse_quantity(setup, step.service, step.quantity)


def _refuse_quantity(setup: Setup | None, service_id: ServiceId, quantity: int) -> Refusal | None:
    service = setup.service(service_id) if setup is not None else None
    most = service.most_quantity if service is not None else 1
    if 1 <= quantity <= most:
        return None
    return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"quantity": str(quantity), "most": str(most)})


def _recording_counter(state: State, ask: Ask, visit: Visit) -> CounterId | Refusal:
    """The counter whose service is recorded: where the visit stands, else the one that gave it its last service."""
    at = counter_of(visit)
    own = state.counter_of_session(ask.actor.session)
    if stands_above(ask.actor):
        last = visit.done[-1].counter if visit.done else None
        return at or last or wrong_state(visit)
    if own is None:
        return Refusal(Reason.NOT_YOUR_SESSION, {"ticket": visit.label})
    if at == own:
        return own
    if state.counters[own].last_visit == visit.id and last_done_at(visit.done, own) is not None:
        return own
    found = visit_in_hands(state, ask, visit.id, AT_COUNTER)
    return found if isinstance(found, Refusal) else wrong_state(visit)


def _recorded(visit: Visit, counter: CounterId) -> tuple[ServiceId, int, OutcomeId | None]:
    """Service, quantity and outcome as they stand for what this counter gives or gave last."""
    index = last_done_at(visit.done, counter)
    if index is None or counter_of(visit) == counter:
        return visit.service, visit.quantity, visit.outcome
    step = visit.done[index]
    return step.service, step.quantity, step.outcome
