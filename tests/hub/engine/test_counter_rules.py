"""Counter sessions: C02, C12; domain.md, "Counter session"."""

from hub.engine.commands import (
    AcceptOffice,
    Actor,
    CloseCounter,
    LoseCounter,
    OpenCounter,
    PauseCounter,
    RegainCounter,
    ResumeCounter,
    StartService,
)
from hub.engine.events import CounterOpened
from hub.engine.ids import CounterId, ServiceId, SessionId, StaffId
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import BREAK, OTHER, CounterState, Role
from tests.hub.engine.desk import HUB, MANAGER, Desk, clerk, document

ONE, TWO = CounterId("1"), CounterId("2")
A = ServiceId("a")


def test_a_counter_is_claimed_by_one_session() -> None:
    desk = Desk()
    assert desk.must(OpenCounter(ONE), clerk(1)) == (CounterOpened(ONE, StaffId("clerk-1"), SessionId("session-1")),)
    counter = desk.state.counters[ONE]
    assert (counter.state, counter.opened, counter.since) == (CounterState.OPEN, desk.now, desk.now)
    answer = desk.do(OpenCounter(ONE), clerk(2))
    assert answer == Refusal(Reason.COUNTER_CLAIMED, {"counter": "1", "staff": "clerk-1"})
    assert desk.refused(OpenCounter(ONE), clerk(1)) is Reason.NO_CHANGE
    assert desk.refused(OpenCounter(CounterId("9")), clerk(1)) is Reason.UNKNOWN_COUNTER
    assert desk.refused(OpenCounter(TWO), Actor(Role.COUNTER)) is Reason.NOT_YOUR_SESSION
    assert desk.refused(OpenCounter(TWO), Actor(Role.STAFF, staff=StaffId("x"))) is Reason.NOT_YOUR_SESSION


def test_one_person_one_counter() -> None:
    desk = Desk()
    desk.staffed(1)
    assert desk.do(OpenCounter(TWO), clerk(1)) == Refusal(Reason.STAFF_AT_OTHER_COUNTER, {"counter": "1"})
    desk.must(CloseCounter(ONE), clerk(1))
    desk.must(OpenCounter(TWO), clerk(1))


def test_the_same_person_resumes_in_a_new_session_with_the_visit() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    opened = desk.state.counters[ONE].opened
    desk.wait(3)
    desk.must(LoseCounter(ONE), HUB)
    assert desk.state.counters[ONE].away
    again = clerk(1, "tablet")
    (event,) = desk.must(OpenCounter(ONE), again)
    assert isinstance(event, CounterOpened)
    assert event.resumed
    assert not event.taken_over
    counter = desk.state.counters[ONE]
    assert (counter.session, counter.visit, counter.opened, counter.away) == ("tablet", visit, opened, False)
    assert desk.refused(StartService(visit), clerk(1)) is Reason.NOT_YOUR_SESSION
    desk.must(StartService(visit), again)


def test_the_same_session_resumes_after_being_away() -> None:
    desk = Desk()
    desk.staffed(1)
    desk.must(LoseCounter(ONE), HUB)
    (event,) = desk.must(OpenCounter(ONE), clerk(1))
    assert isinstance(event, CounterOpened)
    assert event.resumed


def test_another_person_takes_over_after_confirmation_and_the_visit_stays() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    desk.must(LoseCounter(ONE), HUB)
    desk.wait(1)
    (event,) = desk.must(OpenCounter(ONE, take_over=True), clerk(2))
    assert isinstance(event, CounterOpened)
    assert event.taken_over
    counter = desk.state.counters[ONE]
    assert (counter.staff, counter.visit, counter.opened, counter.away) == ("clerk-2", visit, desk.now, False)
    desk.must(StartService(visit), clerk(2))
    desk.must(OpenCounter(TWO), clerk(1))  # free to go elsewhere


def test_pause_and_resume() -> None:
    desk = Desk()
    desk.staffed(1)
    assert desk.state.open_counters(A) == 1
    desk.wait(1)
    desk.must(PauseCounter(ONE, BREAK), clerk(1))
    assert desk.state.open_counters(A) == 0
    assert desk.state.counters[ONE].pause == BREAK
    assert desk.state.counters[ONE].since == desk.now
    assert desk.refused(PauseCounter(ONE, BREAK), clerk(1)) is Reason.NO_CHANGE
    desk.must(PauseCounter(ONE, OTHER), clerk(1))
    assert desk.refused(ResumeCounter(ONE), clerk(2)) is Reason.NOT_YOUR_SESSION
    desk.must(ResumeCounter(ONE), clerk(1))
    assert desk.state.counters[ONE].pause is None
    assert desk.state.open_counters(A) == 1
    assert desk.refused(ResumeCounter(ONE), clerk(1)) is Reason.NO_CHANGE


def test_a_paused_counter_resumed_by_signing_in_stays_paused_and_taken_over_opens() -> None:
    desk = Desk()
    desk.staffed(1)
    desk.must(PauseCounter(ONE, BREAK), clerk(1))
    desk.must(OpenCounter(ONE), clerk(1, "tablet"))
    assert desk.state.counters[ONE].state is CounterState.PAUSED
    desk.must(OpenCounter(ONE, take_over=True), clerk(2))
    assert desk.state.counters[ONE].state is CounterState.OPEN


def test_with_a_visit_at_it_a_counter_is_neither_paused_nor_closed() -> None:
    desk = Desk()
    desk.staffed(1)
    desk.ticket()
    desk.next(1)
    assert desk.do(PauseCounter(ONE, BREAK), clerk(1)) == Refusal(
        Reason.COUNTER_BUSY, {"counter": "1", "ticket": "A001"}
    )
    assert desk.refused(CloseCounter(ONE), clerk(1)) is Reason.COUNTER_BUSY


def test_close_frees_the_counter_and_the_manager_may_do_it() -> None:
    desk = Desk()
    desk.staffed(1)
    assert desk.refused(CloseCounter(ONE), clerk(2)) is Reason.NOT_YOUR_SESSION
    desk.must(CloseCounter(ONE), MANAGER)
    counter = desk.state.counters[ONE]
    assert (counter.state, counter.staff, counter.session, counter.since) == (CounterState.CLOSED, None, None, desk.now)
    assert desk.refused(CloseCounter(ONE), MANAGER) is Reason.COUNTER_NOT_OPEN
    assert desk.refused(PauseCounter(ONE, BREAK), MANAGER) is Reason.COUNTER_NOT_OPEN
    assert desk.refused(ResumeCounter(ONE), MANAGER) is Reason.COUNTER_NOT_OPEN
    assert desk.refused(CloseCounter(CounterId("9")), MANAGER) is Reason.UNKNOWN_COUNTER


def test_the_lease_is_lost_and_regained_once_and_only_by_the_session_that_holds_it() -> None:
    desk = Desk()
    assert desk.refused(LoseCounter(ONE), HUB) is Reason.COUNTER_NOT_OPEN
    desk.staffed(1)
    old = Actor(Role.HUB, session=SessionId("old"))
    assert desk.refused(LoseCounter(ONE), old) is Reason.NOT_YOUR_SESSION
    assert desk.refused(RegainCounter(ONE), HUB) is Reason.NO_CHANGE
    desk.must(LoseCounter(ONE), Actor(Role.HUB, session=SessionId("session-1")))
    assert desk.refused(LoseCounter(ONE), HUB) is Reason.NO_CHANGE
    assert desk.state.open_counters(A) == 1  # away is still open: a short gap in the network greys out nothing
    assert desk.refused(RegainCounter(ONE), old) is Reason.NOT_YOUR_SESSION
    desk.must(RegainCounter(ONE), clerk(1))
    assert not desk.state.counters[ONE].away
    assert desk.refused(RegainCounter(CounterId("9")), HUB) is Reason.UNKNOWN_COUNTER


def test_a_counter_taken_out_of_the_set_up_is_forgotten_when_it_closes() -> None:
    desk = Desk()
    desk.staffed(3)
    counters = document()["counters"]
    assert isinstance(counters, list)
    smaller = document(counters=[each for each in counters if each["id"] != "3"])
    assert desk.refused(AcceptOffice(smaller), MANAGER) is Reason.OFFICE_INVALID
    desk.must(CloseCounter(CounterId("3")), clerk(3))
    desk.must(AcceptOffice(smaller), MANAGER)
    assert CounterId("3") not in desk.state.counters
