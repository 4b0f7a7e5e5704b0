"""Several services in one visit: planned, added, dropped, corrected, recorded (K03, C08, C11)."""

from dataclasses import replace

import pytest

from hub.engine.commands import (
    Actor,
    AddService,
    CallNext,
    Command,
    CorrectService,
    DropService,
    FinishVisit,
    ParkVisit,
    RecordOutcome,
    StartService,
    TransferVisit,
)
from hub.engine.events import (
    OutcomeRecorded,
    ServiceAdded,
    ServiceCorrected,
    ServiceDropped,
    ServiceStarted,
    StepServed,
    VisitCalled,
    VisitServed,
)
from hub.engine.ids import CounterId, Instant, OutcomeId, ServiceId, StaffId, VisitId
from hub.engine.journey import MOST_STEPS, DoneStep, PlannedStep
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import Role, VisitState
from tests.hub.engine.desk import KIOSK, MANAGER, MINUTE, Desk, clerk, services, texts

ONE, TWO = CounterId("1"), CounterId("2")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
CITIZEN = Actor(Role.CITIZEN)
DONE, PAPERS = OutcomeId("done"), OutcomeId("papers-missing")
OUTCOMES = [{"id": DONE, "names": texts("Done")}, {"id": PAPERS, "names": texts("Papers missing")}]


def test_the_next_planned_service_follows_with_place_and_age_kept() -> None:
    desk = Desk(services=services(c={"most_quantity": 5}))
    desk.staffed(1, 2)
    visit = desk.ticket(priority=True)
    before = desk.visit(visit)
    desk.must(AddService(visit, PlannedStep(C, quantity=3)), KIOSK)
    desk.next(1)
    called_at = desk.now
    desk.wait(1)
    desk.must(StartService(visit), clerk(1))
    desk.wait(5)
    newer = desk.ticket("c", priority=True)
    assert desk.must(FinishVisit(visit), clerk(1)) == (StepServed(visit, ONE, PlannedStep(C, quantity=3)),)
    after = desk.visit(visit)
    assert (after.state, after.service, after.quantity) == (VisitState.WAITING, C, 3)
    assert (after.place, after.priority, after.planned) == (before.place, before.priority, ())
    assert (after.counter, after.call, after.calls, after.started) == (None, None, 0, None)
    assert (after.wait_began, after.first_started) == (desk.now, called_at + MINUTE)
    assert after.done == (
        DoneStep(A, 1, 1, ONE, StaffId("clerk-1"), Instant(called_at), Instant(called_at + MINUTE), Instant(desk.now)),
    )
    assert [each.id for each in desk.state.line(C)] == [visit, newer]
    counter = desk.state.counters[ONE]
    assert (counter.visit, counter.served, counter.last_visit, counter.idle_since) == (None, 1, visit, desk.now)
    desk.next(2)
    assert desk.must(FinishVisit(visit), clerk(2))[-1] == VisitServed(visit, TWO)
    assert [(step.service, step.counter, step.inferred) for step in desk.visit(visit).done] == [
        (A, ONE, False),
        (C, TWO, True),
    ]
    assert desk.visit(visit).first_started == called_at + MINUTE  # the visit's clock is never started again


def test_call_next_also_lets_the_planned_service_follow() -> None:
    desk = Desk()
    desk.staffed(1)
    visit, other = desk.ticket(), desk.ticket()
    desk.must(AddService(visit, PlannedStep(C)), clerk(1))
    desk.next(1)
    started, step, call = desk.next(1)
    assert isinstance(started, ServiceStarted)
    assert started.inferred
    assert step == StepServed(visit, ONE, PlannedStep(C))
    assert isinstance(call, VisitCalled)
    assert call.visit == other


def test_services_are_added_behind_or_first_by_the_person_or_by_staff() -> None:
    desk = Desk(services=services(b={"most_quantity": 2}))
    desk.staffed(1)
    visit = desk.ticket()
    assert desk.must(AddService(visit, PlannedStep(C)), CITIZEN) == (ServiceAdded(visit, PlannedStep(C)),)
    desk.must(AddService(visit, PlannedStep(B, 2), first=True), clerk(1))
    assert [step.service for step in desk.visit(visit).planned] == [B, C]
    assert desk.must(DropService(visit, B), CITIZEN) == (ServiceDropped(visit, B),)
    assert [step.service for step in desk.visit(visit).planned] == [C]
    assert desk.refused(DropService(visit, B), clerk(1)) is Reason.SERVICE_NOT_PLANNED
    assert desk.refused(DropService(visit, C, member=2), clerk(1)) is Reason.SERVICE_NOT_PLANNED
    desk.next(1)
    desk.must(StartService(visit), clerk(1))
    assert desk.refused(DropService(visit, C), CITIZEN) is Reason.VISIT_IN_OTHER_STATE
    desk.must(DropService(visit, C), clerk(1))
    assert desk.must(FinishVisit(visit), clerk(1)) == (VisitServed(visit, ONE),)


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (PlannedStep(ServiceId("none")), Reason.UNKNOWN_SERVICE),
        (PlannedStep(ServiceId("top")), Reason.SERVICE_IS_CATEGORY),
        (PlannedStep(B, quantity=2), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(B, quantity=0), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(B, member=2), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(B, member=0), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(A), Reason.NO_CHANGE),
        (PlannedStep(C), Reason.SERVICE_HIDDEN),
    ],
)
def test_what_cannot_be_added(step: PlannedStep, reason: Reason) -> None:
    desk = Desk(services=services(c={"hidden": True}))
    visit = desk.ticket()
    assert desk.refused(AddService(visit, step), CITIZEN) is reason


def test_staff_may_add_a_hidden_service_and_each_member_has_their_own() -> None:
    desk = Desk(services=services(c={"hidden": True}))
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(AddService(visit, PlannedStep(C)), clerk(1))
    desk.state.put_visit(replace(desk.visit(visit), party=2))
    desk.must(AddService(visit, PlannedStep(C, member=2)), clerk(1))
    desk.must(AddService(visit, PlannedStep(A, member=2)), clerk(1))
    assert desk.refused(AddService(visit, PlannedStep(C, member=2)), clerk(1)) is Reason.NO_CHANGE
    desk.must(DropService(visit, C, member=2), clerk(1))
    assert desk.visit(visit).planned == (PlannedStep(C), PlannedStep(A, member=2))
    assert desk.refused(AddService(VisitId("nobody"), PlannedStep(A)), CITIZEN) is Reason.UNKNOWN_VISIT
    assert desk.refused(AddService(visit, PlannedStep(B)), clerk(3)) is Reason.NOT_YOUR_SESSION


def test_a_visit_has_so_many_services_at_most() -> None:
    desk = Desk()
    visit = desk.ticket()
    planned = tuple(PlannedStep(C, member=member) for member in range(1, MOST_STEPS - 1))
    desk.state.put_visit(replace(desk.visit(visit), party=20, planned=planned))
    desk.must(AddService(visit, PlannedStep(B)), KIOSK)
    assert desk.refused(AddService(visit, PlannedStep(B, member=2)), KIOSK) is Reason.TOO_MANY_SERVICES


def test_planned_services_that_the_office_has_given_up_are_passed_over() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    gone, stays = PlannedStep(ServiceId("gone")), PlannedStep(C)
    desk.state.put_visit(replace(desk.visit(visit), planned=(gone, stays)))
    desk.next(1)
    assert desk.must(FinishVisit(visit), clerk(1))[-1] == StepServed(visit, ONE, stays)
    assert desk.visit(visit).planned == ()
    desk.state.put_visit(replace(desk.visit(visit), planned=(gone,)))
    desk.next(1)
    assert desk.must(FinishVisit(visit), clerk(1))[-1] == VisitServed(visit, ONE)


@pytest.mark.parametrize("state", [VisitState.WAITING, VisitState.CALLED, VisitState.SERVING])
def test_a_wrong_service_is_put_right_in_place(state: VisitState) -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit = desk.ticket()
    if state is not VisitState.WAITING:
        desk.next(1)
    if state is VisitState.SERVING:
        desk.must(StartService(visit), clerk(1))
    before = desk.visit(visit)
    counter = ONE if state is not VisitState.WAITING else None
    assert desk.must(CorrectService(visit, B), clerk(1)) == (ServiceCorrected(visit, A, B, counter=counter),)
    after = desk.visit(visit)
    assert after == replace(before, service=B, act=after.act)
    assert desk.state.waiting(B) == (1 if state is VisitState.WAITING else 0)
    assert desk.refused(CorrectService(visit, B), clerk(1)) is Reason.NO_CHANGE
    assert desk.refused(CorrectService(visit, ServiceId("top")), clerk(1)) is Reason.SERVICE_IS_CATEGORY
    if state is not VisitState.WAITING:
        assert desk.refused(CorrectService(visit, C), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER


def test_a_service_that_the_pool_cannot_give_is_not_put_in_place() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(TransferVisit(visit, counter=ONE), clerk(1))
    assert desk.refused(CorrectService(visit, B), clerk(1)) is Reason.NOT_ABLE  # counter 1 gives a and c
    desk.must(CorrectService(visit, C), clerk(1))
    desk.must(ParkVisit(visit), clerk(1))
    assert desk.refused(CorrectService(visit, A), clerk(1)) is Reason.VISIT_IN_OTHER_STATE


def test_outcome_and_quantity_are_recorded_at_the_counter_and_right_after() -> None:
    desk = Desk(outcomes=OUTCOMES, services=services(a={"most_quantity": 3}))
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    assert desk.must(RecordOutcome(visit, DONE, 2), clerk(1)) == (OutcomeRecorded(visit, ONE, A, 2, DONE),)
    assert desk.refused(RecordOutcome(visit, DONE), clerk(1)) is Reason.NO_CHANGE
    desk.must(FinishVisit(visit), clerk(1))
    assert (desk.visit(visit).done[0].quantity, desk.visit(visit).done[0].outcome) == (2, DONE)
    assert desk.must(RecordOutcome(visit, PAPERS), clerk(1)) == (OutcomeRecorded(visit, ONE, A, 2, PAPERS),)
    ended = desk.visit(visit)
    assert (ended.outcome, ended.done[0].outcome, ended.state) == (PAPERS, PAPERS, VisitState.SERVED)
    refusals: list[tuple[Command, Reason]] = [
        (RecordOutcome(visit, OutcomeId("none")), Reason.UNKNOWN_OUTCOME),
        (RecordOutcome(visit, quantity=4), Reason.QUANTITY_OUT_OF_RANGE),
        (RecordOutcome(visit, quantity=0), Reason.QUANTITY_OUT_OF_RANGE),
        (RecordOutcome(VisitId("nobody"), DONE), Reason.UNKNOWN_VISIT),
    ]
    for command, reason in refusals:
        assert desk.refused(command, clerk(1)) is reason
    desk.ticket()
    desk.next(1)
    desk.must(RecordOutcome(visit, DONE), clerk(1))  # until the next one has been served
    desk.must(CallNext(ONE), clerk(1))
    assert desk.refused(RecordOutcome(visit, PAPERS), clerk(1)) is Reason.VISIT_ENDED
    desk.must(RecordOutcome(visit, PAPERS), MANAGER)


def test_an_outcome_goes_to_the_step_that_the_counter_gave() -> None:
    desk = Desk(outcomes=OUTCOMES)
    desk.staffed(1, 2)
    visit = desk.ticket()
    assert desk.refused(RecordOutcome(visit, DONE), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    assert desk.refused(RecordOutcome(visit, DONE), MANAGER) is Reason.VISIT_IN_OTHER_STATE
    assert desk.refused(RecordOutcome(visit, DONE), clerk(3)) is Reason.NOT_YOUR_SESSION
    desk.must(AddService(visit, PlannedStep(B)), KIOSK)
    desk.next(1)
    assert desk.refused(RecordOutcome(visit, DONE), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER
    desk.must(FinishVisit(visit), clerk(1))
    desk.next(2)  # called for b at counter 2
    assert desk.must(RecordOutcome(visit, PAPERS), clerk(1)) == (OutcomeRecorded(visit, ONE, A, 1, PAPERS),)
    assert (desk.visit(visit).outcome, desk.visit(visit).done[0].outcome) == (None, PAPERS)
    assert desk.must(RecordOutcome(visit, DONE), clerk(2)) == (OutcomeRecorded(visit, TWO, B, 1, DONE),)
    desk.must(FinishVisit(visit), clerk(2))
    assert [step.outcome for step in desk.visit(visit).done] == [PAPERS, DONE]


def test_the_usual_walk_is_the_counters_own_median_once_it_has_walks_enough() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    walks = [10, 50, 20, 40]
    for seconds in walks:
        visit = desk.ticket()
        desk.next(1)
        desk.now += seconds * 1000
        desk.must(StartService(visit), clerk(1))
    assert desk.state.counters[ONE].walks == tuple(1000 * seconds for seconds in walks)
    for expected in (30, 30):  # the office's figure, twice: an inferred walk teaches nothing
        assert _inferred_walk(desk) == expected * 1000
    visit = desk.ticket()
    desk.next(1)
    desk.now += 25_000
    desk.must(StartService(visit), clerk(1))
    assert _inferred_walk(desk) == 25_000  # the median of 10, 20, 25, 40, 50
    assert desk.state.counters[TWO].walks == ()


def test_a_counter_remembers_its_newest_walks() -> None:
    desk = Desk()
    desk.staffed(1)
    for seconds in range(30):
        visit = desk.ticket()
        desk.next(1)
        desk.now += seconds * 1000
        desk.must(StartService(visit), clerk(1))
    assert desk.state.counters[ONE].walks == tuple(1000 * seconds for seconds in range(5, 30))


def _inferred_walk(desk: Desk) -> int:
    visit = desk.ticket()
    desk.next(1)
    called_at = desk.now
    desk.wait(5)
    answer = desk.do(FinishVisit(visit), clerk(1))
    assert not isinstance(answer, Refusal)
    (start,) = [event for event in answer if isinstance(event, ServiceStarted)]
    return start.started - called_at
