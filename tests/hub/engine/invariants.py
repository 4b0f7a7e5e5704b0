"""The invariants of domain.md that concern the engine, as checks on a desk."""

from collections import Counter as Tally

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.model import Visit
from hub.engine.state import State
from hub.engine.terms import PRIORITY, CounterState, VisitState
from tests.hub.engine.desk import MINUTE

AT_COUNTER = (VisitState.CALLED, VisitState.SERVING)


def check_state(state: State) -> None:
    _one_place(state)
    _balance(state)
    _lookups(state)


def _one_place(state: State) -> None:
    """Invariants 2 and 10."""
    at = [counter.visit for counter in state.counters.values() if counter.visit is not None]
    assert len(at) == len(set(at)), "a visit stands at two counters"
    for visit in state.visits.values():
        if visit.state in AT_COUNTER:
            assert visit.counter is not None
            assert state.counters[visit.counter].visit == visit.id
            assert visit.call in state.calls
        else:
            assert visit.id not in at, "a counter holds a visit that is not there"
        if visit.state in (VisitState.WAITING, VisitState.PARKED):
            assert visit.counter is None, "assigned before the call"
    sessions = [counter.session for counter in state.counters.values() if counter.session is not None]
    staff = [counter.staff for counter in state.counters.values() if counter.staff is not None]
    assert len(sessions) == len(set(sessions))
    assert len(staff) == len(set(staff))


def _balance(state: State) -> None:
    """Invariant 5, with the counts kept and the counts counted."""
    counted = Tally(visit.state for visit in state.visits.values())
    assert {key: value for key, value in state.counts.items() if value} == dict(counted)
    parts = (VisitState.WAITING, VisitState.CALLED, VisitState.SERVING, VisitState.PARKED)
    assert state.issued == sum(state.counts[part] for part in parts) + state.ended()


def _lookups(state: State) -> None:
    """What is kept for speed says what the visits and counters say."""
    setup = state.setup
    assert setup is not None
    for service in setup.leaves():
        waiting = [
            visit for visit in state.visits.values() if visit.state is VisitState.WAITING and visit.service == service
        ]
        assert state.line(service) == sorted(waiting, key=lambda visit: (visit.arrived, visit.seq))
        assert state.waiting(service) == len(waiting)
        givers = [
            counter
            for counter in state.counters.values()
            if counter.state is CounterState.OPEN and service in state.given(counter.id)
        ]
        assert state.open_counters(service) == len(givers)
    for counter in state.counters.values():
        assert state.counter_of_staff(counter.staff) == (counter.id if counter.staff else None)
        assert state.counter_of_session(counter.session) == (counter.id if counter.session else None)


def check_call(before: State, recorded: Recorded) -> None:
    """Invariants 3, 4 and the explanation, with the state right before the call."""
    event = recorded.event
    assert isinstance(event, events.VisitCalled)
    chosen = before.visits[event.visit]
    setup = before.setup
    assert setup is not None
    given = before.given(event.counter)
    assert chosen.state is VisitState.WAITING, "called somebody who does not wait"
    assert chosen.service in given
    rivals = [visit for visit in before.visits.values() if visit.state is VisitState.WAITING and visit.service in given]
    for rival in rivals:
        if (rival.service, rival.priority) == (chosen.service, chosen.priority):
            assert chosen.place <= rival.place, "overtaken inside a line"
    service = setup.service(chosen.service)
    assert service is not None
    half = chosen.priority == PRIORITY
    promised = service.target_minutes * MINUTE // (2 if half else 1)
    if event.why.policy == "promise" and not half:
        for rival in rivals:  # the bound of promise
            if rival is not chosen and _times_promise(before, rival, recorded.at) > 2:
                assert event.why.share_percent >= 200
                assert chosen.place < rival.place, "passed by a newer one beyond twice its promise"
    assert event.why.candidates == len(rivals)
    assert event.why.waited_ms == recorded.at - chosen.arrived
    assert event.why.promised_ms == promised
    assert event.why.share_percent == 100 * event.why.waited_ms // promised


def _times_promise(state: State, visit: Visit, now: int) -> float:
    service = state.setup.service(visit.service) if state.setup is not None else None
    assert service is not None
    factor = 0.5 if visit.priority == PRIORITY else 1.0
    return (now - visit.arrived) / (service.target_minutes * MINUTE * factor)


def check_journal(journal: list[Recorded]) -> None:
    """Invariants 1 (numbers) and the disjoint endings: a visit ends exactly once."""
    numbers: set[tuple[str, str, int]] = set()
    labels: set[tuple[str, str]] = set()
    ended: set[str] = set()
    for recorded in journal:
        match recorded.event:
            case events.TicketIssued(day=day, series=series, number=number, label=label):
                assert (day, series, number) not in numbers, "number given twice"
                assert (day, label) not in labels
                numbers.add((day, series, number))
                labels.add((day, label))
            case (
                events.VisitServed(visit=visit)
                | events.VisitNoShow(visit=visit)
                | events.VisitLeft(visit=visit)
                | events.VisitRemoved(visit=visit)
                | events.VisitLeftAtClosing(visit=visit)
            ):
                assert visit not in ended, "ended twice"
                ended.add(visit)
            case _:
                pass
