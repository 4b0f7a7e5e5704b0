"""From the disk to a state: the newest snapshot and the events after it."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Final

import structlog

from hub.engine.snapshot import decode_state, joined
from hub.engine.state import State
from hub.engine.touched import touched
from hub.service.change import Change
from hub.store.entries import Entry
from hub.store.errors import JournalBroken
from hub.store.folding import fold
from hub.store.journal import Journal
from hub.store.snapshots import Snapshots

TAIL_MOST: Final = 10_000
"""Changes kept of a replay: as many as the feed holds."""

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
        appointment=it.appointment,
        wish=it.wish,
        memento=it.memento,
        tally=it.tally,
    )


class Replay:
    """Every method raises `StoreError`; JournalBroken when a number is missing in the sequence or
    an event does not follow on those before it."""

    def __init__(self, journal: Journal, snapshots: Snapshots) -> None:
        self._journal = journal
        self._snapshots = snapshots

    def state(self) -> State:
        state = self._from_snapshot()
        for entry in self._after(state):
            fold(state, entry.recorded)
        return state

    def state_and_tail(self) -> tuple[State, list[Change]]:
        """Also the changes after the snapshot, as subscribers would have got them; the newest `TAIL_MOST`."""
        state = self._from_snapshot()
        tail: deque[Change] = deque(maxlen=TAIL_MOST)
        for entry in self._after(state):
            fold(state, entry.recorded)
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
                return decode_state(joined(json.loads(line) for line in snapshot.body.splitlines()))
            except (ValueError, KeyError, TypeError) as error:
                # Damaged or of another release. It is a convenience: without it a start costs time, not truth.
                log.warning("snapshot_unreadable", seq=snapshot.seq, why=str(error))
                self._snapshots.drop(snapshot.seq)
        return State()
