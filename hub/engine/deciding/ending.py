"""Visits that end otherwise than served, and those that come back (C06)."""

from hub.engine.commands import Ask, ReactivateVisit, RemoveVisit, WithdrawVisit
from hub.engine.deciding.answer import Answer, unknown_visit, wrong_state
from hub.engine.deciding.hands import AT_COUNTER, refuse_unpermitted, visit_in_hands
from hub.engine.deciding.moving import refuse_service
from hub.engine.events import VisitLeft, VisitReactivated, VisitRemoved
from hub.engine.journey import MOST_STEPS
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import ENDINGS, Permission, Role, VisitState

BEFORE_SERVICE = frozenset({VisitState.WAITING, VisitState.CALLED, VisitState.PARKED})
ANYWHERE = AT_COUNTER | {VisitState.WAITING, VisitState.PARKED}


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


def reactivate(state: State, ask: Ask, command: ReactivateVisit) -> Answer:
    """Un-ends a visit: it waits with the age it had, and ends once more later. Ended visits of past days are gone, so
    it is one of today."""
    refusal = refuse_unpermitted(state, ask.actor, Permission.REACTIVATE)
    if refusal is not None:
        return refusal
    visit = visit_in_hands(state, ask, command.visit, ENDINGS)
    if isinstance(visit, Refusal):
        return visit
    if not state.day.open:
        return Refusal(Reason.DAY_NOT_OPEN)
    if visit.walk_up:
        return wrong_state(visit)
    if len(visit.done) + len(visit.planned) >= MOST_STEPS:
        return Refusal(Reason.TOO_MANY_SERVICES, {"ticket": visit.label, "most": str(MOST_STEPS)})
    unknown = refuse_service(state.setup, visit.service)
    if unknown is not None:
        return unknown
    return (VisitReactivated(visit.id, command.reason, state.counter_of_session(ask.actor.session)),)
