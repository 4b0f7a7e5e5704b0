"""Visits that end otherwise than served, and those that come back (C06)."""

from hub.engine.commands import Ask, ReactivateVisit, RemoveVisit, WithdrawVisit
from hub.engine.deciding.answer import Answer, unknown_visit, unwritten, wrong_state
from hub.engine.deciding.hands import AT_COUNTER, visit_in_hands
from hub.engine.events import VisitLeft, VisitRemoved
from hub.engine.refusal import Refusal
from hub.engine.state import State
from hub.engine.terms import Role, VisitState

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
    return unwritten(state, ask, command)
