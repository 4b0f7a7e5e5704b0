"""The queue without HTTP: writer, rules and journal in this process, so many askers at once on a disk of 10 ms."""

import shutil
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from hub.bench.figures import Engine
from hub.bench.prepared import KIOSK, Offices
from hub.engine.commands import IssueTicket
from hub.engine.ids import RequestId, ServiceId, VisitId
from hub.engine.terms import Channel
from hub.sdk.ids import new_visit_id
from hub.service.change import Accepted
from hub.service.clock import SystemClock
from hub.service.ledger import Answered, Delivery, Ledger, Submission
from hub.service.replay import Replay
from hub.service.writer import Writer
from hub.store.database import Database, commit_no_earlier_than
from hub.store.dialect import dialect_for
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Journal
from hub.store.snapshots import Snapshots
from hub.store.vault import Vault
from hub.store.vault_key import VAULT_KEY_FILE, KeyFile

PATIENCE = 120.0


@dataclass(slots=True)
class _Askers:
    """Each asks for its next ticket when it has got the one before, in the writer's thread: no thread of its own that
    would have to be woken."""

    writer: Writer
    services: tuple[str, ...]
    left: int
    under_way: int = 0
    failed: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def ask(self) -> None:
        self.left -= 1
        self.under_way += 1
        service = ServiceId(self.services[self.left % len(self.services)])
        ticket = IssueTicket(VisitId(new_visit_id()), service, "en", Channel.KIOSK)
        refused = self.writer.submit(Submission(RequestId(str(uuid.uuid4())), KIOSK, ticket, self.answered))
        if refused is not None:
            self.answered(refused)

    def answered(self, answered: Answered) -> None:
        self.under_way -= 1
        if not isinstance(answered, Accepted):
            self.failed.append(repr(answered))
        elif self.left > 0:
            self.ask()
        if self.under_way == 0:
            self.done.set()


def engine_alone(folder: Path, offices: Offices, seconds: float, askers: int, tickets: int) -> Engine:
    """Durable tickets per second. Raises RuntimeError when one is refused."""
    data = folder / "engine"
    prepared = offices.put(data, 100)
    database = Database(dialect_for(data / DATABASE_FILE, None), commit_no_earlier_than(seconds))
    try:
        clock = SystemClock()
        journal = Journal(database, clock.wall())
        last = journal.last()
        clock.follow(None if last is None else last[1])
        vault = Vault(database, KeyFile(data / VAULT_KEY_FILE))
        ledger = Ledger(journal, vault, Replay(journal, Snapshots(database, journal.uid)), clock)
        ledger.load()
        writer = Writer(ledger, _reply)
        crowd = _Askers(writer, prepared.services, tickets)
        for _ in range(askers):  # before the writer starts, so that the first batch is a full one
            crowd.ask()
        began = time.perf_counter()
        writer.start()
        finished = crowd.done.wait(PATIENCE)
        took = time.perf_counter() - began
        writer.stop()
        if not finished or crowd.failed:
            raise RuntimeError(f"tickets were refused: {crowd.failed[:1]}")
        facts = writer.facts()
        return Engine(askers, 1000 * seconds, round(tickets / took, 1), round(facts.commands / facts.batches, 1))
    finally:
        database.close()
        shutil.rmtree(data)


def _reply(delivery: Delivery) -> None:
    for submission, answered in delivery.answers:
        submission.reply(answered)
