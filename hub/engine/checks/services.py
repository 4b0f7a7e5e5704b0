"""The tree of services, and that each can be given by somebody (Q02, invariant 7)."""

from collections.abc import Iterator

from hub.engine.checks.naming import known, once_each
from hub.engine.document_table import Problem
from hub.engine.ids import ServiceId
from hub.engine.office import Office, Service


def leaves(office: Office) -> frozenset[ServiceId]:
    """The services that people can take tickets for."""
    return frozenset(service.id for service in office.services if not service.is_category)


def check_services(office: Office) -> Iterator[Problem]:
    yield from once_each("zones", [zone.id for zone in office.zones], "id")
    yield from once_each("services", [service.id for service in office.services], "id")
    by_id = {service.id: service for service in office.services}
    parents = {service.parent for service in office.services}
    given = _given(office)
    for index, service in enumerate(office.services):
        path = f"services[{index}]"
        if service.parent is not None:
            yield from _parent(path, by_id.get(service.parent))
        if not service.is_category:
            yield from _leaf(path, service, office)
            if office.counters and service.id not in given:
                yield Problem(path, f"no counter gives {service.id!r}: add it to a counter or to a work profile")
        elif service.id not in parents:
            yield Problem(path, "give this service a series and a zone, or services that name it as parent")


def _given(office: Office) -> set[ServiceId]:
    by_counters = {service for counter in office.counters for service in counter.services}
    return by_counters | {entry.service for profile in office.profiles for entry in profile.services}


def _parent(path: str, parent: Service | None) -> Iterator[Problem]:
    if parent is None:
        yield Problem(f"{path}.parent", "no such service: name a category of this document")
    elif not parent.is_category:
        yield Problem(f"{path}.parent", f"{parent.id!r} is itself a service with a series: name a category")
    elif parent.parent is not None:
        yield Problem(f"{path}.parent", f"{parent.id!r} stands in a category already: two levels at most")


def _leaf(path: str, service: Service, office: Office) -> Iterator[Problem]:
    series = {each.id for each in office.series}
    yield from known(f"{path}.series", [service.series or ""], series, "series", "series")
    if service.series in {each.id for each in office.series if each.preprinted}:
        yield Problem(f"{path}.series", "the numbers of a pre-printed roll are given by nobody: name another series")
    yield from known(f"{path}.zone", [service.zone or ""], {zone.id for zone in office.zones}, "zone", "zones")
    classes = {rule.id for rule in office.classes}
    yield from known(f"{path}.classes", service.classes, classes, "priority class", "classes")
