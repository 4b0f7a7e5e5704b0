"""What keeps a screen whole: the picture wanders, and outside hours the screen rests. Pure.

The screen rests when the office's day has been closed for a while and does not open soon; a call that somebody is
awaited for, and an emergency message, switch it on at once. A display that has never heard of its hub stays on: it has
something to say.
"""

from datetime import datetime, timedelta

from display.scene import Care
from display.settings import PowerSettings, ScreenOff
from hub.sdk.wandering import wandering
from hub.wire.views import DayView


class Rest:
    """`look` is asked about once a second. Times are milliseconds of the caller's clock; `wall` is the hub's, aware."""

    def __init__(self, settings: PowerSettings) -> None:
        self._settings = settings
        self._closed_since: int | None = None
        self._day: DayView | None = None

    def day(self, day: DayView, now: int) -> None:
        self._day = day
        if day.open:
            self._closed_since = None
        elif self._closed_since is None:
            self._closed_since = now

    def look(self, now: int, wall: datetime, *, needed: bool) -> Care:
        """`needed`: somebody is being called, or must be told."""
        x, y = wandering(now / 1000)
        return Care(x, y, dark=not needed and self._resting(now, wall))

    def _resting(self, now: int, wall: datetime) -> bool:
        if self._settings.off is ScreenOff.NONE or self._day is None or self._closed_since is None:
            return False
        if now - self._closed_since < self._settings.after_closing_minutes * 60_000:
            return False
        opening = self._day.next_opening
        return opening is None or wall < opening - timedelta(minutes=self._settings.before_opening_minutes)
