"""Appointments: booked, moved, cancelled, checked in (A03, A07, A08, Q09)."""

from hub.engine.commands import Ask, BookAppointment, CancelAppointment, CheckIn, MoveAppointment
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def book(state: State, ask: Ask, command: BookAppointment) -> Answer:
    return unwritten(state, ask, command)


def move(state: State, ask: Ask, command: MoveAppointment) -> Answer:
    return unwritten(state, ask, command)


def cancel(state: State, ask: Ask, command: CancelAppointment) -> Answer:
    return unwritten(state, ask, command)


def check_in(state: State, ask: Ask, command: CheckIn) -> Answer:
    return unwritten(state, ask, command)
