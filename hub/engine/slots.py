"""The slots of a bookable service: on a grid inside its hours, judged beside the office's wall time (A02, A03)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hub.engine.bookings import Bookings
from hub.engine.commands import LocalTime
from hub.engine.hours import service_hours_on
from hub.engine.ids import ServiceId
from hub.engine.journey import Slot
from hub.engine.office import Booking, Office, Service
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup
from hub.engine.state import State

DAY_MINUTES = 24 * 60
MS_PER_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that begins on the date at this minute of the day, and how many appointments it still takes."""

    minute: int
    left: int


def bookable(setup: Setup, service: ServiceId) -> tuple[Service, Booking] | Refusal:
    """The service and how it is booked; a refusal when it is unknown, a category, or not booked at all."""
    return bookable_service(setup.service(service), service)


def bookable_service(found: Service | None, service: ServiceId) -> tuple[Service, Booking] | Refusal:
    """The same of a service that was looked up."""
    if found is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": service})
    if found.is_category:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": service})
    if found.booking is None:
        return Refusal(Reason.NOT_BOOKABLE, {"service": service})
    return found, found.booking


def minutes_on(office: Office, service: Service, booking: Booking, day: str) -> list[int]:
    """When slots begin on an ISO date, earliest first: from each opening on, every `slot_minutes`, whole slots only.

    An opening of the day before that goes on over midnight gives the slots after midnight to this date."""
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    own = (minute for minute in _grid(office, service, booking, day) if minute < DAY_MINUTES)
    late = (minute - DAY_MINUTES for minute in _grid(office, service, booking, before) if minute >= DAY_MINUTES)
    return sorted({*own, *late})


def free_slots(
    bookings: Bookings, office: Office, service: Service, booking: Booking, day: str, local: LocalTime
) -> list[OpenSlot]:
    """The slots of an ISO date that begin after `local`, full ones (`left` 0) included."""
    if _is_too_far(booking, day, local):
        return []
    return [
        OpenSlot(minute, max(0, booking.capacity - bookings.taken(service.id, day, minute)))
        for minute in minutes_on(office, service, booking, day)
        if (day, minute) > (local.date, local.minute)
    ]


def refuse_slot(
    state: State, setup: Setup, service: Service, booking: Booking, slot: Slot, local: LocalTime
) -> Refusal | None:
    """Why a slot cannot be booked now; None when it can. Judged in the decision that books it."""
    fields = {"date": slot.date, "time": f"{slot.minute // 60:02d}:{slot.minute % 60:02d}"}
    if (slot.date, slot.minute) <= (local.date, local.minute):
        return Refusal(Reason.SLOT_PAST, fields)
    if _is_too_far(booking, slot.date, local):
        return Refusal(Reason.SLOT_TOO_FAR, {**fields, "days": str(booking.horizon_days)})
    if slot.minute not in minutes_on(setup.office, service, booking, slot.date):
        return Refusal(Reason.SLOT_UNKNOWN, fields)
    if state.bookings.taken(service.id, slot.date, slot.minute) >= booking.capacity:
        return Refusal(Reason.SLOT_FULL, fields)
    return None


def milliseconds_until(slot: Slot, local: LocalTime) -> int:
    """From `local` to the slot, negative when it has passed; by the wall time of both, so that a DST night in between
    counts as the hours that people live through."""
    return slot.wall_ms - local.wall_ms


def _is_too_far(booking: Booking, day: str, local: LocalTime) -> bool:
    return (date.fromisoformat(day) - date.fromisoformat(local.date)).days > booking.horizon_days


def _grid(office: Office, service: Service, booking: Booking, day: str) -> Iterator[int]:
    weekday = date.fromisoformat(day).weekday()
    wanted = [(one.opens, one.closes) for one in booking.hours if one.weekday == weekday]
    for hours in service_hours_on(office, service, day):
        for opens, closes in wanted if booking.hours else [(hours.opens, hours.closes)]:
            first, last = max(opens, hours.opens), min(closes, hours.closes)
            yield from range(first, last - booking.slot_minutes + 1, booking.slot_minutes)
