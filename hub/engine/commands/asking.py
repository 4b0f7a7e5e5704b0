"""The circumstances of a command: when, where the clock stands, who asks, which request."""

from dataclasses import dataclass

from hub.engine.ids import (
    DeviceId,
    Instant,
    RequestId,
    SessionId,
    StaffId,
)
from hub.engine.terms import (
    Role,
)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Wall time at the office, for hours and calendar only: ISO date, minute of the day, weekday 0 = Monday."""

    date: str
    minute: int
    weekday: int
    wall_ms: int = 0
    """The same moment as milliseconds since 1970 UTC, beside which slots are judged."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a device, a signed-in person at a counter, the hub itself."""

    role: Role
    device: DeviceId | None = None
    staff: StaffId | None = None
    session: SessionId | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The circumstances of a command: when (on the hub's line, and at the office), who, and which request."""

    request: RequestId
    now: Instant
    local: LocalTime
    actor: Actor
