"""The wall clock steps, the hub's line does not: order, waits, timers and the day stay right (O10; Must show 4)."""

import pytest

from hub.engine.commands import IssueTicket, OpenDay, ParkVisit, Tick
from hub.engine.events import DayClosed, DayOpened, TakingSwitched, VisitCalled, VisitLeftAtClosing, VisitReturned
from hub.engine.ids import BusinessDay, Instant, ServiceId, VisitId
from hub.engine.refusal import Reason
from hub.engine.terms import Channel, VisitState
from tests.hub.engine.desk import MANAGER, MINUTE, MONDAY, Desk, clerk, replayed

DAY = BusinessDay(MONDAY)
A = ServiceId("a")
TUESDAY = "2026-11-24"
EPOCH = "1970-01-01"
STEPS = {
    "an hour back": (MONDAY, 8 * 60, 0),
    "three hours forward": (MONDAY, 12 * 60, 0),
    "to 1970": (EPOCH, 9 * 60, 3),
    "a day forward": (TUESDAY, 9 * 60, 1),
    "twenty years forward": ("2046-11-23", 9 * 60, 4),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_changes_no_order_no_wait_and_no_timer(step: tuple[str, int, int]) -> None:
    date, minute, weekday = step
    desk = Desk()
    desk.staffed(1)
    first, parked = desk.ticket(), desk.ticket()
    desk.must(ParkVisit(parked, 5), clerk(1))
    desk.wait(2)
    desk.clock(minute, date, weekday)
    desk.do(Tick())
    assert desk.state.day.day == DAY
    last = desk.ticket()
    assert [visit.id for visit in desk.state.line(A)] == [first, last]
    desk.wait(2.99)
    assert VisitReturned(parked, by_itself=True) not in told(desk)
    desk.wait(0.01)
    assert VisitReturned(parked, by_itself=True) in told(desk)
    assert [visit.id for visit in desk.state.line(A)] == [first, parked, last]
    called = desk.next(1)
    assert isinstance(called[0], VisitCalled)
    assert (called[0].visit, called[0].why.waited_ms) == (first, 5 * MINUTE)
    assert desk.visit(last).arrived == Instant(1_000_000 + 2 * MINUTE)
    assert replayed(desk.journal).line(A) == desk.state.line(A)


def told(desk: Desk) -> tuple[object, ...]:
    answer = desk.do(Tick())
    return answer if isinstance(answer, tuple) else ()


def test_a_step_out_of_hours_stops_tickets_and_sends_nobody_home() -> None:
    desk = Desk()
    visit = desk.ticket()
    desk.clock(20 * 60)  # the limit is 19:00 by the wall
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    assert desk.refused(IssueTicket(VisitId("x"), A, "en", Channel.KIOSK)) is Reason.OUTSIDE_HOURS
    desk.wait(59)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.clock(10 * 60)  # put right within the hour in which people are still served
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=True),)
    desk.ticket()
    desk.clock(20 * 60)
    desk.must(Tick())
    desk.wait(60)
    assert VisitLeftAtClosing(visit) in desk.must(Tick())  # nobody has put it right


def test_a_hub_that_started_in_1970_keeps_its_day_when_the_clock_is_put_right() -> None:
    desk = Desk(opened=False)
    desk.clock(0, EPOCH, 3)
    desk.must(OpenDay(), MANAGER)
    visit = desk.ticket()
    desk.wait(30)
    desk.clock(9 * 60)
    assert desk.must(Tick()) == (TakingSwitched(BusinessDay(EPOCH), taking=True),)
    assert desk.visit(visit).state is VisitState.WAITING
    assert desk.visit(desk.ticket()).label == "A002"
    desk.later(18 * 60)
    desk.must(Tick())
    desk.later(19 * 60)
    assert desk.must(Tick())[-1] == DayClosed(BusinessDay(EPOCH), by_hand=False)
    desk.later(8 * 60, TUESDAY, 1)
    assert desk.must(Tick()) == (DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=8 * 60),)


def test_by_hand_a_day_of_a_wrong_date_is_ended_at_once() -> None:
    desk = Desk(opened=False)
    desk.clock(0, EPOCH, 3)
    desk.must(OpenDay(), MANAGER)
    desk.clock(9 * 60)
    assert desk.must(OpenDay(), MANAGER)[0] == DayClosed(BusinessDay(EPOCH), by_hand=True)


def test_a_day_opened_under_a_date_to_come_ends_the_next_morning() -> None:
    """Put right, the clock stays behind that date for weeks; the day must not last so long."""
    desk = Desk(opened=False)
    desk.clock(9 * 60, "2026-12-21", 0)
    desk.must(Tick())
    visit = desk.ticket()
    desk.clock(9 * 60 + 1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.ticket()
    desk.later(18 * 60)
    desk.must(Tick())
    desk.later(8 * 60, TUESDAY, 1)
    assert desk.refused(IssueTicket(VisitId("early"), A, "en", Channel.KIOSK)) is Reason.DAY_NOT_OPEN
    events = desk.must(Tick())
    assert VisitLeftAtClosing(visit) in events
    assert DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=8 * 60) in events
    assert desk.visit(desk.ticket()).label == "A001"


def test_a_journal_that_does_not_tell_the_minute_of_its_opening_judges_by_dates_alone() -> None:
    desk = Desk(opened=False)
    desk.accept((DayOpened(DAY, by_hand=False),))
    desk.clock(9 * 60, TUESDAY, 1)
    assert DayClosed(DAY, by_hand=False) in desk.must(Tick())


@pytest.mark.parametrize(
    ("until", "then"),
    [
        (3 * 60, 2 * 60),  # autumn: at 03:00 it is 02:00 once more
        (2 * 60, 3 * 60),  # spring: at 02:00 it is 03:00
    ],
)
def test_a_night_on_which_summer_time_changes_is_as_long_as_people_live_it(until: int, then: int) -> None:
    saturday, sunday = "2026-10-24", "2026-10-25"
    desk = Desk(opened=False, hours=[{"days": ["saturday"], "opens": "20:00", "closes": "29:00"}])
    desk.clock(20 * 60, saturday, 5)
    desk.must(Tick())
    desk.staffed(1)
    first, parked = desk.ticket(), desk.ticket()
    desk.later(until - 10, sunday, 6)
    desk.must(ParkVisit(parked, 20), clerk(1))
    desk.wait(10)
    desk.clock(then, sunday, 6)
    assert VisitReturned(parked, by_itself=True) not in told(desk)
    desk.wait(10)
    assert VisitReturned(parked, by_itself=True) in told(desk)
    assert desk.state.day.taking
    assert [visit.id for visit in desk.state.line(A)] == [first, parked]
    desk.later(5 * 60, sunday, 6)
    assert TakingSwitched(BusinessDay(saturday), taking=False) in told(desk)
    desk.wait(60)
    assert DayClosed(BusinessDay(saturday), by_hand=False) in told(desk)
