"""Routing rules: who may serve a visit and in which class it waits (Q10, C15). The first rule that is true holds.

The class is first that of the person or of staff, then the strongest (by weight) among it and those that the needs
give, then the one that the rule gives. Skills of the service itself are not part of the demand: they decide which open
counters give the service at all. Skills that a need asks for are never dropped with age; a rule's may be.
"""

from dataclasses import dataclass, replace

from hub.engine.ids import NORMAL, ClassId, NeedId, RouteId, ServiceId
from hub.engine.journey import ANYONE, Demand
from hub.engine.model import Visit
from hub.engine.office import Need, Route
from hub.engine.setup import Setup
from hub.engine.terms import Arrival

MS_PER_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rules look at."""

    service: ServiceId
    language: str
    priority: ClassId = NORMAL
    needs: tuple[NeedId, ...] = ()
    booked: bool = False
    arrival: Arrival | None = None


@dataclass(frozen=True, slots=True)
class Routed:
    priority: ClassId
    demand: Demand
    route: RouteId | None


def traits_of(visit: Visit) -> Traits:
    """As the visit stands; `replace` what changes (another service) before asking `routed`."""
    return Traits(visit.service, visit.language, visit.priority, visit.needs, visit.booked, visit.arrival)


def routed(setup: Setup, traits: Traits) -> Routed:
    """The class, the demand and the rule that held. Needs that the set-up no longer has demand nothing."""
    needs = [need for need in map(setup.need, traits.needs) if need is not None] if traits.needs else []
    priority = _strongest(setup, traits, needs)
    route = next((route for route in setup.office.routes if _holds(route, traits, priority)), None)
    demand = _demand(needs, route)
    if route is None:
        return Routed(priority, demand, None)
    return Routed(route.priority or priority, demand, route.id)


def demand_for(setup: Setup | None, visit: Visit, service: ServiceId) -> Demand:
    """What the visit demands of whoever serves it, when it goes on to this service."""
    return routed(setup, replace(traits_of(visit), service=service)).demand if setup is not None else visit.demand


def _strongest(setup: Setup, traits: Traits, needs: list[Need]) -> ClassId:
    """Among the class asked for and those of the needs that the service allows; of equals the one asked for."""
    service = setup.service(traits.service)
    allowed = service.classes if service is not None else ()
    priority = traits.priority
    for need in needs:
        given = need.priority
        if given is None or (allowed and given not in allowed):
            continue
        if setup.priority(given).weight > setup.priority(priority).weight:
            priority = given
    return priority


def _holds(route: Route, traits: Traits, priority: ClassId) -> bool:
    return (
        (not route.services or traits.service in route.services)
        and (not route.languages or traits.language in route.languages)
        and (not route.classes or priority in route.classes)
        and (route.booked is None or route.booked == traits.booked)
        and (route.arrival is None or route.arrival is traits.arrival)
    )


def _demand(needs: list[Need], route: Route | None) -> Demand:
    needed = {skill for need in needs for skill in need.skills}
    wished = set(route.skills) if route is not None else set()
    if not needed | wished:
        return ANYONE
    after = route.anyone_after_minutes if route is not None and not needed else None
    return Demand(tuple(sorted(needed | wished)), after * MS_PER_MINUTE if after is not None else None)
