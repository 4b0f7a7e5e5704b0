"""Transfers to a place, to a counter's and to a person's pool; parks with a pool (C08, C09, Q12)."""

import random

import pytest

from hub.engine import placing
from hub.engine.commands import (
    Actor,
    ParkVisit,
    ReturnVisit,
    Tick,
    TransferVisit,
)
from hub.engine.events import VisitParked, VisitReturned, VisitTransferred
from hub.engine.ids import CounterId, Instant, ServiceId, StaffId, VisitId
from hub.engine.journey import Pool
from hub.engine.refusal import Reason
from hub.engine.terms import Placement, Role, VisitState
from tests.hub.engine.desk import MANAGER, Desk, clerk, services, texts

ONE, TWO = CounterId("1"), CounterId("2")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")
CLERK_1, CLERK_2 = StaffId("clerk-1"), StaffId("clerk-2")


def line(desk: Desk, service: ServiceId = C) -> list[VisitId]:
    """Those who wait, as they would be called when only the place counts."""
    waiting = [visit for visit in desk.state.visits.values() if visit.state is VisitState.WAITING]
    return [
        visit.id for visit in sorted(waiting, key=lambda visit: (visit.place, visit.seq)) if visit.service == service
    ]


def four_and_one(desk: Desk) -> tuple[list[VisitId], VisitId]:
    """Four who wait for c, then one newer at counter 1, for a."""
    waiting = []
    for _ in range(4):
        waiting.append(desk.ticket("c"))
        desk.wait(1)
    visit = desk.ticket("a")
    desk.staffed(2)
    return waiting, visit


@pytest.mark.parametrize(
    ("placement", "back", "at"),
    [
        (Placement.AGE, 0, 4),
        (Placement.FIRST, 0, 0),
        (Placement.LAST, 0, 4),
        (Placement.BACK, 1, 1),
        (Placement.BACK, 3, 3),
        (Placement.BACK, 4, 4),
        (Placement.BACK, 9, 4),
    ],
)
def test_a_transfer_puts_the_visit_where_it_is_told(placement: Placement, back: int, at: int) -> None:
    desk = Desk()
    waiting, visit = four_and_one(desk)
    (event,) = desk.must(TransferVisit(visit, C, placement=placement, back=back), clerk(2))
    assert isinstance(event, VisitTransferred)
    assert event.placement is placement
    assert line(desk) == [*waiting[:at], visit, *waiting[at:]]
    assert (event.place is None) == (placement is Placement.AGE)
    assert desk.visit(visit).priority == "normal"


def test_the_oldest_keeps_its_own_place_when_put_first() -> None:
    desk = Desk()
    oldest = desk.ticket("a")
    desk.staffed(1)
    place = desk.visit(oldest).place
    desk.wait(1)
    desk.ticket("c")
    (event,) = desk.must(TransferVisit(oldest, C, placement=Placement.FIRST), clerk(1))
    assert isinstance(event, VisitTransferred)
    assert event.place is None
    assert desk.visit(oldest).place == place
    assert desk.refused(TransferVisit(oldest, C, placement=Placement.FIRST), clerk(1)) is Reason.NO_CHANGE


def test_the_last_put_first_is_first_and_the_last_put_last_is_last() -> None:
    desk = Desk()
    desk.staffed(1)
    waiting = [desk.ticket("c") for _ in range(3)]
    one, two = desk.ticket("a"), desk.ticket("a")
    desk.must(TransferVisit(one, C, placement=Placement.FIRST), clerk(1))
    desk.must(TransferVisit(two, C, placement=Placement.FIRST), clerk(1))
    assert line(desk) == [two, one, *waiting]
    desk.must(TransferVisit(two, C, placement=Placement.LAST), clerk(1))
    desk.must(TransferVisit(one, C, placement=Placement.LAST), clerk(1))
    newer = desk.ticket("c")  # all of this in the same millisecond
    assert line(desk) == [*waiting, two, one, newer]


def test_those_put_behind_the_same_one_stand_by_their_tickets() -> None:
    desk = Desk()
    desk.staffed(1)
    first, second = desk.ticket("c"), desk.ticket("c")
    one, two = desk.ticket("a"), desk.ticket("a")
    for visit in (two, one):
        desk.must(TransferVisit(visit, C, placement=Placement.BACK, back=1), clerk(1))
    assert line(desk) == [first, one, two, second]


def test_only_the_own_class_is_passed_by_being_put_first() -> None:
    desk = Desk()
    desk.staffed(1)
    preferred = desk.ticket("c", priority=True)
    desk.wait(1)
    normal = desk.ticket("c")
    desk.wait(1)
    visit = desk.ticket("a")
    desk.must(TransferVisit(visit, C, placement=Placement.FIRST), clerk(1))
    assert line(desk) == [preferred, visit, normal]


def test_places_hold_whatever_order_they_are_asked_in() -> None:
    """Against a plain list that is worked on by hand."""
    chance = random.Random(5)
    desk = Desk()
    desk.staffed(1)
    expected = [desk.ticket("c") for _ in range(6)]
    for _ in range(200):
        desk.now += 1
        visit = chance.choice(expected)
        rest = [each for each in expected if each != visit]
        placement = chance.choice((Placement.FIRST, Placement.LAST))
        if placement is Placement.FIRST:
            wanted = [visit, *rest]
            if expected[0] == visit:
                continue
        else:
            wanted = [*rest, visit]
        desk.must(TransferVisit(visit, placement=placement), clerk(1))
        expected = wanted
        assert line(desk) == expected
        assert [each.id for each in desk.state.line(C)] == expected


@pytest.mark.parametrize("back", [0, -1, placing.MOST_PLACES + 1])
def test_places_back_are_bounded(back: int) -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket("a")
    command = TransferVisit(visit, C, placement=Placement.BACK, back=back)
    assert desk.refused(command, clerk(1)) is Reason.QUANTITY_OUT_OF_RANGE


def test_behind_nobody_is_by_age() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket("a")
    (event,) = desk.must(TransferVisit(visit, C, placement=Placement.BACK, back=2), clerk(1))
    assert isinstance(event, VisitTransferred)
    assert event.place is None


def test_a_visit_in_a_counters_pool_is_called_there_alone() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit = desk.ticket("a")
    place = desk.visit(visit).place
    desk.next(1)
    (event,) = desk.must(TransferVisit(visit, counter=TWO), clerk(1))
    assert event == VisitTransferred(visit, A, A, ONE, pool=Pool(counter=TWO))
    assert desk.visit(visit).place == place
    assert desk.state.waiting(A) == 1
    desk.next(1)
    assert desk.state.counters[ONE].visit is None
    desk.next(2)
    called = desk.visit(visit)
    assert (called.counter, called.pool, called.called_from) == (TWO, None, Pool(counter=TWO))
    desk.must(TransferVisit(visit), clerk(2))  # back into the open line
    assert (desk.visit(visit).pool, desk.visit(visit).called_from) == (None, None)
    desk.next(1)
    assert desk.visit(visit).counter == ONE


def test_a_visit_in_a_persons_pool_is_called_by_that_person_wherever() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    visit = desk.ticket("a")
    desk.must(TransferVisit(visit, staff=CLERK_2), clerk(1))
    desk.next(1)
    assert desk.visit(visit).state is VisitState.WAITING
    desk.next(2)
    assert desk.visit(visit).counter == TWO


def test_what_a_pool_must_be_able_to_take() -> None:
    desk = Desk(
        services=services(b={"skills": ["civil-law"]}),
        staff=[
            {"id": "clerk-1", "name": "Clerk 1", "languages": ["en"]},
            {"id": "clerk-2", "name": "Clerk 2", "languages": ["en"], "skills": ["civil-law"]},
        ],
    )
    desk.staffed(1)
    visit = desk.ticket("a")
    assert desk.refused(TransferVisit(visit, counter=CounterId("9")), clerk(1)) is Reason.UNKNOWN_COUNTER
    assert desk.refused(TransferVisit(visit, B, counter=ONE), clerk(1)) is Reason.NOT_ABLE
    assert desk.refused(TransferVisit(visit, staff=StaffId("clerk-9")), clerk(1)) is Reason.UNKNOWN_STAFF
    assert desk.refused(TransferVisit(visit, B, staff=CLERK_1), clerk(1)) is Reason.NOT_ABLE
    assert desk.refused(TransferVisit(visit, counter=ONE, staff=CLERK_1), clerk(1)) is Reason.NOT_ABLE
    desk.must(TransferVisit(visit, B, staff=CLERK_2), clerk(1))
    desk.staffed(3)  # nobody knows clerk 3, who is signed in and counts as able
    desk.must(TransferVisit(visit, B, staff=StaffId("clerk-3")), clerk(1))
    assert desk.refused(TransferVisit(visit, B, staff=StaffId("clerk-3")), clerk(1)) is Reason.NO_CHANGE


def test_a_profile_makes_any_counter_able() -> None:
    desk = Desk(profiles=[{"id": "all", "names": texts("All"), "services": [{"service": "b"}]}])
    desk.staffed(1)
    visit = desk.ticket("b")
    desk.must(TransferVisit(visit, counter=ONE), clerk(1))
    assert desk.visit(visit).pool == Pool(counter=ONE)


def test_the_class_goes_with_the_person_to_any_service() -> None:
    desk = Desk(
        classes=[
            {"id": "normal", "names": texts("Normal"), "factor_percent": 100, "weight": 0},
            {"id": "priority", "names": texts("Priority"), "factor_percent": 50, "weight": 1},
            {"id": "urgent", "names": texts("Urgent"), "factor_percent": 10, "weight": 2},
        ],
        services=services(c={"classes": ["urgent"]}),
    )
    desk.staffed(1)
    visit = desk.ticket("a", priority=True)
    desk.must(TransferVisit(visit, C), clerk(1))
    assert desk.visit(visit).priority == "priority"


def test_another_service_is_a_new_step_and_the_same_one_is_not() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket("a")
    began = desk.visit(visit).wait_began
    desk.wait(2)
    desk.next(1)
    desk.must(TransferVisit(visit, A), clerk(1))
    assert desk.visit(visit).wait_began == began
    desk.must(TransferVisit(visit, C), clerk(1))
    assert desk.visit(visit).wait_began == desk.now


def test_parked_for_this_counter_or_for_me_it_returns_into_the_pool() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    counters, mine = desk.ticket("a"), desk.ticket("a")
    desk.next(1)
    until = Instant(desk.now + 5 * 60_000)
    assert desk.must(ParkVisit(counters, 5, to_counter=True), clerk(1)) == (
        VisitParked(counters, ONE, until, Pool(counter=ONE)),
    )
    desk.must(ParkVisit(mine, 5, to_me=True, to_counter=True), clerk(1))
    assert desk.visit(mine).pool == Pool(staff=CLERK_1)
    assert desk.state.waiting(A) == 0
    desk.wait(5)
    assert desk.must(Tick()) == (VisitReturned(counters, by_itself=True), VisitReturned(mine, by_itself=True))
    desk.next(2)
    assert desk.state.counters[TWO].visit is None
    desk.next(1)
    assert desk.state.counters[ONE].visit == counters
    desk.must(ParkVisit(counters, 5), clerk(1))  # goes back to where it was called from
    assert desk.visit(counters).pool == Pool(counter=ONE)
    desk.must(ReturnVisit(counters), clerk(2))
    assert desk.visit(counters).pool == Pool(counter=ONE)


def test_what_cannot_be_parked() -> None:
    desk = Desk()
    desk.staffed(1)
    visit, other = desk.ticket("b"), desk.ticket("a")
    assert desk.refused(ParkVisit(visit, to_counter=True), clerk(1)) is Reason.NOT_ABLE  # counter 1 gives no b
    assert desk.refused(ParkVisit(visit, to_counter=True), MANAGER) is Reason.NOT_YOUR_SESSION
    assert desk.refused(ParkVisit(visit, to_me=True), Actor(Role.HUB)) is Reason.NOT_YOUR_SESSION
    for minutes in (0, -1, 24 * 60 + 1):
        assert desk.refused(ParkVisit(other, minutes), clerk(1)) is Reason.QUANTITY_OUT_OF_RANGE
    desk.must(ParkVisit(other, 24 * 60), clerk(1))
