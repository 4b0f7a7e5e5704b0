"""Videos beside the calls become quieter while the voice speaks (look.md: 18 dB)."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

DUCKED_DB = -18.0
FALL_S = 0.12
RISE_S = 0.6


class Ducking(Protocol):
    """Whatever else makes sound here. Both are called on the voice's thread, in pairs, and return at once."""

    def lower(self) -> None: ...
    def restore(self) -> None: ...


class NothingElse:
    """No other sound here."""

    def lower(self) -> None: ...
    def restore(self) -> None: ...


class MediaLevel:
    """The factor for a video's samples, for whoever plays them; it slides, so that nothing clicks. Any thread."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._from_db = self._to_db = 0.0
        self._since = 0.0
        self._over_s = FALL_S

    def lower(self) -> None:
        self._slide(DUCKED_DB, FALL_S)

    def restore(self) -> None:
        self._slide(0.0, RISE_S)

    def gain(self) -> float:
        """1.0 when nobody speaks, 0.126 while the voice does."""
        with self._lock:
            return float(10 ** (self._db() / 20))

    def _slide(self, to_db: float, over_s: float) -> None:
        with self._lock:
            self._from_db, self._to_db = self._db(), to_db
            self._since, self._over_s = self._monotonic(), over_s

    def _db(self) -> float:
        part = min(1.0, (self._monotonic() - self._since) / self._over_s)
        return self._from_db + (self._to_db - self._from_db) * part
