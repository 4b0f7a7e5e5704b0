"""The frozen pieces of state one event touched, read right after it was folded in (the journal's change record)."""

from dataclasses import dataclass, replace

from hub.engine import events
from hub.engine.events import Event, Recorded
from hub.engine.ids import CounterId, ServiceId, VisitId
from hub.engine.model import Appointment, Counter, Day, Memento, Part, ServiceLoad, Visit, Wish
from hub.engine.office import Office
from hub.engine.state import State
from hub.engine.tallies import Tally

NO_PIECES = (
    events.SeriesUsedUp
    | events.NumbersLeased
    | events.HelpCalled
    | events.HelpAnswered
    | events.NoticeRaised
    | events.NoticeEnded
    | events.StaffCallRaised
    | events.StaffCallAnswered
    | events.MessageSent
    | events.MessageRead
    | events.MessageErased
)
"""Events that say all by themselves."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Values as they are now; what is no longer held (a visit of a past day) is None or left out."""

    visit: Visit | None = None
    counters: tuple[Counter, ...] = ()
    loads: tuple[ServiceLoad, ...] = ()
    day: Day | None = None
    part: Part | None = None
    office: Office | None = None
    appointment: Appointment | None = None
    wish: Wish | None = None
    memento: Memento | None = None
    """What the asking session can take back since this event; its counter is then among `counters`."""
    tally: Tally | None = None
    """What the person at the counter has done today, where the event counts; empty: an undo left nothing of it."""


def touched(state: State, recorded: Recorded) -> Touched:
    """Pieces of `state` that the event changed. O(services of the counter); a new set-up and a new day touch all."""
    found = replace(_pieces(state, recorded), tally=_tally(state, recorded.event))
    session = recorded.actor.session
    memento = state.mementos.get(session) if session is not None else None
    if memento is None or memento.request != recorded.request:
        return found
    counter = memento.counter.id
    told = any(one.id == counter for one in found.counters)
    counters = found.counters if told else (*found.counters, *_counters(state, counter))
    return replace(found, memento=memento, counters=counters)


def _tally(state: State, event: Event) -> Tally | None:
    match event:
        case (
            events.VisitCalled(counter=at)
            | events.VisitNoShow(counter=at)
            | events.VisitRequeued(counter=at)
            | events.VisitServed(counter=at)
            | events.StepServed(counter=at)
            | events.ActUndone(counter=at)
        ):
            counter = state.counters.get(at)
            staff = None if counter is None else counter.staff
            return None if staff is None else state.tallies.get(staff, Tally(staff))
        case _:
            return None


def _pieces(state: State, recorded: Recorded) -> Touched:
    event = recorded.event
    if isinstance(event, NO_PIECES):
        return Touched()
    match event:
        case events.OfficeAccepted():
            return _everything(state)
        case events.DayOpened():
            return Touched(day=state.day, loads=_loads(state, *_leaves(state)))
        case events.TakingSwitched() | events.DayClosed():
            return Touched(day=state.day)
        case events.PartReported(device=device, part=part):
            return Touched(part=state.parts.get((device, part)))
        case (
            events.ServiceSwitched(service=service)
            | events.ServiceStopped(service=service)
            | events.ServiceResumed(service=service)
        ):
            return Touched(loads=_loads(state, *(one for one in _leaves(state) if service in (None, one))))
        case (
            events.NobodyWaiting(counter=counter)
            | events.WrapUpStarted(counter=counter)
            | events.WrapUpEnded(counter=counter)
        ):
            return Touched(counters=_counters(state, counter))
        case (
            events.AppointmentBooked(appointment=appointment)
            | events.AppointmentMoved(appointment=appointment)
            | events.AppointmentCancelled(appointment=appointment)
            | events.AppointmentMissed(appointment=appointment)
        ):
            return Touched(appointment=state.bookings.appointments.get(appointment))
        case (
            events.WishKept(wish=wish)
            | events.SlotOffered(wish=wish)
            | events.OfferTaken(wish=wish)
            | events.OfferLapsed(wish=wish)
            | events.WishDropped(wish=wish)
        ):
            return Touched(wish=state.bookings.wishes.get(wish))
        case events.DetailsKept(visit=None, appointment=owner) | events.DetailsErased(visit=None, appointment=owner):
            return Touched(appointment=state.bookings.appointments.get(owner) if owner is not None else None)
        case (
            events.CounterOpened(counter=counter)
            | events.CounterPaused(counter=counter)
            | events.CounterResumed(counter=counter)
            | events.CounterClosed(counter=counter)
            | events.CounterLost(counter=counter)
            | events.CounterRegained(counter=counter)
            | events.ProfileChosen(counter=counter)
        ):
            given = state.setup.ever_given_by(counter) if state.setup is not None else ()
            return Touched(counters=_counters(state, counter), loads=_loads(state, *given))
        case _:
            return _of_visit(state, event, event.visit) if event.visit is not None else Touched()


def _of_visit(state: State, event: Event, visit_id: VisitId) -> Touched:
    visit = state.visits.get(visit_id)
    counter = getattr(event, "counter", None) or (visit.counter if visit is not None else None)
    services: tuple[ServiceId, ...] = ()
    match event:
        case (
            events.VisitTransferred(from_service=before, to_service=after)
            | events.ServiceCorrected(from_service=before, to_service=after)
        ):
            services = (before,) if before == after else (before, after)
        case events.ActUndone(from_service=taken_from) if visit is not None:
            services = (visit.service,) if taken_from is None else (taken_from, visit.service)
        case events.TicketIssued(planned=planned) if visit is not None:
            services = tuple(dict.fromkeys((visit.service, *(step.service for step in planned))))
        case (
            events.VisitCalled()
            | events.VisitParked()
            | events.VisitReturned()
            | events.VisitKept()
            | events.VisitLeft()
            | events.VisitRemoved()
            | events.VisitLeftAtClosing()
            | events.StepServed()
            | events.VisitSteppedBack()
            | events.VisitRequeued()
            | events.VisitReactivated()
            | events.VisitRevised()
            | events.VisitRelabelled()
        ) if visit is not None:
            services = (visit.service,)
        case _:
            pass  # recalls, starts, ends at the counter and acknowledgements leave the lines alone
    booked = event.appointment if isinstance(event, events.AppointmentCheckedIn) else None
    appointment = state.bookings.appointments.get(booked) if booked is not None else None
    return Touched(visit, _counters(state, counter), _loads(state, *services), appointment=appointment)


def _everything(state: State) -> Touched:
    return Touched(counters=tuple(state.counters.values()), loads=_loads(state, *_leaves(state)), office=state.office)


def _leaves(state: State) -> list[ServiceId]:
    return state.setup.leaves() if state.setup is not None else []


def _counters(state: State, counter: CounterId | None) -> tuple[Counter, ...]:
    found = state.counters.get(counter) if counter is not None else None
    return (found,) if found is not None else ()


def _loads(state: State, *services: ServiceId) -> tuple[ServiceLoad, ...]:
    return tuple(state.load(service) for service in services)
