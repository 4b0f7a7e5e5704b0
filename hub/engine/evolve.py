"""Fold one recorded event into the state. Events are facts: nothing is refused here."""

from typing import assert_never

from hub.engine import events
from hub.engine.events import HallEvent, Recorded
from hub.engine.evolving import (
    bookings,
    counters,
    days,
    details,
    devices,
    hall,
    journeys,
    kiosks,
    personal,
    tallying,
    undoing,
    visits,
    working,
)
from hub.engine.state import State

OfficeEvent = (
    events.OfficeAccepted
    | events.DayOpened
    | events.TakingSwitched
    | events.DayClosed
    | events.ServiceSwitched
    | events.SeriesUsedUp
    | events.NumbersLeased
)
CounterEvent = (
    events.CounterOpened
    | events.CounterPaused
    | events.CounterResumed
    | events.CounterClosed
    | events.CounterLost
    | events.CounterRegained
    | events.ProfileChosen
    | events.WrapUpStarted
    | events.WrapUpEnded
    | events.NobodyWaiting
)
VisitEvent = (
    events.TicketIssued
    | events.VisitRelabelled
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
JourneyEvent = (
    events.StepServed
    | events.WalkUpStarted
    | events.VisitKept
    | events.VisitSteppedBack
    | events.VisitRequeued
    | events.VisitReactivated
    | events.CallUnanswered
    | events.TargetPassed
    | events.ActUndone
)
DetailEvent = (
    events.AssistanceRequested
    | events.AssistanceAnswered
    | events.VisitRevised
    | events.ServiceAdded
    | events.ServiceDropped
    | events.ServiceCorrected
    | events.OutcomeRecorded
    | events.NoteKept
    | events.DetailsKept
    | events.DetailsErased
)
BookingEvent = (
    events.AppointmentBooked
    | events.AppointmentMoved
    | events.AppointmentCancelled
    | events.AppointmentCheckedIn
    | events.AppointmentMissed
    | events.WishKept
    | events.SlotOffered
    | events.OfferTaken
    | events.OfferLapsed
    | events.WishDropped
)
DeviceEvent = events.TicketPrinted | events.CallShown | events.CallSpoken | events.PartReported
KioskEvent = events.HelpCalled | events.HelpAnswered | events.ReprintAsked


def evolve(state: State, recorded: Recorded) -> None:
    """Change `state` by one event of the journal; events must come in the order of their sequence."""
    undoing.remember(state, recorded)
    tallying.take_out(state, recorded)
    event = recorded.event
    if isinstance(event, VisitEvent):
        _evolve_visit(state, recorded, event)
    elif isinstance(event, JourneyEvent):
        _evolve_journey(state, recorded, event)
    elif isinstance(event, DetailEvent):
        _evolve_detail(state, recorded, event)
    elif isinstance(event, CounterEvent):
        _evolve_counter(state, recorded, event)
    elif isinstance(event, DeviceEvent):
        _evolve_device(state, recorded, event)
    elif isinstance(event, KioskEvent):
        _evolve_kiosk(state, recorded, event)
    elif isinstance(event, HallEvent):
        hall.hall_changed(state, recorded, event)
    elif isinstance(event, BookingEvent):
        _evolve_booking(state, recorded, event)
    else:
        _evolve_office(state, recorded, event)
    tallying.count(state, recorded)
    state.seq = recorded.seq


def _evolve_visit(state: State, recorded: Recorded, event: VisitEvent) -> None:
    match event:
        case events.TicketIssued():
            visits.issued(state, recorded, event)
        case events.VisitRelabelled():
            visits.relabelled(state, recorded, event)
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
            visits.returned(state, recorded, event)
        case events.VisitLeft() | events.VisitRemoved() | events.VisitLeftAtClosing():
            visits.gone(state, recorded, event)
        case _:
            assert_never(event)


def _evolve_journey(state: State, recorded: Recorded, event: JourneyEvent) -> None:
    match event:
        case events.StepServed():
            journeys.step_served(state, recorded, event)
        case events.WalkUpStarted():
            journeys.walk_up_started(state, recorded, event)
        case events.VisitKept():
            journeys.kept(state, recorded, event)
        case events.VisitSteppedBack():
            journeys.stepped_back(state, recorded, event)
        case events.VisitRequeued():
            journeys.requeued(state, recorded, event)
        case events.VisitReactivated():
            journeys.reactivated(state, recorded, event)
        case events.CallUnanswered():
            journeys.unanswered(state, event)
        case events.TargetPassed():
            journeys.target_passed(state, event)
        case events.ActUndone():
            undoing.undone(state, recorded, event)
        case _:
            assert_never(event)


def _evolve_detail(state: State, recorded: Recorded, event: DetailEvent) -> None:
    match event:
        case events.AssistanceRequested():
            details.requested(state, event)
        case events.AssistanceAnswered():
            details.answered(state, event)
        case events.VisitRevised():
            details.revised(state, recorded, event)
        case events.ServiceAdded():
            details.added(state, recorded, event)
        case events.ServiceDropped():
            details.dropped(state, recorded, event)
        case events.ServiceCorrected():
            details.corrected(state, recorded, event)
        case events.OutcomeRecorded():
            details.outcome_recorded(state, recorded, event)
        case events.NoteKept():
            personal.note_kept(state, event)
        case events.DetailsKept():
            personal.details_kept(state, event)
        case events.DetailsErased():
            personal.details_erased(state, event)
        case _:
            assert_never(event)


def _evolve_counter(state: State, recorded: Recorded, event: CounterEvent) -> None:
    match event:
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
        case events.ProfileChosen():
            working.profile_chosen(state, event)
        case events.WrapUpStarted():
            working.wrap_up_started(state, recorded, event)
        case events.WrapUpEnded():
            working.wrap_up_ended(state, recorded, event)
        case events.NobodyWaiting():
            working.nobody_waiting(state, recorded, event)
        case _:
            assert_never(event)


def _evolve_device(state: State, recorded: Recorded, event: DeviceEvent) -> None:
    match event:
        case events.TicketPrinted():
            visits.printed(state, event)
        case events.CallShown():
            devices.shown(state, event)
        case events.CallSpoken():
            devices.spoken(state, event)
        case events.PartReported():
            devices.reported(state, recorded, event)
        case _:
            assert_never(event)


def _evolve_kiosk(state: State, recorded: Recorded, event: KioskEvent) -> None:
    match event:
        case events.HelpCalled():
            kiosks.help_called(state, recorded, event)
        case events.HelpAnswered():
            kiosks.help_answered(state, event)
        case events.ReprintAsked():
            pass  # the paper is the kiosk's business
        case _:
            assert_never(event)


def _evolve_booking(state: State, recorded: Recorded, event: BookingEvent) -> None:
    match event:
        case events.AppointmentBooked():
            bookings.booked(state, recorded, event)
        case events.AppointmentMoved():
            bookings.moved(state, event)
        case events.AppointmentCancelled():
            bookings.cancelled(state, event)
        case events.AppointmentCheckedIn():
            bookings.checked_in(state, event)
        case events.AppointmentMissed():
            bookings.missed(state, event)
        case events.WishKept():
            bookings.wish_kept(state, recorded, event)
        case events.SlotOffered():
            bookings.slot_offered(state, event)
        case events.OfferTaken():
            bookings.offer_taken(state, event)
        case events.OfferLapsed():
            bookings.offer_lapsed(state, event)
        case events.WishDropped():
            bookings.wish_dropped(state, event)
        case _:
            assert_never(event)


def _evolve_office(state: State, recorded: Recorded, event: OfficeEvent) -> None:
    match event:
        case events.OfficeAccepted():
            days.office_accepted(state, event)
        case events.DayOpened():
            days.day_opened(state, recorded, event)
        case events.TakingSwitched():
            days.taking_switched(state, recorded, event)
        case events.DayClosed():
            days.day_closed(state, event)
        case events.ServiceSwitched():
            days.service_switched(state, event)
        case events.SeriesUsedUp():
            days.series_used_up(state, event)
        case events.NumbersLeased():
            days.numbers_leased(state, event)
        case _:
            assert_never(event)
