"""The main thread's queue: everything that touches a shift is called from here, one after the other."""

import queue
import time
from collections.abc import Callable

import structlog

log = structlog.get_logger()

TICK_SECONDS = 0.1
MOST_CALLS = 10_000
"""A line that raves is not to fill the memory."""


class Loop:
    """The main thread's queue of calls."""

    def __init__(self) -> None:
        self._calls: queue.Queue[Callable[[], None]] = queue.Queue(MOST_CALLS)
        self.stopping = False

    def post(self, call: Callable[[], None]) -> bool:
        """Any thread; False when it is full, which is logged."""
        try:
            self._calls.put_nowait(call)
        except queue.Full:
            log.error("too_much_news")
            return False
        return True

    def stop(self) -> None:
        self.stopping = True
        self.post(_nothing)

    def run(self, tick: Callable[[], None]) -> None:
        due = time.monotonic()
        while not self.stopping:
            try:
                self._calls.get(timeout=max(0.0, due - time.monotonic()))()
            except queue.Empty:
                pass
            except Exception:  # the thread's edge: one bad message may cost its own effect, not the keypads for the day
                log.exception("call_failed")
            if time.monotonic() >= due:
                due = time.monotonic() + TICK_SECONDS
                tick()


def _nothing() -> None:
    """Wakes the main thread."""
