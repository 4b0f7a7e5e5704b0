"""Hours, seasons, closures, openings over midnight, services with hours of their own: G04, K05, K06, M02."""

from typing import Any

import pytest

from hub.engine.commands import LocalTime
from hub.engine.hours import (
    Opening,
    business_date,
    closed_because,
    closed_by_calendar,
    hours_on,
    is_inside,
    last_closing,
    minutes_since,
    next_opening,
    next_opening_of,
    service_closed_because,
    service_hours_on,
)
from hub.engine.ids import BusinessDay, ServiceId
from hub.engine.office import Hours, Office, Service
from hub.engine.office_document import read_office
from hub.engine.terms import ServiceClosed
from tests.hub.engine.desk import MONDAY, document, services, texts

TUESDAY = "2026-11-24"
WEDNESDAY = "2026-11-25"
SATURDAY = "2026-11-28"
NIGHT = [{"days": ["monday"], "opens": "20:00", "closes": "26:00"}]


def office(**changes: Any) -> Office:
    found = read_office(document(**changes))
    assert isinstance(found, Office), found
    return found


def with_service(**fields: Any) -> tuple[Office, Service]:
    found = office(services=services(a=fields))
    return found, next(service for service in found.services if service.id == ServiceId("a"))


def at(clock: str, date: str = MONDAY, weekday: int = 0) -> LocalTime:
    hours, minutes = clock.split(":")
    return LocalTime(date, int(hours) * 60 + int(minutes), weekday)


def test_opens_at_the_first_minute_and_closes_before_the_last() -> None:
    usual = office()
    assert [is_inside(usual, at(clock)) for clock in ("07:59", "08:00", "17:59", "18:00")] == [False, True, True, False]
    assert not is_inside(usual, at("10:00", SATURDAY, 5))


def test_a_closure_closes_its_date_and_says_why() -> None:
    closed = office(closures=[{"date": MONDAY, "reason": texts("Stocktaking")}])
    assert not is_inside(closed, at("10:00"))
    assert is_inside(closed, at("10:00", TUESDAY, 1))
    assert closed_because(closed, MONDAY) == texts("Stocktaking")
    assert closed_because(closed, TUESDAY) == {}
    assert next_opening(closed, at("10:00")) == Opening(TUESDAY, 1, 8 * 60)


def test_a_season_has_hours_of_its_own_and_the_last_in_the_list_holds() -> None:
    short = [{"days": ["monday", "tuesday"], "opens": "10:00", "closes": "12:00"}]
    summer = {"first": MONDAY, "last": WEDNESDAY, "hours": short}
    shut = {"first": TUESDAY, "last": TUESDAY, "reason": texts("Town fair")}
    found = office(seasons=[summer, shut])
    assert hours_on(found, MONDAY) == [Hours(0, 600, 720)]
    assert hours_on(found, TUESDAY) == []
    assert hours_on(found, WEDNESDAY) == []  # the season has no Wednesday
    assert hours_on(found, "2026-11-26") == [Hours(3, 480, 1080)]
    assert closed_because(found, TUESDAY) == texts("Town fair")
    assert closed_because(found, WEDNESDAY) == {}
    assert closed_because(found, MONDAY) == {}
    assert next_opening(found, at("12:00")) == Opening("2026-11-26", 3, 480)


@pytest.mark.parametrize(
    ("clock", "date", "weekday", "inside", "belongs"),
    [
        ("19:59", MONDAY, 0, False, MONDAY),
        ("20:00", MONDAY, 0, True, MONDAY),
        ("23:59", MONDAY, 0, True, MONDAY),
        ("00:00", TUESDAY, 1, True, MONDAY),
        ("01:59", TUESDAY, 1, True, MONDAY),
        ("02:00", TUESDAY, 1, False, TUESDAY),
        ("01:00", MONDAY, 0, False, MONDAY),  # nothing began on Sunday
    ],
)
def test_an_opening_over_midnight_belongs_to_the_date_it_began_on(
    clock: str, date: str, weekday: int, inside: bool, belongs: str
) -> None:
    night = office(hours=NIGHT)
    assert is_inside(night, at(clock, date, weekday)) is inside
    assert business_date(night, at(clock, date, weekday)) == belongs


def test_a_closure_after_midnight_does_not_cut_the_night_before() -> None:
    night = office(hours=NIGHT, closures=[{"date": TUESDAY, "reason": texts("Holiday")}])
    assert is_inside(night, at("01:00", TUESDAY, 1))


def test_where_two_openings_meet_the_later_day_begins() -> None:
    round_the_clock = office(hours=[{"days": ["monday", "tuesday"], "opens": "00:00", "closes": "24:00"}])
    assert business_date(round_the_clock, at("23:59")) == MONDAY
    assert business_date(round_the_clock, at("00:00", TUESDAY, 1)) == TUESDAY


def test_minutes_and_closing_count_over_midnight() -> None:
    night = office(hours=NIGHT)
    assert last_closing(night, BusinessDay(f"{MONDAY}#2")) == 26 * 60
    assert last_closing(night, BusinessDay(TUESDAY)) is None
    assert minutes_since(MONDAY, at("02:30", TUESDAY, 1)) == 26 * 60 + 30
    assert minutes_since(TUESDAY, at("23:00")) == -60


def test_a_service_without_hours_has_the_offices() -> None:
    usual, service = with_service()
    assert service_hours_on(usual, service, MONDAY) == [Hours(0, 480, 1080)]
    assert closed_by_calendar(usual, service, at("10:00")) is None


def test_a_services_own_hours_hold_inside_the_offices() -> None:
    own = [{"days": ["monday"], "opens": "09:00", "closes": "11:00"}]
    found, service = with_service(hours=own)
    assert service_hours_on(found, service, MONDAY) == [Hours(0, 540, 660)]
    assert service_hours_on(found, service, TUESDAY) == []
    said = [closed_by_calendar(found, service, at(clock)) for clock in ("08:59", "09:00", "10:59", "11:00")]
    assert said == [ServiceClosed.HOURS, None, None, ServiceClosed.HOURS]
    assert closed_by_calendar(found, service, at("10:00", TUESDAY, 1)) is ServiceClosed.HOURS
    assert next_opening_of(found, service, at("08:30")) == Opening(MONDAY, 0, 540)
    assert next_opening_of(found, service, at("09:00")) == Opening("2026-11-30", 0, 540)


def test_a_season_narrows_a_services_hours_too() -> None:
    season = [{"first": MONDAY, "last": MONDAY, "hours": [{"days": ["monday"], "opens": "10:00", "closes": "12:00"}]}]
    own = [{"days": ["monday"], "opens": "09:00", "closes": "11:00"}]
    found = office(services=services(a={"hours": own}), seasons=season)
    assert service_hours_on(found, found.services[1], MONDAY) == [Hours(0, 600, 660)]


def test_a_services_closure_has_its_reason() -> None:
    found, service = with_service(closures=[{"date": MONDAY, "reason": texts("No judge")}])
    assert closed_by_calendar(found, service, at("10:00")) is ServiceClosed.CLOSURE
    assert closed_by_calendar(found, service, at("10:00", TUESDAY, 1)) is None
    assert service_closed_because(found, service, MONDAY) == texts("No judge")
    assert service_closed_because(found, service, TUESDAY) == {}
    assert next_opening_of(found, service, at("10:00")) == Opening(TUESDAY, 1, 480)


@pytest.mark.parametrize(
    ("of_office", "of_service", "clock", "expected"),
    [
        (30, None, "17:29", None),
        (30, None, "17:30", ServiceClosed.LAST_TICKET),
        (30, 10, "17:49", None),
        (30, 10, "17:50", ServiceClosed.LAST_TICKET),
        (30, 0, "17:59", None),
        (0, 60, "17:00", ServiceClosed.LAST_TICKET),
    ],
)
def test_the_last_tickets_come_before_closing(
    of_office: int, of_service: int | None, clock: str, expected: ServiceClosed | None
) -> None:
    own = {} if of_service is None else {"last_ticket_minutes": of_service}
    found = office(services=services(a=own), last_ticket_minutes=of_office)
    assert closed_by_calendar(found, found.services[1], at(clock)) is expected


def test_an_opening_that_goes_on_has_no_last_ticket_where_two_meet() -> None:
    halves = [
        {"days": ["monday"], "opens": "08:00", "closes": "12:00"},
        {"days": ["monday"], "opens": "12:00", "closes": "24:00"},
        {"days": ["tuesday"], "opens": "00:00", "closes": "02:00"},
    ]
    found = office(hours=halves, last_ticket_minutes=30)
    service = found.services[1]
    assert closed_by_calendar(found, service, at("11:45")) is None
    assert closed_by_calendar(found, service, at("23:45")) is None
    assert closed_by_calendar(found, service, at("01:45", TUESDAY, 1)) is ServiceClosed.LAST_TICKET


def test_a_services_hours_over_midnight() -> None:
    found = office(hours=NIGHT, services=services(a={"hours": NIGHT}), last_ticket_minutes=15)
    service = found.services[1]
    assert closed_by_calendar(found, service, at("23:50")) is None
    assert closed_by_calendar(found, service, at("01:44", TUESDAY, 1)) is None
    assert closed_by_calendar(found, service, at("01:45", TUESDAY, 1)) is ServiceClosed.LAST_TICKET


def test_a_services_closure_is_of_the_date_on_which_the_opening_began() -> None:
    closed = [{"date": MONDAY, "reason": texts("No judge")}]
    found = office(hours=NIGHT, services=services(a={"closures": closed}))
    assert closed_by_calendar(found, found.services[1], at("01:00", TUESDAY, 1)) is ServiceClosed.CLOSURE
    tomorrow = [{"date": TUESDAY, "reason": texts("No judge")}]
    found = office(hours=NIGHT, services=services(a={"closures": tomorrow}))
    assert closed_by_calendar(found, found.services[1], at("01:00", TUESDAY, 1)) is None


def test_outside_the_offices_hours_only_closures_count() -> None:
    """A day opened by hand on a Saturday: the manager has the last word, but for what is dated."""
    own = [{"days": ["monday"], "opens": "09:00", "closes": "11:00"}]
    found, service = with_service(hours=own, last_ticket_minutes=30)
    assert closed_by_calendar(found, service, at("10:00", SATURDAY, 5)) is None
    found, service = with_service(closures=[{"date": SATURDAY, "reason": texts("Away")}])
    assert closed_by_calendar(found, service, at("10:00", SATURDAY, 5)) is ServiceClosed.CLOSURE
