"""Appointments and wishes with their look-ups: what is booked, how full a slot is, who waits for a freed one."""

from hub.engine.ids import AppointmentId, WishId
from hub.engine.model import Appointment, Wish


class Bookings:
    """Owned by `State`; only `evolve` changes it."""

    __slots__ = ("appointments", "wishes")

    def __init__(self) -> None:
        self.appointments: dict[AppointmentId, Appointment] = {}
        self.wishes: dict[WishId, Wish] = {}

    def put(self, appointment: Appointment) -> None:
        self.appointments[appointment.id] = appointment

    def put_wish(self, wish: Wish) -> None:
        self.wishes[wish.id] = wish
