"""A chosen ticket, and somebody without one: C03, C10, Q13."""

from hub.engine.commands import CallVisit, CloseDay, OpenCounter, ParkVisit, ServeWalkUp, TransferVisit
from hub.engine.events import ServiceStarted, VisitCalled, VisitServed, WalkUpStarted
from hub.engine.ids import NORMAL, ClassId, CounterId, ServiceId, VisitId
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import HowCalled, JumpReason, VisitState
from tests.hub.engine.desk import MANAGER, MINUTE, Desk, clerk
from tests.hub.engine.working_office import services, staff, working

ONE, TWO, THREE = CounterId("1"), CounterId("2"), CounterId("3")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")


def test_a_chosen_ticket_at_the_head_needs_no_reason() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    desk.ticket("a")
    head = desk.ticket("c")
    desk.wait(3)
    (call,) = desk.must(CallVisit(ONE, head), clerk(1))
    assert isinstance(call, VisitCalled)
    assert (call.visit, call.how, call.reason, call.why.jumped) == (head, HowCalled.CHOSEN, None, 0)
    assert (call.why.rule, call.why.candidates, call.why.waited_ms) == ("chosen_by_hand", 2, 3 * MINUTE)
    assert (call.why.promised_ms, call.why.share_percent, call.why.givers) == (30 * MINUTE, 10, 1)


def test_a_jump_needs_a_reason_and_is_counted() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    desk.ticket("a")
    desk.ticket("a")
    chosen = desk.ticket("a")
    answer = desk.do(CallVisit(ONE, chosen), clerk(1))
    assert answer == Refusal(Reason.REASON_NEEDED, {"ticket": "A003", "ahead": "2"})
    (call,) = desk.must(CallVisit(ONE, chosen, JumpReason.URGENT), clerk(1))
    assert isinstance(call, VisitCalled)
    assert (call.reason, call.why.jumped) == (JumpReason.URGENT, 2)


def test_choosing_and_jumping_are_two_permissions() -> None:
    able = [{**each, "permissions": ["choose_ticket"]} if each["id"] == "clerk-2" else each for each in staff()]
    desk = Desk(**working(staff=able))
    desk.staffed(1, 2)
    first, second = desk.ticket("a"), desk.ticket("a")
    jump = desk.do(CallVisit(TWO, second, JumpReason.AGREED), clerk(2))
    assert jump == Refusal(Reason.NOT_PERMITTED, {"permission": "jump_queue"})
    desk.must(CallVisit(TWO, first), clerk(2))
    none = Desk(**working())
    none.staffed(2)
    assert none.refused(CallVisit(TWO, none.ticket("a")), clerk(2)) is Reason.NOT_PERMITTED
    none.must(CallVisit(TWO, VisitId("visit-1")), MANAGER)


def test_a_chosen_call_ends_the_present_visit() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    first, second = desk.ticket("a"), desk.ticket("a")
    desk.next(1)
    events = desk.must(CallVisit(ONE, second), clerk(1))
    assert [type(event) for event in events] == [ServiceStarted, VisitServed, VisitCalled]
    assert desk.visit(first).state is VisitState.SERVED
    assert desk.refused(CallVisit(ONE, second), clerk(1)) is Reason.VISIT_IN_OTHER_STATE
    assert desk.refused(CallVisit(ONE, first), clerk(1)) is Reason.VISIT_ENDED
    assert desk.refused(CallVisit(ONE, VisitId("nobody")), clerk(1)) is Reason.UNKNOWN_VISIT
    assert desk.refused(CallVisit(CounterId("9"), second), clerk(1)) is Reason.UNKNOWN_COUNTER


def test_a_parked_visit_is_called_back_without_a_reason() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    first = desk.ticket("a")
    parked = desk.ticket("a")
    desk.must(ParkVisit(parked, 10), clerk(1))
    (call,) = desk.must(CallVisit(ONE, parked), clerk(1))
    assert isinstance(call, VisitCalled)
    assert (call.visit, call.why.jumped, call.why.candidates) == (parked, 1, 2)
    assert desk.state.next_due() == desk.now + 7_200_000  # its return has gone; the call's own limit remains
    assert desk.visit(parked).parked_until is None
    assert first in desk.state.visits


def test_one_from_a_pool_is_called_there_alone() -> None:
    desk = Desk(**working())
    desk.staffed(1, 3)
    visit = desk.ticket("b")
    desk.must(TransferVisit(visit, counter=TWO), clerk(1))
    assert desk.refused(CallVisit(THREE, visit), clerk(3)) is Reason.NOT_IN_POOL
    desk.must(OpenCounter(TWO), clerk(5))
    desk.must(CallVisit(TWO, visit), MANAGER)


def test_what_this_person_cannot_give_is_not_called() -> None:
    desk = Desk(**working(services=services(c={"skills": ["law"]})))
    desk.staffed(1)
    able, unable, elsewhere = desk.ticket("a"), desk.ticket("c"), desk.ticket("b")
    assert desk.refused(CallVisit(ONE, unable), clerk(1)) is Reason.NOT_ABLE
    assert desk.refused(CallVisit(ONE, elsewhere), clerk(1)) is Reason.NOT_ABLE
    desk.must(CallVisit(ONE, able), clerk(1))


def walk_up(visit: str = "walk-up", service: ServiceId = A, **changes: object) -> ServeWalkUp:
    return ServeWalkUp(ONE, VisitId(visit), service, "en", **changes)  # type: ignore[arg-type]


def test_somebody_without_a_ticket_is_served_at_once() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    waiting = desk.ticket("a")
    desk.next(1)
    desk.wait(2)
    events = desk.must(walk_up(), clerk(1))
    day = desk.state.day.day
    assert day is not None
    assert [type(event) for event in events] == [ServiceStarted, VisitServed, WalkUpStarted]
    assert events[-1] == WalkUpStarted(VisitId("walk-up"), day, A, "en", ONE)
    assert desk.visit(waiting).state is VisitState.SERVED
    assert desk.visit(VisitId("walk-up")).state is VisitState.SERVING
    assert desk.state.counters[ONE].visit == "walk-up"
    desk.wait(4)
    assert desk.next(1)[0] == VisitServed(VisitId("walk-up"), ONE)


def test_what_is_judged_of_a_walk_up() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2)
    assert desk.refused(ServeWalkUp(TWO, VisitId("w"), A, "en"), clerk(2)) is Reason.NOT_PERMITTED
    assert desk.refused(walk_up(service=ServiceId("none")), clerk(1)) is Reason.UNKNOWN_SERVICE
    assert desk.refused(walk_up(service=ServiceId("top")), clerk(1)) is Reason.SERVICE_IS_CATEGORY
    assert desk.refused(walk_up(service=B), clerk(1)) is Reason.NOT_ABLE
    assert desk.refused(walk_up(quantity=2), clerk(1)) is Reason.QUANTITY_OUT_OF_RANGE
    assert desk.refused(walk_up(priority=ClassId("none")), clerk(1)) is Reason.UNKNOWN_CLASS
    assert desk.refused(ServeWalkUp(ONE, VisitId("w"), A, "xx"), clerk(1)) is Reason.LANGUAGE_NOT_OFFERED
    desk.must(walk_up(priority=NORMAL), clerk(1))
    assert desk.refused(walk_up(), clerk(1)) is Reason.VISIT_EXISTS
    desk.must(CloseDay(), MANAGER)
    assert desk.refused(walk_up("late"), clerk(1)) is Reason.DAY_NOT_OPEN
