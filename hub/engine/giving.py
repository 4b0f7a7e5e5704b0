"""How an open counter works: what it gives, to whom, and by which policy (C15, Q06, Q07)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hub.engine.ids import LINE_START, CounterId, Instant, ProfileId, ServiceId, SkillId
from hub.engine.journey import Demand, Pool
from hub.engine.model import Counter
from hub.engine.office import CounterPlace, Profile, ProfileRule, StaffMember
from hub.engine.setup import Setup
from hub.engine.terms import PolicyName

FULL = 100
"""A weight that changes nothing, in percent."""


@dataclass(frozen=True, slots=True)
class Giving:
    """The counter's place, its work profile and the person at it in one. Made anew when one of them changes."""

    counter: CounterId
    services: tuple[ServiceId, ...] = ()
    """Of the profile, else of the counter; without those for which the person lacks a skill."""
    skills: frozenset[SkillId] | None = None
    """None: all (a person whom the set-up does not know)."""
    pools: tuple[Pool, ...] = ()
    """Of the counter and of the person at it."""
    policy: PolicyName = PolicyName.PROMISE
    profile: ProfileId | None = None
    rules: tuple[ProfileRule, ...] = ()
    weights: Mapping[ServiceId, int] = field(default_factory=dict)
    """Percent, of profile and person together; what is not here counts `FULL`."""
    order: Mapping[ServiceId, int] = field(default_factory=dict)
    """Places of the services in the profile's (or the counter's) list, from 1."""
    ratio: tuple[int, int] = (2, 1)
    """For the policy `ratio`: so many of the priority classes, then so many of the others."""
    reserve_minutes: int | None = None
    auto_call_seconds: int | None = None

    def meets(self, demand: Demand) -> bool:
        """Whether the person has all that is demanded."""
        return self.skills is None or self.skills.issuperset(demand.skills)

    def meets_at(self, demand: Demand, at: Instant) -> Instant | None:
        """From when on somebody with this demand, waiting since `at`, may be called: always (`LINE_START`), from an
        age on, or never (None)."""
        if self.meets(demand):
            return LINE_START
        return None if demand.anyone_after_ms is None else Instant(at + demand.anyone_after_ms)


def giving_of(setup: Setup, counter: Counter) -> Giving:
    """As the counter works now, open or not; a counter that the set-up has dropped gives nothing."""
    place = setup.counter(counter.id)
    if place is None:
        return Giving(counter.id)
    profile = setup.profile(counter.profile) if counter.profile is not None else None
    member = setup.staff(counter.staff) if counter.staff is not None else None
    listed = place.services if profile is None else tuple(each.service for each in profile.services)
    skills = skills_of(member) if member is not None else None
    pools = [Pool(counter=counter.id)]
    if counter.staff is not None:
        pools.append(Pool(staff=counter.staff))
    return Giving(
        counter=counter.id,
        services=tuple(service for service in listed if _is_able(setup, service, skills)),
        skills=skills,
        pools=tuple(pools),
        policy=_policy(setup, profile),
        profile=profile.id if profile is not None else None,
        rules=profile.rules if profile is not None else (),
        weights=_weights(profile, member),
        order={service: place for place, service in enumerate(listed, 1)},
        ratio=(setup.office.ratio_priority, setup.office.ratio_normal),
        reserve_minutes=place.reserve_minutes,
        auto_call_seconds=place.auto_call_seconds,
    )


def skills_of(member: StaffMember) -> frozenset[SkillId]:
    """What a member of staff can do; a language is the skill "lang:xx"."""
    return frozenset((*member.skills, *(SkillId(f"lang:{language}") for language in member.languages)))


def profile_at_opening(
    place: CounterPlace | None, member: StaffMember | None, wished: ProfileId | None
) -> ProfileId | None:
    """The profile asked for, else the person's own, else the counter's."""
    own = member.profile if member is not None else None
    return wished or own or (place.profile if place is not None else None)


def _is_able(setup: Setup, service: ServiceId, skills: frozenset[SkillId] | None) -> bool:
    found = setup.service(service)
    return found is not None and (skills is None or skills.issuperset(found.skills))


def _policy(setup: Setup, profile: Profile | None) -> PolicyName:
    return profile.policy if profile is not None and profile.policy is not None else setup.office.policy


def _weights(profile: Profile | None, member: StaffMember | None) -> dict[ServiceId, int]:
    """Products of both, in whole percent rounded down, at least 1."""
    of_profile = {each.service: each.weight for each in profile.services} if profile is not None else {}
    of_person = {each.service: each.weight for each in member.weights} if member is not None else {}
    both = {
        service: max(1, of_profile.get(service, FULL) * of_person.get(service, FULL) // FULL)
        for service in (*of_profile, *of_person)
    }
    return {service: weight for service, weight in both.items() if weight != FULL}
