"""Makes snapshots beside the work: at close of day and every so many events.

The writer's thread only copies references to frozen values; a thread of its own encodes them, in small pieces with a
pause after each, because everything shares one interpreter: calls wait for a piece at most, not for the snapshot.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import Final

import structlog

from hub.engine.events import DayClosed
from hub.engine.snapshot import Still, encode_pieces
from hub.service.change import Change
from hub.service.clock import Clock
from hub.store.errors import StoreError
from hub.store.snapshots import Snapshot, Snapshots

SNAPSHOT_EVERY: Final = 10_000
PAUSE_S: Final = 0.002

log = structlog.get_logger(__name__)
_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Snapshotter:
    """`stand_still` gives the state as it stands, None while it holds what is not durable; it is called in the thread
    that calls `note`."""

    def __init__(
        self,
        snapshots: Snapshots,
        clock: Clock,
        stand_still: Callable[[], Still | None],
        last: int,
        every: int = SNAPSHOT_EVERY,
    ) -> None:
        """`last` is the sequence of the newest snapshot on disk."""
        self._snapshots = snapshots
        self._clock = clock
        self._stand_still = stand_still
        self._last = last
        self._every = every
        self._closed = False
        self._thread: threading.Thread | None = None

    def note(self, changes: tuple[Change, ...]) -> None:
        """Look at what has just become durable and begin a snapshot when one is due; one at a time."""
        if not changes:
            return
        newest = changes[-1].recorded.seq
        self._closed = self._closed or any(isinstance(change.recorded.event, DayClosed) for change in changes)
        if self._thread is not None and self._thread.is_alive():
            return
        if not self._closed and newest - self._last < self._every:
            return
        still = self._stand_still()
        if still is None:
            return  # at the next occasion
        self._last, self._closed = newest, False
        self._thread = threading.Thread(target=self._take, args=(still,), name="hub-snapshot", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until a snapshot under way is done."""
        if self._thread is not None:
            self._thread.join()

    def _take(self, still: Still) -> None:
        lines = []
        for piece in encode_pieces(still):
            lines.append(_line(piece))
            time.sleep(PAUSE_S)
        try:
            self._snapshots.save(Snapshot(still.seq, "\n".join(lines).encode("utf-8")), self._clock.wall())
            log.info("snapshot_taken", seq=still.seq)
        except StoreError as error:
            # The journal is the truth; the next occasion tries again.
            log.warning("snapshot_not_taken", reason=error.reason)
