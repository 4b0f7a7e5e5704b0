"""Each person's own day: calls, services given, people who did not come."""

from dataclasses import replace

from hub.engine import events
from hub.engine.events import ActUndone, Recorded
from hub.engine.ids import CounterId, VisitId
from hub.engine.model import Visit
from hub.engine.state import State
from hub.engine.tallies import Tally
from hub.engine.terms import UndoneAct


def take_out(state: State, recorded: Recorded) -> None:
    """Before the event is folded in: what an undo takes back was not done."""
    event = recorded.event
    visit = state.visits.get(event.visit) if isinstance(event, ActUndone) else None
    if not isinstance(event, ActUndone) or visit is None:
        return
    tally = _of(state, event.counter)
    if tally is None:
        return
    match event.act:
        case UndoneAct.CALL:
            tally = replace(tally, called=tally.called - 1, within=tally.within - _was_in_time(visit))
        case UndoneAct.NO_SHOW:
            tally = replace(tally, no_shows=tally.no_shows - 1)
        case UndoneAct.FINISH if visit.done:
            given = tally.of(visit.done[-1].service).without_last()
            tally = replace(tally, served=tally.served - 1, given=tally.put(given))
        case _:
            return
    if tally == Tally(tally.staff):
        state.tallies.pop(tally.staff, None)
    else:
        state.tallies[tally.staff] = tally


def count(state: State, recorded: Recorded) -> None:
    """After the event has been folded in."""
    match recorded.event:
        case events.VisitCalled(visit=visit_id, counter=counter):
            visit, tally = state.visits[visit_id], _of(state, counter)
            if tally is not None:
                in_time = tally.within + _was_in_time(visit)
                state.tallies[tally.staff] = replace(tally, called=tally.called + 1, within=in_time)
        case events.VisitNoShow(counter=counter) | events.VisitRequeued(counter=counter):
            tally = _of(state, counter)
            if tally is not None:
                state.tallies[tally.staff] = replace(tally, no_shows=tally.no_shows + 1)
        case events.VisitServed(visit=visit_id, counter=counter) | events.StepServed(visit=visit_id, counter=counter):
            _count_served(state, visit_id, counter)
        case _:
            pass


def _count_served(state: State, visit_id: VisitId, counter: CounterId) -> None:
    tally, step = _of(state, counter), state.visits[visit_id].done[-1]
    if tally is not None:
        given = tally.of(step.service).with_one(max(0, step.ended - step.started))
        state.tallies[tally.staff] = replace(tally, served=tally.served + 1, given=tally.put(given))


def _of(state: State, counter: CounterId) -> Tally | None:
    """Of who works there now; None: nobody."""
    found = state.counters.get(counter)
    if found is None or found.staff is None:
        return None
    return state.tallies.get(found.staff, Tally(found.staff))


def _was_in_time(visit: Visit) -> bool:
    return visit.why is not None and visit.why.waited_ms <= visit.why.promised_ms
