"""Whether the hub is away, judged for a person who waits for an answer. Thread-safe.

Away is: no stream, and the person has waited `CONNECT_SECONDS` or the stream has been gone for `STALE_SECONDS`; or the
stream still stands, but neither it nor the answer has said a word for `ANSWER_SECONDS` (a heartbeat comes every 2 s).
A hub that is slow but sends its heartbeats is there, and so is one that refuses this kiosk's key: it would refuse what
is handed in as well.
"""

import threading
import time
from collections.abc import Callable

from hub.wire.stream import STALE_SECONDS, KioskChange, KioskSnapshot

CONNECT_SECONDS = 1.5
ANSWER_SECONDS = 3.0


class Presence:
    """Overhears the stream. At the start the hub has not been heard of, and its stream counts as gone since then."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._lost_at: float | None = clock()
        self._heard_at = float("-inf")
        self._refused = False

    def snapshot(self, _snapshot: KioskSnapshot) -> None:
        self._heard()

    def change(self, _change: KioskChange) -> None:
        self._heard()

    def heartbeat(self) -> None:
        self._heard()

    def back(self) -> None:
        self._heard()

    def lost(self, *, key_refused: bool) -> None:
        with self._lock:
            if self._lost_at is None:
                self._lost_at = self._clock()
            self._refused = key_refused

    def away(self, asked_at: float) -> bool:
        """`asked_at`: when, on the same clock, the hub was first asked for this person."""
        with self._lock:
            if self._refused:
                return False
            now = self._clock()
            waited = now - asked_at
            if self._lost_at is not None:
                return waited >= CONNECT_SECONDS or now - self._lost_at >= STALE_SECONDS
            return waited >= ANSWER_SECONDS and self._heard_at < asked_at

    def _heard(self) -> None:
        with self._lock:
            self._heard_at = self._clock()
            self._lost_at = None
            self._refused = False
