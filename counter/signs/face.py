"""What a sign above a counter shows, whatever its make. Plain values."""

from dataclasses import dataclass
from enum import StrEnum

CLOSED = "---"


class Doing(StrEnum):
    """FREE: the counter is open and nobody is at it. UNKNOWN: nothing has been heard of it yet."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    FREE = "free"
    CALLED = "called"
    SERVING = "serving"


@dataclass(frozen=True, slots=True)
class SignFace:
    """`label` is the ticket that was called to the counter or is served there. `stale`: the hub has been silent for
    so long that this may no longer be so; a sign that can shows it by a point after the text."""

    doing: Doing = Doing.UNKNOWN
    label: str = ""
    stale: bool = False

    @property
    def calls(self) -> bool:
        """Somebody is awaited: a sign that can flashes."""
        return self.doing is Doing.CALLED and not self.stale
