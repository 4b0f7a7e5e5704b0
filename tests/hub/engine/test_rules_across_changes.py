"""Rules where two subjects meet: a set-up that changes under people, slots still to come beside those who wait."""

from typing import Any

from hub.engine.commands import (
    AcceptOffice,
    BookAppointment,
    CallNext,
    CancelAppointment,
    CheckIn,
    CloseCounter,
    FinishVisit,
    IssueTicket,
    KeepWish,
    MarkNoShow,
    MoveAppointment,
    ReviseVisit,
    StepBack,
    TakeOffer,
    TransferVisit,
)
from hub.engine.ids import AppointmentId, CounterId, ServiceId, StaffId, VisitId, WishId
from hub.engine.journey import PlannedStep, Slot
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import CancelReason, Channel, Placement, VisitState
from tests.hub.engine.desk import KIOSK, MANAGER, MONDAY, Desk, clerk, document, services, wall_ms, without_b

A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
ONE, THREE = CounterId("1"), CounterId("3")
BOOKING = {"slot_minutes": 20, "capacity": 2, "horizon_days": 30}
MINE = AppointmentId("mine")


def slot(minute: int) -> Slot:
    return Slot(MONDAY, minute, wall_ms(MONDAY, minute))


def book(name: str, minute: int, service: ServiceId = A) -> BookAppointment:
    return BookAppointment(AppointmentId(name), service, slot(minute), "en", Channel.WEB)


def without_counter_3() -> dict[str, object]:
    given: Any = document()["counters"]
    return document(counters=[each for each in given if each["id"] != "3"])


def problems(desk: Desk, new: dict[str, object]) -> set[str]:
    answer = desk.do(AcceptOffice(new), MANAGER)
    return set(answer.fields) if isinstance(answer, Refusal) else set()


# A set-up that drops what somebody waits for


def test_a_counter_for_which_people_wait_stays_in_the_set_up() -> None:
    """Nobody else may call who waits in its pool: taken out, they would wait for ever."""
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(TransferVisit(visit, counter=THREE), clerk(1))
    assert problems(desk, without_counter_3()) == {"counters.3"}
    desk.must(TransferVisit(visit), clerk(1))
    assert problems(desk, without_counter_3()) == set()


def test_so_does_a_counter_whose_people_are_called_and_may_go_back() -> None:
    desk = Desk(requeue_places=1, most_requeues=1)
    desk.staffed(1, 3)
    visit = desk.ticket()
    desk.must(TransferVisit(visit, counter=THREE), clerk(1))
    desk.next(3)
    assert "counters.3" in problems(desk, without_counter_3())
    desk.must(MarkNoShow(visit), clerk(3))
    desk.must(CloseCounter(THREE), clerk(3))
    assert problems(desk, without_counter_3()) == {"counters.3"}


def test_and_so_does_a_person_for_whom_people_wait() -> None:
    staff = [{"id": f"clerk-{number}", "name": f"Clerk {number}", "languages": ["en"]} for number in (1, 2)]
    desk = Desk(staff=staff)
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(TransferVisit(visit, staff=StaffId("clerk-2")), clerk(1))
    assert problems(desk, document(staff=staff[:1])) == {"staff.clerk-2"}
    desk.must(TransferVisit(visit), clerk(1))
    assert problems(desk, document(staff=staff[:1])) == set()


def test_a_prefix_that_is_out_stays_with_its_series_over_two_changes() -> None:
    """Invariant 1: what counts is the prefix on the papers, not the one that the series has now."""
    desk = Desk()
    desk.ticket("a")
    series: Any = document()["series"]
    desk.must(AcceptOffice(document(series=[{**series[0], "prefix": "X"}, series[1]])), MANAGER)
    assert problems(desk, document(series=[{**series[0], "prefix": "X"}, {**series[1], "prefix": "A"}])) == {
        "series.c.prefix"
    }


def test_an_offer_for_a_service_that_is_gone_cannot_be_taken() -> None:
    desk = Desk(services=services(b={"booking": BOOKING | {"capacity": 1}}))
    desk.must(book("mine", 600, B))
    desk.must(KeepWish(WishId("wish"), B, MONDAY, MONDAY, "en"))
    desk.must(CancelAppointment(MINE, CancelReason.BY_PERSON))
    assert desk.state.bookings.wishes[WishId("wish")].offer is not None
    desk.must(AcceptOffice(without_b()), MANAGER)
    assert desk.refused(TakeOffer(WishId("wish"), AppointmentId("new"))) is Reason.UNKNOWN_SERVICE


# Slots still to come beside those who wait


def booked_for_noon(desk: Desk) -> VisitId:
    desk.must(book("mine", 12 * 60))
    visit = VisitId("booked")
    desk.must(CheckIn(MINE, visit, Channel.KIOSK))
    return visit


def test_whoever_steps_back_does_not_wait_for_somebodys_slot() -> None:
    desk = Desk(services=services(a={"booking": BOOKING}))
    visit, other = desk.ticket(), desk.ticket()
    booked_for_noon(desk)
    desk.must(StepBack(visit, 3), MANAGER)
    assert desk.visit(visit).place.at == desk.visit(other).place.at
    desk.wait(1)
    later = desk.ticket()
    assert [each.id for each in desk.state.line(A)][:3] == [other, visit, later]


def test_nor_does_whoever_is_sent_back_or_put_back() -> None:
    desk = Desk(services=services(a={"booking": BOOKING}), requeue_places=3, most_requeues=1)
    desk.staffed(1)
    visit, other = desk.ticket(), desk.ticket()
    booked_for_noon(desk)
    sent = desk.ticket("c")
    desk.must(TransferVisit(sent, A, placement=Placement.BACK, back=5), clerk(1))
    assert desk.visit(sent).place.at <= desk.now
    desk.must(CallNext(ONE), clerk(1))
    assert desk.visit(visit).state is VisitState.CALLED
    desk.must(MarkNoShow(visit), clerk(1))
    assert desk.visit(visit).place.at <= desk.now
    assert desk.state.line(A)[0].id == other


def test_with_only_a_later_slot_behind_there_is_nobody_to_let_pass() -> None:
    desk = Desk(services=services(a={"booking": BOOKING}))
    visit = desk.ticket()
    booked_for_noon(desk)
    assert desk.refused(StepBack(visit, 1), MANAGER) is Reason.NOBODY_BEHIND


# Bookings


def test_a_further_service_of_somebody_booked_counts_for_its_quota() -> None:
    """Invariant 7: the slot bounds the booked service alone."""
    desk = Desk(services=services(a={"booking": BOOKING, "daily_quota": 1}, c={"daily_quota": 1}))
    desk.must(book("mine", 9 * 60 + 20))
    more = (PlannedStep(C),)
    desk.must(CheckIn(MINE, VisitId("booked"), Channel.KIOSK, more=more), KIOSK)
    assert desk.state.load(C).left == 0
    assert desk.state.load(A).left == 1
    again = IssueTicket(VisitId("next"), C, "en", Channel.KIOSK)
    assert desk.refused(again, KIOSK) is Reason.QUOTA_FULL


def test_a_party_holds_the_one_who_is_served_now() -> None:
    desk = Desk()
    desk.staffed(1)
    more = (PlannedStep(C, member=2), PlannedStep(A, member=1))
    visit = VisitId("two")
    desk.must(IssueTicket(visit, A, "en", Channel.KIOSK, party=2, more=more), KIOSK)
    desk.next(1)
    desk.must(FinishVisit(visit), clerk(1))
    assert (desk.visit(visit).service, desk.visit(visit).member) == (C, 2)
    assert desk.refused(ReviseVisit(visit, party=1), clerk(1)) is Reason.QUANTITY_OUT_OF_RANGE


def test_moved_to_where_it_is_frees_nothing() -> None:
    """Whatever wall time the caller's clock gives to the slot: date and minute are the slot."""
    desk = Desk(services=services(a={"booking": BOOKING}))
    desk.must(book("mine", 600))
    desk.must(KeepWish(WishId("wish"), A, MONDAY, MONDAY, "en"))
    same = Slot(MONDAY, 600, wall_ms(MONDAY, 600) + 1)
    assert desk.refused(MoveAppointment(MINE, same)) is Reason.NO_CHANGE
    assert desk.state.bookings.wishes[WishId("wish")].offer is None
