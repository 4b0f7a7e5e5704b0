"""Zones, counters, staff and work profiles of a document (C02-C06, C15)."""

from hub.engine.document.displays import LONGEST_FLOOR, read_loudness
from hub.engine.document_table import Table, Tongues
from hub.engine.ids import CounterId, ProfileId, ServiceId, SkillId, StaffId, ZoneId
from hub.engine.office import CounterPlace, Profile, ProfileRule, ProfileService, StaffMember, Zone
from hub.engine.terms import COMMON_PERMISSIONS, Permission, PolicyName

ARROWS = ("none", "left", "right", "up", "down", "up_left", "up_right", "down_left", "down_right")
MOST_PROFILES = 100
MOST_RULES = 20
HIGHEST_STAFF_NUMBER = 999_999
"""Six keys are as many as one types without looking."""
LONGEST_WAIT_MINUTES = 24 * 60


def read_zone(table: Table, tongues: Tongues) -> Zone:
    zone = Zone(
        ZoneId(table.identifier("id")),
        table.texts("names", tongues),
        table.texts("way", tongues),
        floor=table.text("floor", "", most=LONGEST_FLOOR),
        loudness=read_loudness(table),
    )
    table.done()
    return zone


def read_counter(table: Table, tongues: Tongues) -> CounterPlace:
    counter = CounterPlace(
        CounterId(table.identifier("id")),
        sign=table.text("sign", most=4),
        zone=ZoneId(table.identifier("zone")),
        services=tuple(ServiceId(service) for service in table.strings("services")),
        arrow=table.one_of("arrow", ARROWS, "none"),
        way=table.texts("way", tongues),
        profile=_profile_id(table),
        auto_call_seconds=table.integer_or_none("auto_call_seconds", 1, 3600),
        reserve_minutes=table.integer_or_none("reserve_minutes", 0, 480),
    )
    table.done()
    return counter


def read_member(table: Table) -> StaffMember:
    member = StaffMember(
        StaffId(table.identifier("id")),
        table.text("name", most=60),
        table.strings("languages", may_be_empty=True),
        skills=tuple(SkillId(skill) for skill in table.skills("skills")),
        permissions=table.choices("permissions", Permission, COMMON_PERMISSIONS),
        profile=_profile_id(table),
        weights=_weighed(table, "weights"),
        number=table.integer_or_none("number", 1, HIGHEST_STAFF_NUMBER),
    )
    table.done()
    return member


def read_profiles(table: Table, tongues: Tongues) -> tuple[Profile, ...]:
    return tuple(_profile(each, tongues) for each in table.tables("profiles", may_be_empty=True, most=MOST_PROFILES))


def _profile(table: Table, tongues: Tongues) -> Profile:
    profile = Profile(
        ProfileId(table.identifier("id")),
        table.texts("names", tongues),
        services=_weighed(table, "services"),
        rules=tuple(_rule(each) for each in table.tables("rules", may_be_empty=True, most=MOST_RULES)),
        policy=table.choice_or_none("policy", PolicyName),
    )
    if not profile.services:
        table.blame("services", "name at least one service")
    table.done()
    return profile


def _weighed(table: Table, key: str) -> tuple[ProfileService, ...]:
    """Services with their weights; one that is written as its id alone weighs 100."""
    found = []
    for entry in table.listed(key, "service"):
        weight = entry.integer("weight", 1, 1000, 100)
        found.append(ProfileService(ServiceId(entry.identifier("service")), weight))
        entry.done()
    return tuple(found)


def _rule(table: Table) -> ProfileRule:
    rule = ProfileRule(
        ServiceId(table.identifier("service")),
        table.integer("minutes", 0, LONGEST_WAIT_MINUTES),
        tuple(ServiceId(service) for service in table.strings("first")),
    )
    table.done()
    return rule


def _profile_id(table: Table) -> ProfileId | None:
    return ProfileId(table.identifier("profile")) if table.given("profile") else None
