"""The office set-up with its look-ups, made once per accepted version."""

from hub.engine.ids import (
    NORMAL,
    ClassId,
    CounterId,
    NeedId,
    OutcomeId,
    PauseId,
    ProfileId,
    SeriesId,
    ServiceId,
    StaffId,
)
from hub.engine.office import (
    DEFAULT_CLASSES,
    CounterPlace,
    Need,
    Office,
    PriorityRule,
    Profile,
    Series,
    Service,
    StaffMember,
)
from hub.engine.terms import BUILT_IN_PAUSES

MS_PER_MINUTE = 60_000


class Setup:
    """Read only. Every lookup of an unknown id answers None or an empty tuple."""

    __slots__ = (
        "_classes", "_counters", "_givers", "_known_classes", "_needs", "_outcomes", "_pauses", "_profiles", "_series",
        "_services", "_staff", "document", "office", "version",
    )  # fmt: skip

    def __init__(self, office: Office, document: dict[str, object], version: int) -> None:
        self.office = office
        self.document = document
        self.version = version
        self._services = {service.id: service for service in office.services}
        self._series = {series.id: series for series in office.series}
        self._counters = {counter.id: counter for counter in office.counters}
        self._classes = {rule.id: rule for rule in (*DEFAULT_CLASSES, *office.classes)}
        self._known_classes = {NORMAL, *(rule.id for rule in office.classes)}
        self._needs = {need.id: need for need in office.needs}
        self._profiles = {profile.id: profile for profile in office.profiles}
        self._staff = {member.id: member for member in office.staff}
        self._outcomes = {outcome.id for outcome in office.outcomes}
        self._pauses = {*BUILT_IN_PAUSES, *(pause.id for pause in office.pauses)}
        self._givers = {
            *(service for counter in office.counters for service in counter.services),
            *(each.service for profile in office.profiles for each in profile.services),
        }

    def service(self, service: ServiceId) -> Service | None:
        return self._services.get(service)

    def is_hidden(self, service: Service) -> bool:
        """Whether people are not offered the service: itself hidden, or in a hidden category."""
        parent = self._services.get(service.parent) if service.parent is not None else None
        return service.hidden or (parent is not None and self.is_hidden(parent))

    def series(self, series: SeriesId) -> Series | None:
        return self._series.get(series)

    def series_given(self) -> tuple[Series, ...]:
        """The series from which the hub gives numbers, in the order of the set-up: those of its services."""
        used = {service.series for service in self.office.services}
        return tuple(series for series in self.office.series if series.id in used)

    def rolls(self) -> tuple[Series, ...]:
        """The pre-printed ones."""
        return tuple(series for series in self.office.series if series.preprinted)

    def leaf(self, service: ServiceId) -> tuple[Service, Series] | None:
        """A service that people take tickets for, with its series; None for a category."""
        found = self._services.get(service)
        series = self._series.get(found.series) if found is not None and found.series is not None else None
        return (found, series) if found is not None and series is not None else None

    def counter(self, counter: CounterId) -> CounterPlace | None:
        return self._counters.get(counter)

    def priority(self, priority: ClassId) -> PriorityRule:
        """The rule of a class; a class that the set-up has dropped counts as normal."""
        return self._classes.get(priority) or self._classes[NORMAL]

    def has_class(self, priority: ClassId) -> bool:
        """Whether the office has this class today; `NORMAL` it always has."""
        return priority in self._known_classes

    def need(self, need: NeedId) -> Need | None:
        return self._needs.get(need)

    def profile(self, profile: ProfileId) -> Profile | None:
        return self._profiles.get(profile)

    def staff(self, staff: StaffId) -> StaffMember | None:
        return self._staff.get(staff)

    def has_outcome(self, outcome: OutcomeId) -> bool:
        return outcome in self._outcomes

    def has_pause(self, pause: PauseId) -> bool:
        return pause in self._pauses

    def given_by(self, counter: CounterId) -> tuple[ServiceId, ...]:
        """What a counter gives by its own list, without a profile; `State.given` says what it gives now."""
        place = self._counters.get(counter)
        return place.services if place else ()

    def ever_given_by(self, counter: CounterId) -> tuple[ServiceId, ...]:
        """All that a counter may give, by its own list or by any profile."""
        of_profiles = (each.service for profile in self.office.profiles for each in profile.services)
        return tuple(dict.fromkeys((*self.given_by(counter), *of_profiles)))

    def is_given(self, service: ServiceId) -> bool:
        """Whether any counter of the office, open or not, or any work profile gives the service."""
        return service in self._givers

    def promised_ms(self, service: ServiceId, priority: ClassId, *, booked: bool) -> int:
        """The longest wait promised: target x factor, at least 1. Booked people have the smaller of two factors."""
        found = self._services.get(service)
        factor = self.priority(priority).factor_percent
        if booked:
            factor = min(factor, self.office.appointment_factor_percent)
        return max(1, (found.target_minutes if found is not None else 0) * MS_PER_MINUTE * factor // 100)

    def leaves(self) -> list[ServiceId]:
        return [service.id for service in self.office.services if not service.is_category]
