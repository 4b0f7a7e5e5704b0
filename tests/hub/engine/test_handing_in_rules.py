"""Tickets that a kiosk gave while the hub was away, handed in when it is back: O03."""

import random
from dataclasses import replace
from typing import Any

import pytest

from hub.engine.commands import (
    AcceptOffice,
    Actor,
    CloseDay,
    HandIn,
    IssueTicket,
    LeaseNumbers,
    ParkVisit,
    Tick,
    TransferVisit,
    UndoLast,
)
from hub.engine.events import AssistanceRequested, Event, TicketIssued, VisitKept, VisitLeftAtClosing, VisitRelabelled
from hub.engine.ids import BusinessDay, ClassId, CounterId, Instant, NeedId, SeriesId, ServiceId, VisitId
from hub.engine.journey import PlannedStep
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import Channel, NumberFrom, VisitState
from tests.hub.engine.desk import KIOSK, KIOSK_2, MANAGER, MINUTE, MONDAY, Desk, clerk, document, services
from tests.hub.engine.grand_office import grand_document
from tests.hub.engine.test_days_and_numbers import TUESDAY, next_day

A, C = ServiceId("a"), ServiceId("c")
SERIES = [
    {"id": "a", "prefix": "A", "start": 1, "end": 999, "padding": 3},
    {"id": "c", "prefix": "C", "start": 1, "end": 999},
]


def desk(**changes: Any) -> Desk:
    """The small office; kiosk 1 holds A990 to A999, kiosk 2 A980 to A989."""
    found = Desk(**{"series": SERIES} | changes)
    found.must(LeaseNumbers(10), KIOSK)
    found.must(LeaseNumbers(10), KIOSK_2)
    return found


def grand() -> Desk:
    """The office with everything; kiosk 1 holds A098 and A099."""
    document: dict[str, Any] = grand_document()
    found = Desk(**document | {"series": [{**each, "end": 99} for each in document["series"]]})
    found.must(LeaseNumbers(2), KIOSK)
    return found


def order(desk: Desk, number: int, minutes_ago: float = 0, **changes: Any) -> HandIn:
    taken = Instant(desk.now - int(minutes_ago * MINUTE))
    plain = HandIn(VisitId(f"leased-{number}"), A, "en", BusinessDay(MONDAY), SeriesId("a"), number, Instant(0), taken)
    return replace(plain, **changes)


def hand_in(desk: Desk, number: int, minutes_ago: float = 0, **changes: Any) -> TicketIssued:
    event = desk.must(order(desk, number, minutes_ago, **changes), KIOSK)[0]
    assert isinstance(event, TicketIssued)
    return event


def line(desk: Desk, service: ServiceId = A) -> list[str]:
    return [visit.label for visit in desk.state.line(service)]


def refusal(desk: Desk, command: HandIn, actor: Actor = KIOSK) -> Refusal:
    found = desk.do(command, actor)
    assert isinstance(found, Refusal)
    return found


# The order


def test_it_stands_by_its_true_arrival_before_those_who_came_later_and_wait() -> None:
    office = desk()
    office.ticket()  # A001
    office.wait(10)
    office.ticket()  # A002
    event = hand_in(office, 990, minutes_ago=5)
    assert (event.label, event.ahead, event.number_from) == ("A990", 1, NumberFrom.LEASE)
    assert line(office) == ["A001", "A990", "A002"]
    visit = office.visit(event.visit)
    assert (visit.arrived, visit.wait_began, visit.changed) == (office.now - 5 * MINUTE, visit.arrived, office.now)


def test_whatever_the_order_of_handing_in_the_line_is_that_of_arrival() -> None:
    office = Desk(series=SERIES)
    office.must(LeaseNumbers(60), KIOSK)
    office.wait(70)
    numbers = list(range(940, 1000))
    random.Random(4).shuffle(numbers)
    for number in numbers:
        hand_in(office, number, minutes_ago=1000 - number)
    assert line(office) == [f"A{number}" for number in range(940, 1000)]


def test_nobody_who_has_been_called_is_affected() -> None:
    office = desk()
    called = office.ticket()
    office.staffed(1)
    office.wait(10)
    office.next(1)
    before = office.visit(called)
    hand_in(office, 990, minutes_ago=30)
    assert office.visit(called) == before
    assert office.state.counters[CounterId("1")].visit == called


@pytest.mark.parametrize(
    ("last_contact", "taken", "arrived"),
    [(-20, -15, -15), (-20, -30, -20), (-20, 5, 0), (5, 9, 0)],
)
def test_the_arrival_lies_between_the_last_contact_and_now(last_contact: int, taken: int, arrived: int) -> None:
    office = desk()
    office.wait(60)
    moments = {"last_contact": office.now + last_contact * MINUTE, "taken_at": office.now + taken * MINUTE}
    event = hand_in(office, 990, **moments, estimated=True)
    assert event.arrived == office.now + arrived * MINUTE
    assert event.estimated


def test_nobody_came_before_the_day_was_opened_whatever_the_kiosk_says() -> None:
    office = desk()
    opened = office.state.day.opened_at
    office.wait(60)
    event = hand_in(office, 990, last_contact=Instant(0), taken_at=Instant(0))
    assert 0 < opened == event.arrived


# What is judged, and what is not


def test_hours_quota_and_line_are_not_judged_again() -> None:
    office = desk(
        services=services(a={"daily_quota": 1, "most_waiting": 1, "hidden": True, "needs_open_counter": True})
    )
    office.clock(19 * 60)
    hand_in(office, 990)
    hand_in(office, 991)
    assert line(office) == ["A990", "A991"]
    assert office.state.load(A).left == 0, "it counts for the quota of its day"


def test_it_may_fill_the_quota() -> None:
    office = desk(services=services(a={"daily_quota": 1}))
    events = office.must(order(office, 990), KIOSK)
    assert len(events) == 2
    assert office.refused(IssueTicket(VisitId("v"), A, "en", Channel.KIOSK), KIOSK) is Reason.QUOTA_FULL


@pytest.mark.parametrize(
    ("changes", "actor"),
    [
        ({"number": 989}, KIOSK),
        ({"number": 1}, KIOSK),
        ({"series": SeriesId("x")}, KIOSK),
        ({"day": BusinessDay("2026-11-20")}, KIOSK),
        ({}, KIOSK_2),
        ({}, clerk(1)),
    ],
)
def test_a_number_that_this_kiosk_does_not_hold_is_refused(changes: dict[str, Any], actor: Actor) -> None:
    office = desk()
    found = refusal(office, replace(order(office, 990), **changes), actor)
    assert found.reason is Reason.NUMBER_NOT_HELD
    assert found.fields["number"] == str(changes.get("number", 990))


def test_a_number_is_handed_in_once() -> None:
    office = desk()
    hand_in(office, 990)
    again = refusal(office, order(office, 990))
    assert (again.reason, again.fields["ticket"]) == (Reason.VISIT_EXISTS, "A990")
    other = refusal(office, order(office, 990, visit=VisitId("another")))
    assert other.reason is Reason.NUMBER_NOT_HELD


@pytest.mark.parametrize(("service", "reason"), [("none", Reason.UNKNOWN_SERVICE), ("top", Reason.SERVICE_IS_CATEGORY)])
def test_a_service_that_there_is_not_is_refused(service: str, reason: Reason) -> None:
    office = desk()
    assert refusal(office, order(office, 990, service=ServiceId(service))).reason is reason


def test_without_a_set_up_nothing_is_held() -> None:
    office = desk()
    command = order(office, 990)
    office.state.setup = None
    assert refusal(office, command).reason is Reason.NUMBER_NOT_HELD


def test_what_the_set_up_no_longer_knows_is_left_out() -> None:
    office = grand()
    more = (PlannedStep(ServiceId("none")), PlannedStep(C), PlannedStep(C, member=2), PlannedStep(A, quantity=9))
    wish: dict[str, Any] = {
        "language": "xx",
        "priority": ClassId("gone"),
        "quantity": 9,
        "party": 99,
        "needs": (NeedId("gone"),),
    }
    event = hand_in(office, 98, **wish, more=more, service=ServiceId("b"))
    assert (event.language, event.priority, event.quantity, event.party, event.needs) == ("en", "normal", 3, 20, ())
    assert event.planned == (PlannedStep(C), PlannedStep(C, member=2))
    none = hand_in(office, 99, quantity=0, party=0, priority=ClassId("priority"), needs=(NeedId("interpreter"),))
    assert (none.quantity, none.party, none.priority, none.channel) == (1, 1, "priority", Channel.KIOSK)
    assert isinstance(office.journal[-1].event, AssistanceRequested)


def test_a_class_that_the_service_does_not_allow_is_left_out() -> None:
    office = grand()
    assert hand_in(office, 98, service=ServiceId("d"), priority=ClassId("vip")).priority == "normal"


def test_the_label_is_what_was_printed_whatever_the_prefix_is_now() -> None:
    office = desk()
    office.must(AcceptOffice(document(series=[{**SERIES[0], "prefix": "Z"}, SERIES[1]])), MANAGER)
    assert hand_in(office, 990).label == "A990"
    assert office.visit(office.ticket()).label == "Z001"


# A visit that the hub issued unheard


def unheard(office: Desk) -> VisitId:
    visit = VisitId("unheard")
    office.must(IssueTicket(visit, A, "en", Channel.KIOSK), KIOSK)
    return visit


def test_a_visit_that_the_hub_issued_unheard_gets_the_number_on_the_paper() -> None:
    office = desk()
    visit = unheard(office)
    place = office.visit(visit).place
    office.wait(5)
    office.ticket()
    events = office.must(order(office, 990, visit=visit), KIOSK)
    assert events == (VisitRelabelled(visit, BusinessDay(MONDAY), SeriesId("a"), 990, "A990"),)
    assert line(office) == ["A990", "A002"]
    assert office.visit(visit).place == place
    assert office.visit(office.ticket()).label == "A003", "the first number is burnt"
    assert refusal(office, order(office, 991, visit=visit)).reason is Reason.VISIT_EXISTS, "its paper is right already"


def test_a_parked_one_is_put_right_too_and_one_that_was_called_is_not() -> None:
    office = desk()
    visit = unheard(office)
    office.staffed(1)
    office.must(ParkVisit(visit), clerk(1))
    office.must(order(office, 990, visit=visit), KIOSK)
    assert office.visit(visit).label == "A990"
    other = VisitId("other")
    office.must(IssueTicket(other, A, "en", Channel.KIOSK), KIOSK)
    office.next(1)
    assert refusal(office, order(office, 991, visit=other)).fields["ticket"] == office.visit(other).label == "A002"


def test_nobody_else_puts_it_right_and_no_visit_of_staff_is() -> None:
    office = desk()
    visit = unheard(office)
    for number in (990, 980):  # of the first kiosk; its own
        assert refusal(office, order(office, number, visit=visit), KIOSK_2).reason is Reason.NOT_YOUR_VISIT
    office.must(IssueTicket(VisitId("desk"), A, "en", Channel.STAFF), clerk(1))
    assert refusal(office, order(office, 990, visit=VisitId("desk"))).reason is Reason.NOT_YOUR_VISIT
    assert office.visit(visit).label == "A001"
    office.must(IssueTicket(VisitId("by phone"), A, "en", Channel.STAFF), KIOSK)
    assert refusal(office, order(office, 990, visit=VisitId("by phone"))).reason is Reason.VISIT_EXISTS


def test_undo_does_not_bring_the_first_number_back() -> None:
    office = Desk(series=SERIES, undo_seconds=300)
    office.must(LeaseNumbers(4), KIOSK)
    visit = unheard(office)
    office.staffed(1)
    office.must(TransferVisit(visit, C), clerk(1))
    office.must(order(office, 996, visit=visit), KIOSK)
    assert office.refused(UndoLast(CounterId("1")), clerk(1)) is Reason.UNDO_OVERTAKEN
    assert office.visit(visit).label == "A996"


# Over the end of the day


SHORT = [{**SERIES[0], "end": 8}, SERIES[1]]
"""A series whose end the hub itself comes to: of it kiosk 1 holds A007 and A008, kiosk 2 A006."""


def given(office: Desk, people: int) -> list[int]:
    """The numbers of so many tickets of the hub's own."""
    return [office.visit(office.ticket()).number for _ in range(people)]


def kept(**changes: Any) -> Desk:
    return desk(services=services(a={"keep_overnight": True}), **changes)


def ends(office: Desk, events: tuple[Event, ...]) -> VisitState:
    (issued, *_rest) = events
    assert isinstance(issued, TicketIssued)
    return office.visit(issued.visit).state


def test_after_the_day_was_closed_it_has_left_at_closing() -> None:
    office = desk()
    office.must(CloseDay(), MANAGER)
    events = office.must(order(office, 990, 30), KIOSK)
    assert events[1:] == (VisitLeftAtClosing(VisitId("leased-990")),)
    assert ends(office, events) is VisitState.LEFT_AT_CLOSING


def test_after_the_day_was_closed_it_is_kept_where_its_service_keeps_people() -> None:
    office = kept(series=SHORT)
    office.must(CloseDay(), MANAGER)
    events = office.must(order(office, 7, 30), KIOSK)
    assert events[1:] == (VisitKept(VisitId("leased-7")),)
    office.later(9 * 60, TUESDAY, 1)
    office.must(Tick())
    assert line(office) == ["A007"]
    assert given(office, 7) == [1, 2, 3, 4, 5, 6, 8], "its number is not given again"


def test_on_another_day_it_is_refused() -> None:
    office = desk()
    next_day(office)
    found = refusal(office, order(office, 990, 30))
    assert (found.reason, found.fields) == (Reason.DAY_OVER, {"ticket": "A990", "day": MONDAY})


def test_on_another_day_it_waits_with_its_age_where_its_service_keeps_people() -> None:
    office = kept(series=SHORT)
    next_day(office)
    office.ticket("c")
    first = hand_in(office, 7, 30)
    visit = office.visit(first.visit)
    assert (visit.label, visit.day, visit.kept, visit.place.at) == ("A007", MONDAY, True, office.now - 30 * MINUTE)
    assert office.state.load(A).left is None
    assert given(office, 7) == [1, 2, 3, 4, 5, 6, 8], "its number is passed over"
    assert line(office)[0] == "A007"


def test_on_another_day_it_counts_for_no_quota() -> None:
    office = desk(services=services(a={"keep_overnight": True, "daily_quota": 1}))
    next_day(office)
    hand_in(office, 994, 30)
    assert office.state.load(A).left == 1


def test_on_another_day_its_number_may_be_somebody_elses() -> None:
    office = kept(series=SHORT)
    next_day(office)
    given(office, 7)
    office.must(LeaseNumbers(1), KIOSK_2)
    for number in (7, 8):
        found = refusal(office, order(office, number, 30))
        assert (found.reason, found.fields["ticket"]) == (Reason.NUMBER_TAKEN, f"A00{number}")


def test_a_visit_kept_from_yesterday_is_put_right_if_nobody_has_the_number() -> None:
    office = kept(series=SHORT)
    visit = unheard(office)
    next_day(office)
    assert given(office, 6) == [2, 3, 4, 5, 6, 7]
    assert refusal(office, order(office, 7, visit=visit)).reason is Reason.NUMBER_TAKEN
    office.must(order(office, 8, visit=visit), KIOSK)
    assert office.visit(visit).label == "A008"
    assert given(office, 1) == [10]


def test_of_days_before_yesterday_nothing_is_known() -> None:
    office = kept()
    next_day(office)
    next_day(office, "2026-11-25", 2)
    assert refusal(office, order(office, 990, 30)).reason is Reason.NUMBER_NOT_HELD
