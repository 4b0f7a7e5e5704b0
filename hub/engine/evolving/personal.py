"""What the vault holds, as far as the queue knows: which fields of whom, and references of notes."""

from dataclasses import replace

from hub.engine.events import (
    DetailsErased,
    DetailsKept,
    NoteKept,
)
from hub.engine.ids import AppointmentId, VisitId
from hub.engine.model import Appointment, Visit
from hub.engine.state import State
from hub.engine.terms import PersonalField


def note_kept(state: State, event: NoteKept) -> None:
    visit = state.visits.get(event.visit)
    if visit is not None:
        state.put_visit(replace(visit, notes=(*visit.notes, event.ref)))


def details_kept(state: State, event: DetailsKept) -> None:
    visit = _visit(state, event.visit)
    if visit is not None:
        state.put_visit(replace(visit, details=_joined(visit.details, event.fields)))
    appointment = _appointment(state, event.appointment)
    if appointment is not None:
        state.bookings.put(replace(appointment, details=_joined(appointment.details, event.fields)))


def details_erased(state: State, event: DetailsErased) -> None:
    """A visit of a past day is no longer held; then the event is for the vault and the record alone."""
    visit = _visit(state, event.visit)
    if visit is not None:
        notes = () if PersonalField.NOTE in event.fields else visit.notes
        state.put_visit(replace(visit, details=_without(visit.details, event.fields), notes=notes))
    appointment = _appointment(state, event.appointment)
    if appointment is not None:
        state.bookings.put(replace(appointment, details=_without(appointment.details, event.fields)))


def details_move(state: State, appointment: AppointmentId, visit: VisitId) -> None:
    """At check-in: what was given with the booking is the visit's from now on (the vault moves the key likewise)."""
    booked, arrived = state.bookings.appointments.get(appointment), state.visits.get(visit)
    if booked is None or arrived is None or not booked.details:
        return
    state.put_visit(replace(arrived, details=_joined(arrived.details, booked.details)))
    state.bookings.put(replace(booked, details=()))


def _visit(state: State, visit: VisitId | None) -> Visit | None:
    return state.visits.get(visit) if visit is not None else None


def _appointment(state: State, appointment: AppointmentId | None) -> Appointment | None:
    return state.bookings.appointments.get(appointment) if appointment is not None else None


def _joined(held: tuple[PersonalField, ...], more: tuple[PersonalField, ...]) -> tuple[PersonalField, ...]:
    return tuple(field for field in PersonalField if field in held or field in more)


def _without(held: tuple[PersonalField, ...], gone: tuple[PersonalField, ...]) -> tuple[PersonalField, ...]:
    return tuple(field for field in held if field not in gone)
