"""The life of a visit. A counter's `visit` and a visit's `counter` are set and cleared together here and in `undoing`.

Every event but papers and recalls leaves its request in `act`: a recall says aloud again what stands already.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from hub.engine.events import (
    Recorded,
    ServiceStarted,
    TicketIssued,
    TicketPrinted,
    VisitCalled,
    VisitLeft,
    VisitLeftAtClosing,
    VisitNoShow,
    VisitParked,
    VisitRecalled,
    VisitRelabelled,
    VisitRemoved,
    VisitReturned,
    VisitServed,
    VisitTransferred,
)
from hub.engine.ids import CounterId, Instant, VisitId
from hub.engine.journey import DoneStep, Place
from hub.engine.model import WALKS_KEPT, Counter, Visit
from hub.engine.state import Call, State
from hub.engine.terms import NumberFrom, PrintOutcome, Role, VisitState

NOBODYS: Mapping[str, Any] = {
    "counter": None,
    "call": None,
    "called_at": None,
    "calls": 0,
    "started": None,
    "inferred": False,
    "parked_until": None,
    "parked_from": None,
    "why": None,
    "how": None,
    "jump_reason": None,
    "called_from": None,
    "unanswered": False,
    "shown_by": (),
    "spoken_by": (),
}
"""A visit in nobody's hands: no counter, no call, no timer."""


def issued(state: State, recorded: Recorded, event: TicketIssued) -> None:
    visit = Visit(
        id=event.visit,
        seq=recorded.seq,
        day=event.day,
        series=event.series,
        number=event.number,
        label=event.label,
        service=event.service,
        language=event.language,
        channel=event.channel,
        priority=event.priority,
        arrived=event.arrived,
        link_hash=event.link_hash,
        state=VisitState.WAITING,
        changed=recorded.at,
        issued_by=recorded.actor.device if recorded.actor.role is Role.KIOSK else None,
        issued_at=recorded.at,
        place=Place(event.base if event.base is not None else event.arrived, recorded.seq),
        wait_began=event.arrived,
        quantity=event.quantity,
        party=event.party,
        needs=event.needs,
        demand=event.demand,
        route=event.route,
        planned=event.planned,
        appointment=event.appointment,
        slot_at=event.slot_at,
        arrival=event.arrival,
        act=recorded.request,
        number_from=event.number_from,
    )
    state.put_visit(visit)
    state.count_ticket(event)


def relabelled(state: State, recorded: Recorded, event: VisitRelabelled) -> None:
    """Its place, and all else, stays."""
    visit = state.visits[event.visit]
    state.spend_leased(event.day, event.series, event.number)
    state.put_visit(
        replace(
            visit,
            day=event.day,
            series=event.series,
            number=event.number,
            label=event.label,
            number_from=NumberFrom.LEASE,
            act=recorded.request,
        )
    )


def printed(state: State, event: TicketPrinted) -> None:
    visit = state.visits.get(event.visit)
    if visit is not None and visit.paper is not PrintOutcome.PRINTED:
        state.put_visit(replace(visit, paper=event.outcome))


def called(state: State, recorded: Recorded, event: VisitCalled) -> None:
    visit = state.visits[event.visit]
    state.put_visit(
        replace(
            visit,
            state=VisitState.CALLED,
            changed=recorded.at,
            counter=event.counter,
            call=recorded.seq,
            called_at=recorded.at,
            last_call=recorded.seq,
            last_call_at=recorded.at,
            withdrawn_call=None,
            calls=1,
            started=None,
            inferred=False,
            why=event.why,
            how=event.how,
            jump_reason=event.reason,
            pool=None,
            called_from=visit.pool,
            parked_until=None,
            parked_from=None,
            unanswered=False,
            shown_by=(),
            spoken_by=(),
            act=recorded.request,
        )
    )
    state.put_counter(replace(state.counters[event.counter], visit=visit.id))
    state.put_call(recorded.seq, Call(visit.id))
    state.take_turn(event.counter, event.why)


def recalled(state: State, recorded: Recorded, event: VisitRecalled) -> None:
    visit = state.visits[event.visit]
    state.put_visit(
        replace(
            visit,
            call=recorded.seq,
            last_call=recorded.seq,
            last_call_at=recorded.at,
            calls=event.times,
            shown_by=(),
            spoken_by=(),
        )
    )
    state.put_call(recorded.seq, Call(visit.id))


def started(state: State, recorded: Recorded, event: ServiceStarted) -> None:
    """A pressed start tells how long the walk was; an inferred one was made of such walks and teaches nothing."""
    visit = state.visits[event.visit]
    state.put_visit(
        replace(
            visit,
            state=VisitState.SERVING,
            changed=recorded.at,
            started=event.started,
            inferred=event.inferred,
            first_started=visit.first_started if visit.first_started is not None else event.started,
            act=recorded.request,
        )
    )
    counter = state.counters[event.counter]
    if visit.called_at is not None and not event.inferred:
        walks = (*counter.walks[1 - WALKS_KEPT :], max(0, event.started - visit.called_at))
        state.put_counter(replace(counter, walks=walks))


def served(state: State, recorded: Recorded, event: VisitServed) -> None:
    visit = state.visits[event.visit]
    done = (*visit.done, done_step(state, visit, event.counter, recorded.at))
    _put_ended(state, recorded, visit, VisitState.SERVED, done)
    count_served(state, event.counter, visit.id, recorded.at)


def no_show(state: State, recorded: Recorded, event: VisitNoShow) -> None:
    visit = state.visits[event.visit]
    free_counter(state, visit, recorded.at)
    _put_ended(state, recorded, visit, VisitState.NO_SHOW, visit.done)


def gone(state: State, recorded: Recorded, event: VisitLeft | VisitRemoved | VisitLeftAtClosing) -> None:
    """The endings that need no counter."""
    match event:
        case VisitLeft():
            ending = VisitState.LEFT
        case VisitRemoved():
            ending = VisitState.REMOVED
        case VisitLeftAtClosing():
            ending = VisitState.LEFT_AT_CLOSING
        case _:
            assert_never(event)
    visit = state.visits[event.visit]
    free_counter(state, visit, recorded.at)
    _put_ended(state, recorded, visit, ending, visit.done)


def transferred(state: State, recorded: Recorded, event: VisitTransferred) -> None:
    """Another service is a new step, whose wait begins now; the age, which decides the turn, is the place's."""
    visit = state.visits[event.visit]
    free_counter(state, visit, recorded.at)
    same = event.from_service == event.to_service
    state.put_visit(
        replace(
            visit,
            **NOBODYS,
            state=VisitState.WAITING,
            changed=recorded.at,
            service=event.to_service,
            pool=event.pool,
            place=event.place if event.place is not None else visit.place,
            demand=event.demand if event.demand is not None else visit.demand,
            outcome=visit.outcome if same else None,
            wait_began=visit.wait_began if same else recorded.at,
            target_passed=visit.target_passed and same,
            act=recorded.request,
        )
    )


def parked(state: State, recorded: Recorded, event: VisitParked) -> None:
    visit = state.visits[event.visit]
    free_counter(state, visit, recorded.at)
    hands = {**NOBODYS, "parked_until": event.until, "parked_from": event.counter}
    state.put_visit(
        replace(visit, **hands, state=VisitState.PARKED, changed=recorded.at, pool=event.pool, act=recorded.request)
    )


def returned(state: State, recorded: Recorded, event: VisitReturned) -> None:
    visit = state.visits[event.visit]
    state.put_visit(replace(visit, **NOBODYS, state=VisitState.WAITING, changed=recorded.at, act=recorded.request))


def done_step(state: State, visit: Visit, counter: CounterId, at: Instant) -> DoneStep:
    """The service that ends now at the counter, for the record."""
    found = state.counters.get(counter)
    return DoneStep(
        service=visit.service,
        quantity=visit.quantity,
        member=visit.member,
        counter=counter,
        staff=found.staff if found is not None else None,
        called_at=visit.called_at,
        started=visit.started if visit.started is not None else at,
        ended=at,
        inferred=visit.inferred,
        outcome=visit.outcome,
    )


def count_served(state: State, counter_id: CounterId, visit: VisitId, at: Instant) -> None:
    """The counter has given a service and is free."""
    counter = state.counters[counter_id]
    free: Counter = replace(counter, visit=None, served=counter.served + 1, last_visit=visit, idle_since=at)
    state.put_counter(free)


def free_counter(state: State, visit: Visit, at: Instant) -> None:
    """Take the visit from the counter where it is called or served, if it is."""
    counter = state.counters.get(visit.counter) if visit.counter is not None else None
    if counter is not None and counter.visit == visit.id:
        state.put_counter(replace(counter, visit=None, idle_since=at))


def _put_ended(state: State, recorded: Recorded, visit: Visit, ending: VisitState, done: tuple[DoneStep, ...]) -> None:
    """Its last counter, call and reason stay on the visit for those who read the event."""
    state.put_visit(
        replace(visit, state=ending, changed=recorded.at, parked_until=None, done=done, act=recorded.request)
    )
