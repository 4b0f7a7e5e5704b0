"""The hub's time at a device: faces show it, durations are computed on its line, wall clocks here may be wrong."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hub.wire.views import HubTime


class HubClock:
    """Keeps the newest `HubTime` and advances it by this device's monotonic clock. Thread-safe.

    Before the first news `instant` is 0 and `wall` this device's own.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._time: HubTime | None = None
        self._heard_at = monotonic()

    def heard(self, hub_time: HubTime) -> None:
        """News from the hub. An older instant than one already known (a delayed message) moves nothing back."""
        with self._lock:
            now = self._monotonic()
            known = self._time
            if known is None or hub_time.instant >= known.instant + int((now - self._heard_at) * 1000) - 2_000:
                self._time = hub_time
                self._heard_at = now

    def reset(self) -> None:
        """Another hub or another journal: its line starts elsewhere."""
        with self._lock:
            self._time = None

    @property
    def known(self) -> bool:
        return self._time is not None

    def instant(self) -> int:
        with self._lock:
            if self._time is None:
                return 0
            return self._time.instant + int((self._monotonic() - self._heard_at) * 1000)

    def wall(self) -> datetime:
        """Aware UTC."""
        with self._lock:
            if self._time is None:
                return datetime.now(UTC)
            return self._time.wall + timedelta(seconds=self._monotonic() - self._heard_at)


__all__ = ["HubClock"]
