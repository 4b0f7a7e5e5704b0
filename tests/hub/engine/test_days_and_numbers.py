"""Numbers from day to day, visits kept overnight, days over midnight: Q01-Q03, G04."""

from typing import Any

import pytest

from hub.engine.commands import AcceptOffice, CloseDay, FinishVisit, IssueTicket, OpenDay, ParkVisit, StartService, Tick
from hub.engine.events import (
    DayClosed,
    DayOpened,
    ServiceSwitched,
    StepServed,
    TakingSwitched,
    VisitKept,
    VisitLeftAtClosing,
    VisitServed,
)
from hub.engine.ids import BusinessDay, CounterId, SeriesId, ServiceId, VisitId
from hub.engine.journey import PlannedStep
from hub.engine.numbering import carried_over, next_number
from hub.engine.office import Series
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import Channel, ServiceClosed, VisitState
from tests.hub.engine.desk import KIOSK, MANAGER, MONDAY, Desk, clerk, document, services, texts

A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
TUESDAY = "2026-11-24"
WEDNESDAY = "2026-11-25"
DAY = BusinessDay(MONDAY)
NIGHT = [{"days": ["monday", "tuesday"], "opens": "20:00", "closes": "26:00"}]


def series(**changes: Any) -> list[dict[str, Any]]:
    return [
        {"id": "a", "prefix": "A", "start": 1, "end": 5, "padding": 3} | changes,
        {"id": "c", "prefix": "C", "start": 10, "end": 90, "step": 10, "padding": 0},
    ]


def next_day(desk: Desk, date: str = TUESDAY, weekday: int = 1) -> None:
    desk.must(CloseDay(), MANAGER)
    desk.later(9 * 60, date, weekday)
    desk.must(Tick())


def labels(desk: Desk, count: int, service: str = "a") -> list[str]:
    return [desk.visit(desk.ticket(service)).label for _ in range(count)]


# Numbers


@pytest.mark.parametrize(
    ("skipped", "held", "last", "expected"),
    [
        ((), (), None, 1),
        ((1, 2), (), None, 3),
        ((), (1,), None, 2),
        ((3,), (4,), 2, 5),
        ((5,), (), 4, 10),
        ((5, 10), (11,), 4, 12),
        ((1, 2, 3, 4, 5), (), None, 10),
    ],
)
def test_skipped_and_held_numbers_are_passed(
    skipped: tuple[int, ...], held: tuple[int, ...], last: int | None, expected: int
) -> None:
    short = Series(SeriesId("s"), "S", 1, 5, 1, 3, skipped=skipped)
    assert next_number(short, last, frozenset(held)) == expected


@pytest.mark.parametrize(
    ("continues", "last", "held", "expected"),
    [(False, 3, (), None), (True, 3, (), 3), (True, 4, (), 4), (True, 5, (), None), (True, 4, (5,), None)],
)
def test_a_series_that_continues_wraps_between_days_only(
    continues: bool, last: int, held: tuple[int, ...], expected: int | None
) -> None:
    short = Series(SeriesId("s"), "S", 1, 5, 1, 3, continues=continues)
    assert carried_over(short, last, frozenset(held)) == expected


def test_a_series_goes_on_with_the_next_day_and_wraps_when_it_is_used_up() -> None:
    desk = Desk(series=series(continues=True))
    assert labels(desk, 3) == ["A001", "A002", "A003"]
    assert labels(desk, 1, "c") == ["C10"]
    next_day(desk)
    assert labels(desk, 3) == ["A004", "A005", "A010"]
    assert labels(desk, 1, "c") == ["C10"]
    next_day(desk, WEDNESDAY, 2)
    assert labels(desk, 2) == ["A001", "A002"]


def test_a_series_that_continues_survives_a_day_without_tickets() -> None:
    desk = Desk(series=series(continues=True))
    labels(desk, 2)
    next_day(desk)
    next_day(desk, WEDNESDAY, 2)
    assert labels(desk, 1) == ["A003"]


def test_unlucky_numbers_are_skipped() -> None:
    desk = Desk(series=series(skipped=[2, 4]))
    assert labels(desk, 4) == ["A001", "A003", "A005", "A010"]


# Kept overnight


def keeping(**changes: Any) -> Desk:
    return Desk(services=services(a={"keep_overnight": True}), **changes)


def test_who_waits_or_is_parked_for_a_kept_service_keeps_place_and_number() -> None:
    desk = keeping()
    desk.staffed(1, 2)
    called, waiting, parked, other = desk.ticket(), desk.ticket(), desk.ticket(), desk.ticket("c")
    desk.next(2)
    desk.must(ParkVisit(parked, 60), clerk(1))
    before = desk.visit(waiting)
    assert desk.must(CloseDay(), MANAGER) == (
        VisitLeftAtClosing(called),
        VisitKept(waiting),
        VisitKept(parked),
        VisitLeftAtClosing(other),
        DayClosed(DAY, by_hand=True),
    )
    desk.later(8 * 60, TUESDAY, 1)
    opened = desk.must(Tick())
    assert opened == (DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=8 * 60),)
    assert set(desk.state.visits) == {waiting, parked}
    after = desk.visit(waiting)
    assert (after.place, after.label, after.day, after.kept) == (before.place, "A002", DAY, True)
    assert desk.state.kept_numbers == {"a": {2, 3}}
    assert desk.state.issued == 2
    assert desk.visit(parked).state is VisitState.WAITING
    assert [visit.id for visit in desk.state.line(A)] == [waiting, parked]


def test_numbers_held_overnight_are_not_given_again_that_day() -> None:
    desk = keeping()
    desk.staffed(1)
    for _ in range(2):
        desk.ticket()
    desk.must(CloseDay(), MANAGER)
    desk.later(9 * 60, TUESDAY, 1)
    desk.must(Tick())
    desk.next(1)
    desk.must(StartService(VisitId("visit-1")), clerk(1))
    desk.must(FinishVisit(VisitId("visit-1")), clerk(1))
    assert labels(desk, 3) == ["A003", "A004", "A005"]
    next_day(desk, WEDNESDAY, 2)
    assert desk.state.kept_numbers == {"a": {2, 3, 4, 5}}
    assert labels(desk, 1) == ["A001"]


def test_whoever_is_served_at_closing_is_kept_for_a_next_service_that_is_kept() -> None:
    desk = keeping()
    desk.staffed(1, 2)
    more = (PlannedStep(A),)
    first = IssueTicket(VisitId("1"), C, "en", Channel.KIOSK, more=more)
    second = IssueTicket(VisitId("2"), C, "en", Channel.KIOSK, more=(PlannedStep(B),))
    for counter, command in ((1, first), (2, second)):
        desk.must(command, KIOSK)
        desk.next(counter)
        desk.must(StartService(command.visit), clerk(counter))
    assert desk.must(CloseDay(), MANAGER) == (
        StepServed(VisitId("1"), CounterId("1"), PlannedStep(A)),
        VisitKept(VisitId("1")),
        VisitServed(VisitId("2"), CounterId("2")),
        DayClosed(DAY, by_hand=True),
    )
    assert desk.visit(VisitId("1")).state is VisitState.WAITING
    assert desk.state.counters[CounterId("1")].visit is None


def test_a_set_up_cannot_take_what_people_kept_overnight_hold() -> None:
    desk = keeping()
    desk.must(IssueTicket(VisitId("1"), A, "en", Channel.KIOSK, more=(PlannedStep(B),)), KIOSK)
    desk.must(CloseDay(), MANAGER)
    swapped = series(prefix="X")
    swapped[1]["prefix"] = "A"
    smaller = services()
    counters: Any = document()["counters"]
    without_b = [{**each, "services": [one for one in each["services"] if one != "b"]} for each in counters]
    new = document(services=[each for each in smaller if each["id"] != "b"], series=swapped, counters=without_b)
    answer = desk.do(AcceptOffice(new), MANAGER)
    assert isinstance(answer, Refusal)
    assert set(answer.fields) == {"services.b", "series.c.prefix"}


# Days over midnight


def test_a_business_day_over_midnight_is_one_day() -> None:
    desk = Desk(hours=NIGHT, opened=False, services=services(b={"last_ticket_minutes": 30}))
    desk.clock(20 * 60)
    assert desk.must(Tick()) == (DayOpened(DAY, by_hand=False, minute=20 * 60),)
    before = desk.ticket()
    desk.later(0, TUESDAY, 1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    after = desk.ticket()
    assert [desk.visit(visit).label for visit in (before, after)] == ["A001", "A002"]
    assert desk.visit(after).day == DAY
    assert desk.refused(OpenDay(), MANAGER) is Reason.DAY_ALREADY_OPEN
    desk.later(90, TUESDAY, 1)
    assert desk.must(Tick()) == (ServiceSwitched(B, ServiceClosed.LAST_TICKET),)
    desk.later(120, TUESDAY, 1)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    desk.later(180, TUESDAY, 1)
    assert desk.must(Tick())[-1] == DayClosed(DAY, by_hand=False)
    desk.later(20 * 60, TUESDAY, 1)
    assert desk.must(Tick()) == (DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=20 * 60),)


def test_opened_after_midnight_the_day_is_that_of_the_evening_before() -> None:
    desk = Desk(hours=NIGHT, opened=False)
    desk.clock(60, TUESDAY, 1)
    assert desk.must(Tick()) == (DayOpened(DAY, by_hand=False, minute=25 * 60),)
    desk.must(CloseDay(), MANAGER)
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # closed by hand for that night
    assert desk.must(OpenDay(), MANAGER)[0] == DayOpened(BusinessDay(f"{MONDAY}#2"), by_hand=False, minute=25 * 60)


def test_round_the_clock_the_day_changes_at_midnight_and_keeps_who_may_be_kept() -> None:
    always = [{"days": ["monday", "tuesday"], "opens": "00:00", "closes": "24:00"}]
    desk = Desk(hours=always, services=services(a={"keep_overnight": True}), last_ticket_minutes=30)
    visit = desk.ticket()
    desk.later(23 * 60 + 45)
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # it does not close
    desk.later(0, TUESDAY, 1)
    assert desk.must(Tick()) == (
        VisitKept(visit),
        DayClosed(DAY, by_hand=False),
        DayOpened(BusinessDay(TUESDAY), by_hand=False, minute=0),
    )


def test_a_season_opens_and_closes_the_office_by_its_own_hours() -> None:
    season = {"first": MONDAY, "last": MONDAY, "hours": [{"days": ["monday"], "opens": "10:00", "closes": "12:00"}]}
    desk = Desk(opened=False, seasons=[season], closures=[{"date": TUESDAY, "reason": texts("Holiday")}])
    desk.clock(9 * 60)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
    desk.later(10 * 60)
    desk.must(Tick())
    desk.later(12 * 60)
    assert desk.must(Tick()) == (TakingSwitched(DAY, taking=False),)
    desk.later(13 * 60)
    assert desk.must(Tick()) == (DayClosed(DAY, by_hand=False),)
    desk.later(10 * 60, TUESDAY, 1)
    assert desk.refused(Tick()) is Reason.NO_CHANGE
