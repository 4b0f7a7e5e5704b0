"""The office set-up as the rules see it: services, series, zones, counters, staff, hours, policy.

One document, accepted as a whole (event `OfficeAccepted`); `decide` reads only this. Texts are per language
("en" -> "Address and residence"); every text has the default language.
"""

from dataclasses import dataclass

from hub.engine.ids import CounterId, SeriesId, ServiceId, StaffId, ZoneId
from hub.engine.terms import PolicyName

Texts = dict[str, str]
"""Language code -> text."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A waiting area; `way` says where to sit, e.g. "Sit in Hall B, through the arch"."""

    id: ZoneId
    names: Texts
    way: Texts


@dataclass(frozen=True, slots=True)
class Series:
    id: SeriesId
    prefix: str
    start: int
    end: int
    step: int
    padding: int


@dataclass(frozen=True, slots=True)
class Service:
    """A leaf people take tickets for, or a category that only holds others (`series` and `zone` are None)."""

    id: ServiceId
    parent: ServiceId | None
    names: Texts
    descriptions: Texts
    pictogram: str
    series: SeriesId | None
    zone: ZoneId | None
    target_minutes: int
    typical_minutes: int

    @property
    def is_category(self) -> bool:
        return self.series is None


@dataclass(frozen=True, slots=True)
class CounterPlace:
    """A service point. `sign` is what people read ("4"); `arrow` points from its zone: left, right, up, down,
    up_left, up_right, down_left, down_right or none; `way` says it in words."""

    id: CounterId
    sign: str
    zone: ZoneId
    services: tuple[ServiceId, ...]
    arrow: str
    way: Texts


@dataclass(frozen=True, slots=True)
class StaffMember:
    id: StaffId
    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """One opening on one weekday (0 = Monday), minutes of the day, half-open: opens <= t < closes."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which the office stays closed, with the reason people read."""

    date: str
    reason: Texts


@dataclass(frozen=True, slots=True)
class Office:
    id: str
    names: Texts
    languages: tuple[str, ...]
    default_language: str
    time_zone: str
    help_place: Texts
    """Where a person helps, e.g. "desk 1"."""
    zones: tuple[Zone, ...]
    series: tuple[Series, ...]
    services: tuple[Service, ...]
    counters: tuple[CounterPlace, ...]
    staff: tuple[StaffMember, ...]
    hours: tuple[Hours, ...]
    closures: tuple[Closure, ...]
    policy: PolicyName
    serve_after_closing_minutes: int
    """How long those already waiting may still be served after closing time before the day is ended."""
    walk_seconds: int
    """Usual time from a call to the counter, until the counter has its own median."""
