"""What each member of staff has done today, for their own eyes (C19): kept with the events, so that nothing is counted
anew when somebody looks, and an undo takes out what it takes back."""

from dataclasses import dataclass, replace
from typing import Final

from hub.engine.ids import ServiceId, StaffId

TIMES_KEPT: Final = 200
"""Of one person and service: the median of the newest is the day's."""


@dataclass(frozen=True, slots=True)
class Given:
    """A service as one person gave it today: how often, and the newest times in milliseconds, oldest first."""

    service: ServiceId
    count: int = 0
    times: tuple[int, ...] = ()

    def with_one(self, took: int) -> "Given":
        return replace(self, count=self.count + 1, times=(*self.times[1 - TIMES_KEPT :], took))

    def without_last(self) -> "Given":
        return replace(self, count=max(0, self.count - 1), times=self.times[:-1])


@dataclass(frozen=True, slots=True)
class Tally:
    """`within`: of those called, whom the promise was kept to. `served`: services given to their end."""

    staff: StaffId
    called: int = 0
    within: int = 0
    served: int = 0
    no_shows: int = 0
    given: tuple[Given, ...] = ()

    def of(self, service: ServiceId) -> Given:
        return next((one for one in self.given if one.service == service), Given(service))

    def put(self, given: Given) -> tuple[Given, ...]:
        """All that was given, by service, with this in its place; what was taken back whole is left out."""
        others = [one for one in self.given if one.service != given.service]
        return tuple(sorted([*others, given] if given.count else others, key=lambda one: one.service))
