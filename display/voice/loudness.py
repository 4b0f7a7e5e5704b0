"""How loud the voice is: by zone and time of day, as the office wants it, times this display's own setting. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from hub.wire.office import LoudnessView, OfficeView

FULL = 100
_HALF_AS_LOUD = math.log(10 ** (-10 / 20)) / math.log(0.5)
"""People hear a sound 10 dB weaker as half as loud; so 50 percent are 10 dB down, 25 percent 20 dB."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """`zones`: by zone the percent from which minute of the day on, in the order of the day; the last of a day holds
    past midnight. `time_zone`: the office's."""

    zones: Mapping[str, Sequence[LoudnessView]] = field(default_factory=dict)
    time_zone: str = "UTC"

    @classmethod
    def of_office(cls, office: OfficeView) -> "Loudness":
        return cls({zone.id: tuple(zone.loudness) for zone in office.zones}, office.time_zone)

    def percent(self, zone: str, wall: datetime) -> int:
        """Of `zone` at this moment; without one (a notice for all), the loudest zone's. 100 where nothing is set."""
        here = wall.astimezone(ZoneInfo(self.time_zone))
        minute = here.hour * 60 + here.minute
        if zone in self.zones:
            return _at(self.zones[zone], minute)
        return max((_at(steps, minute) for steps in self.zones.values()), default=FULL)


def gain(percent: int) -> float:
    """The factor for samples: 0 percent is silence, 100 full scale, 50 half as loud to the ear."""
    return 0.0 if percent <= 0 else min(1.0, percent / FULL) ** _HALF_AS_LOUD


def _at(steps: Sequence[LoudnessView], minute: int) -> int:
    if not steps:
        return FULL
    begun = [step for step in steps if step.start <= minute]
    return (begun or list(steps))[-1].percent
