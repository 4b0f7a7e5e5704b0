"""Needs, classes and routing rules: Q05, Q10, C15."""

from dataclasses import replace
from typing import Any

import pytest

from hub.engine.ids import NORMAL, ClassId, NeedId, RouteId, ServiceId, SkillId
from hub.engine.journey import ANYONE, Demand
from hub.engine.office import Office
from hub.engine.office_document import read_office
from hub.engine.routing import Routed, Traits, demand_for, routed, traits_of
from hub.engine.setup import Setup
from hub.engine.terms import PRIORITY, Arrival
from tests.hub.engine.desk import Desk, document, services, texts

VIP = ClassId("vip")
CLASSES = [
    {"id": "normal"},
    {"id": "priority"},
    {"id": "vip", "names": texts("Guests"), "factor_percent": 20, "weight": 5},
]
NEEDS = [
    {"id": "signs", "names": texts("Sign language"), "skills": ["signs"], "request": True},
    {"id": "lift", "names": texts("Lift"), "priority": "priority"},
    {"id": "guest", "names": texts("Guest"), "priority": "vip"},
]
BOOKING = {"slot_minutes": 15, "capacity": 2}


def setup(routes: list[dict[str, Any]], **changes: Any) -> Setup:
    staff = [{"id": "clerk-1", "name": "Clerk 1", "languages": ["en", "es"], "skills": ["signs", "law"]}]
    changes = {"classes": CLASSES, "needs": NEEDS, "staff": staff, "routes": routes} | changes
    source = document(**changes)
    office = read_office(source)
    assert isinstance(office, Office), office
    return Setup(office, source, 1)


def traits(service: str = "a", language: str = "en", *needs: str, priority: ClassId = NORMAL) -> Traits:
    return Traits(ServiceId(service), language, priority, tuple(NeedId(need) for need in needs))


def test_without_rules_anybody_may_serve() -> None:
    assert routed(setup([]), traits()) == Routed(NORMAL, ANYONE, None)


def test_the_first_rule_that_is_true_holds() -> None:
    rules: list[dict[str, Any]] = [
        {"id": "c-es", "services": ["c"], "languages": ["es"], "skills": ["law"]},
        {"id": "es", "languages": ["es"], "skills": ["lang:es"], "anyone_after_minutes": 20},
        {"id": "rest", "services": ["b"], "priority": "priority"},
    ]
    found = setup(rules)
    assert routed(found, traits("c", "es")).demand == Demand((SkillId("law"),))
    assert routed(found, traits("a", "es")) == Routed(NORMAL, Demand((SkillId("lang:es"),), 20 * 60_000), RouteId("es"))
    assert routed(found, traits("b", "es")).route == "es"
    assert routed(found, traits("b")) == Routed(PRIORITY, ANYONE, RouteId("rest"))
    assert routed(found, traits("c")) == Routed(NORMAL, ANYONE, None)


@pytest.mark.parametrize(
    ("condition", "matching", "other"),
    [
        ({"services": ["a"]}, traits("a"), traits("b")),
        ({"languages": ["es"]}, traits(language="es"), traits()),
        ({"classes": ["vip"]}, traits(priority=VIP), traits()),
        ({"booked": True}, replace(traits(), booked=True), traits()),
        ({"booked": False}, traits(), replace(traits(), booked=True)),
        (
            {"booked": True, "arrival": "late"},
            replace(traits(), booked=True, arrival=Arrival.LATE),
            replace(traits(), booked=True, arrival=Arrival.EARLY),
        ),
    ],
)
def test_each_condition_is_asked(condition: dict[str, Any], matching: Traits, other: Traits) -> None:
    rule = {"id": "only", "skills": ["law"], **condition}
    found = setup([rule], services=services(a={"booking": BOOKING}))
    assert routed(found, matching).route == "only"
    assert routed(found, other).route is None


def test_needs_demand_skills_that_no_age_drops() -> None:
    found = setup([{"id": "es", "languages": ["es"], "skills": ["lang:es"], "anyone_after_minutes": 20}])
    assert routed(found, traits("a", "en", "signs")).demand == Demand((SkillId("signs"),))
    both = routed(found, traits("a", "es", "signs")).demand
    assert both == Demand((SkillId("lang:es"), SkillId("signs")))
    assert both.anyone_after_ms is None


def test_the_strongest_class_among_those_of_needs_holds_where_the_service_allows_it() -> None:
    found = setup([])
    assert routed(found, traits("a", "en", "lift")).priority == PRIORITY
    assert routed(found, traits("a", "en", "lift", "guest")).priority == VIP
    assert routed(found, traits("a", "en", "lift", priority=VIP)).priority == VIP
    narrow = setup([], services=services(a={"classes": ["priority"]}))
    assert routed(narrow, traits("a", "en", "lift", "guest")).priority == PRIORITY


def test_a_rules_class_comes_after_that_of_the_needs() -> None:
    found = setup([{"id": "guests", "classes": ["priority"], "priority": "vip"}])
    assert routed(found, traits("a", "en", "lift")) == Routed(VIP, ANYONE, RouteId("guests"))


def test_a_need_that_the_office_has_given_up_demands_nothing() -> None:
    assert routed(setup([]), traits("a", "en", "gone")) == Routed(NORMAL, ANYONE, None)


def test_the_demand_of_a_later_step_is_that_of_its_service() -> None:
    desk = Desk()
    visit = desk.visit(desk.ticket("a"))
    found = setup([{"id": "c", "services": ["c"], "skills": ["law"]}])
    assert traits_of(visit) == traits()
    assert demand_for(found, visit, ServiceId("a")) == ANYONE
    assert demand_for(found, visit, ServiceId("c")) == Demand((SkillId("law"),))
    assert demand_for(None, visit, ServiceId("c")) == visit.demand
