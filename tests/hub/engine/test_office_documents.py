"""The office document: all problems at once, each with its path and what to do; the example office is one (G01)."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from hub.engine.checks.numbers import sounds_like
from hub.engine.document_table import by_path
from hub.engine.office import Office
from hub.engine.office_document import build, document_of, read_office
from hub.engine.terms import PersonalField
from hub.service.office_file import read_office_file
from tests.hub.engine.desk import document, texts

MARSTOW = Path(__file__).parents[3] / "hub" / "service" / "offices" / "marstow.toml"


def problems(**changes: Any) -> dict[str, str]:
    answer = read_office(document(**changes), known_zone=lambda zone: zone == "Europe/London")
    return {} if isinstance(answer, Office) else by_path(answer)


def entries(key: str) -> list[dict[str, Any]]:
    value = document()[key]
    assert isinstance(value, list)
    return [dict(entry) for entry in value]


def altered(key: str, index: int, **changes: Any) -> dict[str, str]:
    value = entries(key)
    value[index] |= changes
    return problems(**{key: value})


def test_a_good_document_is_an_office_and_back() -> None:
    office = read_office(document(), known_zone=lambda _: True)
    assert isinstance(office, Office)
    assert office.counters[1].arrow == "none"
    assert office.services[0].is_category
    assert read_office(document_of(office)) == office
    assert build(document()) == office


def texts_in(part: object) -> Iterator[dict[str, str]]:
    """Every text per language anywhere in the office."""
    match part:
        case dict() if part and all(len(str(key)) == 2 for key in part):
            yield part
        case dict():
            yield from (text for inner in part.values() for text in texts_in(inner))
        case list() | tuple():
            yield from (text for inner in part for text in texts_in(inner))
        case _:
            pass


def test_the_example_office_shows_what_an_office_can_have() -> None:
    office = read_office(read_office_file(MARSTOW))
    assert isinstance(office, Office), office
    assert {rule.id for rule in office.classes} == {"normal", "priority", "urgent"}
    assert {need.id for need in office.needs if need.request} == {"interpreter"}
    assert all((office.outcomes, office.pauses, office.routes, office.seasons, office.erase_hours))
    assert any(profile.rules for profile in office.profiles)
    assert sum(service.booking is not None for service in office.services) == 2
    assert all((office.privacy, office.ticket.header, office.ticket.footer, office.kiosk.roll))
    assert [service.asks for service in office.services if service.asks] == [(PersonalField.PHONE,)]
    assert all(service.keywords for service in office.services if not service.is_category)
    words = ("documents", "online", "ticket_note")
    for key in (*words, "daily_quota", "last_ticket_minutes", "wrap_up_seconds", "skills"):
        assert any(getattr(service, key) for service in office.services), key


def test_the_example_office() -> None:
    office = read_office(read_office_file(MARSTOW))
    assert isinstance(office, Office), office
    leaves = [service for service in office.services if not service.is_category]
    given = {service for counter in office.counters for service in counter.services}
    assert {service.id for service in leaves} == given
    assert (len(office.counters), len(office.zones)) == (6, 2)
    written = list(texts_in(asdict(office)))
    assert len(written) > 50
    assert all(set(text) == set(office.languages) for text in written)
    assert read_office(document_of(office)) == office


def test_all_problems_come_at_once() -> None:
    found = problems(id="Small Hall", walk_seconds=9999, time_zone="Mars/Base", polcy="fifo", policy="fastest")
    assert set(found) == {"id", "walk_seconds", "time_zone", "polcy", "policy"}
    assert found["polcy"] == "unknown key; did you mean 'policy'?"
    assert found["walk_seconds"] == "write a whole number from 0 to 600"
    assert "fifo, listed, promise" in found["policy"]


def test_an_empty_document_names_what_is_needed() -> None:
    answer = read_office({})
    assert isinstance(answer, tuple)
    paths = {problem.path for problem in answer}
    assert {"format", "id", "languages", "names", "zones", "series", "services", "counters", "time_zone"} <= paths
    assert isinstance(build({}), Office)  # what was accepted once is never judged again


@pytest.mark.parametrize(
    ("changes", "path", "advice"),
    [
        ({"format": 2}, "format", "write 1"),
        ({"languages": ["English", "es"]}, "languages", "'English' is none"),
        ({"languages": ["en", "es", "en"]}, "languages", "only once"),
        ({"languages": "en"}, "languages", "list of texts"),
        ({"default_language": "fr"}, "default_language", "one of en, es"),
        ({"names": {"es": "Sala"}}, "names.en", "default language"),
        ({"names": {"en": "Hall", "ee": "Hall"}}, "names.ee", "known here: en, es"),
        ({"names": "Hall"}, "names", "table with keys"),
        ({"help_place": {"en": ""}}, "help_place.en", "1 to 200"),
        ({"counters": []}, "counters", "each headed [[counters]]"),
        ({"zones": {}}, "zones", "each headed [[zones]]"),
        ({"services": ["a"]}, "services[0]", "table with keys"),
        ({"allow_sound_alike_prefixes": "yes"}, "allow_sound_alike_prefixes", "true or false"),
        ({"hours": [{"days": ["mon"], "opens": "08:00", "closes": "09:00"}]}, "hours[0].days", "'mon' is none"),
        ({"hours": [{"days": ["monday"], "opens": "8", "closes": "09:00"}]}, "hours[0].opens", '"08:30"'),
        ({"hours": [{"days": ["monday"], "opens": "09:00", "closes": "09:00"}]}, "hours[0].closes", "after opening"),
        ({"closures": [{"date": "2026-02-30", "reason": texts("x")}]}, "closures[0].date", "no day"),
        ({"closures": [{"date": "1 May", "reason": texts("x")}]}, "closures[0].date", "in quotes"),
        ({"closures": [{"date": 20260501, "reason": texts("x")}]}, "closures[0].date", "in quotes"),
    ],
)
def test_problems_of_the_office(changes: dict[str, Any], path: str, advice: str) -> None:
    assert advice in problems(**changes)[path]


@pytest.mark.parametrize(
    ("key", "index", "changes", "path", "advice"),
    [
        ("series", 0, {"end": 0}, "series[0].end", "from 1 to"),
        ("series", 0, {"start": 9}, "series[0].end", "at or after the start (9)"),
        ("series", 0, {"prefix": "ABC"}, "series[0].prefix", "two capital letters"),
        ("series", 1, {"prefix": "A"}, "series[1].prefix", "look alike"),
        ("series", 1, {"id": "a"}, "series[1].id", "taken"),
        ("services", 1, {"parent": "nowhere"}, "services[1].parent", "no such service"),
        ("services", 1, {"parent": "c"}, "services[1].parent", "name a category"),
        ("services", 0, {"parent": "top"}, "services[1].parent", "two levels"),
        ("services", 1, {"series": "z"}, "services[1].series", "[[series]]"),
        ("services", 1, {"zone": "z"}, "services[1].zone", "[[zones]]"),
        ("services", 1, {"target_minutes": 0}, "services[1].target_minutes", "from 1"),
        ("services", 1, {"target_minutes": True}, "services[1].target_minutes", "whole number"),
        ("counters", 0, {"services": ["a", "top"]}, "counters[0].services", "'top' is no service"),
        ("counters", 0, {"services": []}, "counters[0].services", "at least one"),
        ("counters", 0, {"zone": "z"}, "counters[0].zone", "[[zones]]"),
        ("counters", 1, {"sign": "1"}, "counters[1].sign", "taken"),
        ("counters", 0, {"sign": "12345"}, "counters[0].sign", "1 to 4"),
        ("counters", 0, {"arrow": "lft"}, "counters[0].arrow", "did you mean 'left'?"),
        ("counters", 0, {"signs": "1"}, "counters[0].signs", "did you mean 'sign'?"),
        ("staff", 0, {"colour": "red"}, "staff[0].colour", "known here: id, languages, name"),
    ],
)
def test_problems_of_the_parts(key: str, index: int, changes: dict[str, Any], path: str, advice: str) -> None:
    assert advice in altered(key, index, **changes)[path]


def test_a_category_needs_services() -> None:
    lone = {"id": "lone", "names": texts("Lone")}
    assert "give this service a series" in problems(services=[*entries("services"), lone])["services[4]"]


def test_openings_of_a_weekday_may_touch_but_not_overlap() -> None:
    morning = {"days": ["monday"], "opens": "08:00", "closes": "12:00"}
    assert problems(hours=[morning, {"days": ["monday"], "opens": "12:00", "closes": "24:00"}]) == {}
    assert "hours" in problems(hours=[morning, {"days": ["monday"], "opens": "11:59", "closes": "13:00"}])


def test_prefixes_that_sound_alike_need_a_decision() -> None:
    series = entries("series")
    series[0]["prefix"], series[1]["prefix"] = "B", "P"
    found = problems(series=series)
    assert "easily heard as 'B'" in found["series[1].prefix"]
    office = read_office(document(series=series, allow_sound_alike_prefixes=True))
    assert isinstance(office, Office)
    assert document_of(office)["allow_sound_alike_prefixes"] is True
    assert read_office(document_of(office)) == office


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("B", "T", True), ("M", "N", True), ("B", "M", False), ("A", "A", False), ("AB", "AD", True), ("B", "BD", False)],
)
def test_sounds_like(one: str, other: str, alike: bool) -> None:
    assert sounds_like(one, other) is alike
