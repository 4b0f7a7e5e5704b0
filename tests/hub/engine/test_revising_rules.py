"""What is known of a visit, corrected; help requested and arranged: Q05, C15."""

from typing import Any

import pytest

from hub.engine.commands import AnswerAssistance, FinishVisit, IssueTicket, ReviseVisit, StartService, WithdrawVisit
from hub.engine.events import AssistanceAnswered, AssistanceRequested, VisitRevised
from hub.engine.ids import NORMAL, ClassId, CounterId, NeedId, RouteId, ServiceId, SkillId, VisitId
from hub.engine.journey import ANYONE, Demand, PlannedStep
from hub.engine.refusal import Reason
from hub.engine.terms import PRIORITY, Channel, VisitState
from tests.hub.engine.desk import KIOSK, MANAGER, Desk, clerk, replayed, services, texts

A = ServiceId("a")
SIGNS, LIFT, CHAIR = NeedId("signs"), NeedId("lift"), NeedId("chair")
MINE = VisitId("mine")
SPANISH = Demand((SkillId("lang:es"),), 20 * 60_000)


def desk_with_needs(**changes: Any) -> Desk:
    staff = [{"id": "clerk-1", "name": "Clerk 1", "languages": ["en", "es"], "skills": ["signs"]}]
    needs = [
        {"id": "signs", "names": texts("Sign language"), "skills": ["signs"], "request": True},
        {"id": "lift", "names": texts("Lift"), "priority": "priority"},
        {"id": "chair", "names": texts("Wheelchair"), "request": True},
    ]
    routes: Any = [{"id": "es", "languages": ["es"], "skills": ["lang:es"], "anyone_after_minutes": 20}]
    settings: dict[str, Any] = {"staff": staff, "needs": needs, "routes": routes} | changes
    desk = Desk(**settings)
    desk.staffed(1, 2)
    return desk


def ticket(desk: Desk, **rest: Any) -> VisitId:
    desk.must(IssueTicket(MINE, A, "en", Channel.KIOSK, **rest), KIOSK)
    return MINE


def test_another_class_is_another_line_at_the_same_place() -> None:
    desk = desk_with_needs()
    ticket(desk)
    place = desk.visit(MINE).place
    desk.wait(3)
    assert desk.must(ReviseVisit(MINE, priority=PRIORITY), clerk(1)) == (
        VisitRevised(MINE, PRIORITY, (), "en", 1, ANYONE),
    )
    assert (desk.visit(MINE).priority, desk.visit(MINE).place) == (PRIORITY, place)
    assert [line.key.priority for line in desk.state.lines_of(A)] == [PRIORITY]
    assert replayed(desk.journal).line(A) == desk.state.line(A)
    assert desk.refused(ReviseVisit(MINE, priority=PRIORITY), clerk(1)) is Reason.NO_CHANGE
    assert desk.refused(ReviseVisit(MINE), clerk(1)) is Reason.NO_CHANGE


def test_another_language_asks_the_routing_rules_anew() -> None:
    desk = desk_with_needs()
    ticket(desk)
    desk.must(ReviseVisit(MINE, language="es"), clerk(1))
    visit = desk.visit(MINE)
    assert (visit.language, visit.demand, visit.route) == ("es", SPANISH, RouteId("es"))
    desk.must(ReviseVisit(MINE, language="en"), clerk(1))
    visit = desk.visit(MINE)
    assert (visit.demand, visit.route) == (ANYONE, None)


def test_new_needs_ring_and_needs_that_go_are_not_waited_for() -> None:
    desk = desk_with_needs()
    ticket(desk, needs=(SIGNS,))
    assert desk.visit(MINE).requests == (SIGNS,)
    events = desk.must(ReviseVisit(MINE, needs=(CHAIR, LIFT, CHAIR)), clerk(1))
    assert events == (
        VisitRevised(MINE, PRIORITY, (CHAIR, LIFT), "en", 1, ANYONE),
        AssistanceRequested(MINE, CHAIR),
    )
    assert desk.visit(MINE).requests == (CHAIR,)
    again = desk.must(ReviseVisit(MINE, needs=(CHAIR, SIGNS)), clerk(1))
    assert again[1:] == (AssistanceRequested(MINE, SIGNS),)  # the other has been rung for


def test_the_word_of_staff_on_the_class_holds_beside_needs() -> None:
    desk = desk_with_needs()
    ticket(desk, needs=(LIFT,))
    assert desk.visit(MINE).priority == PRIORITY
    desk.must(ReviseVisit(MINE, priority=NORMAL), clerk(1))
    assert desk.visit(MINE).priority == NORMAL
    desk.must(ReviseVisit(MINE, language="es", party=2), clerk(1))
    assert desk.visit(MINE).priority == PRIORITY  # another rule holds: all is judged anew
    desk.must(ReviseVisit(MINE, priority=NORMAL), clerk(1))
    desk.must(ReviseVisit(MINE, party=3), clerk(1))
    assert desk.visit(MINE).priority == NORMAL


def test_help_is_arranged_once_by_anybody() -> None:
    desk = desk_with_needs()
    ticket(desk, needs=(SIGNS, LIFT))
    assert desk.must(AnswerAssistance(MINE, SIGNS), clerk(9)) == (AssistanceAnswered(MINE, SIGNS),)
    assert desk.visit(MINE).requests == ()
    assert desk.refused(AnswerAssistance(MINE, SIGNS), clerk(9)) is Reason.NO_CHANGE
    assert desk.refused(AnswerAssistance(MINE, CHAIR), clerk(9)) is Reason.UNKNOWN_NEED
    assert desk.refused(AnswerAssistance(VisitId("nobody"), SIGNS), clerk(9)) is Reason.UNKNOWN_VISIT
    desk.must(WithdrawVisit(MINE), MANAGER)
    assert desk.refused(AnswerAssistance(MINE, SIGNS), clerk(9)) is Reason.VISIT_ENDED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"priority": ClassId("king")}, Reason.UNKNOWN_CLASS),
        ({"priority": PRIORITY}, Reason.CLASS_NOT_ALLOWED),
        ({"needs": (NeedId("tea"),)}, Reason.UNKNOWN_NEED),
        ({"language": "fr"}, Reason.LANGUAGE_NOT_OFFERED),
        ({"party": 0}, Reason.QUANTITY_OUT_OF_RANGE),
        ({"party": 1}, Reason.QUANTITY_OUT_OF_RANGE),  # a service is planned for the second of them
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], reason: Reason) -> None:
    classes = [{"id": "priority"}, {"id": "vip", "names": texts("Guests"), "weight": 3}]
    desk = desk_with_needs(classes=classes, services=services(a={"classes": ["vip"]}))
    ticket(desk, party=2, more=(PlannedStep(ServiceId("c"), member=2),))
    assert desk.refused(ReviseVisit(MINE, **change), clerk(1)) is reason


def test_who_is_at_a_counter_is_revised_there_alone() -> None:
    desk = desk_with_needs()
    ticket(desk)
    desk.next(1)
    desk.must(StartService(MINE), clerk(1))
    assert desk.refused(ReviseVisit(MINE, party=3), clerk(2)) is Reason.VISIT_AT_OTHER_COUNTER
    (event,) = desk.must(ReviseVisit(MINE, party=3), clerk(1))
    assert isinstance(event, VisitRevised)
    assert event.counter == CounterId("1")
    assert (desk.visit(MINE).party, desk.visit(MINE).state) == (3, VisitState.SERVING)
    assert desk.refused(ReviseVisit(VisitId("nobody"), party=3), clerk(1)) is Reason.UNKNOWN_VISIT
    desk.must(FinishVisit(MINE), clerk(1))
    assert desk.refused(ReviseVisit(MINE, party=2), MANAGER) is Reason.VISIT_ENDED
