"""Edges that no other test of the rules stood on, found by planted mistakes."""

from dataclasses import dataclass
from typing import Any

from hub.engine import events
from hub.engine.commands import BookAppointment, CheckIn, OpenCounter, ServeWalkUp, TransferVisit
from hub.engine.giving import Giving
from hub.engine.ids import AppointmentId, CounterId, Instant, ProfileId, Seq, ServiceId, VisitId
from hub.engine.journey import ANYONE, Demand, Slot
from hub.engine.policy.candidate import Entry, Moment
from hub.engine.policy.promise import promise
from hub.engine.setup import Setup
from hub.engine.slots import minutes_on
from hub.engine.terms import Channel
from tests.hub.engine.desk import KIOSK, MINUTE, MONDAY, Desk, clerk, wall_ms
from tests.hub.engine.histories import WatchedDesk
from tests.hub.engine.working_office import LISTED, RATIO, counters, services, staff, working

SERVICE = ServiceId("a")
SLOT = Slot(MONDAY, 9 * 60 + 30, wall_ms(MONDAY, 9 * 60 + 30))


def test_a_transfer_takes_up_what_the_rules_demand_for_the_new_service() -> None:
    desk = Desk(**working(routes=[{"id": "r", "services": ["b"], "skills": ["lang:es"]}]))
    desk.staffed(1)
    visit = desk.ticket("a")
    desk.must(TransferVisit(visit, ServiceId("b")), clerk(1))
    assert desk.visit(visit).demand == Demand(skills=("lang:es",))  # type: ignore[arg-type]
    desk.must(TransferVisit(visit, ServiceId("a")), clerk(1))
    assert desk.visit(visit).demand == ANYONE


def test_a_reserved_counter_calls_who_is_booked_before_older_ones_also_when_no_slot_is_coming() -> None:
    booking = {"slot_minutes": 30, "capacity": 1, "early_minutes": 60}
    desk = Desk(**working(counters=counters(c1={"reserve_minutes": 0}), services=services(a={"booking": booking})))
    appointment = AppointmentId("booked")
    desk.must(BookAppointment(appointment, ServiceId("a"), SLOT, "en", Channel.WEB), KIOSK)
    for _ in range(2):
        desk.ticket("a")
    desk.staffed(1)
    desk.must(CheckIn(appointment, VisitId("with-slot"), Channel.KIOSK), KIOSK)
    assert [event.visit for event in desk.next(1) if isinstance(event, events.VisitCalled)] == ["with-slot"]


def test_the_profile_asked_for_goes_before_the_persons_own_and_that_before_the_counters() -> None:
    people = [{**one, "profile": LISTED} if one["id"] == "clerk-1" else one for one in staff()]
    desk = Desk(**working(staff=people, counters=counters(c1={"profile": "front"}, c2={"profile": "front"})))

    def opened(counter: str, number: int, wished: ProfileId | None = None) -> ProfileId | None:
        (event,) = desk.must(OpenCounter(CounterId(counter), profile=wished), clerk(number))
        assert isinstance(event, events.CounterOpened)
        return event.profile

    assert opened("2", 2) == "front"
    assert opened("3", 3) is None
    assert opened("1", 1, RATIO) == RATIO
    other = Desk(**working(staff=people, counters=counters(c1={"profile": "front"})))
    (event,) = other.must(OpenCounter(CounterId("1")), clerk(1))
    assert isinstance(event, events.CounterOpened)
    assert event.profile == LISTED


@dataclass(frozen=True)
class Head:
    first: Entry
    promised_ms: int
    service: ServiceId = SERVICE
    typical_ms: int = MINUTE
    rank: int = 0
    is_priority: bool = False
    counters: int = 3


def test_nobody_has_waited_less_than_nothing() -> None:
    """Two whose slots are still to come: the one with the earlier slot, however short the other's wait to come is
    beside the promise."""
    now = 10 * MINUTE
    sooner = Head((Instant(now + MINUTE), Seq(2), 0, Seq(2), VisitId("sooner")), 10 * MINUTE)
    later = Head((Instant(now + 2 * MINUTE), Seq(1), 0, Seq(1), VisitId("later")), 300 * MINUTE)
    moment = Moment(Instant(now), 2, Giving(CounterId("1")))
    assert promise([later, sooner], moment).visit == promise([sooner, later], moment).visit == "sooner"


def test_slots_are_whole() -> None:
    booking: Any = {"slot_minutes": 30, "capacity": 1}
    hours = [{"days": ["monday"], "opens": "08:00", "closes": "09:29"}]
    desk = Desk(opened=False, services=services(a={"booking": booking}), hours=hours)
    setup = desk.state.setup
    assert isinstance(setup, Setup)
    service = setup.service(ServiceId("a"))
    assert service is not None
    assert service.booking is not None
    assert minutes_on(setup.office, service, service.booking, MONDAY) == [480, 510]


def test_who_is_served_without_a_ticket_is_counted_like_others() -> None:
    desk = WatchedDesk()  # its witness counts beside the engine
    desk.staffed(1)
    desk.must(ServeWalkUp(CounterId("1"), VisitId("passing"), SERVICE, "en"), clerk(1))
    assert desk.state.issued == 1
