"""What else a ticket is judged by, all in the decision that issues it: K03-K06, Q04, Q05, C15."""

from dataclasses import replace
from typing import Any

import pytest

from hub.engine.commands import CloseCounter, IssueTicket, OpenDay, Tick
from hub.engine.deciding.issuing import TicketWish, ticket
from hub.engine.events import AssistanceRequested, Event, SeriesUsedUp, ServiceSwitched, TicketIssued
from hub.engine.ids import (
    AppointmentId,
    ClassId,
    CounterId,
    Instant,
    NeedId,
    Seq,
    SeriesId,
    ServiceId,
    SkillId,
    VisitId,
)
from hub.engine.journey import MOST_STEPS, Demand, Place, PlannedStep
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import PRIORITY, Arrival, Channel, ServiceClosed
from tests.hub.engine.desk import KIOSK, MANAGER, MINUTE, Desk, clerk, services, texts

A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
VIP = ClassId("vip")
SATURDAY = "2026-11-28"


def wish(service: ServiceId = A, visit: str = "mine", channel: Channel = Channel.KIOSK, **rest: Any) -> IssueTicket:
    return IssueTicket(VisitId(visit), service, "en", channel, **rest)


def issued(events: tuple[Event, ...]) -> TicketIssued:
    assert isinstance(events[0], TicketIssued)
    return events[0]


def refusal(desk: Desk, command: IssueTicket) -> Refusal:
    answer = desk.do(command, KIOSK)
    assert isinstance(answer, Refusal)
    return answer


# Quota, line, open counters, hiding


def test_a_quota_is_never_overshot_and_told_with_the_ticket_that_fills_it() -> None:
    desk = Desk(services=services(a={"daily_quota": 2}))
    assert desk.state.load(A).left == 2
    assert len(desk.must(wish(visit="1"), KIOSK)) == 1
    assert desk.must(wish(visit="2"), KIOSK)[1:] == (ServiceSwitched(A, ServiceClosed.QUOTA),)
    assert refusal(desk, wish()) == Refusal(
        Reason.QUOTA_FULL, {"service": "a", "quota": "2", "opens": "2026-11-24T08:00"}
    )
    assert desk.refused(wish(channel=Channel.STAFF), clerk(1)) is Reason.QUOTA_FULL
    load = desk.state.load(A)
    assert (load.closed, load.left) == (ServiceClosed.QUOTA, 0)
    assert desk.refused(Tick()) is Reason.NO_CHANGE  # told already
    desk.staffed(1)
    desk.next(1)
    assert desk.refused(wish()) is Reason.QUOTA_FULL  # a call empties no quota


def test_a_quota_of_none_takes_nobody() -> None:
    desk = Desk(services=services(a={"daily_quota": 0}))
    assert desk.refused(wish()) is Reason.QUOTA_FULL


def test_a_quota_begins_anew_with_the_day() -> None:
    desk = Desk(services=services(a={"daily_quota": 1}))
    desk.ticket()
    desk.later(8 * 60, "2026-11-24", 1)
    desk.must(Tick())
    assert desk.state.load(A).closed is None
    desk.ticket()


def test_a_full_line_takes_nobody_until_somebody_is_called() -> None:
    desk = Desk(services=services(a={"most_waiting": 2}))
    desk.staffed(1)
    desk.ticket()
    assert desk.must(wish(visit="2"), KIOSK)[1:] == (ServiceSwitched(A, ServiceClosed.LINE_FULL),)
    assert refusal(desk, wish()) == Refusal(Reason.LINE_FULL, {"service": "a", "most": "2"})
    desk.next(1)
    assert desk.state.load(A).closed is None  # faces see it at once, the journal says it with the next tick
    assert desk.must(Tick()) == (ServiceSwitched(A, None),)
    desk.must(wish(), KIOSK)


def test_a_service_may_need_an_open_counter() -> None:
    desk = Desk(services=services(b={"needs_open_counter": True}))
    assert desk.state.load(B).closed is ServiceClosed.NOT_GIVEN
    assert desk.refused(wish(B)) is Reason.NOT_GIVEN_NOW
    desk.staffed(2)
    assert desk.state.load(B).closed is None
    desk.must(wish(B), KIOSK)
    desk.must(CloseCounter(CounterId("2")), clerk(2))
    assert desk.must(Tick()) == (ServiceSwitched(B, ServiceClosed.NOT_GIVEN),)


def test_a_hidden_service_is_given_by_staff_alone() -> None:
    desk = Desk(services=services(c={"hidden": True}, top={"hidden": True}))
    for channel in (Channel.KIOSK, Channel.PHONE, Channel.WEB):
        assert desk.refused(wish(C, channel=channel)) is Reason.SERVICE_HIDDEN
        assert desk.refused(wish(A, channel=channel)) is Reason.SERVICE_HIDDEN  # its category is
    assert desk.state.load(C).closed is ServiceClosed.HIDDEN
    desk.must(wish(C, channel=Channel.STAFF), clerk(1))


# Hours of a service


def test_a_services_hours_are_judged_by_the_clock_of_the_command() -> None:
    own = [{"days": ["monday", "tuesday"], "opens": "09:00", "closes": "11:00"}]
    desk = Desk(services=services(a={"hours": own}), opened=False)
    desk.clock(8 * 60 + 30)
    assert ServiceSwitched(A, ServiceClosed.HOURS) in desk.must(Tick())
    expected = {"service": "a", "closed": "hours", "opens": "2026-11-23T09:00"}
    assert refusal(desk, wish()) == Refusal(Reason.SERVICE_CLOSED, expected)
    desk.clock(9 * 60)
    desk.must(wish(), KIOSK)  # before the tick
    assert desk.must(Tick()) == (ServiceSwitched(A, None),)
    desk.clock(11 * 60)
    assert desk.must(Tick()) == (ServiceSwitched(A, ServiceClosed.HOURS),)
    assert refusal(desk, wish(visit="late")).fields["opens"] == "2026-11-24T09:00"


def test_a_services_closure_refuses_with_the_next_opening() -> None:
    desk = Desk(services=services(a={"closures": [{"date": "2026-11-23", "reason": texts("Training")}]}))
    expected = {"service": "a", "closed": "closure", "opens": "2026-11-24T08:00"}
    assert refusal(desk, wish()) == Refusal(Reason.SERVICE_CLOSED, expected)
    desk.must(wish(C), KIOSK)


def test_no_tickets_in_the_last_minutes() -> None:
    desk = Desk(last_ticket_minutes=30, services=services(c={"last_ticket_minutes": 0}))
    desk.clock(17 * 60 + 30)
    expected = {"service": "a", "opens": "2026-11-24T08:00"}
    assert refusal(desk, wish()) == Refusal(Reason.LAST_TICKET_GIVEN, expected)
    desk.must(wish(C), KIOSK)
    told = {event.service for event in desk.must(Tick()) if isinstance(event, ServiceSwitched)}
    assert told == {A, B}


def test_on_a_day_opened_by_hand_outside_hours_the_services_hours_say_nothing() -> None:
    own = [{"days": ["monday"], "opens": "08:00", "closes": "08:30"}]
    desk = Desk(services=services(a={"hours": own}), opened=False)
    desk.clock(10 * 60, SATURDAY, 5)
    desk.must(OpenDay(), MANAGER)
    desk.must(wish(), KIOSK)


# Class, needs, party, quantity


def test_the_class_is_one_of_the_offices_that_the_service_allows_and_people_may_say() -> None:
    classes = [
        {"id": "priority"},
        {"id": "vip", "names": texts("Guests"), "weight": 3, "declared": False},
    ]
    desk = Desk(classes=classes, services=services(a={"classes": ["vip"]}))
    assert desk.refused(wish(priority=ClassId("king"))) is Reason.UNKNOWN_CLASS
    assert desk.refused(wish(priority=PRIORITY)) is Reason.CLASS_NOT_ALLOWED
    assert desk.refused(wish(priority=VIP)) is Reason.CLASS_NOT_ALLOWED  # not to be said by oneself
    assert issued(desk.must(wish(priority=VIP, channel=Channel.STAFF), clerk(1))).priority == VIP
    assert issued(desk.must(wish(C, "other", priority=PRIORITY), KIOSK)).priority == PRIORITY


def test_needs_give_class_and_demand_and_ring_staff() -> None:
    desk = Desk(
        staff=[{"id": "clerk-1", "name": "Clerk 1", "languages": ["en"], "skills": ["signs"]}],
        needs=[
            {"id": "signs", "names": texts("Sign language"), "skills": ["signs"], "request": True},
            {"id": "lift", "names": texts("Lift"), "priority": "priority"},
        ],
    )
    needs = (NeedId("signs"), NeedId("lift"))
    events = desk.must(wish(needs=needs), KIOSK)
    assert (issued(events).priority, issued(events).demand) == (PRIORITY, Demand((SkillId("signs"),)))
    assert events[1:] == (AssistanceRequested(VisitId("mine"), NeedId("signs")),)
    visit = desk.visit(VisitId("mine"))
    assert (visit.needs, visit.requests) == (needs, (NeedId("signs"),))
    assert desk.refused(wish(visit="x", needs=(NeedId("tea"),))) is Reason.UNKNOWN_NEED


@pytest.mark.parametrize("figures", [{"party": 0}, {"party": 21}, {"quantity": 0}, {"quantity": 4}])
def test_party_and_quantity_have_their_limits(figures: dict[str, Any]) -> None:
    desk = Desk(services=services(a={"most_quantity": 3}))
    assert desk.refused(wish(**figures)) is Reason.QUANTITY_OUT_OF_RANGE
    visit = issued(desk.must(wish(party=20, quantity=3), KIOSK))
    assert (visit.party, visit.quantity) == (20, 3)


# Several services on one ticket


def test_one_ticket_for_several_services_counts_for_each() -> None:
    desk = Desk(services=services(b={"daily_quota": 1}, c={"daily_quota": 5}))
    more = (PlannedStep(B), PlannedStep(C), PlannedStep(C, member=2))
    events = desk.must(wish(more=more, party=2), KIOSK)
    assert issued(events).planned == more
    assert events[1:] == (ServiceSwitched(B, ServiceClosed.QUOTA),)
    assert desk.visit(VisitId("mine")).planned == more
    assert desk.state.issued_of == {A: 1, B: 1, C: 1}
    loads = {load.service: load.left for load in desk.touches[-2].loads}
    assert loads == {A: None, B: 0, C: 4}
    assert desk.refused(wish(visit="x", more=(PlannedStep(B),))) is Reason.QUOTA_FULL


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (PlannedStep(ServiceId("none")), Reason.UNKNOWN_SERVICE),
        (PlannedStep(ServiceId("top")), Reason.SERVICE_IS_CATEGORY),
        (PlannedStep(C, quantity=2), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(C, member=2), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(C, member=0), Reason.QUANTITY_OUT_OF_RANGE),
        (PlannedStep(B), Reason.SERVICE_HIDDEN),
    ],
)
def test_each_further_service_is_judged_like_the_first(step: PlannedStep, reason: Reason) -> None:
    desk = Desk(services=services(b={"hidden": True}))
    assert desk.refused(wish(more=(PlannedStep(A), step))) is reason


def test_a_visit_has_twenty_services_at_most() -> None:
    desk = Desk()
    assert desk.refused(wish(more=(PlannedStep(C),) * MOST_STEPS)) is Reason.TOO_MANY_SERVICES
    desk.must(wish(more=(PlannedStep(C),) * (MOST_STEPS - 1)), KIOSK)


# Routing, numbers, booked people


def test_the_rule_that_held_is_recorded() -> None:
    routes: list[dict[str, Any]] = [{"id": "es", "languages": ["es"], "priority": "priority"}]
    desk = Desk(routes=routes)
    event = issued(desk.must(replace(wish(), language="es"), KIOSK))
    assert (event.route, event.priority) == ("es", PRIORITY)
    assert desk.visit(VisitId("mine")).route == "es"


def test_a_series_past_its_end_is_told_once_a_day() -> None:
    desk = Desk()
    told = [event for n in range(8) for event in desk.must(wish(visit=str(n)), KIOSK)[1:]]
    assert told == [SeriesUsedUp(SeriesId("a"), 10)]
    assert desk.state.used_up == {"a"}
    desk.later(8 * 60, "2026-11-24", 1)
    desk.must(Tick())
    assert desk.state.used_up == set()


def booked(desk: Desk, visit: str, slot_in: int, **rest: Any) -> TicketWish:
    slot_at = Instant(desk.now + slot_in * MINUTE)
    base = Instant(max(desk.now, slot_at))
    wanted = TicketWish(VisitId(visit), A, "en", Channel.KIOSK, appointment=AppointmentId(f"of-{visit}"))
    return replace(wanted, slot_at=slot_at, base=base, arrival=Arrival.EARLY, **rest)


def test_a_booked_person_is_not_judged_by_quota_line_or_hiding() -> None:
    desk = Desk(services=services(a={"daily_quota": 1, "most_waiting": 1, "hidden": True, "needs_open_counter": True}))
    answer = ticket(desk.state, desk.ask(), booked(desk, "early", 10))
    assert not isinstance(answer, Refusal)
    late = replace(booked(desk, "late", 0), slot_at=None)
    assert ticket(desk.state, desk.ask(), late) == Refusal(Reason.NOT_GIVEN_NOW, {"service": "a"})
    desk.staffed(1)
    answer = ticket(desk.state, desk.ask(), late)
    assert not isinstance(answer, Refusal)  # hidden, but booked once
    assert ServiceSwitched(A, ServiceClosed.QUOTA) in answer


def test_people_ahead_are_those_whose_places_come_before() -> None:
    """A booked person who is early stands behind those who come before the slot."""
    desk = Desk()
    desk.ticket()
    events = ticket(desk.state, desk.ask(), booked(desk, "early", 10))
    assert not isinstance(events, Refusal)
    assert issued(events).ahead == 1
    desk.accept(events)
    assert desk.state.issued_of == {A: 1}  # no ticket of the quota
    assert desk.visit(VisitId("early")).place == Place(Instant(desk.now + 10 * MINUTE), Seq(len(desk.journal)))
    desk.wait(5)
    assert issued(desk.must(wish(visit="walk-in"), KIOSK)).ahead == 1
    desk.wait(6)
    assert issued(desk.must(wish(visit="later"), KIOSK)).ahead == 3
    order = [visit.id for visit in desk.state.line(A)]
    assert order == ["visit-1", "walk-in", "early", "later"]
