"""How often one caller may try something, for what a stranger at a kiosk could otherwise try all day."""

from collections import deque
from typing import Final

CALLERS_MOST: Final = 1000


class Pace:
    """At most `most` tries in `window_ms`, for each caller. Times are the hub's instants. Not thread-safe: it lives on
    the loop. The caller heard longest ago is forgotten when there are more than `CALLERS_MOST`."""

    def __init__(self, most: int, window_ms: int) -> None:
        self._most = most
        self._window_ms = window_ms
        self._tries: dict[str, deque[int]] = {}

    def wait_ms(self, caller: str, now: int) -> int:
        """0 when the caller may try now, and the try is counted; else how long to wait."""
        tries = self._tries.pop(caller, None) or deque(maxlen=self._most)
        self._tries[caller] = tries
        if len(self._tries) > CALLERS_MOST:
            del self._tries[next(iter(self._tries))]
        if len(tries) == self._most and now - tries[0] < self._window_ms:
            return self._window_ms - (now - tries[0])
        tries.append(now)
        return 0
