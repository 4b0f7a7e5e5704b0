"""Two offices compared: by ids, in reading order, what is left out counting as its default (G03)."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from hub.engine.document.difference import Difference, DifferenceKind, compare
from hub.engine.office import Office
from hub.engine.office_document import build, document_of
from tests.hub.engine.any_office import offices
from tests.hub.engine.desk import document, texts

ADDED, REMOVED, CHANGED, MOVED = DifferenceKind


def changed(change: Any) -> tuple[Difference, ...]:
    after: dict[str, Any] = copy.deepcopy(document())
    change(after)
    return compare(build(document()), build(after))


def test_the_same_office_written_otherwise_does_not_differ() -> None:
    classes = [{"id": "normal"}, {"id": "priority", "colour": "accent"}]
    assert changed(lambda after: after.update(ratio_normal=1, classes=classes)) == ()


def test_a_value_an_entry_and_an_order() -> None:
    def change(after: dict[str, Any]) -> None:
        after["walk_seconds"] = 45
        after["services"][1]["target_minutes"] = 12
        after["services"][1]["daily_quota"] = 40
        after["zones"].insert(0, {"id": "garden", "names": texts("Garden"), "way": texts("Out")})
        after["counters"].reverse()
        del after["staff"][0]
        after["names"]["es"] = "Sala"

    found = changed(change)
    assert [(each.kind, each.path) for each in found] == [
        (CHANGED, "names.es"),
        (ADDED, "zones[garden]"),
        (CHANGED, "services[a].target_minutes"),
        (ADDED, "services[a].daily_quota"),
        (MOVED, "counters"),
        (REMOVED, "staff[clerk-1]"),
        (CHANGED, "walk_seconds"),
    ]
    assert (found[2].before, found[2].after) == (10, 12)
    assert (found[4].before, found[4].after) == (["1", "2", "3"], ["3", "2", "1"])


def test_entries_without_an_id_of_their_own() -> None:
    def change(after: dict[str, Any]) -> None:
        after["closures"] = [{"date": "2026-12-25", "reason": texts("Feast")}]
        after["profiles"] = [{"id": "p", "names": texts("P"), "services": ["a"]}]
        after["services"][1]["documents"] = [texts("Card")]
        after["hours"] = []

    assert [each.path for each in changed(change)] == [
        "services[a].documents",
        "hours",
        "closures[2026-12-25]",
        "profiles[p]",
    ]


def test_what_is_gone_stands_where_it_stood() -> None:
    def change(after: dict[str, Any]) -> None:
        del after["services"][1]
        after["services"][1]["target_minutes"] = 21

    assert [each.path for each in changed(change)] == ["services[a]", "services[b].target_minutes"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(one=offices(), other=offices())
def test_only_equal_offices_do_not_differ(one: Office, other: Office) -> None:
    assert (compare(one, other) == ()) == (one == other)
    assert compare(one, build(document_of(one))) == ()
    assert {each.path for each in compare(one, other)} == {each.path for each in compare(other, one)}


@pytest.mark.parametrize("kind", DifferenceKind)
def test_each_kind_has_a_name(kind: DifferenceKind) -> None:
    assert kind.value == kind.name.lower()
