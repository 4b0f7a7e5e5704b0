"""kill -9 in the middle of load: what was acknowledged is in the journal, no number twice, no visit called twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from hub.engine.events import Recorded, TicketIssued, VisitCalled
from hub.store.database import Database
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Journal
from hub.store.sqlite import Sqlite
from tests.hub.service.town import MONDAY_NINE, PASSPORTS, open_house


def _run_and_kill(folder: Path, lines: int) -> list[list[str]]:
    """The acknowledgements that a hub told before it was killed; a line torn by the kill is left out."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hub.service.child_under_load", str(folder)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += child.stdout.readlines()
    return [line.decode("ascii").split() for line in told if line.endswith(b"\n")]


def _stored(folder: Path) -> dict[int, Recorded]:
    database = Database(Sqlite(folder / DATABASE_FILE))
    journal = Journal(database, MONDAY_NINE)
    journal.check_continuity()
    entries = {entry.recorded.seq: entry.recorded for entry in journal.walk()}
    database.close()
    return {int(seq): recorded for seq, recorded in entries.items()}


@pytest.mark.parametrize(
    ("kills", "lines"), [(2, 150), pytest.param(12, 1500, marks=pytest.mark.long)], ids=["short", "long"]
)
def test_nothing_acknowledged_is_lost(tmp_path: Path, kills: int, lines: int) -> None:
    told = [line for _ in range(kills) for line in _run_and_kill(tmp_path, lines)]
    assert len(told) >= kills * lines
    stored = _stored(tmp_path)
    for kind, seq, visit, *rest in told:
        event = stored[int(seq)].event
        if kind == "ticket":
            assert isinstance(event, TicketIssued)
            assert (event.visit, event.number) == (visit, int(rest[0]))
        else:
            assert isinstance(event, VisitCalled)
            assert event.visit == visit
    issued = [it.event.number for it in stored.values() if isinstance(it.event, TicketIssued)]
    assert issued == list(range(1, len(issued) + 1))
    called = [it.event.visit for it in stored.values() if isinstance(it.event, VisitCalled)]
    assert len(called) == len(set(called))
    house = open_house(tmp_path)
    assert house.board.seq == max(stored)
    assert len(house.board.waiting(PASSPORTS)) == len(issued) - len(called)
    house.close_blocking()
