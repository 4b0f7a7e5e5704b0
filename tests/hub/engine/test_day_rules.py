"""The business day and the calendar: O07, K05, K06; domain.md, "Day"."""

import pytest

from hub.engine.commands import AcceptOffice, CloseDay, IssueTicket, LocalTime, OpenDay, ParkVisit, StartService, Tick
from hub.engine.events import (
    DayClosed,
    DayOpened,
    OfficeAccepted,
    TakingSwitched,
    VisitLeftAtClosing,
    VisitReturned,
    VisitServed,
)
from hub.engine.hours import Opening, next_opening
from hub.engine.ids import BusinessDay, CounterId, ServiceId, VisitId
from hub.engine.office import Office
from hub.engine.office_document import read_office
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import Channel, VisitState
from tests.hub.engine.desk import MANAGER, MONDAY, Desk, clerk, document, texts

DAY = BusinessDay(MONDAY)
TUESDAY = "2026-11-24"
SATURDAY = "2026-11-28"


def wish(visit: str = "late") -> IssueTicket:
    return IssueTicket(VisitId(visit), ServiceId("a"), "en", Channel.KIOSK)


def test_the_calendar_opens_the_day_inside_hours() -> None:
    desk = Desk(opened=False)
    desk.clock(8 * 60 - 1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    assert desk.refused(wish()) is Reason.DAY_NOT_OPEN
    desk.clock(8 * 60)
    assert desk.must(Tick()) == (DayOpened(DAY, by_hand=False, minute=8 * 60),)
    assert desk.state.day.open
    assert desk.state.day.taking
    assert desk.refused(Tick()) is Reason.NO_CHANGE


def test_at_closing_time_no_more_tickets_but_those_waiting_are_served() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.clock(18 * 60)
    expected = Refusal(Reason.OUTSIDE_HOURS, {"opens": "2026-11-24T08:00"})
    assert desk.do(wish()) == expected  # even before the tick
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    assert not desk.state.day.taking
    assert desk.refused(wish()) is Reason.OUTSIDE_HOURS
    desk.next(1)
    assert desk.visit(visit).state is VisitState.CALLED
    desk.clock(19 * 60 - 1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE


def test_the_limit_ends_the_day_for_everybody_who_is_left() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    served, called, waiting, parked = (desk.ticket("c") for _ in range(4))
    desk.next(1)
    desk.must(StartService(served), clerk(1))
    desk.next(2)
    desk.must(ParkVisit(parked), clerk(1))
    desk.later(18 * 60)
    desk.must(Tick())
    desk.later(19 * 60)
    assert desk.must(Tick()) == (
        VisitServed(served, CounterId("1")),
        VisitLeftAtClosing(called),
        VisitLeftAtClosing(waiting),
        VisitLeftAtClosing(parked),
        DayClosed(DAY, by_hand=False),
    )
    assert desk.state.standing() == []
    assert desk.state.counters[CounterId("2")].visit is None
    assert desk.state.counters[CounterId("1")].state.value == "open"
    assert desk.refused(Tick()) is Reason.NO_CHANGE


def test_a_midday_break_stops_and_resumes_within_one_day() -> None:
    hours = [
        {"days": ["monday"], "opens": "08:00", "closes": "12:00"},
        {"days": ["monday"], "opens": "13:00", "closes": "17:00"},
    ]
    desk = Desk(hours=hours, serve_after_closing_minutes=0)
    desk.clock(12 * 60)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    desk.clock(13 * 60)
    desk.ticket()  # judged by the clock, the tick may be late
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=True),)
    desk.clock(17 * 60)
    assert DayClosed(DAY, by_hand=False) in desk.must(Tick())


def test_closed_by_hand_stays_closed_until_opened_by_hand_or_another_date() -> None:
    desk = Desk()
    visit = desk.ticket()
    assert desk.must(CloseDay(), MANAGER) == (VisitLeftAtClosing(visit), DayClosed(DAY, by_hand=True))
    assert desk.refused(CloseDay(), MANAGER) is Reason.DAY_NOT_OPEN
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    assert desk.must(OpenDay(), MANAGER) == (DayOpened(BusinessDay(f"{MONDAY}#2"), by_hand=False, minute=9 * 60),)
    assert desk.refused(OpenDay(), MANAGER) is Reason.DAY_ALREADY_OPEN
    desk.must(CloseDay(), MANAGER)
    desk.later(9 * 60, TUESDAY, 1)
    assert desk.must(Tick()) == (DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=9 * 60),)


def test_opened_by_hand_outside_hours_takes_tickets_until_closed_by_hand() -> None:
    desk = Desk(opened=False)
    desk.clock(10 * 60, SATURDAY, 5)
    assert desk.must(OpenDay(), MANAGER) == (DayOpened(BusinessDay(SATURDAY), by_hand=True, minute=10 * 60),)
    desk.ticket()
    desk.clock(23 * 60, SATURDAY, 5)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.ticket()
    desk.must(CloseDay(), MANAGER)


def test_opened_early_by_hand_the_calendar_takes_over_when_hours_begin() -> None:
    desk = Desk(opened=False)
    desk.clock(7 * 60 + 30)
    desk.must(OpenDay(), MANAGER)
    desk.ticket()
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.clock(8 * 60)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=True),)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.clock(18 * 60)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)


def test_a_day_left_open_is_closed_before_the_next_opens() -> None:
    desk = Desk()
    visit = desk.ticket()
    desk.later(8 * 60, TUESDAY, 1)
    assert desk.refused(wish()) is Reason.DAY_NOT_OPEN  # today's day is not open yet
    assert desk.must(Tick()) == (
        VisitLeftAtClosing(visit),
        DayClosed(DAY, by_hand=False),
        DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=8 * 60),
    )
    assert visit not in desk.state.visits
    assert desk.state.issued == 0


def test_a_day_left_open_is_closed_by_hand_opening_too() -> None:
    desk = Desk()
    desk.clock(7 * 60, TUESDAY, 1)
    assert desk.must(OpenDay(), MANAGER) == (
        DayClosed(DAY, by_hand=True),
        DayOpened(BusinessDay(TUESDAY), by_hand=True, minute=7 * 60),
    )


def test_a_wall_clock_set_back_ends_no_day_and_stops_no_tickets() -> None:
    desk = Desk()
    desk.ticket()
    desk.clock(9 * 60, "2026-11-20", 4)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    assert desk.refused(OpenDay(), MANAGER) is Reason.DAY_ALREADY_OPEN
    desk.ticket()
    desk.clock(23 * 60, "2026-11-20", 4)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # hours are told, but nobody is sent home


def test_the_limit_is_counted_over_midnight() -> None:
    desk = Desk(serve_after_closing_minutes=420)
    desk.later(18 * 60)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    desk.later(59, TUESDAY, 1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.later(60, TUESDAY, 1)
    assert desk.must(Tick()) == (DayClosed(DAY, by_hand=False),)


def test_a_date_that_lost_its_hours_does_not_throw_people_out() -> None:
    desk = Desk()
    desk.ticket()
    desk.must(AcceptOffice(document(hours=[])), MANAGER)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    desk.clock(23 * 60)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.must(CloseDay(), MANAGER)


def test_numbers_restart_with_the_day() -> None:
    desk = Desk()
    desk.ticket()
    first = desk.visit(desk.ticket())
    assert first.label == "A002"
    desk.must(CloseDay(), MANAGER)
    desk.must(OpenDay(), MANAGER)
    assert desk.visit(desk.ticket()).label == "A001"


def test_parked_visits_return_with_the_tick_also_when_it_switches() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(ParkVisit(visit, 5), clerk(1))
    desk.now += 5 * 60_000 - 1
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.now += 1
    desk.clock(18 * 60)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False), VisitReturned(visit, by_itself=True))


def test_before_an_office_is_accepted_nothing_opens() -> None:
    desk = Desk()
    desk.state = State.empty()
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    assert desk.refused(OpenDay(), MANAGER) is Reason.OFFICE_INVALID
    assert desk.refused(CloseDay(), MANAGER) is Reason.DAY_NOT_OPEN
    assert desk.refused(wish()) is Reason.DAY_NOT_OPEN


def test_a_new_set_up_is_a_new_version_and_the_same_is_no_change() -> None:
    desk = Desk()
    assert desk.refused(AcceptOffice(document()), MANAGER) is Reason.NO_CHANGE
    (event,) = desk.must(AcceptOffice(document(walk_seconds=10)), MANAGER)
    assert isinstance(event, OfficeAccepted)
    assert event.version == 2
    answer = desk.do(AcceptOffice(document(walk_seconds=-1)), MANAGER)
    assert answer == Refusal(Reason.OFFICE_INVALID, {"walk_seconds": "write a whole number from 0 to 600"})


def test_a_set_up_cannot_drop_what_is_in_use() -> None:
    desk = Desk()
    desk.staffed(3)
    desk.ticket("b")
    new = document()
    counters = new["counters"]
    services = new["services"]
    assert isinstance(counters, list)
    assert isinstance(services, list)
    smaller = document(
        counters=[{**each, "services": ["a", "c"]} for each in counters if each["id"] != "3"],
        services=[each for each in services if each["id"] != "b"],
        series=[
            {"id": "a", "prefix": "X", "start": 1, "end": 5},
            {"id": "c", "prefix": "A", "start": 10, "end": 90},
        ],
    )
    answer = desk.do(AcceptOffice(smaller), MANAGER)
    assert isinstance(answer, Refusal)
    assert set(answer.fields) == {"counters.3", "services.b", "series.c.prefix"}
    desk.must(CloseDay(), MANAGER)
    desk.state.put_counter(type(desk.state.counters[CounterId("3")])(CounterId("3")))
    desk.must(AcceptOffice(smaller), MANAGER)
    assert CounterId("3") not in desk.state.counters


def _office(**changes: object) -> Office:
    office = read_office(document(**changes))
    assert isinstance(office, Office)
    return office


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (LocalTime(MONDAY, 7 * 60, 0), Opening(MONDAY, 0, 8 * 60)),
        (LocalTime(MONDAY, 8 * 60, 0), Opening(TUESDAY, 1, 8 * 60)),
        (LocalTime("2026-11-27", 19 * 60, 4), Opening("2026-12-01", 1, 8 * 60)),
    ],
)
def test_the_next_opening(local: LocalTime, expected: Opening) -> None:
    closures = [{"date": "2026-11-30", "reason": texts("Holiday")}]
    assert next_opening(_office(closures=closures), local) == expected


def test_an_office_without_hours_has_no_next_opening() -> None:
    assert next_opening(_office(hours=[]), LocalTime(MONDAY, 0, 0)) is None
