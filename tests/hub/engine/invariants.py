"""The invariants of domain.md that concern the engine, as checks on a desk."""

from collections import Counter as Tally
from typing import Any

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.journey import Pool
from hub.engine.lines import line_key
from hub.engine.model import Visit
from hub.engine.state import State
from hub.engine.terms import PRIORITY, CounterState, VisitState
from tests.hub.engine.desk import MINUTE

AT_COUNTER = (VisitState.CALLED, VisitState.SERVING)


def check_state(state: State) -> None:
    _one_place(state)
    _balance(state)
    _tickets(state)
    _lookups(state)


def _one_place(state: State) -> None:
    """Invariants 2 and 10."""
    at = [counter.visit for counter in state.counters.values() if counter.visit is not None]
    assert len(at) == len(set(at)), "a visit stands at two counters"
    for visit in state.visits.values():
        if visit.state in AT_COUNTER:
            assert visit.counter is not None
            assert state.counters[visit.counter].visit == visit.id
            assert visit.walk_up or visit.call in state.calls
        else:
            assert visit.id not in at, "a counter holds a visit that is not there"
        if visit.state in (VisitState.WAITING, VisitState.PARKED):
            assert visit.counter is None, "assigned before the call"
        assert visit.pool is None or visit.state not in AT_COUNTER, "called, and still in a pool"
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


def _tickets(state: State) -> None:
    """Invariants 1 and 7: no two people hold one number, kept overnight or not, and no quota is overshot."""
    labels = [visit.label for visit in state.visits.values() if not visit.walk_up]
    assert len(labels) == len(set(labels)), "two people hold one number"
    assert state.setup is not None
    for service, tickets in state.issued_of.items():
        found = state.setup.service(service)
        assert found is None or found.daily_quota is None or tickets <= found.daily_quota, "more tickets than the quota"


def _lookups(state: State) -> None:
    """What is kept for speed says what the visits and counters say."""
    setup = state.setup
    assert setup is not None
    for service in setup.leaves():
        waiting = [
            visit for visit in state.visits.values() if visit.state is VisitState.WAITING and visit.service == service
        ]
        assert state.line(service) == sorted(waiting, key=lambda visit: (visit.place, visit.seq))
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
    assert chosen.service in given or chosen.pool is not None
    counter = before.counters[event.counter]
    pools = (None, Pool(counter=counter.id), Pool(staff=counter.staff))
    assert chosen.pool in pools, "called from another's pool"
    rivals = [
        visit
        for visit in before.visits.values()
        if visit.state is VisitState.WAITING
        and (visit.service in given or visit.pool is not None)
        and visit.pool in pools
        and visit.act != recorded.request  # its service ended by this very request: nobody waits by it yet
    ]
    for rival in rivals:
        if line_key(rival) == line_key(chosen):
            assert (chosen.place, chosen.seq) <= (rival.place, rival.seq), "overtaken inside a line"
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
    assert event.why.waited_ms == max(0, recorded.at - chosen.place.at)
    assert event.why.promised_ms == promised
    assert event.why.share_percent == 100 * event.why.waited_ms // promised


def _times_promise(state: State, visit: Visit, now: int) -> float:
    service = state.setup.service(visit.service) if state.setup is not None else None
    assert service is not None
    factor = 0.5 if visit.priority == PRIORITY else 1.0
    return (now - visit.place.at) / (service.target_minutes * MINUTE * factor)


def check_undo(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Invariant 8, on snapshots: undone right after it was done, an action leaves what stood before it, but for the
    traces in `_without_traces`."""
    assert _without_traces(after) == _without_traces(before), "undo restored something else"


def _without_traces(snapshot: dict[str, Any]) -> dict[str, Any]:
    """Traces that an action leaves although it was undone: its place in the journal, calls said aloud, who acted last,
    and whether a round of `ratio` that stands at its beginning was ever begun."""
    told = ("act", "last_call", "last_call_at", "withdrawn_call")
    left_out = ("seq", "calls", "mementos", "turns", "visits")
    return {key: value for key, value in snapshot.items() if key not in left_out} | {
        "turns": {scope: turn for scope, turn in snapshot["turns"].items() if turn},
        "visits": [{key: value for key, value in visit.items() if key not in told} for visit in snapshot["visits"]],
    }


def check_journal(journal: list[Recorded]) -> None:
    """Invariants 1 (numbers) and the disjoint endings: a visit ends exactly once, unless an event has un-ended it."""
    numbers: set[tuple[str, str, int]] = set()
    labels: set[tuple[str, str]] = set()
    ended: set[str] = set()
    ended_before: dict[tuple[str, str], bool] = {}
    for recorded in journal:
        about = getattr(recorded.event, "visit", None)
        if about is not None:
            ended_before.setdefault((recorded.request, about), about in ended)
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
            case events.VisitReactivated(visit=visit):
                assert visit in ended, "reactivated without having ended"
                ended.remove(visit)
            case events.ActUndone(visit=visit, request=request):
                ended = ended | {visit} if ended_before[request, visit] else ended - {visit}
            case _:
                pass
