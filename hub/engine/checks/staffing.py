"""Counters, staff, work profiles, and skills that somebody must have (C02-C06)."""

from collections.abc import Iterable, Iterator

from hub.engine.checks.naming import known, once_each
from hub.engine.checks.services import leaves
from hub.engine.document_table import Problem
from hub.engine.ids import SkillId
from hub.engine.office import CounterPlace, Office, Profile, StaffMember

LANGUAGE_SKILL = "lang:"


def check_staffing(office: Office) -> Iterator[Problem]:
    yield from once_each("counters", [counter.id for counter in office.counters], "id")
    yield from once_each("counters", [counter.sign for counter in office.counters], "sign")
    yield from once_each("staff", [member.id for member in office.staff], "id")
    yield from once_each("profiles", [profile.id for profile in office.profiles], "id")
    for index, counter in enumerate(office.counters):
        yield from _counter(f"counters[{index}]", counter, office)
    for index, member in enumerate(office.staff):
        yield from _member(f"staff[{index}]", member, office)
    for index, profile in enumerate(office.profiles):
        yield from _profile(f"profiles[{index}]", profile, office)
    yield from _skills(office)


def _counter(path: str, counter: CounterPlace, office: Office) -> Iterator[Problem]:
    yield from known(f"{path}.zone", [counter.zone], {zone.id for zone in office.zones}, "zone", "zones")
    yield from _given(f"{path}.services", counter.services, office)
    yield from _known_profile(f"{path}.profile", counter.profile, office)
    if counter.reserve_minutes is not None and not _bookable(counter, office):
        yield Problem(
            f"{path}.reserve_minutes", "nothing that this counter gives can be booked: leave it out, or add a booking"
        )


def _bookable(counter: CounterPlace, office: Office) -> bool:
    given = set(counter.services)
    given |= {entry.service for profile in office.profiles for entry in profile.services}
    return any(service.booking is not None and service.id in given for service in office.services)


def _given(path: str, services: Iterable[str], office: Office) -> Iterator[Problem]:
    categories = {service.id for service in office.services if service.is_category}
    existing = leaves(office)
    for service in services:
        if service in categories:
            yield Problem(path, f"{service!r} is no service with a series, but a category: name those inside it")
        else:
            yield from known(path, [service], existing, "service", "services")


def _known_profile(path: str, profile: str | None, office: Office) -> Iterator[Problem]:
    yield from known(path, [profile or ""], {each.id for each in office.profiles}, "work profile", "profiles")


def _member(path: str, member: StaffMember, office: Office) -> Iterator[Problem]:
    yield from _known_profile(f"{path}.profile", member.profile, office)
    for index, entry in enumerate(member.weights):
        yield from _given(f"{path}.weights[{index}].service", [entry.service], office)
    yield from once_each(f"{path}.weights", [entry.service for entry in member.weights], "service")


def _profile(path: str, profile: Profile, office: Office) -> Iterator[Problem]:
    taken = {entry.service for entry in profile.services}
    for index, entry in enumerate(profile.services):
        yield from _given(f"{path}.services[{index}].service", [entry.service], office)
    yield from once_each(f"{path}.services", [entry.service for entry in profile.services], "service")
    for index, rule in enumerate(profile.rules):
        yield from _given(f"{path}.rules[{index}].service", [rule.service], office)
        for service in rule.first:
            if service not in taken:
                yield Problem(
                    f"{path}.rules[{index}].first", f"{service!r} is no service of this profile: add it there too"
                )


def _skills(office: Office) -> Iterator[Problem]:
    """An office that lists no staff demands nothing: unknown staff count as having every skill."""
    if not office.staff:
        return
    have = [skills_of(member) for member in office.staff]
    anybody = sorted(frozenset[str]().union(*have))
    for path, skills in _demanded(office):
        unknown = list(known(path, skills, anybody, "member of staff with the skill", "staff"))
        yield from unknown
        if not unknown and skills and not any(set(skills) <= one for one in have):
            yield Problem(path, f"nobody has {' and '.join(skills)} together: give one person all of them")


def skills_of(member: StaffMember) -> frozenset[str]:
    return frozenset[str](member.skills) | {f"{LANGUAGE_SKILL}{language}" for language in member.languages}


def _demanded(office: Office) -> Iterator[tuple[str, tuple[SkillId, ...]]]:
    for index, service in enumerate(office.services):
        yield f"services[{index}].skills", service.skills
    for index, need in enumerate(office.needs):
        yield f"needs[{index}].skills", need.skills
    for index, route in enumerate(office.routes):
        yield f"routes[{index}].skills", route.skills
