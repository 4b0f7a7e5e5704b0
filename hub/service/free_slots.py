"""The slots of a day as the board knows them, for those who choose one. Whether one is free, the booking judges."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hub.engine.ids import ServiceId
from hub.engine.refusal import Reason, Refusal
from hub.engine.slots import OpenSlot, bookable_service, free_slots
from hub.service.board import Board
from hub.service.clock import local_time


@dataclass(frozen=True, slots=True)
class DaySlots:
    """Slots still to come on a date, full ones included; each takes `capacity` appointments."""

    capacity: int
    slots: tuple[OpenSlot, ...]


def slots_on(board: Board, service: ServiceId, date: str, wall: datetime) -> DaySlots | Refusal:
    """Seen from this wall time (aware). A refusal for what is not booked at all."""
    office = board.office
    if office is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": service})
    found = bookable_service(next((one for one in office.services if one.id == service), None), service)
    if isinstance(found, Refusal):
        return found
    local = local_time(wall, ZoneInfo(office.time_zone))
    return DaySlots(found[1].capacity, tuple(free_slots(board.bookings, office, *found, date, local)))
