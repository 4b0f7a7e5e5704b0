"""What a sign above a counter shows, whatever its make. Plain values."""

from dataclasses import dataclass
from enum import StrEnum

CLOSED = "---"


class Doing(StrEnum):
    """CALLED: somebody is awaited or is there. FREE: the counter is open and nobody is. UNKNOWN: nothing has been heard
    of it yet."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    FREE = "free"
    CALLED = "called"


@dataclass(frozen=True, slots=True)
class SignFace:
    """`label` is the ticket that was called to the counter, by call number `call` (a recall is a new one, and flashes
    anew). `stale`: the hub has been silent for so long that this may no longer be so; a sign that can shows it by a
    point after the text."""

    doing: Doing = Doing.UNKNOWN
    label: str = ""
    call: int = 0
    stale: bool = False
