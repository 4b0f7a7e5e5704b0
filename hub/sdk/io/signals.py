"""What an input device says, in our own words: the kernel's `struct input_event`, converted at the door.

Codes are those of linux/input-event-codes.h, a stable interface of the kernel.
"""

from dataclasses import dataclass
from enum import StrEnum


class SignalKind(StrEnum):
    """KEY: `value` 1 down, 0 up, 2 repeated by the kernel. SWITCH: 1 or 0. REPORT ends what belongs together.
    DROPPED: the kernel's buffer ran over; what comes before the next REPORT is not to be believed."""

    KEY = "key"
    SWITCH = "switch"
    REPORT = "report"
    DROPPED = "dropped"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Signal:
    """`at`: seconds on the kernel's monotonic clock, the same as `time.monotonic`."""

    kind: SignalKind
    code: int
    value: int
    at: float


SW_HEADPHONE_INSERT = 2


class Believing:
    """Leaves out what came between a DROPPED and the next REPORT, as the kernel's documentation asks for
    (Documentation/input/event-codes.rst, SYN_DROPPED)."""

    def __init__(self) -> None:
        self._dropped = False

    def believes(self, signal: Signal) -> bool:
        """Whether `signal` may be used. A DROPPED itself may not."""
        if signal.kind is SignalKind.DROPPED:
            self._dropped = True
            return False
        if self._dropped and signal.kind is SignalKind.REPORT:
            self._dropped = False
            return False
        return not self._dropped
