"""Called and not there: recall, no-show, step back (C04, W06, N03)."""

from hub.engine.commands import Ask, MarkNoShow, RecallVisit, StepBack
from hub.engine.deciding.answer import Answer, unknown_visit, wrong_state
from hub.engine.deciding.hands import counter_of, visit_at_counter, visit_in_hands
from hub.engine.events import VisitNoShow, VisitRecalled, VisitRequeued, VisitSteppedBack
from hub.engine.ids import CounterId, Instant
from hub.engine.model import Visit
from hub.engine.office import Office
from hub.engine.placing import MOST_PLACES, behind_next
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Role, VisitState

ONLY_CALLED = frozenset({VisitState.CALLED})
STILL_TO_COME = frozenset({VisitState.WAITING, VisitState.CALLED})
MS_PER_SECOND = 1_000


def recall(state: State, ask: Ask, command: RecallVisit) -> Answer:
    found = visit_at_counter(state, ask, command.visit, ONLY_CALLED)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    if state.office is not None and visit.calls > state.office.most_recalls:
        return Refusal(Reason.RECALLED_ENOUGH, {"ticket": visit.label, "most": str(state.office.most_recalls)})
    return (VisitRecalled(visit.id, counter, visit.calls + 1),)


def mark_no_show(state: State, ask: Ask, command: MarkNoShow) -> Answer:
    """Back in line for so many times as the office grants, then the end."""
    found = visit_at_counter(state, ask, command.visit, ONLY_CALLED)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    office = state.office
    if office is None:
        return (VisitNoShow(visit.id, counter),)
    refusal = _refuse_no_show(office, visit, ask.now)
    if refusal is not None:
        return refusal
    if office.requeue_places > 0 and visit.requeues < office.most_requeues:
        return (_requeued(state, office, visit, counter, ask.now),)
    return (VisitNoShow(visit.id, counter),)


def step_back(state: State, ask: Ask, command: StepBack) -> Answer:
    """Asked for by the person until the service starts, or by staff as they do all: not at another's counter."""
    if ask.actor.role is Role.STAFF:
        found = visit_in_hands(state, ask, command.visit, STILL_TO_COME)
        if isinstance(found, Refusal):
            return found
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    if visit.state not in STILL_TO_COME:
        return wrong_state(visit)
    if not 1 <= command.places <= MOST_PLACES:
        return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"places": str(command.places), "most": str(MOST_PLACES)})
    most = state.office.most_step_backs if state.office is not None else 0
    if visit.step_backs >= most:
        return Refusal(Reason.STEPPED_BACK_ENOUGH, {"ticket": visit.label, "most": str(most)})
    place = behind_next(state, visit, command.places, ask.now)
    if place is None:
        return Refusal(Reason.NOBODY_BEHIND, {"ticket": visit.label})
    return (VisitSteppedBack(visit.id, command.places, place, counter_of(visit)),)


def _refuse_no_show(office: Office, visit: Visit, now: Instant) -> Refusal | None:
    """Called often enough and long enough ago (both limits count as kept when they are just reached)."""
    if visit.calls < office.least_calls:
        return Refusal(
            Reason.CALLED_TOO_SELDOM,
            {"ticket": visit.label, "calls": str(visit.calls), "least": str(office.least_calls)},
        )
    called_at = visit.called_at if visit.called_at is not None else now
    left = called_at + office.least_call_seconds * MS_PER_SECOND - now
    if left > 0:
        seconds = -(-left // MS_PER_SECOND)
        return Refusal(Reason.CALLED_TOO_SHORTLY, {"ticket": visit.label, "seconds": str(seconds)})
    return None


def _requeued(state: State, office: Office, visit: Visit, counter: CounterId, now: Instant) -> VisitRequeued:
    """With nobody to let pass it keeps its place, and the next call-next calls it again."""
    place = behind_next(state, visit, office.requeue_places, now)
    return VisitRequeued(
        visit.id,
        counter,
        places=office.requeue_places if place is not None else 0,
        place=place if place is not None else visit.place,
        times=visit.requeues + 1,
    )
