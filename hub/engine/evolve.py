"""Fold one recorded event into the state. Events are facts: nothing is refused here."""

from typing import assert_never

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.evolving import counters, days, devices, visits
from hub.engine.state import State


def evolve(state: State, recorded: Recorded) -> None:
    """Change `state` by one event of the journal; events must come in the order of their sequence."""
    match recorded.event:
        case (
            events.OfficeAccepted()
            | events.DayOpened()
            | events.TakingSwitched()
            | events.DayClosed()
            | events.CounterOpened()
            | events.CounterPaused()
            | events.CounterResumed()
            | events.CounterClosed()
            | events.CounterLost()
            | events.CounterRegained() as event
        ):
            _evolve_office(state, recorded, event)
        case events.TicketPrinted() as event:
            visits.printed(state, event)
        case events.CallShown() as event:
            devices.shown(state, event)
        case events.CallSpoken() as event:
            devices.spoken(state, event)
        case events.PartReported() as event:
            devices.reported(state, recorded, event)
        case events.NobodyWaiting():
            pass  # kept for the repeat of its request; changes nothing
        case _ as event:
            _evolve_visit(state, recorded, event)
    state.seq = recorded.seq


OfficeEvent = (
    events.OfficeAccepted
    | events.DayOpened
    | events.TakingSwitched
    | events.DayClosed
    | events.CounterOpened
    | events.CounterPaused
    | events.CounterResumed
    | events.CounterClosed
    | events.CounterLost
    | events.CounterRegained
)
VisitEvent = (
    events.TicketIssued
    | events.VisitCalled
    | events.VisitRecalled
    | events.ServiceStarted
    | events.VisitServed
    | events.VisitNoShow
    | events.VisitTransferred
    | events.VisitParked
    | events.VisitReturned
    | events.VisitLeft
    | events.VisitRemoved
    | events.VisitLeftAtClosing
)


def _evolve_office(state: State, recorded: Recorded, event: OfficeEvent) -> None:
    match event:
        case events.OfficeAccepted():
            days.office_accepted(state, event)
        case events.DayOpened():
            days.day_opened(state, recorded, event)
        case events.TakingSwitched():
            days.taking_switched(state, event)
        case events.DayClosed():
            days.day_closed(state, event)
        case events.CounterOpened():
            counters.opened(state, recorded, event)
        case events.CounterPaused():
            counters.paused(state, recorded, event)
        case events.CounterResumed():
            counters.resumed(state, recorded.at, event.counter)
        case events.CounterClosed():
            counters.closed(state, recorded.at, event.counter)
        case events.CounterLost():
            counters.away(state, event.counter, is_away=True)
        case events.CounterRegained():
            counters.away(state, event.counter, is_away=False)
        case _:
            assert_never(event)


def _evolve_visit(state: State, recorded: Recorded, event: VisitEvent) -> None:
    match event:
        case events.TicketIssued():
            visits.issued(state, recorded, event)
        case events.VisitCalled():
            visits.called(state, recorded, event)
        case events.VisitRecalled():
            visits.recalled(state, recorded, event)
        case events.ServiceStarted():
            visits.started(state, recorded, event)
        case events.VisitServed():
            visits.served(state, recorded, event)
        case events.VisitNoShow():
            visits.no_show(state, recorded, event)
        case events.VisitTransferred():
            visits.transferred(state, recorded, event)
        case events.VisitParked():
            visits.parked(state, recorded, event)
        case events.VisitReturned():
            visits.returned(state, recorded.at, event.visit)
        case events.VisitLeft() | events.VisitRemoved() | events.VisitLeftAtClosing():
            visits.gone(state, recorded, event)
        case _:
            assert_never(event)
