"""From the disk to a state: the newest snapshot and the events after it. Also makes the snapshots, the same way.

A snapshot is made in a thread of its own from a second state that is read from the disk, never from the live one: the
writer goes on meanwhile and waits at most for the one row to be written. It also proves each time that a replay works.
"""

import json
import threading
from collections import deque
from collections.abc import Iterator
from typing import Final

import structlog

from hub.engine.events import DayClosed
from hub.engine.evolve import evolve
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.state import State
from hub.engine.touched import touched
from hub.service.change import Change
from hub.service.clock import Clock
from hub.store.errors import JournalBroken, StoreError
from hub.store.journal import Entry, Journal
from hub.store.snapshots import Snapshot, Snapshots

TAIL_MOST: Final = 10_000
"""Changes kept of a replay: as many as the feed holds."""
SNAPSHOT_EVERY: Final = 10_000

log = structlog.get_logger(__name__)


def change_of(state: State, entry: Entry) -> Change:
    """The event with the pieces it touches, as they stand in `state` now."""
    it = touched(state, entry.recorded)
    return Change(
        recorded=entry.recorded,
        wall=entry.stamp.wall,
        visit=it.visit,
        counters=it.counters,
        loads=it.loads,
        day=it.day,
        part=it.part,
        office=it.office,
    )


class Replay:
    """Every method raises `StoreError`; JournalBroken when a number is missing in the sequence."""

    def __init__(self, journal: Journal, snapshots: Snapshots) -> None:
        self._journal = journal
        self._snapshots = snapshots

    def state(self) -> State:
        state = self._from_snapshot()
        for entry in self._after(state):
            evolve(state, entry.recorded)
        return state

    def state_and_tail(self) -> tuple[State, list[Change]]:
        """Also the changes after the snapshot, as subscribers would have got them; the newest `TAIL_MOST`."""
        state = self._from_snapshot()
        tail: deque[Change] = deque(maxlen=TAIL_MOST)
        for entry in self._after(state):
            evolve(state, entry.recorded)
            tail.append(change_of(state, entry))
        return state, list(tail)

    def _after(self, state: State) -> Iterator[Entry]:
        for entry in self._journal.walk(state.seq):
            if entry.recorded.seq != state.seq + 1:
                raise JournalBroken(
                    f"The journal is not whole: event {state.seq + 1} is missing before {entry.recorded.seq}. "
                    "Do not go on with it; restore the data folder from a backup."
                )
            yield entry

    def _from_snapshot(self) -> State:
        while (snapshot := self._snapshots.newest()) is not None:
            try:
                return decode_state(json.loads(snapshot.body))
            except (ValueError, KeyError, TypeError) as error:
                # Damaged or of another release. It is a convenience: without it a start costs time, not truth.
                log.warning("snapshot_unreadable", seq=snapshot.seq, why=str(error))
                self._snapshots.drop(snapshot.seq)
        return State()


class Snapshotter:
    """Decides when a snapshot is due, and makes it in the background; one at a time."""

    def __init__(self, replay: Replay, snapshots: Snapshots, clock: Clock, every: int = SNAPSHOT_EVERY) -> None:
        self._replay = replay
        self._snapshots = snapshots
        self._clock = clock
        self._every = every
        self._last = 0
        self._thread: threading.Thread | None = None

    def begin_after(self, seq: int) -> None:
        """The sequence of the newest snapshot on disk."""
        self._last = seq

    def note(self, changes: tuple[Change, ...]) -> None:
        """Look at what has just become durable; starts a snapshot at close of day and every so many events."""
        if not changes:
            return
        newest = changes[-1].recorded.seq
        closed = any(isinstance(change.recorded.event, DayClosed) for change in changes)
        busy = self._thread is not None and self._thread.is_alive()
        if (closed or newest - self._last >= self._every) and not busy:
            self._last = newest
            self._thread = threading.Thread(target=self._take, name="hub-snapshot", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until a snapshot under way is done."""
        if self._thread is not None:
            self._thread.join()

    def _take(self) -> None:
        try:
            state = self._replay.state()
            self._snapshots.save(Snapshot(state.seq, _body(state)), self._clock.wall())
            log.info("snapshot_taken", seq=state.seq)
        except StoreError as error:
            # The journal is the truth; the next occasion tries again.
            log.warning("snapshot_not_taken", reason=error.reason)


def _body(state: State) -> bytes:
    return json.dumps(encode_state(state), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
