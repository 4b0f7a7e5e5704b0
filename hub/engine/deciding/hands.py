"""Whose hands a counter and a visit are in.

A staff session acts on the counter it holds and on the visit there; visits that wait or are parked are in nobody's
hands, any session that holds a counter may act on them. Managers and the hub itself may act on all. What goes beyond
the common (calling a chosen ticket, reactivating) takes a permission besides.
"""

from hub.engine.commands import Actor, Ask
from hub.engine.deciding.answer import sign_of, unknown_visit, wrong_state
from hub.engine.ids import CounterId, VisitId
from hub.engine.model import Counter, Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Permission, Role, VisitState

AT_COUNTER = frozenset({VisitState.CALLED, VisitState.SERVING})


def stands_above(actor: Actor) -> bool:
    return actor.role in (Role.MANAGER, Role.HUB)


def permitted(state: State, actor: Actor, permission: Permission) -> bool:
    """Managers and the hub may all; staff what the set-up gives them; staff that it does not know, and devices,
    nothing beyond the common."""
    if stands_above(actor):
        return True
    if actor.role is not Role.STAFF or actor.staff is None or state.setup is None:
        return False
    member = state.setup.staff(actor.staff)
    return member is not None and permission in member.permissions


def refuse_unpermitted(state: State, actor: Actor, permission: Permission) -> Refusal | None:
    """The refusal when the actor lacks the permission."""
    if permitted(state, actor, permission):
        return None
    return Refusal(Reason.NOT_PERMITTED, {"permission": permission.value})


def refuse_counter(state: State, actor: Actor, counter: Counter) -> Refusal | None:
    """Why the actor may not act on an open counter; None when it may."""
    if stands_above(actor) or (actor.session is not None and actor.session == counter.session):
        return None
    return Refusal(Reason.NOT_YOUR_SESSION, {"counter": sign_of(state, counter.id)})


def visit_in_hands(state: State, ask: Ask, visit_id: VisitId, allowed: frozenset[VisitState]) -> Visit | Refusal:
    """The visit, when it is in one of the allowed states and in the asker's hands (or in nobody's)."""
    visit = state.visits.get(visit_id)
    if visit is None:
        return unknown_visit(visit_id)
    if visit.state not in allowed:
        return wrong_state(visit)
    refusal = _refuse_visit(state, ask.actor, visit)
    return visit if refusal is None else refusal


def visit_at_counter(
    state: State, ask: Ask, visit_id: VisitId, allowed: frozenset[VisitState]
) -> tuple[Visit, CounterId] | Refusal:
    """Like `visit_in_hands`, for states in which a visit is at a counter; with that counter."""
    visit = visit_in_hands(state, ask, visit_id, allowed & AT_COUNTER)
    if isinstance(visit, Refusal):
        return visit
    return (visit, visit.counter) if visit.counter is not None else wrong_state(visit)


def counter_of(visit: Visit) -> CounterId | None:
    """Where the visit is called or served; None when it waits or is parked."""
    return visit.counter if visit.state in AT_COUNTER else None


def _refuse_visit(state: State, actor: Actor, visit: Visit) -> Refusal | None:
    if stands_above(actor):
        return None
    own = state.counter_of_session(actor.session)
    if own is None:
        return Refusal(Reason.NOT_YOUR_SESSION, {"ticket": visit.label})
    counter = counter_of(visit)
    if counter is not None and counter != own:
        return Refusal(Reason.VISIT_AT_OTHER_COUNTER, {"ticket": visit.label, "counter": sign_of(state, counter)})
    return None
