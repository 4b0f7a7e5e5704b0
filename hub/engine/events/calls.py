"""Calls, why they fell as they did, and what came of them."""

from dataclasses import dataclass

from hub.engine.ids import (
    CounterId,
    ProfileId,
    RequestId,
    Seq,
    ServiceId,
    VisitId,
)
from hub.engine.journey import Place
from hub.engine.terms import (
    HowCalled,
    JumpReason,
    UndoneAct,
)


@dataclass(frozen=True, slots=True)
class VisitSteppedBack:
    """ "I need more time": back in its line behind the next `places`."""

    visit: VisitId
    places: int
    place: Place
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True)
class VisitRequeued:
    """Did not come when called and waits again, `places` back; `times` counts this."""

    visit: VisitId
    counter: CounterId
    places: int
    place: Place
    times: int


@dataclass(frozen=True, slots=True)
class ActUndone:
    """One visit is as it was before the session's last action (`request`). `withdrawn`: the call taken back."""

    visit: VisitId
    counter: CounterId
    request: RequestId
    act: UndoneAct
    withdrawn: Seq | None = None
    from_service: ServiceId | None = None
    """The service for which it stood until now, when that is another one."""


@dataclass(frozen=True, slots=True)
class CallUnanswered:
    """Called too long ago and nobody has come: told once per call."""

    visit: VisitId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class TargetPassed:
    """The visit waits longer than was promised: told once per step."""

    visit: VisitId
    service: ServiceId


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why this visit and no other, in figures an auditor can recompute (see the policy's docstring)."""

    policy: str
    rule: str
    waited_ms: int
    promised_ms: int
    candidates: int
    """People in the lines from which this counter could have called (after the profile's rule), this one included."""
    share_percent: int = 0
    scarce: bool = False
    weight: int = 100
    """Percent, of profile and person together."""
    profile: ProfileId | None = None
    condition: int | None = None
    """Index of the profile's rule that held (from 0)."""
    turn: int | None = None
    """`ratio`: the place of this call in the counter's round, from 1; None: called in place of the absent group."""
    jumped: int = 0
    """People of the same line before whom a chosen ticket was called."""
    givers: int = 0
    """Open counters that gave the service; 1 for a pool."""
    rank: int = 0
    """Weight of the class."""
    typical_ms: int = 0
    """Typical service time."""
    listed: int | None = None
    """Place of the service in the profile's (or the counter's) list, from 1."""


@dataclass(frozen=True, slots=True)
class VisitCalled:
    visit: VisitId
    counter: CounterId
    why: Explanation
    how: HowCalled = HowCalled.NEXT
    reason: JumpReason | None = None


@dataclass(frozen=True, slots=True)
class NobodyWaiting:
    """A call-next that found nobody: kept, because the repeat of the request must be answered alike."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class VisitRecalled:
    visit: VisitId
    counter: CounterId
    times: int


@dataclass(frozen=True, slots=True)
class VisitNoShow:
    visit: VisitId
    counter: CounterId
