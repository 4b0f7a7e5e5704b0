"""Set-up, business day, services and series through it."""

from dataclasses import dataclass, field

from hub.engine.ids import (
    BusinessDay,
    SeriesId,
    ServiceId,
)
from hub.engine.terms import (
    ServiceClosed,
)


@dataclass(frozen=True, slots=True)
class OfficeAccepted:
    version: int
    document: dict[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DayOpened:
    day: BusinessDay
    by_hand: bool
    """Opened by hand outside the office's hours: takes tickets until closed by hand or the calendar takes it over."""
    minute: int | None = None
    """Wall time of the opening in minutes from the midnight that began the day's date; None (version 1): unknown."""


@dataclass(frozen=True, slots=True)
class TakingSwitched:
    """The calendar lets tickets be taken (again), or no more; from here on it rules a day opened by hand too."""

    day: BusinessDay
    taking: bool


@dataclass(frozen=True, slots=True)
class DayClosed:
    day: BusinessDay
    by_hand: bool


@dataclass(frozen=True, slots=True)
class ServiceSwitched:
    """Tickets are given for a service again, or no longer: until its next opening or for the rest of the day."""

    service: ServiceId
    closed: ServiceClosed | None


@dataclass(frozen=True, slots=True)
class SeriesUsedUp:
    """The series has passed its end and goes on with one digit more; the manager is told, once a day."""

    series: SeriesId
    number: int
