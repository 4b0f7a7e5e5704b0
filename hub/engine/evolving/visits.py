"""The life of a visit. A counter's `visit` and a visit's `counter` are set and cleared together here."""

from dataclasses import replace
from typing import assert_never

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
    VisitRemoved,
    VisitServed,
    VisitTransferred,
)
from hub.engine.ids import Instant, VisitId
from hub.engine.journey import Place
from hub.engine.model import Visit
from hub.engine.state import Call, State
from hub.engine.terms import PrintOutcome, VisitState


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
        place=Place(event.base if event.base is not None else event.arrived, recorded.seq),
        wait_began=recorded.at,
        quantity=event.quantity,
        party=event.party,
        needs=event.needs,
        demand=event.demand,
        route=event.route,
        planned=event.planned,
        appointment=event.appointment,
        slot_at=event.slot_at,
        arrival=event.arrival,
    )
    state.put_visit(visit)
    state.count_ticket(event.series, event.number)


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
            calls=1,
            started=None,
            why=event.why,
            shown_by=(),
            spoken_by=(),
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
    visit = state.visits[event.visit]
    first = visit.first_started if visit.first_started is not None else event.started
    state.put_visit(
        replace(visit, state=VisitState.SERVING, changed=recorded.at, started=event.started, first_started=first)
    )


def served(state: State, recorded: Recorded, event: VisitServed) -> None:
    end(state, recorded.at, event.visit, VisitState.SERVED)
    counter = state.counters[event.counter]
    state.put_counter(replace(counter, served=counter.served + 1))


def no_show(state: State, recorded: Recorded, event: VisitNoShow) -> None:
    end(state, recorded.at, event.visit, VisitState.NO_SHOW)


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
    end(state, recorded.at, event.visit, ending)


def transferred(state: State, recorded: Recorded, event: VisitTransferred) -> None:
    visit = _released(state, event.visit)
    state.put_visit(replace(visit, service=event.to_service, state=VisitState.WAITING, changed=recorded.at))


def parked(state: State, recorded: Recorded, event: VisitParked) -> None:
    visit = _released(state, event.visit)
    state.put_visit(
        replace(
            visit,
            state=VisitState.PARKED,
            changed=recorded.at,
            parked_until=event.until,
            parked_from=event.counter,
        )
    )


def returned(state: State, at: Instant, visit: VisitId) -> None:
    state.put_visit(replace(_released(state, visit), state=VisitState.WAITING, changed=at))


def end(state: State, at: Instant, visit_id: VisitId, ending: VisitState) -> None:
    """End a visit. Its last counter, call and reason stay on it for those who read the event."""
    visit = state.visits[visit_id]
    _free_counter(state, visit)
    state.put_visit(replace(visit, state=ending, changed=at, parked_until=None))


def _released(state: State, visit_id: VisitId) -> Visit:
    """The visit as it stands in nobody's hands: no counter, no call, no timer. The counter is freed."""
    visit = state.visits[visit_id]
    _free_counter(state, visit)
    return replace(
        visit,
        counter=None,
        call=None,
        called_at=None,
        calls=0,
        started=None,
        parked_until=None,
        parked_from=None,
        why=None,
        shown_by=(),
        spoken_by=(),
    )


def _free_counter(state: State, visit: Visit) -> None:
    counter = state.counters.get(visit.counter) if visit.counter is not None else None
    if counter is not None and counter.visit == visit.id:
        state.put_counter(replace(counter, visit=None))
