"""Taking back a counter session's own last action (C05; invariant 8).

An action is all that one request of the session did to visits. It can be taken back by the same session (which goes
with the person who signs in elsewhere) within the office's window, both ends included, while nobody has acted on its
visits since: whoever acts on a visit leaves the request in `Visit.act`. Recalls, pauses and alarms are no actions; a
ticket given, a walk-up and a wrap-up ended by hand stay done, and then there is nothing to take back.

What is restored: the visits with their places, and of the counter the visit, figures, walks, wrap-up and its turn in
the policy `ratio`. What stays as it is now: see `evolving/undoing.py`.
"""

from hub.engine.commands import Ask, UndoLast
from hub.engine.deciding.answer import Answer, sign_of, unknown_counter
from hub.engine.deciding.hands import AT_COUNTER
from hub.engine.deciding.moving import refuse_service
from hub.engine.events import ActUndone
from hub.engine.ids import VisitId
from hub.engine.model import Counter, Memento, Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import CounterState, UndoneAct

MS_PER_SECOND = 1_000


def undo_last(state: State, ask: Ask, command: UndoLast) -> Answer:
    counter = state.counters.get(command.counter)
    if counter is None:
        return unknown_counter(command.counter)
    memento = _memento(state, ask, counter)
    if isinstance(memento, Refusal):
        return memento
    refusal = _refuse_visits(state, counter, memento)
    if refusal is not None:
        return refusal
    pairs = [*zip(memento.visits, memento.acts, strict=True)]
    return tuple(_undone(state, counter, memento, before, act) for before, act in reversed(pairs))


def _memento(state: State, ask: Ask, counter: Counter) -> Memento | Refusal:
    """The session's last action, when it can still be taken back."""
    sign = sign_of(state, counter.id)
    if counter.state is CounterState.CLOSED:
        return Refusal(Reason.COUNTER_NOT_OPEN, {"counter": sign})
    if ask.actor.session is None or ask.actor.session != counter.session:
        return Refusal(Reason.NOT_YOUR_SESSION, {"counter": sign})
    if not state.day.open:
        return Refusal(Reason.DAY_NOT_OPEN)
    memento = state.mementos.get(ask.actor.session)
    if memento is None:
        return Refusal(Reason.NOTHING_TO_UNDO, {"counter": sign})
    if not memento.visits:
        return Refusal(Reason.NOTHING_TO_UNDO, {"counter": sign, "why": "stays_done"})
    seconds = state.office.undo_seconds if state.office is not None else 0
    if ask.now - memento.at > seconds * MS_PER_SECOND:
        return Refusal(Reason.UNDO_TOO_LATE, {"seconds": str(seconds)})
    return memento


def _refuse_visits(state: State, counter: Counter, memento: Memento) -> Refusal | None:
    held = {before.id for before in memento.visits}
    for before in memento.visits:
        now = state.visits.get(before.id)
        if now is None or now.act != memento.request:
            return Refusal(Reason.UNDO_OVERTAKEN, {"ticket": before.label})
        refusal = refuse_service(state.setup, before.service)
        if refusal is not None:
            return refusal
        if before.state in AT_COUNTER:
            refusal = _refuse_at_counter(state, counter, held)
            if refusal is not None:
                return refusal
    return None


def _refuse_at_counter(state: State, counter: Counter, held: set[VisitId]) -> Refusal | None:
    """Somebody comes back to the counter: it must be at work, and free but for those who are taken back."""
    sign = sign_of(state, counter.id)
    if counter.state is CounterState.PAUSED:
        return Refusal(Reason.COUNTER_PAUSED, {"counter": sign})
    if counter.visit is not None and counter.visit not in held:
        return Refusal(Reason.COUNTER_BUSY, {"counter": sign, "ticket": state.visits[counter.visit].label})
    return None


def _undone(state: State, counter: Counter, memento: Memento, before: Visit, act: UndoneAct) -> ActUndone:
    now = state.visits[before.id]
    return ActUndone(
        before.id,
        counter.id,
        memento.request,
        act,
        withdrawn=now.last_call if act is UndoneAct.CALL else None,
        from_service=now.service if now.service != before.service else None,
    )
