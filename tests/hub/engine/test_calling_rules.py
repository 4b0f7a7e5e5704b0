"""Call-next, recall, no-show: C01, C02, C04, Q07, Q11, Q12."""

from hub.engine import events
from hub.engine.commands import (
    CallNext,
    CloseCounter,
    CloseDay,
    FinishVisit,
    MarkNoShow,
    PauseCounter,
    RecallVisit,
    StartService,
)
from hub.engine.events import NobodyWaiting, ServiceStarted, VisitCalled, VisitRecalled, VisitServed
from hub.engine.ids import CounterId, Instant, VisitId
from hub.engine.refusal import Reason
from hub.engine.terms import BREAK, VisitState
from tests.hub.engine.desk import MANAGER, MINUTE, Desk, clerk

ONE, TWO = CounterId("1"), CounterId("2")


def called(answer: tuple[events.Event, ...]) -> VisitId:
    last = answer[-1]
    assert isinstance(last, VisitCalled)
    return last.visit


def test_two_counters_get_two_different_visits() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    first, second = desk.ticket(), desk.ticket()
    assert called(desk.next(1)) == first
    assert called(desk.next(2)) == second


def test_with_nobody_waiting_the_counter_is_left_idle_and_it_is_told() -> None:
    desk = Desk()
    desk.staffed(1)
    assert desk.next(1) == (NobodyWaiting(ONE),)
    visit = desk.ticket()
    desk.next(1)
    desk.wait(2)
    answer = desk.next(1)
    assert [type(event) for event in answer] == [ServiceStarted, VisitServed, NobodyWaiting]
    assert desk.visit(visit).state is VisitState.SERVED
    assert desk.state.counters[ONE].visit is None
    assert desk.state.counters[ONE].served == 1


def test_start_never_pressed_is_inferred_as_call_and_usual_walk() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    called_at = desk.now
    desk.wait(5)
    started, *_ = desk.next(1)
    assert started == ServiceStarted(visit, ONE, Instant(called_at + 30_000), inferred=True)
    assert desk.visit(visit).started == called_at + 30_000
    assert desk.visit(visit).first_started == called_at + 30_000


def test_an_inferred_start_never_lies_in_the_future() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    desk.now += 10_000
    desk.next(1)
    assert desk.visit(visit).started == desk.now


def test_a_pressed_start_is_kept() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    desk.wait(1)
    assert desk.must(StartService(visit), clerk(1)) == (ServiceStarted(visit, ONE, Instant(desk.now), inferred=False),)
    assert desk.refused(StartService(visit), clerk(1)) is Reason.NO_CHANGE
    assert desk.visit(visit).state is VisitState.SERVING
    assert desk.refused(RecallVisit(visit), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    assert desk.refused(MarkNoShow(visit), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    desk.wait(3)
    assert desk.must(FinishVisit(visit), clerk(1)) == (VisitServed(visit, ONE),)
    assert desk.refused(FinishVisit(visit), clerk(1)) is Reason.VISIT_ENDED


def test_finish_without_start_infers_it() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    desk.wait(1)
    assert [type(event) for event in desk.must(FinishVisit(visit), clerk(1))] == [ServiceStarted, VisitServed]


def test_recalls_are_counted_and_get_their_own_sequence() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    first_call = desk.visit(visit).call
    assert desk.must(RecallVisit(visit), clerk(1)) == (VisitRecalled(visit, ONE, 2),)
    assert desk.must(RecallVisit(visit), clerk(1)) == (VisitRecalled(visit, ONE, 3),)
    assert desk.visit(visit).calls == 3
    assert desk.visit(visit).call == len(desk.journal) != first_call
    assert [visit.id for visit in desk.state.standing()] == [visit]


def test_no_show_is_only_for_the_called() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    assert desk.refused(MarkNoShow(visit), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    desk.next(1)
    desk.must(MarkNoShow(visit), clerk(1))
    assert desk.visit(visit).state is VisitState.NO_SHOW
    assert desk.state.counters[ONE].visit is None
    assert desk.state.counters[ONE].served == 0


def test_call_next_needs_an_open_counter_in_the_right_hands_on_an_open_day() -> None:
    desk = Desk()
    assert desk.refused(CallNext(CounterId("9")), clerk(1)) is Reason.UNKNOWN_COUNTER
    assert desk.refused(CallNext(ONE), clerk(1)) is Reason.COUNTER_NOT_OPEN
    desk.staffed(1)
    assert desk.refused(CallNext(ONE), clerk(2)) is Reason.NOT_YOUR_SESSION
    assert desk.refused(CallNext(ONE), clerk(1, "another")) is Reason.NOT_YOUR_SESSION
    desk.must(PauseCounter(ONE, BREAK), clerk(1))
    assert desk.refused(CallNext(ONE), clerk(1)) is Reason.COUNTER_PAUSED
    desk.must(CloseCounter(ONE), clerk(1))
    desk.staffed(1)
    desk.must(CloseDay(), MANAGER)
    assert desk.refused(CallNext(ONE), clerk(1)) is Reason.DAY_NOT_OPEN


def test_an_office_not_set_up_has_no_counter() -> None:
    desk = Desk()
    desk.state = type(desk.state).empty()
    assert desk.refused(CallNext(ONE), clerk(1)) is Reason.UNKNOWN_COUNTER


def test_a_visit_at_another_counter_is_out_of_reach_but_not_for_the_manager() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit = desk.ticket()
    desk.next(1)
    assert desk.refused(RecallVisit(visit), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER
    assert desk.refused(RecallVisit(visit), clerk(3)) is Reason.NOT_YOUR_SESSION
    assert desk.refused(RecallVisit(VisitId("nobody")), clerk(1)) is Reason.UNKNOWN_VISIT
    desk.must(RecallVisit(visit), MANAGER)


def test_the_explanation_can_be_recomputed() -> None:
    desk = Desk()
    desk.staffed(1)
    desk.ticket()
    desk.ticket()
    desk.ticket("c")
    desk.wait(4.5)
    (event,) = desk.next(1)
    assert isinstance(event, VisitCalled)
    why = event.why
    assert (why.policy, why.waited_ms, why.promised_ms) == ("promise", int(4.5 * MINUTE), 10 * MINUTE)
    assert (why.share_percent, why.candidates) == (45, 3)
