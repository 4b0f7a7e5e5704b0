"""Appointments, slots and wishes between the wire and the engine; the office's wall time is turned into slots here."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hub.api.mapping.orders import channel, steps
from hub.api.mapping.visits import priority
from hub.engine import commands as c
from hub.engine import events as e
from hub.engine import ids, journey, model, terms
from hub.engine.slots import OpenSlot
from hub.wire import bookings as wb
from hub.wire import terms as wt

Slot = journey.Slot
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def slot(day: date, clock: str, zone: ZoneInfo) -> Slot | None:
    """The slot at this time of the office's own; None for a time that a change of clocks leaves out. Of an hour that
    comes twice the first is meant."""
    hour, _, minute = clock.partition(":")
    local = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        return None
    return Slot(day.isoformat(), local.hour * 60 + local.minute, (moment - EPOCH) // timedelta(milliseconds=1))


def book(body: wb.BookRequest, at: Slot, asker: wt.Role) -> c.Command:
    return c.BookAppointment(
        appointment=ids.AppointmentId(str(body.id)),
        service=ids.ServiceId(body.service),
        slot=at,
        language=body.language,
        channel=channel(asker),
        priority=ids.ClassId(body.priority),
        needs=tuple(map(ids.NeedId, body.needs)),
        party=body.party,
        quantity=body.quantity,
        link_hash=body.link_hash,
    )


def move(appointment: str, at: Slot) -> c.Command:
    return c.MoveAppointment(ids.AppointmentId(appointment), at)


def cancel(appointment: str, body: wb.CancelRequest) -> c.Command:
    return c.CancelAppointment(ids.AppointmentId(appointment), terms.CancelReason(body.reason))


def check_in(appointment: str, body: wb.CheckInRequest, asker: wt.Role) -> c.Command:
    return c.CheckIn(
        ids.AppointmentId(appointment),
        ids.VisitId(str(body.visit)),
        channel(asker),
        language=body.language,
        link_hash=body.link_hash,
        more=steps(body.more),
    )


def keep_wish(body: wb.WishRequest) -> c.Command:
    return c.KeepWish(
        wish=ids.WishId(str(body.id)),
        service=ids.ServiceId(body.service),
        first_date=body.first_date.isoformat(),
        last_date=body.last_date.isoformat(),
        language=body.language,
        priority=ids.ClassId(body.priority),
        party=body.party,
    )


def drop_wish(wish: str) -> c.Command:
    return c.DropWish(ids.WishId(wish))


def take_offer(wish: str, body: wb.AcceptRequest) -> c.Command:
    return c.TakeOffer(ids.WishId(wish), ids.AppointmentId(str(body.appointment)))


def decline_offer(wish: str) -> c.Command:
    return c.DeclineOffer(ids.WishId(wish))


def appointment_id(text: str) -> ids.AppointmentId:
    return ids.AppointmentId(text)


def wish_id(text: str) -> ids.WishId:
    return ids.WishId(text)


def service_id(text: str) -> ids.ServiceId:
    return ids.ServiceId(text)


def wish_ended(event: e.Event) -> str | None:
    """The wish that left the waiting list by this event."""
    return event.wish if isinstance(event, e.OfferTaken | e.WishDropped) else None


def slot_view(found: OpenSlot, capacity: int) -> wb.SlotView:
    return wb.SlotView(time=clock_text(found.minute), free=found.left, capacity=capacity)


def appointment(found: model.Appointment) -> wb.AppointmentView:
    return wb.AppointmentView(
        id=found.id,
        service=found.service,
        date=date.fromisoformat(found.slot.date),
        time=clock_text(found.slot.minute),
        language=found.language,
        priority=priority(found.priority),
        needs=list(found.needs),
        party=found.party,
        quantity=found.quantity,
        state=wt.AppointmentState(found.state),
        visit=found.visit,
        arrival=None if found.arrival is None else wt.Arrival(found.arrival),
        cancelled=None if found.cancelled is None else wt.CancelReason(found.cancelled),
        moves=found.moves,
        details=[wt.PersonalField(one) for one in found.details],
    )


def appointment_found(found: model.Appointment) -> wb.AppointmentFound:
    return wb.AppointmentFound(
        id=found.id,
        service=found.service,
        date=date.fromisoformat(found.slot.date),
        time=clock_text(found.slot.minute),
        language=found.language,
        state=wt.AppointmentState(found.state),
    )


def is_booked(found: model.Appointment) -> bool:
    """Whether its person is still expected."""
    return found.state is model.AppointmentState.BOOKED


def wish(found: model.Wish) -> wb.WishView:
    offer, until = found.offer, found.until_wall_ms
    return wb.WishView(
        id=found.id,
        service=found.service,
        first_date=date.fromisoformat(found.first_date),
        last_date=date.fromisoformat(found.last_date),
        language=found.language,
        priority=priority(found.priority),
        party=found.party,
        offer=None
        if offer is None
        else wb.SlotPlace(date=date.fromisoformat(offer.date), time=clock_text(offer.minute)),
        until=None if until is None else EPOCH + timedelta(milliseconds=until),
    )


def clock_text(minute: int) -> str:
    """A minute of the day as "HH:MM"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
