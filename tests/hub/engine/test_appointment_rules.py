"""Appointments and the waiting list: slots, capacity, windows, check-in, missed, freed slots (A03 A07-A09 Q04 Q09)."""

from typing import Any

import pytest

from hub.engine.commands import (
    AcceptOffice,
    BookAppointment,
    CancelAppointment,
    CheckIn,
    CloseDay,
    DeclineOffer,
    DropWish,
    KeepWish,
    MoveAppointment,
    OpenDay,
    TakeOffer,
    Tick,
)
from hub.engine.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
    AppointmentMoved,
    Event,
    OfferLapsed,
    OfferTaken,
    SlotOffered,
    TicketIssued,
    VisitCalled,
    WishDropped,
)
from hub.engine.ids import AppointmentId, ClassId, Instant, ServiceId, VisitId, WishId
from hub.engine.journey import Slot
from hub.engine.model import AppointmentState
from hub.engine.refusal import Reason, Refusal
from hub.engine.slots import OpenSlot, bookable, free_slots, minutes_on
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import Arrival, CancelReason, Channel
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, MINUTE, MONDAY, Desk, document, replayed, wall_ms

A = ServiceId("a")
TUESDAY = "2026-11-24"
TEN = 10 * 60


def office(**booking: Any) -> dict[str, Any]:
    """The small office with service a booked in slots of 20 minutes, two people each."""
    services = [dict(one) for one in document()["services"]]  # type: ignore[attr-defined]
    services[1]["booking"] = {"slot_minutes": 20, "capacity": 2, "horizon_days": 30} | booking
    return {"services": services}


def desk(**booking: Any) -> Desk:
    return Desk(**office(**booking))


def slot(minute: int, date: str = MONDAY) -> Slot:
    return Slot(date, minute, wall_ms(date, minute))


def book(name: str, minute: int = TEN, date: str = MONDAY, **more: Any) -> BookAppointment:
    return BookAppointment(AppointmentId(name), A, slot(minute, date), "en", Channel.WEB, **more)


def check_in(name: str) -> CheckIn:
    return CheckIn(AppointmentId(name), VisitId(f"visit-of-{name}"), Channel.KIOSK)


def at(it: Desk, minute: int) -> None:
    """Let the office's clock and the hub's line go on to a minute of the day."""
    it.wait(minute - it.minute)


def state_of(it: Desk, name: str) -> AppointmentState:
    return it.state.bookings.appointments[AppointmentId(name)].state


def issued(events: tuple[Event, ...]) -> TicketIssued:
    (found,) = (event for event in events if isinstance(event, TicketIssued))
    return found


# Slots


def test_slots_fill_the_opening_hours_and_only_whole_ones() -> None:
    it = desk(slot_minutes=50)
    setup = it.state.setup
    assert setup is not None
    found = bookable(setup, A)
    assert not isinstance(found, Refusal)
    service, booking = found
    begins = minutes_on(setup.office, service, booking, MONDAY)
    assert begins[:3] == [480, 530, 580]
    assert begins[-1] == 1030  # 17:10 to 18:00: the next would end after closing
    assert len(begins) == 12
    assert minutes_on(setup.office, service, booking, "2026-11-28") == []  # a Saturday


def test_hours_of_the_booking_narrow_the_hours_of_the_service() -> None:
    it = desk(hours=[{"days": ["monday"], "opens": "09:30", "closes": "10:30"}])
    setup = it.state.setup
    assert setup is not None
    found = bookable(setup, A)
    assert not isinstance(found, Refusal)
    assert minutes_on(setup.office, *found, MONDAY) == [570, 590, 610]
    assert minutes_on(setup.office, *found, TUESDAY) == []


def test_free_slots_count_what_is_left_and_leave_out_the_past() -> None:
    it = desk()
    it.clock(17 * 60)
    it.must(book("one", 17 * 60 + 20))
    setup = it.state.setup
    assert setup is not None
    found = bookable(setup, A)
    assert not isinstance(found, Refusal)
    local = it.ask().local
    assert free_slots(it.state.bookings, setup.office, *found, MONDAY, local) == [OpenSlot(1040, 1), OpenSlot(1060, 2)]
    assert len(free_slots(it.state.bookings, setup.office, *found, TUESDAY, local)) == 30
    assert free_slots(it.state.bookings, setup.office, *found, "2027-02-01", local) == []  # beyond the horizon


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (slot(9 * 60), Reason.SLOT_PAST),  # it is 9:00 now: a slot that begins now has begun
        (slot(8 * 60, "2026-11-20"), Reason.SLOT_PAST),
        (slot(TEN + 1), Reason.SLOT_UNKNOWN),
        (slot(18 * 60), Reason.SLOT_UNKNOWN),
        (slot(TEN, "2026-11-28"), Reason.SLOT_UNKNOWN),
        (slot(TEN, "2026-12-24"), Reason.SLOT_TOO_FAR),
    ],
)
def test_a_slot_that_is_none_is_refused(wanted: Slot, reason: Reason) -> None:
    it = desk()
    command = BookAppointment(AppointmentId("one"), A, wanted, "en", Channel.WEB)
    assert it.refused(command) is reason


def test_the_last_day_of_the_horizon_is_bookable() -> None:
    it = desk()
    it.must(book("one", TEN, "2026-12-23"))


def test_a_slot_takes_no_more_than_its_capacity() -> None:
    it = desk()
    it.must(book("one"))
    it.must(book("two"))
    assert it.refused(book("three")) is Reason.SLOT_FULL
    it.must(book("three", TEN + 20))
    it.must(CancelAppointment(AppointmentId("one"), CancelReason.BY_PERSON))
    it.must(book("four"))


def test_what_is_asked_for_is_judged_like_a_ticket() -> None:
    it = desk()
    assert it.refused(book("one", priority=ClassId("royal"))) is Reason.UNKNOWN_CLASS
    assert it.refused(book("one", party=21)) is Reason.QUANTITY_OUT_OF_RANGE
    assert it.refused(book("one", quantity=2)) is Reason.QUANTITY_OUT_OF_RANGE
    it.must(book("one"))
    assert it.refused(book("one", TEN + 20)) is Reason.APPOINTMENT_EXISTS
    other = BookAppointment(AppointmentId("two"), ServiceId("b"), slot(TEN), "en", Channel.WEB)
    assert it.refused(other) is Reason.NOT_BOOKABLE


# Check-in


def test_on_time_the_age_counts_from_the_slot() -> None:
    it = desk()
    it.must(book("one"))
    at(it, TEN - 10)
    events = it.must(check_in("one"), KIOSK)
    ticket = issued(events)
    assert ticket.slot_at == it.now + 10 * MINUTE
    assert ticket.base == ticket.slot_at
    assert ticket.arrival is Arrival.ON_TIME
    assert ticket.channel is Channel.APPOINTMENT
    assert events[-1] == AppointmentCheckedIn(AppointmentId("one"), ticket.visit, Arrival.ON_TIME)
    assert state_of(it, "one") is AppointmentState.CHECKED_IN
    assert it.visit(ticket.visit).booked


def test_a_little_late_the_age_counts_from_the_arrival() -> None:
    it = desk()
    it.must(book("one"))
    at(it, TEN + 15)  # the last minute of the window
    ticket = issued(it.must(check_in("one"), KIOSK))
    assert ticket.arrival is Arrival.ON_TIME
    assert ticket.base == ticket.arrived == it.now


def test_the_head_start_counts_as_waited() -> None:
    it = desk(head_start_minutes=5)
    it.must(book("one"))
    at(it, TEN)
    assert issued(it.must(check_in("one"), KIOSK)).base == it.now - 5 * MINUTE


@pytest.mark.parametrize(
    ("rule", "minute", "outcome"),
    [
        ("refuse", TEN - 31, Reason.TOO_EARLY),
        ("keep", TEN - 31, 31 * MINUTE),
        ("walk_in", TEN - 31, None),
        ("refuse", TEN - 30, 30 * MINUTE),
    ],
)
def test_too_early(rule: str, minute: int, outcome: Reason | int | None) -> None:
    it = desk(early=rule)
    it.must(book("one"))
    at(it, minute)
    if isinstance(outcome, Reason):
        assert it.refused(check_in("one"), KIOSK) is outcome
        return
    ticket = issued(it.must(check_in("one"), KIOSK))
    assert ticket.slot_at == (None if outcome is None else it.now + outcome)


@pytest.mark.parametrize(("rule", "outcome"), [("refuse", Reason.TOO_LATE), ("keep", -16 * MINUTE), ("walk_in", None)])
def test_too_late_has_missed_it_and_may_still_come_by_the_rule(rule: str, outcome: Reason | int | None) -> None:
    it = desk(late=rule)
    it.must(book("one"))
    at(it, TEN + 16)
    assert AppointmentMissed(AppointmentId("one")) in it.must(Tick())
    assert state_of(it, "one") is AppointmentState.MISSED
    if isinstance(outcome, Reason):
        assert it.refused(check_in("one"), KIOSK) is outcome
        return
    ticket = issued(it.must(check_in("one"), KIOSK))
    assert ticket.arrival is Arrival.LATE
    assert ticket.slot_at == (None if outcome is None else it.now + outcome)
    assert it.visit(ticket.visit).place.at == it.now


def test_it_is_missed_only_after_the_last_minute_of_the_window() -> None:
    it = desk()
    it.must(book("one"))
    at(it, TEN + 15)
    assert it.refused(Tick()) is Reason.NO_CHANGE
    assert state_of(it, "one") is AppointmentState.BOOKED


def test_on_another_day_it_is_not_today() -> None:
    it = desk()
    it.must(book("one", TEN, TUESDAY))
    assert it.refused(check_in("one"), KIOSK) is Reason.NOT_TODAY


def test_a_check_in_happens_once() -> None:
    it = desk()
    it.must(book("one"))
    at(it, TEN)
    it.must(check_in("one"), KIOSK)
    again = CheckIn(AppointmentId("one"), VisitId("other"), Channel.KIOSK)
    assert it.refused(again, KIOSK) is Reason.APPOINTMENT_IN_OTHER_STATE
    assert it.refused(MoveAppointment(AppointmentId("one"), slot(TEN + 20))) is Reason.APPOINTMENT_IN_OTHER_STATE


def test_a_booked_person_goes_before_those_who_came_meanwhile() -> None:
    """The promise to a booked person is 0.4 of the target: 8 of 10 minutes' promise is less than 5 of 4."""
    it = desk()
    it.must(book("one"))
    at(it, TEN - 3)
    it.ticket()
    at(it, TEN)
    it.must(check_in("one"), KIOSK)
    at(it, TEN + 5)
    it.staffed(1)
    (call,) = (event for event in it.next(1) if isinstance(event, VisitCalled))
    assert call.visit == VisitId("visit-of-one")
    assert call.why.promised_ms == 4 * MINUTE
    assert call.why.waited_ms == 5 * MINUTE


# Moving and cancelling


def test_moving_frees_the_old_slot_and_takes_the_new() -> None:
    it = desk(capacity=1)
    it.must(book("one"))
    assert it.must(MoveAppointment(AppointmentId("one"), slot(TEN + 20))) == (
        AppointmentMoved(AppointmentId("one"), slot(TEN + 20)),
    )
    it.must(book("two"))
    assert it.refused(MoveAppointment(AppointmentId("one"), slot(TEN))) is Reason.SLOT_FULL
    assert it.refused(MoveAppointment(AppointmentId("one"), slot(TEN + 20))) is Reason.NO_CHANGE
    assert it.refused(MoveAppointment(AppointmentId("none"), slot(TEN))) is Reason.UNKNOWN_APPOINTMENT


def test_a_missed_one_may_be_moved_to_another_day() -> None:
    it = desk()
    it.must(book("one"))
    at(it, TEN + 30)
    it.must(Tick())
    it.must(MoveAppointment(AppointmentId("one"), slot(TEN, TUESDAY)))
    assert state_of(it, "one") is AppointmentState.BOOKED


def test_cancelled_is_cancelled() -> None:
    it = desk()
    it.must(book("one"))
    cancel = CancelAppointment(AppointmentId("one"), CancelReason.BY_OFFICE)
    assert it.must(cancel) == (AppointmentCancelled(AppointmentId("one"), CancelReason.BY_OFFICE),)
    assert it.refused(cancel) is Reason.APPOINTMENT_IN_OTHER_STATE
    assert it.refused(check_in("one"), KIOSK) is Reason.APPOINTMENT_IN_OTHER_STATE


# The waiting list


def wish(name: str, first: str = MONDAY, last: str = TUESDAY) -> KeepWish:
    return KeepWish(WishId(name), A, first, last, "en")


def full(it: Desk) -> None:
    it.must(book("one"))
    it.must(book("two"))


def test_a_freed_slot_is_offered_to_the_first_whose_dates_it_suits() -> None:
    it = desk()
    full(it)
    it.must(wish("later", TUESDAY))
    it.must(wish("first"))
    it.must(wish("second"))
    events = it.must(CancelAppointment(AppointmentId("one"), CancelReason.BY_PERSON))
    assert events[1:] == (SlotOffered(WishId("first"), slot(TEN), slot(TEN).wall_ms),)  # in an hour it has begun
    assert it.refused(book("three")) is Reason.SLOT_FULL  # kept for the offer
    taken = it.must(TakeOffer(WishId("first"), AppointmentId("three")))
    assert isinstance(taken[0], AppointmentBooked)
    assert taken[0].slot == slot(TEN)
    assert taken[1] == OfferTaken(WishId("first"), AppointmentId("three"))
    assert it.refused(TakeOffer(WishId("first"), AppointmentId("four"))) is Reason.UNKNOWN_WISH
    assert it.refused(book("five")) is Reason.SLOT_FULL


def test_declined_or_not_answered_it_goes_to_the_next() -> None:
    it = desk(offer_minutes=20)
    full(it)
    for name in ("first", "second", "third"):
        it.must(wish(name))
    it.must(MoveAppointment(AppointmentId("one"), slot(TEN + 40)))
    assert it.must(DeclineOffer(WishId("first"))) == (
        OfferLapsed(WishId("first"), declined=True),
        SlotOffered(WishId("second"), slot(TEN), wall_ms(MONDAY, it.minute + 20)),
    )
    at(it, it.minute + 20)
    assert it.refused(TakeOffer(WishId("second"), AppointmentId("late"))) is Reason.NO_OFFER
    assert it.must(Tick()) == (
        OfferLapsed(WishId("second"), declined=False),
        SlotOffered(WishId("third"), slot(TEN), wall_ms(MONDAY, it.minute + 20)),
    )
    it.must(DropWish(WishId("third")))
    it.must(book("three"))  # free for everybody again


def test_two_offers_that_lapse_together_go_to_two_others() -> None:
    it = desk(offer_minutes=10)
    full(it)
    for number in range(4):
        it.must(wish(f"wish-{number}"))
    it.must(CancelAppointment(AppointmentId("one"), CancelReason.BY_PERSON))
    it.must(CancelAppointment(AppointmentId("two"), CancelReason.BY_PERSON))
    at(it, it.minute + 10)
    events = it.must(Tick())
    assert [event.wish for event in events if isinstance(event, SlotOffered)] == [WishId("wish-2"), WishId("wish-3")]


def test_wishes_end_with_their_dates() -> None:
    it = desk()
    it.must(wish("one", MONDAY, MONDAY))
    it.clock(9 * 60, TUESDAY, 1)
    assert WishDropped(WishId("one")) in it.must(Tick())
    assert it.refused(wish("two", MONDAY, MONDAY)) is Reason.SLOT_PAST
    assert it.refused(DropWish(WishId("one"))) is Reason.UNKNOWN_WISH


def test_a_slot_fuller_than_allowed_now_is_not_offered() -> None:
    it = desk()
    full(it)
    it.must(wish("one"))
    it.must(AcceptOffice(document(**office(capacity=1))), MANAGER)
    events = it.must(CancelAppointment(AppointmentId("one"), CancelReason.BY_PERSON))
    assert len(events) == 1
    assert it.refused(book("three")) is Reason.SLOT_FULL


# What stays


def test_replay_and_snapshot_give_the_same_bookings() -> None:
    it = desk()
    full(it)
    it.must(wish("first"))
    it.must(CancelAppointment(AppointmentId("one"), CancelReason.BY_PERSON))
    it.must(MoveAppointment(AppointmentId("two"), slot(TEN + 20)))
    at(it, TEN + 20)
    it.must(check_in("two"), KIOSK)
    live = encode_state(it.state)
    assert encode_state(replayed(it.journal)) == live
    again = decode_state(live)
    assert encode_state(again) == live
    assert again.bookings.taken(A, MONDAY, TEN + 20) == 1
    assert again.bookings.taken(A, MONDAY, TEN) == it.state.bookings.taken(A, MONDAY, TEN)


def test_past_bookings_go_when_the_day_after_the_next_opens() -> None:
    it = desk()
    full(it)
    it.must(book("next", TEN, TUESDAY))
    at(it, 20 * 60)
    it.must(Tick(), HUB)
    it.now += 13 * 60 * MINUTE
    it.clock(9 * 60, TUESDAY, 1)
    it.must(Tick(), HUB)
    assert len(it.state.bookings.appointments) > 1
    it.must(CloseDay(), MANAGER)
    it.must(OpenDay(), MANAGER)
    assert [*it.state.bookings.appointments] == [AppointmentId("next")]
    assert it.state.bookings.taken(A, MONDAY, TEN) == 0
    assert it.state.bookings.awaits_between([A], wall_ms(TUESDAY, 0), wall_ms(TUESDAY, TEN))
    assert not it.state.bookings.awaits_between([A], wall_ms(TUESDAY, TEN), wall_ms(TUESDAY, 2000))


def test_a_day_opened_under_a_date_to_come_loses_no_booking() -> None:
    it = desk()
    it.must(book("next", TEN, TUESDAY))
    it.later(20 * 60)
    it.must(Tick(), HUB)
    it.clock(9 * 60, "2027-03-01", 0)
    it.must(Tick(), HUB)
    assert state_of(it, "next") is AppointmentState.MISSED
    it.clock(9 * 60 + 50, TUESDAY, 1)
    it.must(CloseDay(), MANAGER)
    it.must(OpenDay(), MANAGER)
    assert issued(it.must(check_in("next"), KIOSK)).arrival is Arrival.ON_TIME


def test_a_slot_is_wall_time_and_an_age_is_the_hubs_line() -> None:
    it = desk()
    it.must(book("one"))
    it.now += 5 * MINUTE  # the line goes on while the wall clock stands (it was set back)
    it.minute = TEN - 1
    assert issued(it.must(check_in("one"), KIOSK)).slot_at == Instant(it.now + MINUTE)
