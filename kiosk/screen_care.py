"""What keeps a picture from burning into a screen that shows nearly the same all day. Plain Python.

While nobody is there the whole picture wanders by a few pixels a minute; once the office is closed and nobody has
touched the screen for a while it is dimmed, and a touch makes it bright again.
"""

from dataclasses import dataclass

from hub.sdk.wandering import wandering

DIM_AFTER_SECONDS = 300.0
DIM = 0.35
"""Share of the brightness: still to be read in a dark hall."""


@dataclass(frozen=True, slots=True)
class Cared:
    """Where the picture stands, in pixels, and how bright it is (1: fully)."""

    x: int = 0
    y: int = 0
    bright: float = 1.0


class ScreenCare:
    """`look` is asked about once a second. Times are monotonic seconds."""

    def __init__(self, now: float) -> None:
        self._since = now

    def touched(self, now: float) -> None:
        """Somebody is there, whatever it is that they touch."""
        self._since = now

    def look(self, now: float, *, at_rest: bool, closed: bool) -> Cared:
        """`at_rest`: no person's journey is under way; `closed`: the screen says that the office is."""
        if not at_rest:
            self._since = now
            return Cared()
        x, y = wandering(now)
        dim = closed and now - self._since >= DIM_AFTER_SECONDS
        return Cared(x, y, DIM if dim else 1.0)
