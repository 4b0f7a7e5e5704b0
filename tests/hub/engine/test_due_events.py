"""What a tick finds due: alarms told once, auto-calls one at a time, nothing while the day is closed (C04, C13)."""

from hub.engine.commands import (
    AcceptOffice,
    CallNext,
    CloseDay,
    FinishVisit,
    LoseCounter,
    ParkVisit,
    PauseCounter,
    RecallVisit,
    RegainCounter,
    ResumeCounter,
    StartService,
    Tick,
    TransferVisit,
)
from hub.engine.events import (
    CallUnanswered,
    TargetPassed,
    VisitCalled,
    VisitReturned,
    WrapUpEnded,
)
from hub.engine.ids import CounterId, ServiceId
from hub.engine.refusal import Reason
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.state import DUE_AT_ONCE
from hub.engine.terms import BREAK, HowCalled
from tests.hub.engine.desk import HUB, MANAGER, MINUTE, Desk, clerk, document
from tests.hub.engine.working_office import counters, services, working

ONE, TWO, THREE = CounterId("1"), CounterId("2"), CounterId("3")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
ALARMS = working(target_alarms=True, called_too_long_seconds=120)
AUTO = working(counters=counters(c1={"auto_call_seconds": 30}, c3={"auto_call_seconds": 30}))


def test_a_broken_promise_is_told_once() -> None:
    desk = Desk(**ALARMS)
    visit, urgent = desk.ticket("a"), desk.ticket("a", priority=True)
    begun = desk.now
    assert desk.state.next_due() == begun + 5 * MINUTE
    desk.now = begun + 5 * MINUTE
    assert desk.must(Tick()) == (TargetPassed(urgent, A),)
    assert desk.state.next_due() == begun + 10 * MINUTE
    desk.now = begun + 10 * MINUTE
    assert desk.must(Tick()) == (TargetPassed(visit, A),)
    assert desk.state.next_due() is None
    assert desk.refused(Tick()) is Reason.NO_CHANGE


def test_a_new_set_up_moves_the_alarms_of_those_who_wait() -> None:
    desk = Desk(**ALARMS)
    desk.ticket("a")
    desk.must(AcceptOffice(document(**ALARMS | {"services": services(a={"target_minutes": 40})})), MANAGER)
    assert desk.state.next_due() == desk.now + 40 * MINUTE
    desk.must(AcceptOffice(document(**working())), MANAGER)
    assert desk.state.next_due() is None


def test_one_tick_tells_a_bounded_number_and_the_next_the_rest() -> None:
    desk = Desk(**ALARMS)
    for _ in range(DUE_AT_ONCE + 5):
        desk.ticket("c")
    desk.wait(31)
    assert len(desk.must(Tick())) == DUE_AT_ONCE
    due = desk.state.next_due()
    assert due is not None
    assert due <= desk.now
    assert len(desk.must(Tick())) == 5


def test_a_call_that_nobody_answers_is_told_once_per_call() -> None:
    desk = Desk(**ALARMS)
    desk.staffed(1)
    visit = desk.ticket("a")
    desk.next(1)
    desk.now += 60_000
    desk.must(RecallVisit(visit), clerk(1))
    assert desk.state.next_due() == desk.now + 120_000
    desk.now += 120_000
    assert desk.must(Tick()) == (CallUnanswered(visit, ONE),)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.must(StartService(visit), clerk(1))
    assert desk.state.next_due() is None


def test_whoever_comes_in_time_is_not_told_of() -> None:
    desk = Desk(**ALARMS)
    desk.staffed(1)
    visit = desk.ticket("a")
    desk.next(1)
    desk.must(StartService(visit), clerk(1))
    desk.wait(20)
    assert desk.refused(Tick()) is Reason.NO_CHANGE


def test_with_the_day_closed_nothing_is_due() -> None:
    desk = Desk(**ALARMS)
    desk.ticket("a")
    desk.must(CloseDay(), MANAGER)
    desk.now += 60 * MINUTE
    assert desk.state.next_due() is None
    assert desk.refused(Tick()) is Reason.NO_CHANGE


def test_an_idle_counter_calls_by_itself() -> None:
    desk = Desk(**AUTO)
    desk.staffed(1)
    assert desk.state.next_due() is None  # nobody to call
    desk.wait(5)
    visit = desk.ticket("a")
    assert desk.state.next_due() == desk.now - 5 * MINUTE + 30_000
    (call,) = desk.must(Tick())
    assert isinstance(call, VisitCalled)
    assert (call.visit, call.how, call.why.policy) == (visit, HowCalled.AUTO, "promise")
    desk.ticket("a")
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # busy
    desk.must(FinishVisit(visit), clerk(1))
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # not idle for long enough
    desk.now += 30_000
    assert isinstance(desk.must(Tick())[0], VisitCalled)


def test_one_call_per_tick_by_the_counter_that_was_idle_longest() -> None:
    desk = Desk(**AUTO)
    desk.staffed(3)
    desk.wait(1)
    desk.staffed(1)
    first, second = desk.ticket("a"), desk.ticket("a")
    desk.wait(1)
    (call,) = desk.must(Tick())
    assert isinstance(call, VisitCalled)
    assert (call.visit, call.counter) == (first, THREE)
    due = desk.state.next_due()
    assert due is not None
    assert due <= desk.now  # the service ticks again
    (call,) = desk.must(Tick())
    assert isinstance(call, VisitCalled)
    assert (call.visit, call.counter) == (second, ONE)


def test_who_is_away_paused_or_wrapping_does_not_call_by_itself() -> None:
    desk = Desk(**AUTO | {"services": services(a={"wrap_up_seconds": 600})})
    desk.staffed(1)
    first = desk.ticket("a")
    desk.must(CallNext(ONE), clerk(1))
    desk.ticket("a")
    desk.must(FinishVisit(first), clerk(1))
    desk.wait(1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # at the papers
    desk.wait(9)
    assert desk.must(Tick()) == (WrapUpEnded(ONE, by_itself=True),)
    desk.wait(1)
    desk.must(PauseCounter(ONE, BREAK), clerk(1))
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.must(ResumeCounter(ONE), clerk(1))
    desk.must(LoseCounter(ONE), HUB)
    desk.wait(5)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.must(RegainCounter(ONE), HUB)
    assert isinstance(desk.must(Tick())[0], VisitCalled)


def test_only_who_may_be_called_wakes_an_idle_counter() -> None:
    desk = Desk(**AUTO)
    desk.staffed(1, 2)
    visit = desk.ticket("b")
    assert desk.state.next_due() is None
    desk.must(TransferVisit(visit, A, counter=TWO), clerk(2))
    assert desk.state.next_due() is None
    desk.must(TransferVisit(visit, A, counter=ONE), clerk(2))
    assert desk.state.next_due() == desk.now + 30_000


def test_a_reserved_counter_stays_silent_when_due() -> None:
    booking = {"booking": {"slot_minutes": 30, "capacity": 1}}
    reserved = counters(c1={"auto_call_seconds": 30, "reserve_minutes": 0})
    desk = Desk(**AUTO | {"counters": reserved, "services": services(c=booking)})
    desk.staffed(1)
    desk.ticket("a")
    desk.wait(1)
    assert isinstance(desk.must(Tick())[0], VisitCalled)  # nothing booked, nothing kept free


def test_returns_come_with_the_rest_earliest_first() -> None:
    desk = Desk(**ALARMS)
    desk.staffed(1)
    parked, waiting = desk.ticket("c"), desk.ticket("a")
    desk.must(ParkVisit(parked, 12), clerk(1))
    desk.wait(15)
    assert desk.must(Tick()) == (TargetPassed(waiting, A), VisitReturned(parked, by_itself=True))


def test_timers_come_back_from_a_snapshot() -> None:
    desk = Desk(**AUTO | {"target_alarms": True})
    desk.staffed(1, 2)
    for service in ("a", "a", "c", "b"):
        desk.ticket(service)
        desk.wait(1)
    desk.next(2)
    desk.must(ParkVisit(desk.ticket("c"), 3), clerk(1))
    again = decode_state(encode_state(desk.state))
    assert again.next_due() == desk.state.next_due()
    later = desk.ask().now
    assert again.due(later) == desk.state.due(later)
