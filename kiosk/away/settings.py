"""Box settings of the numbers in reserve."""

from dataclasses import dataclass

from hub.config.fields import setting
from hub.wire.fields import MOST_LEASED


@dataclass(frozen=True, slots=True)
class AwaySettings:
    each: int = setting(
        "How many numbers of every series this kiosk holds, to go on with while the hub is away.",
        default=60,
        low=1,
        high=MOST_LEASED,
    )
