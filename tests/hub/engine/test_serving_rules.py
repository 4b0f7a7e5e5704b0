"""Transfer, park, return, leave, remove: C06, C08, C09."""

from hub.engine.commands import (
    ParkVisit,
    RemoveVisit,
    ReturnVisit,
    StartService,
    Tick,
    TransferVisit,
    WithdrawVisit,
)
from hub.engine.events import VisitLeft, VisitParked, VisitRemoved, VisitReturned, VisitTransferred
from hub.engine.ids import CounterId, Instant, ServiceId, VisitId
from hub.engine.refusal import Reason
from hub.engine.terms import RemoveReason, VisitState
from tests.hub.engine.desk import KIOSK, MANAGER, Desk, clerk

ONE = CounterId("1")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")


def test_a_transfer_keeps_age_class_and_place() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket(priority=True)
    before = desk.visit(visit)
    desk.next(1)
    desk.must(StartService(visit), clerk(1))
    started = desk.now
    desk.wait(2)
    newer = desk.ticket("c")
    assert desk.must(TransferVisit(visit, C), clerk(1)) == (VisitTransferred(visit, A, C, ONE),)
    after = desk.visit(visit)
    assert (after.arrived, after.seq, after.priority) == (before.arrived, before.seq, before.priority)
    assert (after.state, after.service, after.counter, after.call, after.why) == (
        VisitState.WAITING,
        C,
        None,
        None,
        None,
    )
    assert (after.started, after.first_started) == (None, started)
    assert [each.id for each in desk.state.line(C)] == [visit, newer]
    assert desk.state.counters[ONE].visit is None
    assert desk.state.counters[ONE].served == 0


def test_the_wait_is_not_restarted_by_a_second_start() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    desk.must(StartService(visit), clerk(1))
    first = desk.now
    desk.wait(2)
    desk.must(TransferVisit(visit, C), clerk(1))
    desk.next(1)
    desk.wait(2)
    desk.must(StartService(visit), clerk(1))
    assert desk.visit(visit).first_started == first
    assert desk.visit(visit).started == desk.now


def test_waiting_and_parked_visits_can_be_transferred_by_any_staff_at_a_counter() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    assert desk.refused(TransferVisit(visit, B), clerk(2)) is Reason.NOT_YOUR_SESSION
    assert desk.must(TransferVisit(visit, B), clerk(1)) == (VisitTransferred(visit, A, B, None),)
    assert desk.refused(TransferVisit(visit, B), clerk(1)) is Reason.NO_CHANGE
    desk.must(ParkVisit(visit, 10), clerk(1))
    desk.must(TransferVisit(visit, B), clerk(1))  # parked to waiting, for the same service
    assert desk.visit(visit).state is VisitState.WAITING
    desk.now += 60 * 60_000
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # its timer went with it


def test_a_transfer_needs_a_service_that_people_come_for() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    assert desk.refused(TransferVisit(visit, ServiceId("none")), clerk(1)) is Reason.UNKNOWN_SERVICE
    assert desk.refused(TransferVisit(visit, ServiceId("top")), clerk(1)) is Reason.SERVICE_IS_CATEGORY
    assert desk.refused(TransferVisit(VisitId("nobody"), C), clerk(1)) is Reason.UNKNOWN_VISIT


def test_back_to_the_same_line_from_the_counter() -> None:
    desk = Desk()
    desk.staffed(1)
    visit, newer = desk.ticket(), desk.ticket()
    desk.next(1)
    desk.must(TransferVisit(visit, A), clerk(1))
    assert [each.id for each in desk.state.line(A)] == [visit, newer]


def test_parked_and_back_to_its_place() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit = desk.ticket()
    desk.next(1)
    newer = desk.ticket()
    assert desk.must(ParkVisit(visit), clerk(1)) == (VisitParked(visit, ONE, None),)
    parked = desk.visit(visit)
    assert (parked.state, parked.parked_from, parked.counter) == (VisitState.PARKED, ONE, None)
    assert desk.refused(ParkVisit(visit), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    assert desk.must(ReturnVisit(visit), clerk(2)) == (VisitReturned(visit, by_itself=False),)
    assert [each.id for each in desk.state.line(A)] == [visit, newer]
    assert desk.visit(visit).parked_from is None
    assert desk.refused(ReturnVisit(visit), clerk(2)) is Reason.VISIT_IN_OTHER_STATE


def test_parked_for_minutes_it_returns_by_itself_earliest_first() -> None:
    desk = Desk()
    desk.staffed(1)
    late, early, never = desk.ticket(), desk.ticket(), desk.ticket()
    until = Instant(desk.now + 10 * 60_000)
    assert desk.must(ParkVisit(late, 10), clerk(1)) == (VisitParked(late, None, until),)
    desk.must(ParkVisit(early, 5), clerk(1))
    desk.must(ParkVisit(never), clerk(1))
    desk.now += 10 * 60_000 - 1
    assert desk.must(Tick()) == (VisitReturned(early, by_itself=True),)
    desk.now += 1
    assert desk.must(Tick()) == (VisitReturned(late, by_itself=True),)
    assert [each.id for each in desk.state.line(A)] == [late, early]
    assert desk.visit(never).state is VisitState.PARKED


def test_the_person_may_leave_until_the_service_starts() -> None:
    desk = Desk()
    desk.staffed(1)
    waiting, parked, called, serving = (desk.ticket("c") for _ in range(4))
    desk.must(ParkVisit(parked, 5), clerk(1))
    assert desk.must(WithdrawVisit(waiting), KIOSK) == (VisitLeft(waiting),)
    desk.must(WithdrawVisit(parked), KIOSK)
    desk.next(1)
    desk.must(WithdrawVisit(called), KIOSK)
    assert desk.state.counters[ONE].visit is None
    desk.next(1)
    desk.must(StartService(serving), clerk(1))
    assert desk.refused(WithdrawVisit(serving), KIOSK) is Reason.VISIT_IN_OTHER_STATE
    assert desk.refused(WithdrawVisit(waiting), KIOSK) is Reason.VISIT_ENDED
    assert desk.refused(WithdrawVisit(VisitId("nobody")), KIOSK) is Reason.UNKNOWN_VISIT
    desk.now += 60 * 60_000
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # nobody to return


def test_staff_withdraw_for_the_person_but_not_at_anothers_counter() -> None:
    desk = Desk()
    desk.staffed(1)
    desk.staffed(2)
    called, waiting = desk.ticket("c"), desk.ticket("c")
    desk.next(1)
    assert desk.refused(WithdrawVisit(called), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER
    assert desk.refused(WithdrawVisit(called), clerk(3)) is Reason.NOT_YOUR_SESSION
    assert desk.must(WithdrawVisit(waiting), clerk(2)) == (VisitLeft(waiting),)
    assert desk.must(WithdrawVisit(called), clerk(1)) == (VisitLeft(called),)


def test_staff_remove_with_a_reason() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit, other = desk.ticket(), desk.ticket()
    desk.next(1)
    desk.next(2)
    assert desk.refused(RemoveVisit(visit, RemoveReason.ABUSE), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER
    assert desk.must(RemoveVisit(visit, RemoveReason.ABUSE), clerk(1)) == (VisitRemoved(visit, RemoveReason.ABUSE),)
    desk.must(RemoveVisit(other, RemoveReason.MISTAKE), MANAGER)
    assert desk.visit(other).state is VisitState.REMOVED
    assert desk.state.counters[ONE].visit is None
    assert desk.state.ended() == 2
