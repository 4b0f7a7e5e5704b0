"""Recalls, no-shows with their limits, more time, and visits that come back: C04, C06, N03."""

from dataclasses import replace

import pytest

from hub.engine.commands import (
    AcceptOffice,
    Actor,
    AddService,
    CloseDay,
    Command,
    CorrectService,
    FinishVisit,
    MarkNoShow,
    OpenDay,
    ParkVisit,
    ReactivateVisit,
    RecallVisit,
    RemoveVisit,
    ServeWalkUp,
    StartService,
    StepBack,
    TransferVisit,
    WithdrawVisit,
)
from hub.engine.events import (
    VisitNoShow,
    VisitReactivated,
    VisitRecalled,
    VisitRequeued,
    VisitServed,
    VisitSteppedBack,
)
from hub.engine.ids import CounterId, ServiceId, VisitId
from hub.engine.journey import MOST_STEPS, PlannedStep, Pool
from hub.engine.placing import MOST_PLACES
from hub.engine.refusal import Reason
from hub.engine.terms import ReactivateReason, RemoveReason, Role, VisitState
from tests.hub.engine.desk import KIOSK, MANAGER, Desk, clerk, without_b

ONE = CounterId("1")
A, C = ServiceId("a"), ServiceId("c")
CITIZEN = Actor(Role.CITIZEN)
CAME_BACK = ReactivateReason.CAME_BACK


def waiting(desk: Desk, service: ServiceId = A) -> list[VisitId]:
    return [visit.id for visit in desk.state.line(service)]


def test_recalls_are_counted_and_limited() -> None:
    desk = Desk(most_recalls=2)
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    for times in (2, 3):
        assert desk.must(RecallVisit(visit), clerk(1)) == (VisitRecalled(visit, ONE, times),)
    assert desk.refused(RecallVisit(visit), clerk(1)) is Reason.RECALLED_ENOUGH
    assert desk.visit(visit).calls == 3


def test_an_office_may_do_without_recalls() -> None:
    desk = Desk(most_recalls=0)
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    assert desk.refused(RecallVisit(visit), clerk(1)) is Reason.RECALLED_ENOUGH


def test_a_no_show_needs_calls_and_time_enough() -> None:
    desk = Desk(least_calls=2, least_call_seconds=60)
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    desk.now += 60_000
    assert desk.refused(MarkNoShow(visit), clerk(1)) is Reason.CALLED_TOO_SELDOM
    desk.must(RecallVisit(visit), clerk(1))
    assert desk.must(MarkNoShow(visit), clerk(1)) == (VisitNoShow(visit, ONE),)
    other = desk.ticket()
    desk.next(1)
    desk.must(RecallVisit(other), clerk(1))
    desk.now += 59_999
    assert desk.refused(MarkNoShow(other), clerk(1)) is Reason.CALLED_TOO_SHORTLY
    desk.now += 1
    desk.must(MarkNoShow(other), clerk(1))


def test_a_no_show_waits_again_some_places_back_before_it_ends() -> None:
    desk = Desk(requeue_places=2, most_requeues=1)
    desk.staffed(1)
    visit, second, third, fourth = (desk.ticket() for _ in range(4))
    began = desk.visit(visit).wait_began
    desk.next(1)
    (event,) = desk.must(MarkNoShow(visit), clerk(1))
    assert isinstance(event, VisitRequeued)
    assert (event.counter, event.places, event.times) == (ONE, 2, 1)
    assert waiting(desk) == [second, third, visit, fourth]
    back = desk.visit(visit)
    assert (back.state, back.requeues, back.calls, back.call) == (VisitState.WAITING, 1, 0, None)
    assert back.wait_began == began
    assert desk.state.counters[ONE].visit is None
    for _ in range(2):
        desk.next(1)
    desk.next(1)
    assert desk.must(MarkNoShow(visit), clerk(1)) == (VisitNoShow(visit, ONE),)


def test_with_nobody_to_let_pass_a_no_show_keeps_its_place() -> None:
    desk = Desk(requeue_places=2, most_requeues=1)
    desk.staffed(1)
    visit = desk.ticket()
    place = desk.visit(visit).place
    desk.next(1)
    assert desk.must(MarkNoShow(visit), clerk(1)) == (VisitRequeued(visit, ONE, 0, place, 1),)
    desk.next(1)
    assert desk.visit(visit).state is VisitState.CALLED


def test_the_person_asks_for_more_time_while_waiting() -> None:
    desk = Desk()
    visit, second, third, fourth = (desk.ticket() for _ in range(4))
    (event,) = desk.must(StepBack(visit, 2), CITIZEN)
    assert isinstance(event, VisitSteppedBack)
    assert (event.places, event.counter) == (2, None)
    assert waiting(desk) == [second, third, visit, fourth]
    desk.must(StepBack(visit, 5), KIOSK)  # fewer stand behind than asked for
    assert waiting(desk) == [second, third, fourth, visit]
    assert desk.visit(visit).step_backs == 2
    assert desk.refused(StepBack(visit, 1), CITIZEN) is Reason.NOBODY_BEHIND
    newer = desk.ticket()
    assert waiting(desk)[-1] == newer


def test_more_time_when_called_frees_the_counter() -> None:
    desk = Desk()
    desk.staffed(1)
    visit, second = desk.ticket(), desk.ticket()
    desk.next(1)
    (event,) = desk.must(StepBack(visit, 1), CITIZEN)
    assert isinstance(event, VisitSteppedBack)
    assert event.counter == ONE
    assert waiting(desk) == [second, visit]
    counter = desk.state.counters[ONE]
    assert (counter.visit, counter.idle_since) == (None, desk.now)
    assert (desk.visit(visit).call, desk.visit(visit).last_call) == (None, desk.journal[-2].seq)


def test_people_of_any_class_are_let_pass() -> None:
    desk = Desk()
    visit = desk.ticket(priority=True)
    others = [desk.ticket() for _ in range(3)]
    desk.must(StepBack(visit, 2), CITIZEN)
    assert waiting(desk) == [*others[:2], visit, others[2]]


def test_limits_of_stepping_back() -> None:
    desk = Desk(most_step_backs=1)
    desk.staffed(1)
    visit, second, third = desk.ticket(), desk.ticket(), desk.ticket()
    for places in (0, -1, MOST_PLACES + 1):
        assert desk.refused(StepBack(visit, places), CITIZEN) is Reason.QUANTITY_OUT_OF_RANGE
    desk.must(StepBack(visit, 1), CITIZEN)
    assert desk.refused(StepBack(visit, 1), CITIZEN) is Reason.STEPPED_BACK_ENOUGH
    assert desk.refused(StepBack(third, 1), CITIZEN) is Reason.NOBODY_BEHIND
    assert desk.refused(StepBack(VisitId("nobody"), 1), CITIZEN) is Reason.UNKNOWN_VISIT
    desk.next(1)
    desk.must(StartService(second), clerk(1))
    assert desk.refused(StepBack(second, 1), CITIZEN) is Reason.VISIT_IN_OTHER_STATE
    assert desk.refused(StepBack(second, 1), clerk(1)) is Reason.VISIT_IN_OTHER_STATE


def test_staff_step_a_visit_back_but_not_at_anothers_counter() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit, second = desk.ticket(), desk.ticket()
    desk.next(1)
    assert desk.refused(StepBack(visit, 1), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER
    assert desk.refused(StepBack(second, 1), clerk(3)) is Reason.NOT_YOUR_SESSION
    desk.must(StepBack(visit, 1), clerk(1))
    assert waiting(desk) == [second, visit]


def test_stepping_back_stays_in_the_pool() -> None:
    desk = Desk()
    desk.staffed(1)
    visit, other, elsewhere = desk.ticket(), desk.ticket(), desk.ticket()
    for each in (visit, other):
        desk.must(TransferVisit(each, counter=ONE), clerk(1))
    desk.next(1)
    assert desk.state.counters[ONE].visit == visit
    desk.must(StepBack(visit, 9), CITIZEN)
    assert desk.visit(visit).pool == Pool(counter=ONE)
    assert desk.visit(visit).place.seq == desk.visit(other).place.seq
    assert desk.visit(elsewhere).place > desk.visit(visit).place


@pytest.mark.parametrize("ending", ["served", "no_show", "left", "removed"])
def test_an_ended_visit_waits_again_with_its_age_and_ends_once_more(ending: str) -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    place = desk.visit(visit).place
    desk.next(1)
    match ending:
        case "served":
            desk.must(FinishVisit(visit), clerk(1))
        case "no_show":
            desk.must(MarkNoShow(visit), clerk(1))
        case "left":
            desk.must(WithdrawVisit(visit), CITIZEN)
        case _:
            desk.must(RemoveVisit(visit, RemoveReason.MISTAKE), clerk(1))
    desk.wait(3)
    newer = desk.ticket()
    assert desk.state.ended() == 1
    assert desk.must(ReactivateVisit(visit, CAME_BACK), clerk(1)) == (VisitReactivated(visit, CAME_BACK, ONE),)
    back = desk.visit(visit)
    assert (back.state, back.place, back.counter, back.call) == (VisitState.WAITING, place, None, None)
    assert (desk.state.ended(), desk.state.issued) == (0, 2)
    assert waiting(desk) == [visit, newer]
    assert desk.refused(ReactivateVisit(visit, CAME_BACK), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    desk.next(1)
    assert desk.must(FinishVisit(visit), clerk(1))[-1] == VisitServed(visit, ONE)
    assert len(desk.visit(visit).done) == (2 if ending == "served" else 1)


def test_reactivating_takes_a_permission_and_a_visit_of_today() -> None:
    desk = Desk(staff=[{"id": "clerk-1", "name": "Clerk 1", "languages": ["en"], "permissions": ["walk_up"]}])
    desk.staffed(1, 2)
    visit = desk.ticket()
    desk.must(WithdrawVisit(visit), CITIZEN)
    for actor in (clerk(1), clerk(2), CITIZEN, KIOSK):  # without it, unknown to the set-up, no staff
        assert desk.refused(ReactivateVisit(visit, CAME_BACK), actor) is Reason.NOT_PERMITTED
    assert desk.refused(ReactivateVisit(VisitId("nobody"), CAME_BACK), MANAGER) is Reason.UNKNOWN_VISIT
    assert desk.must(ReactivateVisit(visit, CAME_BACK), MANAGER) == (VisitReactivated(visit, CAME_BACK, None),)
    desk.must(CloseDay(), MANAGER)
    assert desk.refused(ReactivateVisit(visit, CAME_BACK), MANAGER) is Reason.DAY_NOT_OPEN
    desk.must(OpenDay(), MANAGER)
    assert desk.refused(ReactivateVisit(visit, CAME_BACK), MANAGER) is Reason.UNKNOWN_VISIT


def test_a_parked_visit_keeps_its_corrected_service_when_it_comes_back() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(CorrectService(visit, C), clerk(1))
    desk.must(ParkVisit(visit), clerk(1))
    desk.must(WithdrawVisit(visit), CITIZEN)
    desk.must(ReactivateVisit(visit, CAME_BACK), clerk(1))
    assert waiting(desk, C) == [visit]


def test_what_cannot_be_reactivated() -> None:
    desk = Desk()
    desk.staffed(2)
    gone, often = desk.ticket("b"), desk.ticket("c")
    for visit in (gone, often):
        desk.must(WithdrawVisit(visit), CITIZEN)
    planned = tuple(PlannedStep(A, member=member) for member in range(1, MOST_STEPS + 1))
    desk.state.put_visit(replace(desk.visit(often), planned=planned))
    assert desk.refused(ReactivateVisit(often, CAME_BACK), MANAGER) is Reason.TOO_MANY_SERVICES
    desk.must(AcceptOffice(without_b()), MANAGER)
    assert desk.refused(ReactivateVisit(gone, CAME_BACK), MANAGER) is Reason.UNKNOWN_SERVICE


def test_a_visit_without_a_ticket_cannot_wait() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = VisitId("walk-up")
    desk.must(ServeWalkUp(ONE, visit, A, "en"), clerk(1))
    served = desk.visit(visit)
    assert (served.state, served.label, served.walk_up, served.first_started) == (
        VisitState.SERVING,
        "",
        True,
        desk.now,
    )
    assert (desk.state.issued, desk.state.counters[ONE].visit, desk.state.last_numbers) == (1, visit, {})
    commands: list[Command] = [
        TransferVisit(visit, C),
        TransferVisit(visit, counter=ONE),
        ParkVisit(visit),
        AddService(visit, PlannedStep(C)),
        StepBack(visit),
    ]
    for command in commands:
        assert desk.refused(command, clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    assert desk.must(FinishVisit(visit), clerk(1)) == (VisitServed(visit, ONE),)
    assert desk.refused(ReactivateVisit(visit, CAME_BACK), MANAGER) is Reason.VISIT_ENDED
    assert (desk.state.counters[ONE].served, desk.visit(visit).done[0].called_at) == (1, None)
