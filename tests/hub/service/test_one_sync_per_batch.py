"""How often the disk is really synced, counted at the kernel: once for a batch, however many commands it carries."""

import subprocess
import sys
from pathlib import Path

from tests.means import need_program

BATCHES, SIZE = 8, 16
"""Few enough that SQLite does not yet tidy its log, which takes syncs of its own every thousand pages."""
CHILD = """
import os, sys
from pathlib import Path
from hub.service.ledger import Ledger, Submission
from hub.service.replay import Replay
from hub.engine.ids import RequestId
from hub.store.database import Database
from hub.store.dialect import dialect_for
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Journal
from hub.store.snapshots import Snapshots
from hub.store.vault import Vault
from hub.store.vault_key import VAULT_KEY_FILE, KeyFile
from tests.hub.service.town import MONDAY_NINE, KIOSK, open_day, ticket
from hub.service.clock import ManualClock

folder, batches, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
open_day(folder).close_blocking()
database = Database(dialect_for(folder / DATABASE_FILE, None))
journal = Journal(database, MONDAY_NINE)
clock = ManualClock(MONDAY_NINE)
clock.follow(journal.last()[1])
vault = Vault(database, KeyFile(folder / VAULT_KEY_FILE))
ledger = Ledger(journal, vault, Replay(journal, Snapshots(database, journal.uid)), clock)
ledger.load()
marker = os.open(folder / "marker", os.O_WRONLY | os.O_CREAT, 0o600)

def carry_out(batch, size):
    names = [f"{batch}-{number}" for number in range(size)]
    ledger.carry_out([Submission(RequestId(name), KIOSK, ticket(visit=name), lambda answered: None) for name in names])

carry_out("first", 1)  # begins SQLite's log, whose head and folder are synced once
os.fsync(marker)
for batch in range(batches):
    carry_out(batch, size)
os.fsync(marker)
print(journal.head().seq)
"""


def test_a_batch_costs_one_sync_of_the_disk(tmp_path: Path) -> None:
    need_program("strace", "strace")
    trace = tmp_path / "trace"
    folder = tmp_path / "data"
    watched = ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range,msync", "-o", str(trace)]
    command = [*watched, sys.executable, "-c", CHILD, str(folder), str(BATCHES), str(SIZE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) >= BATCHES * SIZE
    calls = [line.split()[1].partition("(")[0] for line in trace.read_text().splitlines()]
    begin, end = [number for number, call in enumerate(calls) if call == "fsync"][-2:]  # the child's own marks
    assert calls[begin + 1 : end] == ["fdatasync"] * BATCHES
