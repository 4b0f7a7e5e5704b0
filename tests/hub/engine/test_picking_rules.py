"""Whom a counter may call: skills, demands, pools, profiles with rules, weights, reserve (C15, Q06, Q07, Q09, Q12)."""

from dataclasses import replace

from hub.engine.commands import AcceptOffice, CallNext, OpenCounter, ParkVisit, ReturnVisit, TransferVisit
from hub.engine.events import NobodyWaiting, VisitCalled
from hub.engine.giving import Giving, giving_of
from hub.engine.ids import AppointmentId, CounterId, Seq, ServiceId, SkillId, StaffId, VisitId
from hub.engine.journey import Demand, Slot
from hub.engine.model import Appointment, Counter
from hub.engine.policy.ratio import INSTEAD_OF_ABSENT, OTHERS_TURN, PRIORITY_TURN
from hub.engine.refusal import Reason
from hub.engine.terms import Channel, HowCalled, PolicyName
from tests.hub.engine.desk import MANAGER, MINUTE, Desk, clerk, document, wall_ms
from tests.hub.engine.working_office import FRONT, LISTED, RATIO, counters, services, working

ONE, TWO, THREE = CounterId("1"), CounterId("2"), CounterId("3")
A, B, C = ServiceId("a"), ServiceId("b"), ServiceId("c")


def called(desk: Desk, counter: int) -> VisitCalled:
    last = desk.next(counter)[-1]
    assert isinstance(last, VisitCalled), last
    return last


def test_a_service_that_needs_a_skill_is_given_by_those_who_have_it() -> None:
    desk = Desk(**working(services=services(a={"skills": ["law"]})))
    desk.staffed(1)
    assert desk.state.given(ONE) == (C,)
    assert desk.state.open_counters(A) == 0
    desk.ticket("a")
    assert desk.next(1) == (NobodyWaiting(ONE),)
    desk.staffed(2)
    assert desk.state.given(TWO) == (A, B, C)
    assert desk.state.open_counters(A) == 1
    assert called(desk, 2).visit == "visit-1"


def test_a_language_is_a_skill_and_unknown_staff_have_all() -> None:
    desk = Desk(**working(services=services(c={"skills": ["lang:es"]})))
    desk.must(OpenCounter(ONE), clerk(1))
    assert desk.state.given(ONE) == (A,)
    desk.must(OpenCounter(THREE), clerk(7))
    assert desk.state.given(THREE) == (C, A)
    assert desk.state.giving(THREE).skills is None


def test_what_a_visit_demands_is_met_by_skill_or_by_age() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2)
    visit = demanding(desk)
    assert desk.next(1) == (NobodyWaiting(ONE),)
    desk.wait(9.9)
    assert desk.next(1) == (NobodyWaiting(ONE),)
    desk.wait(0.1)
    assert called(desk, 1).visit == visit
    younger = demanding(desk)
    assert called(desk, 2).visit == younger


def demanding(desk: Desk) -> VisitId:
    """A visit that demands Spanish for 10 minutes."""
    visit = desk.ticket("a")
    demand = Demand((SkillId("lang:es"),), anyone_after_ms=10 * MINUTE)
    desk.state.put_visit(replace(desk.visit(visit), demand=demand))
    return visit


def test_a_visit_in_a_pool_is_called_there_alone() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2, 3)
    visit = desk.ticket("b")
    desk.must(TransferVisit(visit, counter=TWO), clerk(1))
    assert desk.next(1) == (NobodyWaiting(ONE),)
    assert desk.next(3) == (NobodyWaiting(THREE),)
    call = called(desk, 2)
    assert call.visit == visit
    assert (call.why.givers, call.why.candidates) == (1, 1)


def test_a_pool_is_scarce_and_follows_the_person() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2, 3)
    older, mine = desk.ticket("c"), desk.ticket("c")
    desk.must(TransferVisit(mine, staff=StaffId("clerk-1")), clerk(1))
    assert called(desk, 3).visit == older
    another = desk.ticket("c")
    desk.wait(1)
    call = called(desk, 1)
    assert (call.visit, call.why.scarce) == (mine, True)
    assert called(desk, 1).visit == another


def test_one_returned_to_the_pool_of_the_counter() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2)
    visit = desk.ticket("a")
    desk.next(1)
    desk.must(ParkVisit(visit, to_counter=True), clerk(1))
    desk.must(ReturnVisit(visit), clerk(2))
    assert desk.next(2) == (NobodyWaiting(TWO),)
    assert called(desk, 1).visit == visit


def test_the_profile_says_what_is_given_and_weighs_it() -> None:
    desk = Desk(**working())
    desk.must(OpenCounter(THREE, profile=FRONT), clerk(3))
    giving = desk.state.giving(THREE)
    assert (giving.services, giving.profile, giving.weights) == ((A, C), FRONT, {A: 200, B: 50})
    assert desk.state.open_counters(B) == 0
    desk.ticket("c")
    desk.ticket("a")
    desk.wait(2)
    call = called(desk, 3)
    assert (call.visit, call.why.weight, call.why.share_percent, call.why.profile) == ("visit-2", 200, 20, FRONT)


def test_weights_of_profile_and_person_are_multiplied() -> None:
    both = [{"id": "front", "names": {"en": "F", "es": "F"}, "services": [{"service": "b", "weight": 150}, "a"]}]
    desk = Desk(**working(profiles=both))
    desk.must(OpenCounter(TWO, profile=FRONT), clerk(3))
    assert desk.state.giving(TWO).weights == {B: 75}


def test_the_profile_comes_from_the_command_the_person_or_the_counter() -> None:
    staff = [{"id": "clerk-1", "name": "Clerk 1", "languages": ["en"], "profile": "listed"}]
    desk = Desk(**working(staff=staff, counters=counters(c1={"profile": "front"}, c2={"profile": "front"})))
    desk.must(OpenCounter(ONE), clerk(1))
    desk.must(OpenCounter(TWO), clerk(2))
    desk.must(OpenCounter(THREE, profile=RATIO), clerk(3))
    profiles = [desk.state.counters[counter].profile for counter in (ONE, TWO, THREE)]
    assert profiles == [LISTED, FRONT, RATIO]
    assert desk.state.giving(ONE).policy is PolicyName.LISTED
    assert desk.state.giving(TWO).policy is PolicyName.PROMISE


def test_a_rule_of_the_profile_goes_before_the_policy_when_the_wait_exceeds_its_minutes() -> None:
    desk = Desk(**working())
    desk.must(OpenCounter(TWO, profile=FRONT), clerk(2))
    desk.ticket("a")
    desk.wait(0.1)
    desk.ticket("c", priority=True)
    desk.wait(14.9)  # exactly 15 minutes
    assert called(desk, 2).why.condition is None
    desk.ticket("a")
    desk.must(AcceptOffice(document(**working(policy="fifo"))), MANAGER)
    desk.wait(15.1)
    call = called(desk, 2)
    assert (call.visit, call.why.condition, call.why.candidates) == ("visit-3", 1, 1)


def test_a_rule_that_nobody_at_hand_can_use_is_passed_over() -> None:
    desk = Desk(**working())
    desk.must(OpenCounter(TWO, profile=FRONT), clerk(2))
    desk.ticket("b")
    desk.wait(41)  # from now on c goes first
    desk.ticket("a")
    call = called(desk, 2)
    assert (call.visit, call.why.condition) == ("visit-2", None)
    desk.ticket("a")
    desk.wait(16)  # the second rule holds too: the first one goes before it
    desk.ticket("c")
    call = called(desk, 2)
    assert (call.visit, call.why.condition, call.why.candidates) == ("visit-4", 0, 1)


def test_listed_and_ratio_by_profile() -> None:
    desk = Desk(**working())
    desk.must(OpenCounter(ONE, profile=LISTED), clerk(1))
    desk.must(OpenCounter(TWO, profile=RATIO), clerk(2))
    for service, priority in (("a", False), ("c", False), ("b", False), ("a", True), ("a", True), ("a", True)):
        desk.ticket(service, priority=priority)
        desk.wait(0.1)
    first = called(desk, 1)
    assert (first.visit, first.why.policy, first.why.listed) == ("visit-2", "listed", 1)
    calls = [called(desk, 2) for _ in range(5)]
    rules = [call.why.rule for call in calls]
    assert rules == [PRIORITY_TURN, PRIORITY_TURN, OTHERS_TURN, PRIORITY_TURN, INSTEAD_OF_ABSENT]
    assert [call.visit for call in calls] == ["visit-4", "visit-5", "visit-1", "visit-6", "visit-3"]
    assert desk.state.turns == {TWO: 1}


def test_call_next_for_one_service_needs_the_permission() -> None:
    desk = Desk(**working())
    desk.staffed(1, 2)
    desk.ticket("a")
    desk.ticket("c")
    assert desk.refused(CallNext(TWO, C), clerk(2)) is Reason.NOT_PERMITTED
    assert desk.refused(CallNext(ONE, ServiceId("none")), clerk(1)) is Reason.UNKNOWN_SERVICE
    assert desk.refused(CallNext(ONE, B), clerk(1)) is Reason.NOT_ABLE
    (call,) = desk.must(CallNext(ONE, C), clerk(1))
    assert isinstance(call, VisitCalled)
    assert (call.visit, call.how, call.why.candidates) == ("visit-2", HowCalled.SERVICE, 1)
    assert desk.must(CallNext(TWO, B), MANAGER) == (NobodyWaiting(TWO),)
    pooled = desk.ticket("b")
    desk.must(TransferVisit(pooled, staff=StaffId("clerk-3")), MANAGER)
    desk.must(OpenCounter(THREE), clerk(3))
    call = desk.must(CallNext(THREE, B), MANAGER)[-1]
    assert isinstance(call, VisitCalled)
    assert call.visit == pooled


def test_a_reserved_counter_waits_for_booked_people() -> None:
    booking = {"booking": {"slot_minutes": 30, "capacity": 1}}
    desk = Desk(**working(services=services(c=booking), counters=counters(c1={"reserve_minutes": 10})))
    desk.staffed(1, 2)
    desk.ticket("a")
    _booked(desk, 9 * 60 + 11)
    assert desk.state.giving(ONE).reserve_minutes == 10
    desk.wait(1)  # ten minutes before the slot
    assert desk.next(1) == (NobodyWaiting(ONE),)
    assert called(desk, 2).visit == "visit-1"
    pooled = desk.ticket("a")
    desk.must(TransferVisit(pooled, counter=ONE), clerk(1))
    assert called(desk, 1).visit == pooled  # its own pool waits for nobody
    desk.ticket("a")
    desk.wait(10)  # the slot begins and nobody has come
    assert called(desk, 1).visit == "visit-3"


def test_before_the_reserved_time_anybody_is_called() -> None:
    booking = {"booking": {"slot_minutes": 30, "capacity": 1}}
    desk = Desk(**working(services=services(c=booking), counters=counters(c1={"reserve_minutes": 10})))
    desk.staffed(1)
    desk.ticket("a")
    _booked(desk, 9 * 60 + 11)
    assert called(desk, 1).visit == "visit-1"


def _booked(desk: Desk, minute: int) -> None:
    slot = Slot(desk.date, minute, wall_ms(desk.date, minute))
    desk.state.bookings.put(Appointment(AppointmentId("booked"), Seq(1), C, slot, "en", Channel.WEB))


def test_a_new_set_up_takes_effect_at_open_counters() -> None:
    desk = Desk(**working())
    desk.staffed(1)
    desk.ticket("a")
    assert desk.state.open_counters(A) == 1
    desk.must(AcceptOffice(document(**working(counters=counters(c1={"services": ["c"]})))), MANAGER)
    assert desk.state.given(ONE) == (C,)
    assert desk.state.open_counters(A) == 0
    (line,) = desk.state.lines_of(A)
    assert line.counters == 0
    slower = services(a={"target_minutes": 40})
    desk.must(AcceptOffice(document(**working(services=slower))), MANAGER)
    assert (line.counters, line.promised_ms) == (1, 40 * MINUTE)


def test_what_the_set_up_does_not_know_gives_nothing() -> None:
    desk = Desk()
    assert desk.state.setup is not None
    assert giving_of(desk.state.setup, Counter(CounterId("9"))) == Giving(CounterId("9"))
    assert desk.state.given(CounterId("9")) == ()
