"""Random histories, written to both stores in random batches with a snapshot on the way: what is read back gives the
very state that lived, the lists kept are the lists rebuilt, the snapshot with its tail is the whole, numbers come once
(invariants 1, 6 and 9)."""

import json
import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from hub.engine.events import Recorded
from hub.engine.evolve import evolve
from hub.engine.ids import VisitId
from hub.engine.model import Visit
from hub.engine.snapshot import encode_pieces, encode_state, still
from hub.engine.state import State
from hub.engine.touched import touched
from hub.store.audit.verify import verify
from hub.store.database import Database
from hub.store.entries import ClockState, Entry, Stamp
from hub.store.journal import Answer, Batch, Journal
from hub.store.snapshots import Snapshot, Snapshots
from tests.hub.engine.desk import replayed
from tests.hub.engine.histories import History
from tests.hub.places import Place
from tests.hub.service.town import MONDAY_NINE

LONG = [pytest.param(seed, 2500, marks=pytest.mark.long) for seed in range(200, 206)]


@pytest.mark.parametrize(("seed", "steps"), [(1, 150), *LONG])
def test_what_was_lived_is_what_is_stored(place: Place, seed: int, steps: int) -> None:
    chance = random.Random(seed)
    history = History(chance.randrange, ("fifo", "promise")[seed % 2])
    history.run(steps)
    lived = history.desk.journal
    database = place.database()
    journal = Journal(database, MONDAY_NINE)
    _write(database, journal, lived, chance)
    report = verify(database, journal.head().hash, lambda _seen, _total: None)
    assert [finding.text for it in report.results for finding in it.findings.spelled] == []
    assert report.seq == len(lived)
    stored = [entry.recorded for entry in journal.walk()]
    assert stored == lived
    assert encode_state(replayed(stored)) == encode_state(history.desk.state)
    database.close()


def _write(database: Database, journal: Journal, lived: list[Recorded], chance: random.Random) -> None:
    """As the hub does: each request whole, several in a batch, the visits as they are after it."""
    state, snapshots = State.empty(), Snapshots(database, journal.uid)
    requests = list(_by_request(lived))
    halfway = len(lived) // 2
    while requests:
        size = 1 + chance.randrange(8)
        taken, requests = requests[:size], requests[size:]
        visits: dict[VisitId, Visit] = {}
        for recorded in (one for events in taken for one in events):
            evolve(state, recorded)
            visit = touched(state, recorded).visit
            if visit is not None:
                visits[visit.id] = visit
        entries = [_entry(one, part) for events in taken for part, one in enumerate(events)]
        answers = {events[0].request: Answer(events[0].seq, events[-1].seq, "mark") for events in taken}
        journal.append(Batch(entries, answers, tuple(visits.values())))
        if halfway and state.seq >= halfway:
            halfway = 0
            body = "\n".join(json.dumps(piece) for piece in encode_pieces(still(state)))
            snapshots.save(Snapshot(state.seq, body.encode()), MONDAY_NINE)


def _by_request(lived: list[Recorded]) -> Iterator[list[Recorded]]:
    group: list[Recorded] = []
    for one in lived:
        if group and one.request != group[0].request:
            yield group
            group = []
        group.append(one)
    yield group


def _entry(recorded: Recorded, part: int) -> Entry:
    wall = MONDAY_NINE + timedelta(milliseconds=recorded.at)
    return Entry(recorded, Stamp(recorded.at, wall, "boot", recorded.at, ClockState.PLAUSIBLE), part)
