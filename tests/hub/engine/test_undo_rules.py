"""Taking back the last action (C05; invariant 8)."""

from collections.abc import Callable
from typing import Any

import pytest

from hub.engine.commands import (
    AcceptOffice,
    AcknowledgeShown,
    AddService,
    CallNext,
    CallVisit,
    CloseCounter,
    CloseDay,
    Command,
    ConfirmPrint,
    CorrectService,
    DropService,
    EndWrapUp,
    FinishVisit,
    IssueTicket,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    ParkVisit,
    PauseCounter,
    ReactivateVisit,
    RecallVisit,
    RecordOutcome,
    RemoveVisit,
    ResumeCounter,
    ReturnVisit,
    ReviseVisit,
    ServeWalkUp,
    StartService,
    StepBack,
    TransferVisit,
    UndoLast,
    WithdrawVisit,
)
from hub.engine.events import ActUndone, VisitServed, WrapUpStarted
from hub.engine.ids import CounterId, OutcomeId, ServiceId, VisitId
from hub.engine.journey import PlannedStep
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import (
    BREAK,
    PRIORITY,
    Channel,
    JumpReason,
    PrintOutcome,
    ReactivateReason,
    RemoveReason,
    UndoneAct,
    VisitState,
)
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, SCREEN, Desk, clerk, services, texts, without_b
from tests.hub.engine.invariants import check_state, check_undo

ONE, TWO = CounterId("1"), CounterId("2")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
UNDO = UndoLast(ONE)
FIRST, SECOND = VisitId("visit-1"), VisitId("visit-2")


def prepared(**changes: Any) -> Desk:
    """Two who wait for a, one for c; clerk 1 at counter 1."""
    desk = Desk(outcomes=[{"id": "done", "names": texts("Done")}], **changes)
    desk.staffed(1)
    for service in ("a", "a", "c"):
        desk.ticket(service)
    return desk


def called(desk: Desk) -> None:
    desk.next(1)


def serving(desk: Desk) -> None:
    desk.next(1)
    desk.must(StartService(FIRST), clerk(1))


def parked(desk: Desk) -> None:
    desk.must(ParkVisit(FIRST, 30), clerk(1))


def planned(desk: Desk) -> None:
    desk.must(AddService(FIRST, PlannedStep(C)), clerk(1))
    desk.next(1)


def ended(desk: Desk) -> None:
    desk.must(WithdrawVisit(FIRST), KIOSK)


def nothing(desk: Desk) -> None:
    assert desk.state.waiting(A) == 2


Before = Callable[[Desk], None]
ACTS: list[tuple[Before, Command, list[tuple[str, UndoneAct]]]] = [
    (nothing, CallNext(ONE), [(FIRST, UndoneAct.CALL)]),
    (nothing, CallVisit(ONE, SECOND, JumpReason.AGREED), [(SECOND, UndoneAct.CALL)]),
    (called, CallNext(ONE), [(SECOND, UndoneAct.CALL), (FIRST, UndoneAct.FINISH)]),
    (planned, CallNext(ONE), [(SECOND, UndoneAct.CALL), (FIRST, UndoneAct.FINISH)]),
    (called, StartService(FIRST), [(FIRST, UndoneAct.START)]),
    (called, FinishVisit(FIRST), [(FIRST, UndoneAct.FINISH)]),
    (serving, FinishVisit(FIRST), [(FIRST, UndoneAct.FINISH)]),
    (planned, FinishVisit(FIRST), [(FIRST, UndoneAct.FINISH)]),
    (called, MarkNoShow(FIRST), [(FIRST, UndoneAct.NO_SHOW)]),
    (called, TransferVisit(FIRST, C), [(FIRST, UndoneAct.TRANSFER)]),
    (parked, TransferVisit(FIRST, counter=ONE), [(FIRST, UndoneAct.TRANSFER)]),
    (nothing, TransferVisit(FIRST, staff=clerk(1).staff), [(FIRST, UndoneAct.TRANSFER)]),
    (serving, ParkVisit(FIRST, 5), [(FIRST, UndoneAct.PARK)]),
    (parked, ReturnVisit(FIRST), [(FIRST, UndoneAct.RETURN)]),
    (ended, ReactivateVisit(FIRST, ReactivateReason.CAME_BACK), [(FIRST, UndoneAct.RETURN)]),
    (called, RemoveVisit(FIRST, RemoveReason.MISTAKE), [(FIRST, UndoneAct.REMOVE)]),
    (nothing, RemoveVisit(FIRST, RemoveReason.MISTAKE), [(FIRST, UndoneAct.REMOVE)]),
    (called, WithdrawVisit(FIRST), [(FIRST, UndoneAct.WITHDRAW)]),
    (called, StepBack(FIRST, 1), [(FIRST, UndoneAct.CHANGE)]),
    (called, AddService(FIRST, PlannedStep(C)), [(FIRST, UndoneAct.CHANGE)]),
    (planned, DropService(FIRST, C), [(FIRST, UndoneAct.CHANGE)]),
    (serving, CorrectService(FIRST, C), [(FIRST, UndoneAct.CHANGE)]),
    (nothing, CorrectService(FIRST, C), [(FIRST, UndoneAct.CHANGE)]),
    (nothing, ReviseVisit(FIRST, priority=PRIORITY), [(FIRST, UndoneAct.CHANGE)]),
    (serving, RecordOutcome(FIRST, OutcomeId("done")), [(FIRST, UndoneAct.CHANGE)]),
]


@pytest.mark.parametrize(("before", "command", "acts"), ACTS)
@pytest.mark.parametrize("settings", [{}, {"requeue_places": 1, "most_requeues": 1}])
def test_every_action_is_taken_back_whole(
    before: Before, command: Command, acts: list[tuple[str, UndoneAct]], settings: dict[str, int]
) -> None:
    desk = prepared(**settings)
    before(desk)
    desk.now += 3_000
    stood = encode_state(desk.state)
    desk.must(command, clerk(1))
    request = desk.journal[-1].request
    desk.now += 3_000
    events = desk.must(UNDO, clerk(1))
    assert [(event.visit, event.act) for event in events if isinstance(event, ActUndone)] == acts
    assert all(isinstance(event, ActUndone) and event.request == request for event in events)
    check_undo(stood, encode_state(desk.state))
    check_state(desk.state)
    assert desk.refused(UNDO, clerk(1)) is Reason.NOTHING_TO_UNDO


def test_a_withdrawn_call_is_said_to_be_withdrawn_and_not_erased() -> None:
    desk = prepared()
    desk.next(1)
    call = desk.visit(FIRST).call
    assert call is not None
    desk.must(RecallVisit(FIRST), clerk(1))
    recall = desk.visit(FIRST).call
    assert desk.must(UNDO, clerk(1)) == (
        ActUndone(FIRST, ONE, desk.journal[-3].request, UndoneAct.CALL, withdrawn=recall),
    )
    visit = desk.visit(FIRST)
    assert (visit.state, visit.call, visit.calls, visit.why) == (VisitState.WAITING, None, 0, None)
    assert (visit.last_call, visit.withdrawn_call) == (recall, recall)
    assert desk.state.counters[ONE].visit is None
    assert {call, recall} <= set(desk.state.calls)  # displays may still tell that they showed it
    desk.next(1)
    assert desk.visit(FIRST).withdrawn_call is None


def test_what_was_told_meanwhile_stays() -> None:
    desk = prepared()
    desk.next(1)
    call = desk.visit(FIRST).call
    assert call is not None
    desk.must(StartService(FIRST), clerk(1))
    desk.must(ConfirmPrint(FIRST, PrintOutcome.PRINTED), KIOSK)
    desk.must(AcknowledgeShown(call), SCREEN)
    desk.must(UNDO, clerk(1))
    visit = desk.visit(FIRST)
    assert (visit.state, visit.paper, visit.shown_by) == (
        VisitState.CALLED,
        PrintOutcome.PRINTED,
        (SCREEN.device,),
    )


def test_a_recall_after_a_change_stays_when_the_change_is_undone() -> None:
    desk = prepared()
    desk.next(1)
    desk.must(AddService(FIRST, PlannedStep(C)), clerk(1))
    desk.must(RecallVisit(FIRST), clerk(1))
    recall = desk.visit(FIRST).call
    desk.must(UNDO, clerk(1))
    visit = desk.visit(FIRST)
    assert (visit.planned, visit.call, visit.calls, visit.withdrawn_call) == ((), recall, 2, None)


def test_the_window_includes_its_last_moment() -> None:
    desk = prepared(undo_seconds=7)
    desk.next(1)
    desk.now += 7_000
    desk.must(UNDO, clerk(1))
    desk.next(1)
    desk.now += 7_001
    assert desk.refused(UNDO, clerk(1)) is Reason.UNDO_TOO_LATE


@pytest.mark.parametrize("late", [0, 1])
def test_a_window_of_nothing_is_this_very_moment(late: int) -> None:
    desk = prepared(undo_seconds=0)
    desk.next(1)
    desk.now += late
    answer = desk.do(UNDO, clerk(1))
    assert isinstance(answer, Refusal) == bool(late)


def test_only_the_own_last_action_at_an_open_counter_of_an_open_day() -> None:
    desk = prepared()
    assert desk.refused(UNDO, clerk(1)) is Reason.NOTHING_TO_UNDO
    assert desk.refused(UndoLast(CounterId("9")), clerk(1)) is Reason.UNKNOWN_COUNTER
    assert desk.refused(UndoLast(TWO), clerk(2)) is Reason.COUNTER_NOT_OPEN
    desk.next(1)
    for actor in (MANAGER, HUB, clerk(2), clerk(1, "another")):
        assert desk.refused(UNDO, actor) is Reason.NOT_YOUR_SESSION
    desk.must(CloseDay(), MANAGER)
    assert desk.refused(UNDO, clerk(1)) is Reason.DAY_NOT_OPEN
    desk.must(OpenDay(), MANAGER)
    assert desk.refused(UNDO, clerk(1)) is Reason.NOTHING_TO_UNDO


def test_overtaken_by_anybody_who_acted_on_the_visit_since() -> None:
    desk = prepared()
    desk.must(ParkVisit(FIRST), clerk(1))
    desk.must(ReturnVisit(FIRST), MANAGER)
    assert desk.refused(UNDO, clerk(1)) is Reason.UNDO_OVERTAKEN
    desk.next(1)
    desk.must(WithdrawVisit(FIRST), KIOSK)
    assert desk.refused(UNDO, clerk(1)) is Reason.UNDO_OVERTAKEN


def test_one_of_two_overtaken_holds_both() -> None:
    """Call-next ended one visit and called another, who left at once: the first one is not brought back alone."""
    desk = prepared()
    desk.next(1)
    desk.next(1)
    desk.must(WithdrawVisit(SECOND), KIOSK)
    before = encode_state(desk.state)
    assert desk.refused(UNDO, clerk(1)) is Reason.UNDO_OVERTAKEN
    assert encode_state(desk.state) == before


def test_a_manager_who_undoes_nothing_may_still_overtake_and_an_undo_overtakes_too() -> None:
    desk = prepared()
    desk.staffed(2)
    desk.must(ParkVisit(FIRST), clerk(1))
    desk.must(ReturnVisit(FIRST), clerk(2))
    desk.must(UndoLast(TWO), clerk(2))
    assert desk.visit(FIRST).state is VisitState.PARKED
    assert desk.refused(UNDO, clerk(1)) is Reason.UNDO_OVERTAKEN


def test_a_counter_that_is_taken_or_paused_meanwhile() -> None:
    desk = prepared()
    desk.next(1)
    desk.must(FinishVisit(FIRST), clerk(1))
    desk.must(PauseCounter(ONE, BREAK), clerk(1))
    assert desk.refused(UNDO, clerk(1)) is Reason.COUNTER_PAUSED
    desk.must(ResumeCounter(ONE), clerk(1))
    desk.must(CallNext(ONE), MANAGER)
    assert desk.refused(UNDO, clerk(1)) is Reason.COUNTER_BUSY
    desk.must(RemoveVisit(SECOND, RemoveReason.MISTAKE), MANAGER)
    desk.must(UNDO, clerk(1))
    assert desk.visit(FIRST).state is VisitState.CALLED


def test_the_right_goes_with_the_person_and_ends_with_the_session() -> None:
    desk = prepared()
    desk.next(1)
    elsewhere = clerk(1, "at-home")
    desk.must(OpenCounter(ONE), elsewhere)
    assert desk.refused(UNDO, clerk(1)) is Reason.NOT_YOUR_SESSION
    desk.must(UNDO, elsewhere)
    desk.must(CallNext(ONE), elsewhere)
    desk.must(OpenCounter(ONE, take_over=True), clerk(2))
    assert desk.refused(UNDO, clerk(2)) is Reason.NOTHING_TO_UNDO
    desk.must(FinishVisit(FIRST), clerk(2))
    desk.must(CloseCounter(ONE), clerk(2))
    assert desk.state.mementos == {}
    desk.must(OpenCounter(ONE), clerk(2))
    assert desk.refused(UNDO, clerk(2)) is Reason.NOTHING_TO_UNDO


def test_what_was_given_stays_given() -> None:
    desk = prepared()
    desk.next(1)
    ticket = IssueTicket(VisitId("by-staff"), A, "en", Channel.STAFF)
    desk.must(ticket, clerk(1))
    answer = desk.do(UNDO, clerk(1))
    assert answer == Refusal(Reason.NOTHING_TO_UNDO, {"counter": "1", "why": "stays_done"})
    desk.must(ServeWalkUp(ONE, VisitId("walk-up"), A, "en"), clerk(1))
    assert desk.refused(UNDO, clerk(1)) is Reason.NOTHING_TO_UNDO
    desk.must(FinishVisit(VisitId("walk-up")), clerk(1))
    desk.must(UNDO, clerk(1))
    assert desk.visit(VisitId("walk-up")).state is VisitState.SERVING


def test_finish_takes_its_wrap_up_with_it() -> None:
    desk = prepared(services=services(a={"wrap_up_seconds": 60}))
    desk.next(1)
    answer = desk.must(FinishVisit(FIRST), clerk(1))
    assert [type(event) for event in answer[1:]] == [VisitServed, WrapUpStarted]
    assert desk.state.counters[ONE].wrap_until == desk.now + 60_000
    desk.must(UNDO, clerk(1))
    counter = desk.state.counters[ONE]
    assert (counter.visit, counter.wrap_until, counter.served) == (FIRST, None, 0)
    desk.must(FinishVisit(FIRST), clerk(1))
    stood = encode_state(desk.state)
    desk.now += 5_000
    desk.next(1)
    desk.must(UNDO, clerk(1))  # the call ended the wrap-up, which goes on now
    check_undo(stood, encode_state(desk.state))
    desk.must(EndWrapUp(ONE), clerk(1))
    assert desk.refused(UNDO, clerk(1)) is Reason.NOTHING_TO_UNDO


def test_a_snapshot_between_action_and_undo_changes_nothing() -> None:
    desk = prepared()
    desk.next(1)
    desk.next(1)
    desk.state = decode_state(encode_state(desk.state))
    desk.must(UNDO, clerk(1))
    assert (desk.visit(FIRST).state, desk.visit(SECOND).state) == (VisitState.CALLED, VisitState.WAITING)


def test_there_is_one_memento_per_session_of_few_visits() -> None:
    desk = prepared()
    desk.staffed(2)
    for _ in range(10):
        desk.ticket()
        desk.next(1)
        desk.next(2)
    assert len(desk.state.mementos) == 2
    assert all(len(memento.visits) <= 2 for memento in desk.state.mementos.values())
    desk.must(CloseDay(), MANAGER)
    assert desk.state.mementos == {}


def test_a_manager_at_a_counter_of_their_own_acts_elsewhere_without_a_memento() -> None:
    desk = prepared()
    desk.must(OpenCounter(TWO), MANAGER)
    desk.must(CallNext(ONE), MANAGER)
    desk.must(RemoveVisit(FIRST, RemoveReason.MISTAKE), MANAGER)
    assert desk.refused(UndoLast(TWO), MANAGER) is Reason.NOTHING_TO_UNDO
    desk.must(CallNext(TWO), MANAGER)
    desk.must(UndoLast(TWO), MANAGER)
    assert desk.visit(SECOND).state is VisitState.WAITING


def test_a_withdrawn_call_gives_back_its_turn_in_ratio() -> None:
    desk = prepared(policy="ratio")
    for _ in range(4):
        desk.ticket(priority=True)
    for turn in (1, 2, 0):
        stood = encode_state(desk.state)
        desk.next(1)
        assert desk.state.turns[ONE] == turn
        desk.must(UNDO, clerk(1))
        check_undo(stood, encode_state(desk.state))
        desk.next(1)


def test_what_the_office_has_given_up_meanwhile_does_not_come_back() -> None:
    desk = Desk()
    desk.staffed(2)
    visit = desk.ticket("b")
    desk.next(2)
    desk.must(FinishVisit(visit), clerk(2))
    desk.must(AcceptOffice(without_b()), MANAGER)
    assert desk.refused(UndoLast(TWO), clerk(2)) is Reason.UNKNOWN_SERVICE
