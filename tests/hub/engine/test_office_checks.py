"""What an office must also make sense of: each fault with its path and what to do (G01 G04)."""

import copy
from typing import Any

import pytest

from hub.engine.checks.calendar import inside, spans
from hub.engine.document_table import by_path
from hub.engine.ids import NORMAL
from hub.engine.office import DEFAULT_CLASSES, Hours, Office
from hub.engine.office_document import document_of, read_office
from hub.engine.terms import COMMON_PERMISSIONS, Permission, PersonalField
from tests.hub.engine.desk import document, texts

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
ROUTE = {"id": "r", "skills": ["lang:en"]}
BOOKING = {"slot_minutes": 10, "capacity": 1}
PROFILE = {"id": "p", "names": texts("P"), "services": ["a"]}


def opening(opens: str, closes: str, *days: str) -> dict[str, object]:
    return {"days": [*(days or WEEKDAYS)], "opens": opens, "closes": closes}


def answer(changes: dict[str, Any]) -> Office | dict[str, str]:
    """`changes` replace keys of the small office; "services[1].x" changes one entry."""
    changed = copy.deepcopy(document())
    for path, value in changes.items():
        target: Any = changed
        *way, last = path.replace("]", "").replace("[", ".").split(".")
        for step in way:
            target = target[int(step)] if step.isdigit() else target[step]
        target[last] = value
    read = read_office(changed)
    return read if isinstance(read, Office) else by_path(read)


def office(changes: dict[str, Any]) -> Office:
    read = answer(changes)
    assert isinstance(read, Office), read
    assert read_office(document_of(read)) == read
    return read


@pytest.mark.parametrize(
    ("changes", "path", "advice"),
    [
        # numbers
        ({"series[0].prefix": "SS"}, "series[0].prefix", "allow_delicate_prefixes"),
        ({"series[0].skipped": [1, 2, 3, 4, 5]}, "series[0].skipped", "at least one"),
        ({"series[0].skipped": ["1"]}, "series[0].skipped", "whole numbers"),
        ({"series[0].continues": 1}, "series[0].continues", "true or false"),
        # services
        ({"services[1].series": "b"}, "services[1].series", "no series 'b'"),
        ({"services[1].zone": "hal"}, "services[1].zone", "did you mean 'hall'?"),
        ({"services[1].classes": ["vip"]}, "services[1].classes", "no priority class 'vip'"),
        ({"services[1].classes": ["priorty"]}, "services[1].classes", "did you mean 'priority'?"),
        ({"services[1].skills": ["Law"]}, "services[1].skills", "is no skill"),
        ({"services[1].skills": ["law"]}, "services[1].skills", "no member of staff with the skill 'law'"),
        ({"services[1].skills": ["lang:em"]}, "services[1].skills", "did you mean 'lang:en'?"),
        ({"services[1].daily_quota": -1}, "services[1].daily_quota", "from 0"),
        ({"services[1].most_quantity": 0}, "services[1].most_quantity", "from 1"),
        ({"services[1].documents": [{"es": "Pasaporte"}]}, "services[1].documents[0].en", "default language"),
        ({"services[0].daily_quota": 5}, "services[0].daily_quota", "unknown key"),
        ({"counters[1].services": ["a", "c"]}, "services[2]", "no counter gives 'b'"),
        # counters, staff, profiles
        ({"counters[0].services": ["a", "d"]}, "counters[0].services", "no service 'd'"),
        ({"counters[0].profile": "p"}, "counters[0].profile", "no work profile 'p'"),
        ({"counters[0].auto_call_seconds": 0}, "counters[0].auto_call_seconds", "from 1"),
        ({"counters[0].reserve_minutes": 10}, "counters[0].reserve_minutes", "can be booked"),
        ({"staff[0].profile": "p"}, "staff[0].profile", "no work profile"),
        ({"staff[0].permissions": ["jump"]}, "staff[0].permissions", "choose_ticket"),
        ({"staff[0].weights": [{"service": "a", "weight": 0}]}, "staff[0].weights[0].weight", "from 1 to 1000"),
        ({"staff[0].weights": ["x"]}, "staff[0].weights[0].service", "no service 'x'"),
        ({"staff[0].weights": ["a", "a"]}, "staff[0].weights[1].service", "taken"),
        ({"profiles": [PROFILE, PROFILE]}, "profiles[1].id", "taken"),
        ({"profiles": [{**PROFILE, "services": []}]}, "profiles[0].services", "at least one"),
        ({"profiles": [{**PROFILE, "services": ["top"]}]}, "profiles[0].services[0].service", "a category"),
        ({"profiles": [{**PROFILE, "services": "a"}]}, "profiles[0].services", "a list"),
        ({"profiles": [{**PROFILE, "policy": "fair"}]}, "profiles[0].policy", "write one of"),
        (
            {"profiles": [{**PROFILE, "rules": [{"service": "b", "minutes": 5, "first": ["c"]}]}]},
            "profiles[0].rules[0].first",
            "no service of this profile",
        ),
        # classes, needs, routes
        ({"classes": [{"id": "normal", "factor_percent": 90}]}, "classes[0].factor_percent", "has 100"),
        ({"classes": [{"id": "vip", "factor_percent": 50}]}, "classes[0].names", "table with keys"),
        ({"classes": [{"id": "priority", "factor_percent": 0}]}, "classes[0].factor_percent", "from 1"),
        ({"classes": [{"id": "priority", "weight": -1}]}, "classes[0].weight", "from 0"),
        ({"classes": [{"id": "priority", "colour": "pink"}]}, "classes[0].colour", "write one of"),
        ({"needs": [{"id": "n", "names": texts("N"), "priority": "vip"}]}, "needs[0].priority", "no priority class"),
        ({"needs": [{"id": "n", "names": texts("N"), "skills": ["sign"]}]}, "needs[0].skills", "no member of staff"),
        ({"outcomes": [{"id": "o", "names": texts("O")}] * 2}, "outcomes[1].id", "taken"),
        ({"pauses": [{"id": "break", "names": texts("Tea")}]}, "pauses[0].id", "always there"),
        ({"routes": [{**ROUTE, "services": ["x"]}]}, "routes[0].services", "no service 'x'"),
        ({"routes": [{**ROUTE, "languages": ["fr"]}]}, "routes[0].languages", "does not offer 'fr'"),
        ({"routes": [{**ROUTE, "priority": "vip"}]}, "routes[0].priority", "no priority class"),
        ({"routes": [{**ROUTE, "booked": False, "arrival": "late"}]}, "routes[0].arrival", "never true"),
        ({"routes": [{**ROUTE, "booked": True}]}, "routes[0].booked", "never true"),
        ({"routes": [{"id": "r", "anyone_after_minutes": 5}]}, "routes[0].anyone_after_minutes", "name the skills"),
        ({"routes": [ROUTE, {**ROUTE, "id": "s", "services": ["a"]}]}, "routes[1]", "never reached: rule 'r'"),
        (
            {"services[1].classes": ["normal"], "routes": [{**ROUTE, "services": ["a"], "classes": ["priority"]}]},
            "routes[0].classes",
            "never true",
        ),
        # limits
        ({"ratio_normal": 0}, "ratio_normal", "from 1"),
        ({"appointment_factor_percent": 0}, "appointment_factor_percent", "from 1"),
        ({"least_calls": 4, "most_recalls": 2}, "least_calls", "nobody is ever called so often"),
        ({"requeue_places": 2}, "most_requeues", "how often"),
        ({"erase_hours": {"fone": 1}}, "erase_hours.fone", "did you mean 'phone'?"),
        # calendar
        ({"hours": [opening("22:00", "26:00"), opening("01:00", "03:00")]}, "hours", "overlap"),
        ({"hours": [opening("20:00", "26:00", "sunday"), opening("01:00", "09:00", "monday")]}, "hours", "overlap"),
        ({"hours": [opening("24:00", "25:00")]}, "hours[0].opens", "08:30"),
        ({"hours": [opening("08:00", "36:01")]}, "hours[0].closes", "36:00"),
        ({"services[1].hours": [opening("07:00", "12:00")]}, "services[1].hours", "inside the office's hours"),
        ({"services[1].hours": [opening("08:00", "12:00", "sunday")]}, "services[1].hours", "inside the office's"),
        (
            {"services[1].closures": [{"date": "2026-02-30", "reason": texts("x")}]},
            "services[1].closures[0].date",
            "no day",
        ),
        ({"seasons": [{"first": "2026-08-01", "last": "2026-07-01"}]}, "seasons[0].last", "on or after"),
        ({"seasons": [{"first": "2026-02-30", "last": "2026-07-01"}]}, "seasons[0].first", "no day"),
        ({"seasons": [{"first": "2026-07-01", "last": "2026-07-31"}] * 2}, "seasons[0]", "never holds"),
        ({"services[1].booking": {"slot_minutes": 10}}, "services[1].booking.capacity", "from 1"),
        ({"services[1].booking": {**BOOKING, "early": "wait"}}, "services[1].booking.early", "keep, refuse, walk_in"),
        (
            {"services[1].booking": {**BOOKING, "hours": [opening("17:00", "19:00")]}},
            "services[1].booking.hours",
            "inside the hours of the service",
        ),
        (
            {"services[1].booking": {**BOOKING, "slot_minutes": 45, "hours": [opening("08:00", "08:30")]}},
            "services[1].booking.slot_minutes",
            "shorten the slot",
        ),
        ({"services[1].booking": BOOKING, "hours": []}, "services[1].booking.hours", "neither the service nor"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_what_to_do(changes: dict[str, Any], path: str, advice: str) -> None:
    found = answer(changes)
    assert isinstance(found, dict), "nothing was found"
    assert advice in found.get(path, str(found))
    assert path in found


@pytest.mark.parametrize(
    "changes",
    [
        {"series[0].prefix": "SS", "allow_delicate_prefixes": True},
        {"hours": [opening("20:00", "26:00")]},
        {"hours": [opening("20:00", "26:00", "sunday"), opening("02:00", "09:00", "monday")]},
        {"seasons": [{"first": "2026-07-01", "last": "2026-07-31"}, {"first": "2026-07-05", "last": "2026-07-06"}]},
        {"services[1].hours": [opening("08:00", "12:00")], "services[1].booking": BOOKING},
        {"hours": [], "services[1].booking": {**BOOKING, "hours": [opening("09:00", "10:00")]}},
        {"services[1].booking": BOOKING, "counters[0].reserve_minutes": 10, "routes": [{**ROUTE, "booked": True}]},
        {"profiles": [{**PROFILE, "services": ["b"]}], "counters[1].services": ["a"]},
        {"staff": [], "services[1].skills": ["law"]},
        {"routes": [{**ROUTE, "services": ["a"]}, {"id": "s"}]},
        {
            "routes": [{**ROUTE, "arrival": "late"}, {**ROUTE, "id": "s", "booked": True}],
            "services[1].booking": BOOKING,
        },
        {"requeue_places": 3, "most_requeues": 2, "least_calls": 3, "erase_hours": {"phone": 1}},
    ],
)
def test_what_makes_sense_is_taken_and_written_again(changes: dict[str, Any]) -> None:
    office(changes)


def test_skills_must_meet_in_one_person() -> None:
    staff = [
        {"id": f"clerk-{n}", "name": f"Clerk {n}", "languages": [language]} for n, language in ((1, "en"), (2, "uk"))
    ]
    found = answer({"staff": staff, "services[1].skills": ["lang:en", "lang:uk"]})
    assert found == {"services[1].skills": "nobody has lang:en and lang:uk together: give one person all of them"}


def test_the_normal_class_is_always_there() -> None:
    assert office({}).classes == DEFAULT_CLASSES
    vip = {"id": "vip", "names": texts("V"), "factor_percent": 20, "weight": 5, "declared": False}
    classes = office({"classes": [vip]}).classes
    assert [rule.id for rule in classes] == [NORMAL, "vip"]
    assert classes[0].factor_percent == 100
    assert not classes[1].declared
    assert [rule.id for rule in office({"classes": [vip, {"id": "normal"}]}).classes] == ["vip", NORMAL]


def test_short_forms_and_defaults() -> None:
    read = office(
        {
            "profiles": [{**PROFILE, "services": ["a", {"service": "b", "weight": 50}]}],
            "staff[0].permissions": ["walk_up"],
            "erase_hours": {"phone": 0},
        }
    )
    assert [(entry.service, entry.weight) for entry in read.profiles[0].services] == [("a", 100), ("b", 50)]
    assert read.staff[0].permissions == (Permission.WALK_UP,)
    assert office({}).staff[0].permissions == COMMON_PERMISSIONS
    assert office({"staff[0].permissions": []}).staff[0].permissions == ()
    assert read.erase_hours == {PersonalField.PHONE: 0}


def test_openings_of_the_same_times_are_written_together() -> None:
    written = document_of(office({}))["hours"]
    assert written == [{"days": WEEKDAYS, "opens": "08:00", "closes": "18:00"}]


def test_minutes_of_the_week() -> None:
    assert spans([Hours(6, 1200, 1560)]) == [(9840, 10080), (0, 120)]
    assert inside([Hours(0, 0, 60)], [Hours(6, 1200, 1560)])
    assert not inside([Hours(0, 0, 121)], [Hours(6, 1200, 1560)])
    assert inside([Hours(0, 480, 720)], [Hours(0, 480, 600), Hours(0, 600, 720)])
    assert inside([], [])
