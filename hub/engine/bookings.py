"""Appointments and wishes with their look-ups: what is booked, how full a slot is, who waits for a freed one.

Owned by `State`; only `evolve` changes it. Everything but the two dicts is derived and rebuilt by `put` and `put_wish`.
Bounds: when a day opens, appointments and wishes of dates before the last business day go (`forget_before`).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from hub.engine.ids import AppointmentId, ServiceId, WishId
from hub.engine.journey import Slot
from hub.engine.model import Appointment, AppointmentState, Wish

HOLDING = frozenset({AppointmentState.BOOKED, AppointmentState.CHECKED_IN, AppointmentState.MISSED})
"""States in which an appointment takes up its slot: all but cancelled."""


class Bookings:
    __slots__ = ("_awaited", "_of_date", "_taken", "appointments", "wishes")

    def __init__(self) -> None:
        self.appointments: dict[AppointmentId, Appointment] = {}
        self.wishes: dict[WishId, Wish] = {}
        self._taken: dict[tuple[ServiceId, str, int], int] = {}
        """By date and minute: the wall time beside them is the reader's, not part of what is booked."""
        self._of_date: dict[str, set[AppointmentId]] = {}
        self._awaited: dict[ServiceId, list[tuple[int, AppointmentId]]] = {}
        """Booked and not yet here, by wall time."""

    # Reading

    def taken(self, service: ServiceId, date: str, minute: int) -> int:
        """Appointments and offers that take up the slot which begins then."""
        return self._taken.get((service, date, minute), 0)

    def of_date(self, date: str) -> list[Appointment]:
        """All appointments of an ISO date, by slot, then in the order of booking."""
        found = (self.appointments[one] for one in self._of_date.get(date, ()))
        return sorted(found, key=lambda one: (one.slot, one.seq))

    def awaits_between(self, services: Iterable[ServiceId], after_ms: int, until_ms: int) -> bool:
        """Whether somebody who is not here yet has a slot of these services in after < wall time <= until."""
        for service in services:
            awaited = self._awaited.get(service, [])
            first = bisect_right(awaited, (after_ms, _LAST))
            if first < len(awaited) and awaited[first][0] <= until_ms:
                return True
        return False

    def awaited_before(self, service: ServiceId, wall_ms: int) -> list[AppointmentId]:
        """Booked and not here, with a slot before this wall time; earliest first."""
        awaited = self._awaited.get(service, [])
        return [one for _wall, one in awaited[: bisect_left(awaited, (wall_ms, _FIRST))]]

    def awaited_services(self) -> list[ServiceId]:
        """Services for which somebody is still awaited."""
        return sorted(service for service, awaited in self._awaited.items() if awaited)

    def in_turn(self) -> Iterator[Wish]:
        """The waiting list, first come first."""
        return iter(sorted(self.wishes.values(), key=lambda wish: wish.seq))

    # Changing

    def put(self, appointment: Appointment) -> None:
        """Add or replace an appointment."""
        before = self.appointments.get(appointment.id)
        if before is not None:
            self._count(before, -1)
        self.appointments[appointment.id] = appointment
        self._count(appointment, 1)

    def put_wish(self, wish: Wish) -> None:
        self.drop_wish(wish.id)
        self.wishes[wish.id] = wish
        if wish.offer is not None:
            self._take(wish.service, wish.offer, 1)

    def drop_wish(self, wish: WishId) -> None:
        before = self.wishes.pop(wish, None)
        if before is not None and before.offer is not None:
            self._take(before.service, before.offer, -1)

    def forget_before(self, date: str) -> None:
        """Drop the appointments of dates before this one and the wishes that ended before it."""
        for past in [day for day in self._of_date if day < date]:
            for one in [*self._of_date[past]]:
                self._count(self.appointments.pop(one), -1)
        for wish in [wish.id for wish in self.wishes.values() if wish.last_date < date]:
            self.drop_wish(wish)

    def _count(self, one: Appointment, by: int) -> None:
        if one.state in HOLDING:
            self._take(one.service, one.slot, by)
        day = self._of_date.setdefault(one.slot.date, set())
        awaited = self._awaited.setdefault(one.service, [])
        entry = one.slot.wall_ms, one.id
        if by > 0:
            day.add(one.id)
            if one.state is AppointmentState.BOOKED:
                insort(awaited, entry)
            return
        day.discard(one.id)
        if not day:
            del self._of_date[one.slot.date]
        if one.state is AppointmentState.BOOKED:
            awaited.remove(entry)

    def _take(self, service: ServiceId, slot: Slot, by: int) -> None:
        key = service, slot.date, slot.minute
        now = self._taken.get(key, 0) + by
        if now:
            self._taken[key] = now
        else:
            self._taken.pop(key, None)


_FIRST = AppointmentId("")
_LAST = AppointmentId("\U0010ffff")
