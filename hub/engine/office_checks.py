"""What a well-formed office document must also make sense of: existing ids, numbers not confused, hours."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from hub.engine.document_table import Problem
from hub.engine.office import Office, Service

SOUND_ALIKE = ("BDPT", "MN")
"""Letters that are mistaken for each other when spoken in a hall (domain.md, "series")."""


def check_office(office: Office, *, allow_sound_alike: bool) -> list[Problem]:
    return [
        *_unique("zones", [zone.id for zone in office.zones], "id"),
        *_unique("series", [series.id for series in office.series], "id"),
        *_unique("services", [service.id for service in office.services], "id"),
        *_unique("counters", [counter.id for counter in office.counters], "id"),
        *_unique("counters", [counter.sign for counter in office.counters], "sign"),
        *_unique("staff", [member.id for member in office.staff], "id"),
        *_unique("closures", [closure.date for closure in office.closures], "date"),
        *_series(office, allow_sound_alike=allow_sound_alike),
        *_services(office),
        *_counters(office),
        *_hours(office),
        *_closures(office),
    ]


def _unique(where: str, values: Iterable[str], key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value and value in seen:
            yield Problem(f"{where}[{index}].{key}", f"{value!r} is taken by an entry above: choose another")
        seen.add(value)


def _series(office: Office, *, allow_sound_alike: bool) -> Iterator[Problem]:
    for index, series in enumerate(office.series):
        if series.end < series.start:
            yield Problem(f"series[{index}].end", f"end at or after the start ({series.start})")
    for (_, one), (index, other) in combinations(enumerate(office.series), 2):
        path = f"series[{index}].prefix"
        if one.prefix == other.prefix:
            yield Problem(
                path, f"{other.prefix!r} is the prefix of series {one.id!r} too: two tickets would look alike"
            )
        elif not allow_sound_alike and sounds_like(one.prefix, other.prefix):
            yield Problem(
                path,
                f"{other.prefix!r} is easily heard as {one.prefix!r} (series {one.id!r}): choose another letter, "
                "or set allow_sound_alike_prefixes = true",
            )


def sounds_like(one: str, other: str) -> bool:
    """Whether two different prefixes may be mistaken for each other when spoken."""
    if one == other or len(one) != len(other):
        return False
    return all(
        a == b or any(a in group and b in group for group in SOUND_ALIKE) for a, b in zip(one, other, strict=True)
    )


def _services(office: Office) -> Iterator[Problem]:
    by_id = {service.id: service for service in office.services}
    series = {each.id for each in office.series}
    zones = {zone.id for zone in office.zones}
    parents = {service.parent for service in office.services}
    for index, service in enumerate(office.services):
        path = f"services[{index}]"
        if service.parent is not None:
            yield from _parent(path, by_id.get(service.parent))
        if service.is_category:
            if service.id not in parents:
                yield Problem(path, "give this service a series and a zone, or services that name it as parent")
            continue
        if service.series and service.series not in series:
            yield Problem(f"{path}.series", f"no series {service.series!r}: add it under [[series]] or name another")
        if service.zone and service.zone not in zones:
            yield Problem(f"{path}.zone", f"no zone {service.zone!r}: add it under [[zones]] or name another")


def _parent(path: str, parent: Service | None) -> Iterator[Problem]:
    if parent is None:
        yield Problem(f"{path}.parent", "no such service: name a category of this document")
    elif not parent.is_category:
        yield Problem(f"{path}.parent", f"{parent.id!r} is itself a service with a series: name a category")
    elif parent.parent is not None:
        yield Problem(f"{path}.parent", f"{parent.id!r} stands in a category already: two levels at most")


def _counters(office: Office) -> Iterator[Problem]:
    zones = {zone.id for zone in office.zones}
    leaves = {service.id for service in office.services if not service.is_category}
    for index, counter in enumerate(office.counters):
        if counter.zone and counter.zone not in zones:
            yield Problem(
                f"counters[{index}].zone", f"no zone {counter.zone!r}: add it under [[zones]] or name another"
            )
        for service in counter.services:
            if service not in leaves:
                yield Problem(
                    f"counters[{index}].services", f"{service!r} is no service with a series of this document"
                )


def _hours(office: Office) -> Iterator[Problem]:
    for one, other in combinations(office.hours, 2):
        if one.weekday == other.weekday and one.opens < other.closes and other.opens < one.closes:
            yield Problem("hours", f"two openings on weekday {one.weekday + 1} overlap: make them one")


def _closures(office: Office) -> Iterator[Problem]:
    for index, closure in enumerate(office.closures):
        try:
            date.fromisoformat(closure.date)
        except ValueError:
            if closure.date:
                yield Problem(f"closures[{index}].date", f"{closure.date!r} is no day of the calendar")
