"""What a session's last action changed, and its way back (C05).

An action is one request of the session that holds a counter, with all its events about visits. The memento is the
bound: one per session, of the last action alone; it goes with the session and with the day.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from hub.engine import events
from hub.engine.events import ActUndone, CounterClosed, CounterOpened, Event, Recorded
from hub.engine.ids import CounterId, VisitId
from hub.engine.model import Counter, Memento, Visit
from hub.engine.state import State
from hub.engine.terms import UndoneAct, VisitState

ACTS: Final[Mapping[type[Any], UndoneAct]] = {
    events.VisitCalled: UndoneAct.CALL,
    events.ServiceStarted: UndoneAct.START,
    events.VisitServed: UndoneAct.FINISH,
    events.StepServed: UndoneAct.FINISH,
    events.VisitNoShow: UndoneAct.NO_SHOW,
    events.VisitRequeued: UndoneAct.NO_SHOW,
    events.VisitTransferred: UndoneAct.TRANSFER,
    events.VisitParked: UndoneAct.PARK,
    events.VisitReturned: UndoneAct.RETURN,
    events.VisitReactivated: UndoneAct.RETURN,
    events.VisitRemoved: UndoneAct.REMOVE,
    events.VisitLeft: UndoneAct.WITHDRAW,
    events.VisitSteppedBack: UndoneAct.CHANGE,
    events.ServiceAdded: UndoneAct.CHANGE,
    events.ServiceDropped: UndoneAct.CHANGE,
    events.ServiceCorrected: UndoneAct.CHANGE,
    events.VisitRevised: UndoneAct.CHANGE,
    events.OutcomeRecorded: UndoneAct.CHANGE,
}
"""What each event about a visit did; the others leave the visit where it is, or cannot be taken back."""
LASTING = frozenset({events.TicketIssued, events.WalkUpStarted, events.WrapUpEnded})
"""Begins an action that stays done: a number that was given, somebody who is being served."""
AT_COUNTER = frozenset({VisitState.CALLED, VisitState.SERVING})


def remember(state: State, recorded: Recorded) -> None:
    """Before the event is folded in: keep the visit as it is. O(1) for what is no action of a counter's session."""
    event, session = recorded.event, recorded.actor.session
    match event:
        case CounterOpened() | CounterClosed():
            _pass_on(state, event)
            return
        case events.DayClosed():
            state.mementos.clear()
            return
        case _:
            pass
    act = ACTS.get(type(event))
    if session is None or (act is None and type(event) not in LASTING):
        return
    counter = state.counter_of_session(session)
    visit = state.visits.get(getattr(event, "visit", VisitId("")))
    if counter is None or _is_elsewhere(event, visit, counter):
        return
    held = state.mementos.get(session)
    if held is None or held.request != recorded.request:
        held = Memento(state.counters[counter], session, recorded.request, recorded.at, (), ())
    if act is not None and visit is not None:
        held = _with(held, visit, act)
    elif not isinstance(event, events.WrapUpEnded):
        held = replace(held, visits=(), acts=())
    state.mementos[session] = held


def undone(state: State, recorded: Recorded, event: ActUndone) -> None:
    """The visit and what its counter showed of it are as before; see `_restored` for what stays as it is now."""
    session = recorded.actor.session
    memento = state.mementos.get(session) if session is not None else None
    before = _before(memento, event.visit)
    if memento is None or before is None:
        return
    now = state.visits[event.visit]
    if before.state in AT_COUNTER or now.state in AT_COUNTER:
        _give_back(state, event, before, memento.counter)
    if event.act is UndoneAct.CALL and now.why is not None and now.why.turn is not None:
        state.turns[event.counter] = now.why.turn - 1
    state.put_visit(_restored(state, recorded, event, before, now))
    left = [pair for pair in zip(memento.visits, memento.acts, strict=True) if pair[0].id != event.visit]
    if left:
        visits, acts = zip(*left, strict=True)
        state.mementos[memento.session] = replace(memento, visits=visits, acts=acts)
    else:
        del state.mementos[memento.session]


def _is_elsewhere(event: Event, visit: Visit | None, own: CounterId) -> bool:
    """A manager who holds a counter may act at others: that is no action of this counter."""
    at = getattr(event, "counter", None)
    if at is None and visit is not None and visit.state in AT_COUNTER:
        at = visit.counter
    return at is not None and at != own


def _pass_on(state: State, event: CounterOpened | CounterClosed) -> None:
    """The same person in a new session keeps the right to undo; with another person or nobody it goes."""
    held_by = state.counters[event.counter].session
    memento = state.mementos.pop(held_by, None) if held_by is not None else None
    if memento is not None and isinstance(event, CounterOpened) and event.resumed:
        state.mementos[event.session] = replace(memento, session=event.session)


def _with(memento: Memento, visit: Visit, act: UndoneAct) -> Memento:
    """Each visit once, as it was before the first event of the action about it, with what the last one did."""
    visits, acts = memento.visits, memento.acts
    for index, held in enumerate(visits):
        if held.id == visit.id:
            acts = (*acts[:index], act, *acts[index + 1 :])
            break
    else:
        visits, acts = (*visits, visit), (*acts, act)
    return Memento(memento.counter, memento.session, memento.request, memento.at, visits, acts)


def _before(memento: Memento | None, visit: VisitId) -> Visit | None:
    held = memento.visits if memento is not None else ()
    return next((before for before in held if before.id == visit), None)


def _give_back(state: State, event: ActUndone, before: Visit, was: Counter) -> None:
    """What the counter's holder, profile and pause are has nothing to do with the action."""
    counter = state.counters[event.counter]
    state.put_counter(
        replace(
            counter,
            visit=before.id if before.state in AT_COUNTER else None,
            served=max(0, counter.served - (event.act is UndoneAct.FINISH)),
            idle_since=was.idle_since,
            last_visit=was.last_visit,
            wrap_until=was.wrap_until,
            walks=was.walks,
        )
    )


def _restored(state: State, recorded: Recorded, event: ActUndone, before: Visit, now: Visit) -> Visit:
    """As before, except what was said aloud or told meanwhile: the latest call and who showed it, paper, notes and
    details, alarms that were given, help that was arranged."""
    same_call = before.state in AT_COUNTER and before.called_at == now.called_at and before.counter == now.counter
    call = now.call if same_call else before.call
    told = state.calls.get(call) if call is not None else None
    return replace(
        before,
        act=recorded.request,
        paper=now.paper,
        notes=now.notes,
        details=now.details,
        requests=tuple(need for need in before.requests if need in now.requests or need not in now.needs),
        call=call,
        calls=now.calls if same_call else before.calls,
        last_call=now.last_call,
        last_call_at=now.last_call_at,
        withdrawn_call=event.withdrawn if event.withdrawn is not None else before.withdrawn_call,
        shown_by=told.shown_by if told is not None else before.shown_by,
        spoken_by=told.spoken_by if told is not None else before.spoken_by,
        unanswered=before.unanswered or (same_call and now.unanswered),
        target_passed=before.target_passed or (now.wait_began == before.wait_began and now.target_passed),
    )
