"""Classes, needs, outcomes, pauses, routing rules that can hold, and limits that do not contradict each other (Q05)."""

from collections.abc import Collection, Iterator, Sequence

from hub.engine.checks.naming import known, once_each
from hub.engine.checks.services import leaves
from hub.engine.document_table import Problem
from hub.engine.ids import NORMAL
from hub.engine.office import Office, Route
from hub.engine.terms import BUILT_IN_PAUSES

UNCHANGED_PERCENT = 100


def check_visits(office: Office) -> Iterator[Problem]:
    yield from _classes(office)
    yield from once_each("needs", [need.id for need in office.needs], "id")
    yield from once_each("outcomes", [outcome.id for outcome in office.outcomes], "id")
    yield from once_each("pauses", [pause.id for pause in office.pauses], "id")
    yield from once_each("routes", [route.id for route in office.routes], "id")
    for index, pause in enumerate(office.pauses):
        if pause.id in BUILT_IN_PAUSES:
            yield Problem(f"pauses[{index}].id", f"{pause.id!r} is a reason that is always there: choose another id")
    classes = {rule.id for rule in office.classes}
    for index, need in enumerate(office.needs):
        yield from known(f"needs[{index}].priority", [need.priority or ""], classes, "priority class", "classes")
    for index, route in enumerate(office.routes):
        yield from _route(f"routes[{index}]", route, office)
        yield from _reachable(f"routes[{index}]", route, office.routes[:index])
    yield from _limits(office)


def _classes(office: Office) -> Iterator[Problem]:
    yield from once_each("classes", [rule.id for rule in office.classes], "id")
    for index, rule in enumerate(office.classes):
        if rule.id == NORMAL and rule.factor_percent != UNCHANGED_PERCENT:
            yield Problem(f"classes[{index}].factor_percent", "the class normal has 100: its promise is the target")


def _route(path: str, route: Route, office: Office) -> Iterator[Problem]:
    classes = {rule.id for rule in office.classes}
    yield from known(f"{path}.services", route.services, leaves(office), "service", "services")
    yield from known(f"{path}.classes", route.classes, classes, "priority class", "classes")
    yield from known(f"{path}.priority", [route.priority or ""], classes, "priority class", "classes")
    for language in route.languages:
        if language not in office.languages:
            yield Problem(f"{path}.languages", f"the office does not offer {language!r}: see languages at the top")
    if route.arrival is not None and route.booked is False:
        yield Problem(f"{path}.arrival", "never true: only booked people arrive early, on time or late")
    yield from _meets_somebody(path, route, office)
    if route.anyone_after_minutes is not None and not route.skills:
        yield Problem(f"{path}.anyone_after_minutes", "says when anybody may serve: name the skills asked before")


def _meets_somebody(path: str, route: Route, office: Office) -> Iterator[Problem]:
    """Whether any service of the rule takes booked people and the classes it names."""
    asked = [service for service in office.services if not service.is_category]
    asked = [service for service in asked if not route.services or service.id in route.services]
    if not asked:
        return
    if (route.booked or route.arrival is not None) and all(service.booking is None for service in asked):
        yield Problem(f"{path}.booked", "never true: none of these services can be booked")
    if route.classes and not any(not each.classes or set(each.classes) & set(route.classes) for each in asked):
        yield Problem(f"{path}.classes", "never true: none of these services allows such a class")


def _reachable(path: str, route: Route, before: Sequence[Route]) -> Iterator[Problem]:
    for earlier in before:
        if _covers(earlier, route):
            yield Problem(path, f"never reached: rule {earlier.id!r} above it is true whenever this one is")
            return


def _covers(wide: Route, narrow: Route) -> bool:
    booked = narrow.booked or narrow.arrival is not None or None
    return (
        _all_of(narrow.services, wide.services)
        and _all_of(narrow.languages, wide.languages)
        and _all_of(narrow.classes, wide.classes)
        and (wide.booked is None or wide.booked == (narrow.booked if narrow.booked is not None else booked))
        and (wide.arrival is None or wide.arrival is narrow.arrival)
    )


def _all_of(narrow: Collection[str], wide: Collection[str]) -> bool:
    """Whether a condition holds only where the wide one does; an empty condition is true for all."""
    return not wide or (bool(narrow) and set(narrow) <= set(wide))


def _limits(office: Office) -> Iterator[Problem]:
    if office.least_calls > office.most_recalls + 1:
        yield Problem("least_calls", f"with most_recalls = {office.most_recalls} nobody is ever called so often")
    if office.requeue_places and not office.most_requeues:
        yield Problem("most_requeues", "write how often a no-show waits again, or leave out requeue_places")
