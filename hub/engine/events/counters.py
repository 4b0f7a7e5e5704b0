"""Counter sessions: claimed, paused, lost, wrapping up."""

from dataclasses import dataclass

from hub.engine.ids import (
    CounterId,
    Instant,
    PauseId,
    ProfileId,
    SessionId,
    StaffId,
)


@dataclass(frozen=True, slots=True)
class CounterOpened:
    counter: CounterId
    staff: StaffId
    session: SessionId
    taken_over: bool = False
    resumed: bool = False
    profile: ProfileId | None = None


@dataclass(frozen=True, slots=True)
class ProfileChosen:
    """The counter works by another profile (None: by its own list of services)."""

    counter: CounterId
    profile: ProfileId | None


@dataclass(frozen=True, slots=True)
class WrapUpStarted:
    """The papers of the last visit; it ends by hand, by the next call, or at `until`."""

    counter: CounterId
    until: Instant


@dataclass(frozen=True, slots=True)
class WrapUpEnded:
    counter: CounterId
    by_itself: bool


@dataclass(frozen=True, slots=True)
class CounterPaused:
    counter: CounterId
    reason: PauseId


@dataclass(frozen=True, slots=True)
class CounterResumed:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CounterClosed:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CounterLost:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CounterRegained:
    counter: CounterId
