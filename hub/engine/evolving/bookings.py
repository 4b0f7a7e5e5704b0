"""Appointments and the waiting list."""

from dataclasses import replace

from hub.engine.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
    AppointmentMoved,
    OfferLapsed,
    OfferTaken,
    Recorded,
    SlotOffered,
    WishDropped,
    WishKept,
)
from hub.engine.evolving.personal import details_move
from hub.engine.model import Appointment, AppointmentState, Wish
from hub.engine.state import State


def booked(state: State, recorded: Recorded, event: AppointmentBooked) -> None:
    state.bookings.put(
        Appointment(
            id=event.appointment,
            seq=recorded.seq,
            service=event.service,
            slot=event.slot,
            language=event.language,
            channel=event.channel,
            priority=event.priority,
            needs=event.needs,
            party=event.party,
            quantity=event.quantity,
            link_hash=event.link_hash,
        )
    )


def moved(state: State, event: AppointmentMoved) -> None:
    """A missed one is booked again by a new slot."""
    before = state.bookings.appointments[event.appointment]
    state.bookings.put(replace(before, slot=event.slot, state=AppointmentState.BOOKED, moves=before.moves + 1))


def cancelled(state: State, event: AppointmentCancelled) -> None:
    before = state.bookings.appointments[event.appointment]
    state.bookings.put(replace(before, state=AppointmentState.CANCELLED, cancelled=event.reason))


def checked_in(state: State, event: AppointmentCheckedIn) -> None:
    before = state.bookings.appointments[event.appointment]
    now = replace(before, state=AppointmentState.CHECKED_IN, visit=event.visit, arrival=event.arrival)
    state.bookings.put(now)
    details_move(state, event.appointment, event.visit)


def missed(state: State, event: AppointmentMissed) -> None:
    before = state.bookings.appointments[event.appointment]
    state.bookings.put(replace(before, state=AppointmentState.MISSED))


def wish_kept(state: State, recorded: Recorded, event: WishKept) -> None:
    state.bookings.put_wish(
        Wish(
            id=event.wish,
            seq=recorded.seq,
            service=event.service,
            first_date=event.first_date,
            last_date=event.last_date,
            language=event.language,
            priority=event.priority,
            party=event.party,
        )
    )


def slot_offered(state: State, event: SlotOffered) -> None:
    before = state.bookings.wishes[event.wish]
    state.bookings.put_wish(replace(before, offer=event.slot, until_wall_ms=event.until_wall_ms))


def offer_taken(state: State, event: OfferTaken) -> None:
    state.bookings.drop_wish(event.wish)


def offer_lapsed(state: State, event: OfferLapsed) -> None:
    """The slot is not offered to this wish again."""
    before = state.bookings.wishes[event.wish]
    declined = (*before.declined, before.offer) if before.offer is not None else before.declined
    state.bookings.put_wish(replace(before, offer=None, until_wall_ms=None, declined=declined[-DECLINED_KEPT:]))


def wish_dropped(state: State, event: WishDropped) -> None:
    state.bookings.drop_wish(event.wish)


DECLINED_KEPT = 20
"""Offers remembered per wish: an offer that comes back after twenty others may be welcome."""
