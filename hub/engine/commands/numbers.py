"""Numbers that others than the hub give: leased ahead by a kiosk, handed in later, or printed beforehand on a roll."""

from dataclasses import dataclass

from hub.engine.ids import NORMAL, BusinessDay, ClassId, Instant, NeedId, SeriesId, ServiceId, VisitId
from hub.engine.journey import PlannedStep


@dataclass(frozen=True, slots=True)
class LeaseNumbers:
    """The asking device wants to hold `each` unused numbers of every series, those that it still holds counted.
    `anew`: it does not know which of them it has given; nobody gives them any more today."""

    each: int
    anew: bool = False


@dataclass(frozen=True, slots=True)
class HandIn:
    """A ticket that a device gave from its leased numbers. `taken_at` is when, by the device: the hub's instant at the
    last contact (`last_contact`, the earliest it can have been) and the device's own time from then on."""

    visit: VisitId
    service: ServiceId
    language: str
    day: BusinessDay
    series: SeriesId
    number: int
    last_contact: Instant
    taken_at: Instant
    estimated: bool = False
    """The device was restarted in between: `taken_at` is the earliest that it can have been."""
    priority: ClassId = NORMAL
    link_hash: str | None = None
    quantity: int = 1
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    more: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class EnterRoll:
    """A person with a number of a pre-printed roll, torn off `minutes_ago`. `paper` is the number as staff typed it."""

    visit: VisitId
    service: ServiceId
    language: str
    paper: str
    minutes_ago: int = 0
    priority: ClassId = NORMAL
    link_hash: str | None = None
    quantity: int = 1
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    more: tuple[PlannedStep, ...] = ()
