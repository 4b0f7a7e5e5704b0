"""Checks that replay the journal through the rules: the balance of the house, and the newest snapshot."""

import json
from collections.abc import Sequence

from sqlalchemy.engine import Connection

from hub.engine.snapshot import decode_state, encode_state, joined
from hub.engine.state import State
from hub.engine.terms import ENDINGS
from hub.store.audit.findings import RESTORE, Findings, Line
from hub.store.audit.tables import Visits
from hub.store.errors import JournalBroken
from hub.store.folding import fold
from hub.store.snapshots import Snapshot

DEFECT = "The rules contradict themselves: keep the database and report this."


class Rules:
    """At every page: issued = waiting + called + serving + parked + ended; a counter and a visit name each other; a
    visit is at one place. It is also the replay that the checks of visits and snapshot look at."""

    name = "rules"

    def __init__(self, state: State, visits: Visits) -> None:
        self.findings = Findings()
        self._state = state
        self._visits = visits
        self._events = 0
        self.stopped: int | None = None

    def see(self, connection: Connection, page: Sequence[Line]) -> None:  # noqa: ARG002
        for line in page:
            if self.stopped is not None:
                return
            if line.entry is None or line.seq != self._state.seq + 1:
                self.stopped = line.seq
                self.findings.add(line.seq, f"the replay ends before event {line.seq}, see above.")
                return
            try:
                fold(self._state, line.entry.recorded)
            except JournalBroken as broken:
                self.stopped = line.seq
                self.findings.add(line.seq, f"{broken.detail} The replay ends here.")
                return
            self._visits.note(line)
            self._events += 1
        self._balance()

    def end(self, connection: Connection) -> None:
        pass

    def said(self) -> str:
        return f"{self._events:,} events replayed, people and places balance"

    def _balance(self) -> None:
        state, seq = self._state, self._state.seq
        held = sum(visit.state not in ENDINGS for visit in state.visits.values())
        if state.issued != held + state.ended():
            self.findings.add(
                seq, f"after event {seq}, {state.issued} were issued, {held} are here, {state.ended()} ended. {DEFECT}"
            )
        at = [counter.visit for counter in state.counters.values() if counter.visit is not None]
        if len(at) != len(set(at)):
            self.findings.add(seq, f"after event {seq}, one visit stands at two counters. {DEFECT}")
        for counter in state.counters.values():
            visit = state.visits.get(counter.visit) if counter.visit is not None else None
            if counter.visit is not None and (visit is None or visit.counter != counter.id):
                self.findings.add(
                    seq, f"after event {seq}, counter {counter.id} holds a visit that is not there. {DEFECT}"
                )


class NewestSnapshot:
    """The newest snapshot and the events after it give what the whole journal gives."""

    name = "snapshot"

    def __init__(self, state: State, newest: Snapshot | None, fault: JournalBroken | None) -> None:
        """`fault`: why the snapshots cannot be those of this journal."""
        self.findings = Findings()
        self._full = state
        self._newest = newest
        self._tail: State | None = None
        if fault is not None:
            self.findings.add(None, fault.detail)
        if newest is not None:
            self._tail = self._read(newest)

    def see(self, connection: Connection, page: Sequence[Line]) -> None:  # noqa: ARG002
        if self._tail is None:
            return
        for line in page:
            if line.entry is None or line.seq != self._tail.seq + 1:
                continue
            try:
                fold(self._tail, line.entry.recorded)
            except JournalBroken as broken:
                self._tail = None
                self.findings.add(line.seq, broken.detail)
                return

    def end(self, connection: Connection) -> None:  # noqa: ARG002
        if self._tail is None or self._newest is None or self._full.seq != self._tail.seq:
            return
        if encode_state(self._tail) != encode_state(self._full):
            seq = self._newest.seq
            self.findings.add(
                seq,
                f"the snapshot after event {seq} and the events since do not give what the journal gives. {RESTORE}",
            )

    def said(self) -> str:
        if self._newest is None:
            return "there is none yet, a start replays everything"
        if self._tail is None:
            return f"the one after event {self._newest.seq:,} is of another release, a start replays everything"
        return f"the one after event {self._newest.seq:,} and the events since give what the whole journal gives"

    def _read(self, snapshot: Snapshot) -> State | None:
        try:
            return decode_state(joined(json.loads(line) for line in snapshot.body.splitlines()))
        except (ValueError, KeyError, TypeError):
            return None
