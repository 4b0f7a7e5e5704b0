"""When the office's day is over, nobody comes for yesterday's paper: what the spool keeps of people is wiped."""

from collections.abc import Callable

from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.views import DayView


class DayEnd:
    """Overhears the hub's stream, on its thread; calls `end_day` once for each day that closes or gives way to
    another."""

    def __init__(self, end_day: Callable[[], None]) -> None:
        self._end_day = end_day
        self._open: str | None = None

    def snapshot(self, snapshot: KioskSnapshot) -> None:
        self._is(snapshot.day)

    def change(self, change: KioskChange) -> None:
        if change.day is not None:
            self._is(change.day)

    def heartbeat(self) -> None:
        """Says nothing of the day."""

    def lost(self, *, key_refused: bool) -> None:
        """A hub that is away ends no day."""

    def back(self) -> None:
        """What was missed comes by itself."""

    def _is(self, view: DayView) -> None:
        day = view.day if view.open else None
        before, self._open = self._open, day
        if before is not None and before != day:
            self._end_day()
