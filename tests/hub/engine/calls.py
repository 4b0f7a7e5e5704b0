"""What must be true of every call, worked out from the set-up and the visits alone (invariants 3, 4, 9, 10)."""

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.ids import NORMAL
from hub.engine.model import Counter, Visit
from hub.engine.office import Office
from hub.engine.snapshot import Still
from hub.engine.state import State
from hub.engine.terms import CounterState, HowCalled, VisitState
from tests.hub.engine.desk import MINUTE

CHOSEN_FROM = {HowCalled.CHOSEN: (VisitState.WAITING, VisitState.PARKED)}
TWICE = 2


def check_call(before: Still, recorded: Recorded) -> None:
    """`before`: right before the call, when what the counter had before has ended."""
    event = recorded.event
    assert isinstance(event, events.VisitCalled)
    assert before.setup is not None
    office = before.setup.office
    (chosen,) = (visit for visit in before.visits if visit.id == event.visit)
    (counter,) = (one for one in before.counters if one.id == event.counter)
    assert before.day.open, "called without a day"
    assert chosen.state in CHOSEN_FROM.get(event.how, (VisitState.WAITING,)), "called somebody who does not wait"
    assert counter.visit is None, "the counter has somebody already"
    assert counter.state is CounterState.OPEN, "called to a counter that does not work"
    assert _may_call(before, counter, chosen, recorded.at), "called by somebody who cannot"
    rivals = [
        visit
        for visit in before.visits
        if visit is not chosen
        and visit.state is VisitState.WAITING
        and visit.act != recorded.request  # comes from this very counter, by the event right before
        and _may_call(before, counter, visit, recorded.at)
    ]
    passed = [rival for rival in rivals if _line(rival) == _line(chosen) and _stands_before(rival, chosen)]
    if event.how is HowCalled.CHOSEN:
        same = [rival for rival in passed if rival.demand == chosen.demand]
        assert event.why.jumped == len(same), "how many were passed is not said"
        assert chosen.state is VisitState.PARKED or not same or event.reason is not None, "passed without a reason"
        return
    assert not passed, "overtaken inside a line"
    _check_figures(office, chosen, recorded)
    if event.why.policy == "promise" and event.how is HowCalled.NEXT and event.why.condition is None:
        _check_promise(office, counter, chosen, rivals, recorded)


def _check_figures(office: Office, chosen: Visit, recorded: Recorded) -> None:
    """The explanation can be recomputed."""
    event = recorded.event
    assert isinstance(event, events.VisitCalled)
    waited = max(0, recorded.at - chosen.place.at)
    promised = promise_of(office, chosen)
    assert (event.why.waited_ms, event.why.promised_ms) == (waited, promised)
    assert event.why.share_percent == waited * 100 // promised
    assert event.why.candidates >= 1


def _check_promise(office: Office, counter: Counter, chosen: Visit, rivals: list[Visit], recorded: Recorded) -> None:
    """The bound: beyond twice the promise nobody is passed by a newer one who is of no priority class."""
    weight = {rule.id: rule.weight for rule in office.classes}
    place = next(one for one in office.counters if one.id == counter.id)
    if weight.get(chosen.priority, 0) > weight[NORMAL] or place.reserve_minutes is not None:
        return
    for rival in rivals:
        if rival.pool is None and recorded.at - rival.place.at > TWICE * promise_of(office, rival):
            assert _stands_before(chosen, rival), "passed by a newer one beyond twice its promise"


def promise_of(office: Office, visit: Visit) -> int:
    """Target x factor in milliseconds, at least 1."""
    (service,) = (one for one in office.services if one.id == visit.service)
    factors = {rule.id: rule.factor_percent for rule in office.classes}
    factor = factors.get(visit.priority, 100)
    if visit.slot_at is not None:
        factor = min(factor, office.appointment_factor_percent)
    return max(1, service.target_minutes * MINUTE * factor // 100)


def _line(visit: Visit) -> tuple[object, ...]:
    return visit.service, visit.priority, visit.slot_at is not None, visit.pool


def _stands_before(one: Visit, other: Visit) -> bool:
    return (one.place, one.seq) < (other.place, other.seq)


def _may_call(before: Still, counter: Counter, visit: Visit, now: int) -> bool:
    if visit.pool is not None:
        return counter.id == visit.pool.counter or (counter.staff is not None and counter.staff == visit.pool.staff)
    if visit.service not in given_by(before, counter.id):
        return False
    skills = _skills(before, counter)
    if skills is None or skills >= {*visit.demand.skills}:
        return True
    after = visit.demand.anyone_after_ms
    return after is not None and now - visit.place.at >= after


def _skills(state: State | Still, counter: Counter) -> frozenset[str] | None:
    """None: all, because the set-up does not know the person."""
    assert state.setup is not None
    member = next((one for one in state.setup.office.staff if one.id == counter.staff), None)
    return None if member is None else frozenset((*member.skills, *(f"lang:{each}" for each in member.languages)))


def given_by(state: State | Still, counter_id: str) -> frozenset[str]:
    """The services that a counter gives with its present profile and person, by the set-up alone."""
    counters = state.counters.values() if isinstance(state, State) else state.counters
    (counter,) = (one for one in counters if one.id == counter_id)
    assert state.setup is not None
    office = state.setup.office
    place = next((one for one in office.counters if one.id == counter_id), None)
    if place is None:
        return frozenset()
    profile = next((one for one in office.profiles if one.id == counter.profile), None)
    listed = place.services if profile is None else [each.service for each in profile.services]
    skills = _skills(state, counter)
    able = [one.id for one in office.services if skills is None or skills >= {*one.skills}]
    return frozenset(service for service in listed if service in able)
