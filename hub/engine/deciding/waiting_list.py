"""The waiting list for freed slots (A09).

A slot that is freed is kept for the one who has waited longest among those whose dates it suits, for the service's
`offer_minutes` or until it begins; declined or not answered in time, it goes to the next. One wish holds one offer at a
time, and the same slot is not offered to it twice.
"""

from collections.abc import Collection

from hub.engine.commands import Ask, DeclineOffer, DropWish, KeepWish, TakeOffer
from hub.engine.deciding.answer import Answer
from hub.engine.deciding.requested import Wanted, refuse_request
from hub.engine.events import (
    AppointmentBooked,
    Event,
    OfferLapsed,
    OfferTaken,
    SlotOffered,
    WishDropped,
    WishKept,
)
from hub.engine.ids import ServiceId, WishId
from hub.engine.journey import Slot
from hub.engine.model import Wish
from hub.engine.refusal import Reason, Refusal
from hub.engine.slots import MS_PER_MINUTE, bookable, bookable_service
from hub.engine.state import State
from hub.engine.terms import Channel


def keep_wish(state: State, ask: Ask, command: KeepWish) -> Answer:
    setup = state.setup
    if setup is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": command.service})
    if command.wish in state.bookings.wishes:
        return Refusal(Reason.WISH_EXISTS, {"wish": command.wish})
    found = bookable(setup, command.service)
    if isinstance(found, Refusal):
        return found
    refusal = refuse_request(setup, found[0], Wanted(command.language, command.priority, party=command.party))
    if refusal is not None:
        return refusal
    if command.last_date < max(command.first_date, ask.local.date):
        return Refusal(Reason.SLOT_PAST, {"date": command.last_date})
    kept = WishKept(
        wish=command.wish,
        service=command.service,
        first_date=command.first_date,
        last_date=command.last_date,
        language=command.language,
        priority=command.priority,
        party=command.party,
    )
    return (kept,)


def drop_wish(state: State, ask: Ask, command: DropWish) -> Answer:
    wish = _known(state, command.wish)
    if isinstance(wish, Refusal):
        return wish
    freed = offers_of(state, ask, wish.service, wish.offer, past={wish.id}) if wish.offer is not None else ()
    return WishDropped(wish.id), *freed


def take_offer(state: State, ask: Ask, command: TakeOffer) -> Answer:
    """The slot was kept for this wish, so its capacity is not judged again; that the service can be booked is."""
    wish = _known(state, command.wish)
    if isinstance(wish, Refusal):
        return wish
    if wish.offer is None or _is_over(wish, ask):
        return Refusal(Reason.NO_OFFER, {"wish": wish.id})
    if command.appointment in state.bookings.appointments:
        return Refusal(Reason.APPOINTMENT_EXISTS, {"appointment": command.appointment})
    found = state.setup.service(wish.service) if state.setup is not None else None
    service = bookable_service(found, wish.service)
    if isinstance(service, Refusal):
        return service
    booked = AppointmentBooked(
        appointment=command.appointment,
        service=wish.service,
        slot=wish.offer,
        language=wish.language,
        channel=Channel.WEB,
        priority=wish.priority,
        party=wish.party,
    )
    return booked, OfferTaken(wish.id, command.appointment)


def decline_offer(state: State, ask: Ask, command: DeclineOffer) -> Answer:
    wish = _known(state, command.wish)
    if isinstance(wish, Refusal):
        return wish
    if wish.offer is None:
        return Refusal(Reason.NO_OFFER, {"wish": wish.id})
    following = offers_of(state, ask, wish.service, wish.offer, past={wish.id})
    return OfferLapsed(wish.id, declined=True), *following


def by_time(state: State, ask: Ask) -> tuple[Event, ...]:
    """Offers nobody answered go to the next; wishes whose dates have passed are dropped."""
    events: list[Event] = []
    past: set[WishId] = set()
    for wish in state.bookings.in_turn():
        over = wish.offer is not None and _is_over(wish, ask)
        if wish.last_date < ask.local.date:
            events.append(WishDropped(wish.id))
        elif over:
            events.append(OfferLapsed(wish.id, declined=False))
        else:
            continue
        past.add(wish.id)
        if wish.offer is not None:
            following = offers_of(state, ask, wish.service, wish.offer, past)
            past |= {event.wish for event in following}
            events += following
    return tuple(events)


def offers_of(
    state: State, ask: Ask, service: ServiceId, slot: Slot, past: Collection[WishId] = ()
) -> tuple[SlotOffered, ...]:
    """The offer of a freed slot to the first whom it suits and who is not in `past`; none when it has begun."""
    found = bookable(state.setup, service) if state.setup is not None else None
    if found is None or isinstance(found, Refusal) or slot.wall_ms <= ask.local.wall_ms:
        return ()
    booking = found[1]
    if state.bookings.taken(service, slot.date, slot.minute) > booking.capacity:
        return ()  # fuller than the set-up allows now: the freed place is not given again
    until = min(ask.local.wall_ms + booking.offer_minutes * MS_PER_MINUTE, slot.wall_ms)
    for wish in state.bookings.in_turn():
        if wish.service == service and wish.id not in past and _suits(wish, slot):
            return (SlotOffered(wish.id, slot, until),)
    return ()


def _suits(wish: Wish, slot: Slot) -> bool:
    return wish.offer is None and wish.first_date <= slot.date <= wish.last_date and slot not in wish.declined


def _is_over(wish: Wish, ask: Ask) -> bool:
    return wish.until_wall_ms is not None and wish.until_wall_ms <= ask.local.wall_ms


def _known(state: State, wanted: WishId) -> Wish | Refusal:
    wish = state.bookings.wishes.get(wanted)
    return wish if wish is not None else Refusal(Reason.UNKNOWN_WISH, {"wish": wanted})
