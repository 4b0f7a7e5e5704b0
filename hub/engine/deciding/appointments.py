"""Appointments: booked, moved, cancelled, checked in, missed (A03, A07, A08, Q04, Q09).

Capacity, hours and horizon are judged in the decision that books, so no channel overbooks a slot. An appointment
becomes a visit at check-in: inside its window its age counts from max(slot, arrival), less the service's head start;
outside the window the rule of that side says what happens. Somebody whose late window has passed has missed the
appointment, and may still check in where that rule takes late ones. A slot that is freed is offered to the waiting
list in the same command.
"""

from hub.engine.commands import Ask, BookAppointment, CancelAppointment, CheckIn, MoveAppointment
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.issuing import TicketWish, ticket
from hub.engine.deciding.requested import Wanted, refuse_request
from hub.engine.deciding.waiting_list import offers_of
from hub.engine.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
    AppointmentMoved,
    Event,
)
from hub.engine.ids import AppointmentId, Instant
from hub.engine.model import Appointment, AppointmentState
from hub.engine.office import Booking
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup
from hub.engine.slots import MS_PER_MINUTE, bookable, milliseconds_until, refuse_slot
from hub.engine.state import State
from hub.engine.terms import Arrival, Channel, WindowRule

STILL_TO_COME = frozenset({AppointmentState.BOOKED, AppointmentState.MISSED})
FARTHEST_MS = 18 * 60 * MS_PER_MINUTE
"""A check-in this far from the slot is on the wrong day."""


def book(state: State, ask: Ask, command: BookAppointment) -> Answer:
    setup = state.setup
    if setup is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": command.service})
    if command.appointment in state.bookings.appointments:
        return Refusal(Reason.APPOINTMENT_EXISTS, {"appointment": command.appointment})
    found = bookable(setup, command.service)
    if isinstance(found, Refusal):
        return found
    service, booking = found
    wanted = Wanted(command.language, command.priority, command.needs, command.party, command.quantity)
    refusal = refuse_request(setup, service, wanted) or refuse_slot(
        state, setup, service, booking, command.slot, ask.local
    )
    if refusal is not None:
        return refusal
    return (
        AppointmentBooked(
            appointment=command.appointment,
            service=service.id,
            slot=command.slot,
            language=command.language,
            channel=command.channel,
            priority=command.priority,
            needs=command.needs,
            party=command.party,
            quantity=command.quantity,
            link_hash=command.link_hash,
        ),
    )


def move(state: State, ask: Ask, command: MoveAppointment) -> Answer:
    """To another slot of the same service, as often as wished until the check-in."""
    found = _to_come(state, command.appointment)
    if isinstance(found, Refusal):
        return found
    setup, appointment = found
    stays = (appointment.slot.date, appointment.slot.minute) == (command.slot.date, command.slot.minute)
    if stays and appointment.state is AppointmentState.BOOKED:
        return no_change()
    how = bookable(setup, appointment.service)
    if isinstance(how, Refusal):
        return how
    service, booking = how
    refusal = refuse_slot(state, setup, service, booking, command.slot, ask.local)
    if refusal is not None:
        return refusal
    offers = () if stays else offers_of(state, ask, service.id, appointment.slot)
    return AppointmentMoved(appointment.id, command.slot), *offers


def cancel(state: State, ask: Ask, command: CancelAppointment) -> Answer:
    found = _to_come(state, command.appointment)
    if isinstance(found, Refusal):
        return found
    _setup, appointment = found
    cancelled = AppointmentCancelled(appointment.id, command.reason)
    return cancelled, *offers_of(state, ask, appointment.service, appointment.slot)


def check_in(state: State, ask: Ask, command: CheckIn) -> Answer:
    """The ticket of a booked person, by the same rules as any ticket but for quota and full lines."""
    found = _to_come(state, command.appointment)
    if isinstance(found, Refusal):
        return found
    setup, appointment = found
    service = setup.service(appointment.service)
    if service is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": appointment.service})
    booking = service.booking or KEPT_AS_BOOKED
    arrival, rule = _window(booking, milliseconds_until(appointment.slot, ask.local))
    refusal = _refuse_window(appointment, booking, arrival, rule, ask)
    if refusal is not None:
        return refusal
    keeps = rule is WindowRule.KEEP
    slot_at = Instant(ask.now + milliseconds_until(appointment.slot, ask.local)) if keeps else None
    head_start = booking.head_start_minutes * MS_PER_MINUTE
    issued = ticket(
        state,
        ask,
        TicketWish(
            visit=command.visit,
            service=appointment.service,
            language=command.language if command.language is not None else appointment.language,
            channel=Channel.APPOINTMENT,
            priority=appointment.priority,
            link_hash=command.link_hash if command.link_hash is not None else appointment.link_hash,
            quantity=appointment.quantity,
            party=appointment.party,
            needs=appointment.needs,
            more=command.more,
            appointment=appointment.id,
            slot_at=slot_at,
            arrival=arrival,
            base=Instant(max(slot_at, ask.now) - head_start) if slot_at is not None else None,
        ),
    )
    if isinstance(issued, Refusal):
        return issued
    return *issued, AppointmentCheckedIn(appointment.id, command.visit, arrival)


def by_time(state: State, ask: Ask) -> tuple[Event, ...]:
    """Appointments whose late window has passed without a check-in, earliest first."""
    events: list[Event] = []
    for service_id in state.bookings.awaited_services():
        service = state.setup.service(service_id) if state.setup is not None else None
        booking = (service.booking if service is not None else None) or KEPT_AS_BOOKED
        gone = state.bookings.awaited_before(service_id, ask.local.wall_ms - booking.late_minutes * MS_PER_MINUTE)
        events += [AppointmentMissed(one) for one in gone]
    return tuple(events)


KEPT_AS_BOOKED = Booking(slot_minutes=15, capacity=0)
"""How appointments are treated whose service is no longer booked: nobody new, the usual windows."""


def _to_come(state: State, wanted: AppointmentId) -> tuple[Setup, Appointment] | Refusal:
    """The appointment, when its person is still awaited (or has missed it)."""
    appointment = state.bookings.appointments.get(wanted)
    if appointment is None or state.setup is None:
        return Refusal(Reason.UNKNOWN_APPOINTMENT, {"appointment": wanted})
    if appointment.state not in STILL_TO_COME:
        return Refusal(Reason.APPOINTMENT_IN_OTHER_STATE, {"state": appointment.state.value})
    return state.setup, appointment


def _window(booking: Booking, until_ms: int) -> tuple[Arrival, WindowRule]:
    """How the person came, beside the slot, and the rule that holds then. Both edges belong to the window."""
    if until_ms > booking.early_minutes * MS_PER_MINUTE:
        return Arrival.EARLY, booking.early
    if until_ms < -booking.late_minutes * MS_PER_MINUTE:
        return Arrival.LATE, booking.late
    return Arrival.ON_TIME, WindowRule.KEEP


def _refuse_window(
    appointment: Appointment, booking: Booking, arrival: Arrival, rule: WindowRule, ask: Ask
) -> Refusal | None:
    slot = appointment.slot
    fields = {"date": slot.date, "time": f"{slot.minute // 60:02d}:{slot.minute % 60:02d}"}
    if abs(milliseconds_until(slot, ask.local)) > FARTHEST_MS:
        return Refusal(Reason.NOT_TODAY, fields)
    if rule is not WindowRule.REFUSE:
        return None
    if arrival is Arrival.EARLY:
        return Refusal(Reason.TOO_EARLY, {**fields, "minutes": str(booking.early_minutes)})
    return Refusal(Reason.TOO_LATE, {**fields, "minutes": str(booking.late_minutes)})
