"""Numbers that devices hold, and papers that were put right."""

from dataclasses import dataclass

from hub.engine.ids import BusinessDay, DeviceId, SeriesId, VisitId
from hub.engine.leases import LeasedBlock


@dataclass(frozen=True, slots=True)
class NumbersLeased:
    """These numbers are the device's alone on this business day: it gives them while the hub is away. Nobody else is
    given one of them that day, used or not. `anew`: what it held of that day before is nobody's any more."""

    device: DeviceId
    day: BusinessDay
    blocks: tuple[LeasedBlock, ...]
    anew: bool = False


@dataclass(frozen=True, slots=True)
class VisitRelabelled:
    """The visit has the number that stands on the person's paper: the kiosk never heard which one the hub had given,
    and gave a leased one. The first number is on no paper and is given to nobody else that day."""

    visit: VisitId
    day: BusinessDay
    series: SeriesId
    number: int
    label: str
