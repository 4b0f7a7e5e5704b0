"""What people at a kiosk and staff have asked of each other."""

from dataclasses import dataclass

from hub.engine.ids import DeviceId, Instant, VisitId


@dataclass(frozen=True, slots=True)
class HelpCalled:
    device: DeviceId


@dataclass(frozen=True, slots=True)
class HelpAnswered:
    """`called`: when the call was made."""

    device: DeviceId
    called: Instant


@dataclass(frozen=True, slots=True)
class ReprintAsked:
    visit: VisitId
