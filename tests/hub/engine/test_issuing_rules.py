"""Issuing and numbering: K01, K07, Q01, Q02."""

from dataclasses import replace

import pytest

from hub.engine.commands import IssueTicket, Tick
from hub.engine.events import TicketIssued
from hub.engine.ids import NORMAL, Instant, Seq, SeriesId, ServiceId, VisitId
from hub.engine.journey import Place
from hub.engine.numbering import label, next_number
from hub.engine.office import Series
from hub.engine.refusal import Reason
from hub.engine.setup import Setup
from hub.engine.terms import Channel
from tests.hub.engine.desk import KIOSK, Desk


def wish(service: str = "a", language: str = "en", visit: str = "mine") -> IssueTicket:
    return IssueTicket(VisitId(visit), ServiceId(service), language, Channel.KIOSK, link_hash="ab")


def test_a_ticket_says_number_place_and_people_ahead() -> None:
    desk = Desk()
    desk.ticket()
    desk.ticket(priority=True)
    desk.ticket("b")
    (event,) = desk.must(wish(), KIOSK)
    assert isinstance(event, TicketIssued)
    assert (event.label, event.number, event.series) == ("A004", 4, "a")
    assert event.ahead == 2
    assert event.arrived == desk.now
    assert event.priority == NORMAL
    visit = desk.visit(VisitId("mine"))
    assert visit.place == Place(Instant(desk.now), Seq(len(desk.journal)))
    assert visit.link_hash == "ab"
    assert [each.label for each in desk.state.line(ServiceId("a"))] == ["A001", "A002", "A004"]


def test_a_wish_that_cannot_be_met_is_refused() -> None:
    desk = Desk()
    assert desk.refused(wish("none")) is Reason.UNKNOWN_SERVICE
    assert desk.refused(wish("top")) is Reason.SERVICE_IS_CATEGORY
    assert desk.refused(wish(language="fr")) is Reason.LANGUAGE_NOT_OFFERED
    desk.must(wish(), KIOSK)
    assert desk.refused(wish("b")) is Reason.VISIT_EXISTS


def test_a_service_that_no_counter_gives_is_refused() -> None:
    desk = Desk()
    setup = desk.state.setup
    assert setup is not None
    office = replace(setup.office, counters=tuple(each for each in setup.office.counters if each.id != "2"))
    desk.state.put_setup(Setup(office, setup.document, setup.version))  # an older document: today's is refused
    assert desk.refused(wish("b")) is Reason.SERVICE_NOT_GIVEN


def test_a_used_up_series_goes_on_with_one_digit_more() -> None:
    desk = Desk()
    labels = [desk.visit(desk.ticket()).label for _ in range(7)]
    assert labels == ["A001", "A002", "A003", "A004", "A005", "A010", "A011"]
    tens = [desk.visit(desk.ticket("c")).label for _ in range(11)]
    assert tens[:2] == ["C10", "C20"]
    assert tens[8:] == ["C90", "C100", "C110"]


@pytest.mark.parametrize(
    ("start", "end", "step", "last", "expected"),
    [
        (1, 999, 1, None, 1),
        (1, 999, 1, 41, 42),
        (1, 999, 1, 998, 999),
        (1, 999, 1, 999, 1000),
        (1, 999, 1, 1000, 1001),
        (800, 899, 1, 899, 1000),
        (1, 99, 50, 51, 101),
        (0, 99, 5, 95, 100),
        (500, 600, 1, 42, 43),  # the set-up changed during the day: upwards all the same
        (1, 10, 1, 42, 43),
    ],
)
def test_next_number(start: int, end: int, step: int, last: int | None, expected: int) -> None:
    series = Series(SeriesId("s"), "S", start, end, step, 3)
    number = next_number(series, last)
    assert number == expected
    assert last is None or number > last


@pytest.mark.parametrize(
    ("prefix", "padding", "number", "expected"),
    [("R", 3, 42, "R042"), ("R", 3, 1000, "R1000"), ("", 0, 7, "7"), ("AB", 2, 5, "AB05")],
)
def test_label(prefix: str, padding: int, number: int, expected: str) -> None:
    assert label(Series(SeriesId("s"), prefix, 1, 999, 1, padding), number) == expected


def test_a_tick_without_news_is_refused_cheaply_and_changes_nothing() -> None:
    desk = Desk()
    assert desk.refused(Tick()) is Reason.NO_CHANGE
