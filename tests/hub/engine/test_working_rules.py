"""Profiles, wrap-ups, pauses with reasons, the end of the day for absent counters: C07, C12, Q06."""

from hub.engine.commands import (
    AcceptOffice,
    CallNext,
    ChooseProfile,
    CloseCounter,
    CloseDay,
    EndWrapUp,
    FinishVisit,
    LoseCounter,
    OpenCounter,
    PauseCounter,
    ResumeCounter,
    StartService,
    Tick,
)
from hub.engine.events import (
    CounterClosed,
    CounterPaused,
    DayClosed,
    NobodyWaiting,
    ProfileChosen,
    VisitServed,
    WrapUpEnded,
    WrapUpStarted,
)
from hub.engine.ids import CounterId, Instant, PauseId, ProfileId, ServiceId
from hub.engine.refusal import Reason
from hub.engine.terms import BREAK, CounterState
from tests.hub.engine.desk import HUB, MANAGER, Desk, clerk, document, texts
from tests.hub.engine.working_office import FRONT, LISTED, services, working

ONE, TWO = CounterId("1"), CounterId("2")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
WRAPPING = working(services=services(a={"wrap_up_seconds": 60}))


def test_a_profile_is_chosen_and_given_up() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    assert desk.must(ChooseProfile(ONE, LISTED), clerk(1)) == (ProfileChosen(ONE, LISTED),)
    assert desk.state.given(ONE) == (C, B, A)
    assert desk.state.open_counters(B) == 1
    assert {load.service for load in desk.touches[-1].loads} == {A, B, C}
    assert desk.refused(ChooseProfile(ONE, LISTED), clerk(1)) is Reason.NO_CHANGE
    assert desk.refused(ChooseProfile(ONE, ProfileId("none")), clerk(1)) is Reason.UNKNOWN_PROFILE
    assert desk.refused(ChooseProfile(ONE, None), clerk(2)) is Reason.NOT_YOUR_SESSION
    desk.must(ChooseProfile(ONE, None), MANAGER)
    assert desk.state.given(ONE) == (A, C)
    assert desk.state.open_counters(B) == 0


def test_an_unknown_profile_opens_no_counter_and_a_dropped_one_counts_as_none() -> None:
    desk = Desk(**working())
    assert desk.refused(OpenCounter(ONE, profile=ProfileId("none")), clerk(1)) is Reason.UNKNOWN_PROFILE
    desk.must(OpenCounter(ONE, profile=FRONT), clerk(1))
    desk.must(AcceptOffice(document()), MANAGER)
    assert desk.state.given(ONE) == (A, C)
    assert desk.state.giving(ONE).profile is None


def test_resuming_keeps_the_profile_unless_another_is_asked_for() -> None:
    desk = Desk(**working())
    desk.must(OpenCounter(ONE, profile=FRONT), clerk(1))
    desk.must(OpenCounter(ONE), clerk(1, "tablet"))
    assert desk.state.counters[ONE].profile == FRONT
    desk.must(OpenCounter(ONE, profile=LISTED), clerk(1, "desktop"))
    assert desk.state.counters[ONE].profile == LISTED
    desk.must(OpenCounter(ONE, take_over=True), clerk(2))
    assert desk.state.counters[ONE].profile is None


def wrapping() -> Desk:
    desk = Desk(**WRAPPING)
    desk.staffed(1)
    visit = desk.ticket("a")
    desk.next(1)
    desk.must(StartService(visit), clerk(1))
    until = Instant(desk.now + 60_000)
    assert desk.must(FinishVisit(visit), clerk(1)) == (VisitServed(visit, ONE), WrapUpStarted(ONE, until))
    assert desk.state.counters[ONE].wrap_until == until
    assert desk.state.next_due() == until
    return desk


def test_a_wrap_up_ends_by_hand() -> None:
    desk = wrapping()
    assert desk.refused(EndWrapUp(ONE), clerk(2)) is Reason.NOT_YOUR_SESSION
    desk.wait(0.5)
    assert desk.must(EndWrapUp(ONE), clerk(1)) == (WrapUpEnded(ONE, by_itself=False),)
    counter = desk.state.counters[ONE]
    assert (counter.wrap_until, counter.idle_since) == (None, desk.now)
    assert desk.refused(EndWrapUp(ONE), clerk(1)) is Reason.COUNTER_NOT_WRAPPING
    assert desk.state.next_due() is None


def test_a_wrap_up_ends_by_itself() -> None:
    desk = wrapping()
    desk.now += 59_999
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.now += 1
    assert desk.must(Tick()) == (WrapUpEnded(ONE, by_itself=True),)


def test_a_wrap_up_ends_with_the_next_call_a_pause_or_the_close() -> None:
    ended = WrapUpEnded(ONE, by_itself=False)
    assert wrapping().must(CallNext(ONE), clerk(1)) == (ended, NobodyWaiting(ONE))
    assert wrapping().must(PauseCounter(ONE, BREAK), clerk(1)) == (ended, CounterPaused(ONE, BREAK))
    desk = wrapping()
    assert desk.must(CloseCounter(ONE), clerk(1)) == (ended, CounterClosed(ONE))
    assert desk.state.next_due() is None


def test_pauses_have_reasons_of_the_hub_or_of_the_office() -> None:
    desk = Desk(**working(pauses=[{"id": "training", "names": texts("Training")}]))
    desk.staffed(1)
    assert desk.refused(PauseCounter(ONE, PauseId("tea")), clerk(1)) is Reason.UNKNOWN_PAUSE
    desk.must(PauseCounter(ONE, PauseId("training")), clerk(1))
    assert desk.state.counters[ONE].pause == "training"
    desk.wait(1)
    desk.must(ResumeCounter(ONE), clerk(1))
    assert desk.state.counters[ONE].idle_since == desk.now


def test_walks_outlive_the_session() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    visit = desk.ticket("a")
    desk.next(1)
    desk.wait(1)
    desk.must(StartService(visit), clerk(1))
    desk.must(FinishVisit(visit), clerk(1))
    assert desk.state.counters[ONE].walks == (60_000,)
    desk.must(CloseCounter(ONE), clerk(1))
    desk.staffed(1)
    assert desk.state.counters[ONE].walks == (60_000,)


def test_an_absent_counter_is_closed_with_the_day_and_a_present_one_stays_open() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2)
    desk.ticket("a")
    desk.next(1)
    desk.must(LoseCounter(ONE), HUB)
    events = desk.must(CloseDay(), MANAGER)
    assert [type(event) for event in events[-2:]] == [CounterClosed, DayClosed]
    assert desk.state.counters[ONE].state is CounterState.CLOSED
    assert desk.state.counters[TWO].state is CounterState.OPEN
