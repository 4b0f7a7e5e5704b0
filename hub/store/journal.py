"""The journal: what has happened, in order, and which request caused it.

One `append` is one transaction and one sync of the disk, however many commands it carries.
"""

import time
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.engine.events import Recorded, TicketIssued, VisitRelabelled
from hub.engine.ids import RequestId, Seq, VisitId
from hub.engine.model import Visit
from hub.store.chain import first_hash, next_hash
from hub.store.database import Database
from hub.store.entries import Entry, Stamp, entry_of, row_of, stamp_of
from hub.store.errors import JournalBroken, OutcomeUnknown, ServerGone, StoreError
from hub.store.prepared import Prepared
from hub.store.projection import Projection, visits_begun
from hub.store.schema import journal, journals, requests, tickets, visits
from hub.store.times import wall_ms

PAGE: Final = 1000
"""Events read at a time: bounds the memory of a long replay."""
RESOLVE_S: Final = 8.0
"""How long a commit of unknown outcome is looked up before its askers are told so; a server that crashed is back after
some seconds."""
RESOLVE_PAUSE_S: Final = 0.1

_KNOWN: Final = "vestibule_journal"
"""Under this name a connection notes the journal whose head was compared on it."""
_KNOWN_VISITS = sa.union(
    sa.select(tickets.c.visit).where(tickets.c.visit.in_(sa.bindparam("wanted", expanding=True))),
    sa.select(visits.c.visit).where(visits.c.visit.in_(sa.bindparam("wanted", expanding=True))),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the answer to a request stands in the journal, and the fingerprint of the command it asked for."""

    first: Seq
    last: Seq
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction makes durable. `visits` are the last states of the visits it touched."""

    entries: Sequence[Entry]
    answers: dict[RequestId, Answer]
    visits: Sequence[Visit] = ()
    beside: Callable[[Connection], None] | None = None
    """What else this transaction writes (the vault's part)."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event's sequence (0: none) and its hash."""

    seq: Seq
    hash: str


class Journal:
    """The journal of one database. Every method raises `StoreError`."""

    def __init__(self, database: Database, now: datetime) -> None:
        """`now` (aware) is kept as the journal's date of birth when the database is new."""
        self._database = database
        self._id, self.uid = _own_journal(database, now)
        self._insert_entries = database.prepared(sa.insert(journal))
        self._insert_answers = database.prepared(sa.insert(requests))
        self._insert_tickets = database.prepared(sa.insert(tickets))
        self._answered: dict[int, Prepared] = {}
        self._projection = Projection(database)
        self._head: Head | None = None  # as of our last append: saves a query for each

    def last(self) -> tuple[Seq, Stamp] | None:
        """The newest sequence and its stamp; None while nothing has happened."""
        query = sa.select(journal).where(journal.c.journal_id == self._id).order_by(journal.c.seq.desc()).limit(1)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else (Seq(row["seq"]), stamp_of(row))

    def head(self) -> Head:
        """The newest event and its hash: what an office writes down to have a later `verify` compare."""
        with self._database.read() as connection:
            return self._newest(connection)

    def hash_at(self, seq: int) -> str | None:
        """The hash of an event; None when the journal does not hold it."""
        with self._database.read() as connection:
            return self._hash_at(connection, seq)

    def check_continuity(self) -> None:
        """Raises JournalBroken unless the sequence runs 1, 2, 3 … without a gap."""
        query = sa.select(sa.func.count(), sa.func.min(journal.c.seq), sa.func.max(journal.c.seq)).where(
            journal.c.journal_id == self._id
        )
        with self._database.read() as connection:
            count, first, last = connection.execute(query).one()
        if count and (first != 1 or last != count):
            raise JournalBroken(
                f"The journal is not whole: it holds {count} events numbered {first} to {last}. "
                "Do not go on with it; restore the data folder from a backup."
            )

    def append(self, batch: Batch) -> None:
        """Make a batch durable, all of it or nothing; raises SecondWall when a number or request comes twice, and
        OutcomeUnknown when the connection broke in the commit and the database does not come back to be asked."""
        try:
            head = self._append(batch)
        except OutcomeUnknown as unknown:
            self._head = None
            head = self._resolve(batch, unknown)
        self._head = head

    def _append(self, batch: Batch) -> Head:
        with self._database.write() as connection:
            rows = self._linked(connection, batch.entries)
            head = Head(rows[-1]["seq"], rows[-1]["hash"])
            self._insert_entries.run(connection, rows)
            if batch.answers:
                self._insert_answers.run(connection, _answer_rows(batch.answers))
            issued = [entry.recorded.event for entry in batch.entries if isinstance(entry.recorded.event, TicketIssued)]
            if issued:
                self._insert_tickets.run(connection, [_ticket_row(event) for event in issued])
            for entry in batch.entries:
                if isinstance(entry.recorded.event, VisitRelabelled):
                    self._relabel(connection, entry.recorded.event)
            begun = visits_begun(entry.recorded.event for entry in batch.entries)
            self._projection.keep(connection, begun, batch.visits)
            if batch.beside is not None:
                batch.beside(connection)
        return head

    def _relabel(self, connection: Connection, event: VisitRelabelled) -> None:
        """What is guarded is the number on the paper; the engine alone knows of the first one, which is on none."""
        row = _ticket_row(event)
        connection.execute(sa.update(tickets).where(tickets.c.visit == row.pop("visit")).values(row))

    def _linked(self, connection: Connection, entries: Sequence[Entry]) -> list[dict[str, Any]]:
        """The rows of a batch, each with its hash."""
        last = self._hash_before(connection, entries[0].recorded.seq)
        rows = []
        for entry in entries:
            row = row_of(entry)
            row["journal_id"] = self._id
            row["hash"] = last = next_hash(last, row)
            rows.append(row)
        return rows

    def _hash_before(self, connection: Connection, seq: Seq) -> str:
        """What event `seq` follows on. Known from our last append, unless the connection is a new one: then others may
        have written, or taken away, what this hub does not know of."""
        if self._head is not None and self._head.seq == seq - 1 and connection.info.get(_KNOWN) is self:
            return self._head.hash
        if (found := self._hash_at(connection, seq - 1)) is None:
            raise JournalBroken(f"Event {seq} cannot be written: the journal holds no event {seq - 1} before it.")
        if self._head is not None and self._newest(connection) != Head(Seq(seq - 1), found):
            raise ServerGone("The connection to the database was lost, and another hub has written; work goes on.")
        connection.info[_KNOWN] = self
        return found

    def _resolve(self, batch: Batch, unknown: OutcomeUnknown) -> Head:
        """Find out whether a batch is in the journal after all. It asks on the connection that may write: to have that
        is to know that nothing of the former one is still under way. Raises ServerGone when the batch is not there."""
        last = batch.entries[-1].recorded
        deadline = time.monotonic() + RESOLVE_S
        while True:
            try:
                with self._database.write() as connection:
                    found = connection.execute(
                        sa.select(journal.c.hash, journal.c.request_id).where(
                            journal.c.journal_id == self._id, journal.c.seq == last.seq
                        )
                    ).one_or_none()
            except StoreError as error:
                if time.monotonic() > deadline:
                    raise unknown from error
                time.sleep(RESOLVE_PAUSE_S)
                continue
            if found is not None and found.request_id == last.request:
                return Head(last.seq, found.hash)
            raise ServerGone("The connection to the database was lost before anything was written; work goes on.")

    def probe(self) -> None:
        """Write one row and sync it; raises what an `append` would raise on a disk that takes no writes."""
        with self._database.write() as connection:
            connection.execute(sa.update(journals).where(journals.c.id == self._id).values(uid=self.uid))

    def answers(self, wanted: Sequence[RequestId]) -> dict[RequestId, Answer]:
        """The answers already given to these requests, at least one."""
        room = _room_for(len(wanted))
        parameters = {f"id_{number}": wanted[min(number, len(wanted) - 1)] for number in range(room)}
        found = self._database.ask(self._lookup(room), parameters)
        return {
            RequestId(request): Answer(Seq(first), Seq(last), fingerprint)
            for request, first, last, fingerprint in found
        }

    def _lookup(self, room: int) -> Prepared:
        """For so many request ids."""
        known = self._answered.get(room)
        if known is None:
            wanted = [sa.bindparam(f"id_{number}", type_=requests.c.request_id.type) for number in range(room)]
            columns = (requests.c.request_id, requests.c.first_seq, requests.c.last_seq, requests.c.fingerprint)
            known = self._database.prepared(sa.select(*columns).where(requests.c.request_id.in_(wanted)))
            self._answered[room] = known
        return known

    def visits_known(self, wanted: Collection[VisitId]) -> frozenset[VisitId]:
        """Those of these visits that have begun, on whatever day, with a ticket or without."""
        with self._database.read() as connection:
            found = connection.execute(_KNOWN_VISITS, {"wanted": list(wanted)}).scalars()
            return frozenset(VisitId(visit) for visit in found)

    def since(self, seq: int, limit: int = PAGE) -> list[Entry]:
        """At most `limit` events after `seq`, in order."""
        query = (
            sa.select(journal)
            .where(journal.c.journal_id == self._id, journal.c.seq > seq)
            .order_by(journal.c.seq)
            .limit(limit)
        )
        with self._database.read() as connection:
            return [entry_of(row) for row in connection.execute(query).mappings()]

    def walk(self, since: int = 0) -> Iterator[Entry]:
        """Every event after `since`, read in pages."""
        while page := self.since(since):
            yield from page
            since = page[-1].recorded.seq

    def rebuild_projection(self) -> int:
        """Make the visits table anew from the journal, all of it or nothing; returns how many visits it holds then."""
        with self._database.write() as connection:
            return self._projection.rebuild(connection, self._pages())

    def _pages(self) -> Iterator[list[Recorded]]:
        since = 0
        while page := self.since(since):
            yield [entry.recorded for entry in page]
            since = page[-1].recorded.seq

    def _newest(self, connection: Connection) -> Head:
        query = sa.select(journal.c.seq, journal.c.hash).where(journal.c.journal_id == self._id)
        row = connection.execute(query.order_by(journal.c.seq.desc()).limit(1)).one_or_none()
        return Head(Seq(0), first_hash(self.uid)) if row is None else Head(Seq(row.seq), row.hash)

    def _hash_at(self, connection: Connection, seq: int) -> str | None:
        if seq == 0:
            return first_hash(self.uid)
        query = sa.select(journal.c.hash).where(journal.c.journal_id == self._id, journal.c.seq == seq)
        found: str | None = connection.execute(query).scalar()
        return found


def _own_journal(database: Database, now: datetime) -> tuple[int, str]:
    with database.read() as connection:
        found = _newest_journal(connection)
    if found is not None:
        return found
    with database.write() as connection:
        connection.execute(sa.insert(journals).values(uid=str(uuid.uuid4()), created_ms=wall_ms(now)))
        made = _newest_journal(connection)
    if made is None:
        raise JournalBroken("The journal's own line is missing right after it was written. Check the disk.")
    return made


def _newest_journal(connection: Connection) -> tuple[int, str] | None:
    row = connection.execute(sa.select(journals.c.id, journals.c.uid).order_by(journals.c.id.desc()).limit(1)).first()
    return None if row is None else (row.id, row.uid)


def _room_for(wanted: int) -> int:
    """The next power of two: few sizes of the look-up are enough for every size of a batch."""
    return 1 << max(0, wanted - 1).bit_length()


def _answer_rows(answers: dict[RequestId, Answer]) -> list[dict[str, Any]]:
    return [
        {"request_id": request, "first_seq": it.first, "last_seq": it.last, "fingerprint": it.fingerprint}
        for request, it in answers.items()
    ]


def _ticket_row(event: TicketIssued | VisitRelabelled) -> dict[str, Any]:
    return {"day": event.day, "series": event.series, "number": event.number, "visit": event.visit}
