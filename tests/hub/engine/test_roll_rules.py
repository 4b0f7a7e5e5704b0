"""Numbers of a pre-printed roll, entered by staff: T05."""

from dataclasses import replace
from typing import Any

import pytest

from hub.engine.commands import AcceptOffice, CloseDay, EnterRoll, LeaseNumbers
from hub.engine.events import TicketIssued
from hub.engine.ids import ClassId, Instant, SeriesId, ServiceId, VisitId
from hub.engine.journey import PlannedStep
from hub.engine.office import Office
from hub.engine.office_document import read_office
from hub.engine.refusal import Reason
from hub.engine.terms import Channel, NumberFrom
from tests.hub.engine.desk import KIOSK, MANAGER, MINUTE, Desk, clerk, document, services
from tests.hub.engine.test_days_and_numbers import next_day

A, C = ServiceId("a"), ServiceId("c")
SERIES: list[dict[str, Any]] = [
    {"id": "a", "prefix": "A", "start": 1, "end": 999, "padding": 3},
    {"id": "c", "prefix": "C", "start": 1, "end": 999},
]
ROLL: dict[str, Any] = {"id": "roll", "prefix": "W", "start": 1, "end": 20, "padding": 0, "preprinted": True}
ROLL |= {"skipped": [13]}


def desk(*rolls: dict[str, Any], **changes: Any) -> Desk:
    return Desk(**{"series": [*SERIES, *(rolls or (ROLL,))]} | changes)


def entry(paper: str, minutes_ago: int = 0, **changes: Any) -> EnterRoll:
    plain = EnterRoll(VisitId(f"roll-{paper}"), A, "en", paper, minutes_ago)
    return replace(plain, **changes)


def enter(office: Desk, paper: str, minutes_ago: int = 0, **changes: Any) -> TicketIssued:
    event = office.must(entry(paper, minutes_ago, **changes), clerk(1))[0]
    assert isinstance(event, TicketIssued)
    return event


@pytest.mark.parametrize(("paper", "label"), [("W12", "W12"), ("w 12", "W12"), ("W-012", "W12"), ("12", "W12")])
def test_the_ticket_is_what_stands_on_the_paper(paper: str, label: str) -> None:
    event = enter(desk(), paper)
    assert (event.label, event.number, event.channel) == (label, 12, Channel.STAFF)
    assert event.number_from is NumberFrom.ROLL


@pytest.mark.parametrize("paper", ["A12", "W", "W13", "W21", "W0", "X12", ""])
def test_what_is_on_no_roll_is_refused(paper: str) -> None:
    assert desk().refused(entry(paper), clerk(1)) is Reason.NO_SUCH_ROLL


def test_with_two_rolls_the_letters_are_needed() -> None:
    office = desk(ROLL, {**ROLL, "id": "other", "prefix": "Z"})
    assert office.refused(entry("12"), clerk(1)) is Reason.NO_SUCH_ROLL
    assert enter(office, "Z12").series == "other"


def test_without_a_roll_there_is_none() -> None:
    assert Desk(series=SERIES).refused(entry("12"), clerk(1)) is Reason.NO_SUCH_ROLL


def test_entered_afterwards_it_stands_by_when_it_was_torn_off() -> None:
    office = desk()
    office.wait(20)
    office.ticket()
    office.wait(10)
    event = enter(office, "W1", minutes_ago=15)
    assert (event.arrived, event.ahead) == (office.now - 15 * MINUTE, 0)
    assert [visit.label for visit in office.state.line(A)] == ["W1", "A001"]


def test_never_before_the_line_began_and_never_in_time_to_come() -> None:
    office = desk()
    assert enter(office, "W1", minutes_ago=480).arrived == Instant(0)
    assert enter(office, "W2", minutes_ago=-5).arrived == office.now


def test_a_number_is_entered_once_a_day() -> None:
    office = desk()
    enter(office, "W1")
    assert office.refused(entry("W1", visit=VisitId("again")), clerk(1)) is Reason.NUMBER_TAKEN
    assert office.refused(entry("W2", visit=VisitId("roll-W1")), clerk(1)) is Reason.VISIT_EXISTS
    next_day(office)
    enter(office, "W1")


def test_a_number_of_somebody_kept_overnight_is_taken() -> None:
    office = desk(services=services(a={"keep_overnight": True}))
    enter(office, "W1")
    next_day(office)
    assert office.refused(entry("W1", visit=VisitId("again")), clerk(1)) is Reason.NUMBER_TAKEN


def test_hours_and_quota_are_not_judged_but_the_day_must_be_open() -> None:
    office = desk(services=services(a={"daily_quota": 1, "most_waiting": 1}))
    office.clock(19 * 60)
    enter(office, "W1")
    enter(office, "W2")
    office.must(CloseDay(), MANAGER)
    assert office.refused(entry("W3"), clerk(1)) is Reason.DAY_NOT_OPEN


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"service": ServiceId("none")}, Reason.UNKNOWN_SERVICE),
        ({"service": ServiceId("top")}, Reason.SERVICE_IS_CATEGORY),
        ({"language": "xx"}, Reason.LANGUAGE_NOT_OFFERED),
        ({"priority": ClassId("none")}, Reason.UNKNOWN_CLASS),
        ({"more": (PlannedStep(ServiceId("none")),)}, Reason.UNKNOWN_SERVICE),
        ({"more": (PlannedStep(C, member=2),)}, Reason.QUANTITY_OUT_OF_RANGE),
        ({"more": (PlannedStep(C, quantity=2),)}, Reason.QUANTITY_OUT_OF_RANGE),
        ({"more": (PlannedStep(C),) * 20}, Reason.TOO_MANY_SERVICES),
    ],
)
def test_what_staff_can_put_right_is_judged(changes: dict[str, Any], reason: Reason) -> None:
    assert desk().refused(entry("W1", **changes), clerk(1)) is reason


def test_further_services_are_taken() -> None:
    assert enter(desk(), "W1", more=(PlannedStep(C),) * 19).planned == (PlannedStep(C),) * 19


def test_the_hub_gives_and_leases_none_of_its_numbers() -> None:
    office = desk()
    office.must(LeaseNumbers(2), KIOSK)
    assert {lease.series for lease in office.state.leases.all()} == {"a", "c"}


def test_a_roll_that_becomes_a_series_gives_no_number_twice() -> None:
    office = desk()
    enter(office, "W1")
    changed = document(series=[*SERIES, {**ROLL, "preprinted": False}], services=services(c={"series": "roll"}))
    office.must(AcceptOffice(changed), MANAGER)
    assert office.visit(office.ticket("c")).label == "W2"


def test_a_series_that_becomes_a_roll_takes_no_number_twice() -> None:
    office = desk()
    office.ticket("c")
    office.must(LeaseNumbers(2), KIOSK)
    changed = document(series=[SERIES[0], {**SERIES[1], "preprinted": True}], services=services(c={"series": "a"}))
    office.must(AcceptOffice(changed), MANAGER)
    for paper in ("C001", "C999", "C998"):
        assert office.refused(entry(paper), clerk(1)) is Reason.NUMBER_TAKEN
    assert enter(office, "C997").label == "C997"


def test_another_prefix_makes_no_second_number() -> None:
    office = desk()
    enter(office, "W1")
    office.must(AcceptOffice(document(series=[*SERIES, {**ROLL, "prefix": "V"}])), MANAGER)
    assert office.refused(entry("V1"), clerk(1)) is Reason.NUMBER_TAKEN


def test_a_service_takes_no_numbers_of_a_roll() -> None:
    found = read_office(document(series=[*SERIES, ROLL], services=services(c={"series": "roll"})))
    assert not isinstance(found, Office)
    assert [problem.path for problem in found] == ["services[3].series"]


def test_a_roll_is_read_and_written() -> None:
    office = read_office(document(series=[*SERIES, ROLL]))
    assert isinstance(office, Office)
    assert [series.id for series in office.series if series.preprinted] == [SeriesId("roll")]
