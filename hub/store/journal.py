"""The journal: what has happened, in order, and which request caused it.

One `append` is one transaction and one sync of the disk, however many commands it carries.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from hub.engine import codec
from hub.engine.commands import Actor
from hub.engine.events import Recorded, TicketIssued
from hub.engine.ids import DeviceId, Instant, RequestId, Seq, SessionId, StaffId
from hub.engine.model import Visit
from hub.engine.plain import PlainError
from hub.engine.terms import Role
from hub.store.database import Database
from hub.store.errors import JournalBroken
from hub.store.prepared import Prepared
from hub.store.projection import Projection, replayed
from hub.store.schema import journal, journals, requests, tickets
from hub.store.times import from_wall_ms, wall_ms

PAGE = 1000
"""Events read at a time: bounds the memory of a long replay."""


class ClockState(StrEnum):
    """What the hub knew of its wall clock when it wrote: disciplined by a time source, believable beside the journal,
    or not (before the journal's last wall time, or far ahead of it)."""

    SYNCHRONISED = "synchronised"
    PLAUSIBLE = "plausible"
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One reading of the clock: the hub's line, aware wall time (UTC), the boot and the time since it."""

    instant: Instant
    wall: datetime
    boot_id: str
    boottime_ms: int
    clock: ClockState


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with its stamp; `part` is its index among the events of its request, from 0."""

    recorded: Recorded
    stamp: Stamp
    part: int


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

    def last(self) -> tuple[Seq, Stamp] | None:
        """The newest sequence and its stamp; None while nothing has happened."""
        query = sa.select(journal).where(journal.c.journal_id == self._id).order_by(journal.c.seq.desc()).limit(1)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (Seq(row.seq), _stamp(row))

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
        """Make a batch durable, all of it or nothing; raises SecondWall when a number or request comes twice."""
        with self._database.write() as connection:
            self._insert_entries.run(connection, [self._row(entry) for entry in batch.entries])
            if batch.answers:
                self._insert_answers.run(connection, _answer_rows(batch.answers))
            issued = [entry.recorded.event for entry in batch.entries if isinstance(entry.recorded.event, TicketIssued)]
            if issued:
                self._insert_tickets.run(connection, [_ticket_row(event) for event in issued])
            self._projection.keep(connection, {event.visit for event in issued}, batch.visits)

    def probe(self) -> None:
        """Write one row and sync it; raises what an `append` would raise on a disk that takes no writes."""
        with self._database.write() as connection:
            connection.execute(sa.update(journals).where(journals.c.id == self._id).values(uid=self.uid))

    def answers(self, wanted: Sequence[RequestId]) -> dict[RequestId, Answer]:
        """The answers already given to these requests, at least one."""
        room = _room_for(len(wanted))
        parameters = {f"id_{number}": wanted[min(number, len(wanted) - 1)] for number in range(room)}
        with self._database.read() as connection:
            rows = self._lookup(room).ask(connection, parameters).all()
        return {
            RequestId(row.request_id): Answer(Seq(row.first_seq), Seq(row.last_seq), row.fingerprint) for row in rows
        }

    def _lookup(self, room: int) -> Prepared:
        """For so many request ids."""
        known = self._answered.get(room)
        if known is None:
            wanted = [sa.bindparam(f"id_{number}", type_=requests.c.request_id.type) for number in range(room)]
            known = self._database.prepared(sa.select(requests).where(requests.c.request_id.in_(wanted)))
            self._answered[room] = known
        return known

    def since(self, seq: int, limit: int = PAGE) -> list[Entry]:
        """At most `limit` events after `seq`, in order."""
        query = (
            sa.select(journal)
            .where(journal.c.journal_id == self._id, journal.c.seq > seq)
            .order_by(journal.c.seq)
            .limit(limit)
        )
        with self._database.read() as connection:
            return [_entry(row) for row in connection.execute(query)]

    def walk(self, since: int = 0) -> Iterator[Entry]:
        """Every event after `since`, read in pages."""
        while page := self.since(since):
            yield from page
            since = page[-1].recorded.seq

    def rebuild_projection(self) -> int:
        """Make the visits table anew from the journal; returns how many visits it holds then."""
        events = (entry.recorded for entry in self.walk())
        visits = replayed(events)
        with self._database.write() as connection:
            return self._projection.replace(connection, visits)

    def _row(self, entry: Entry) -> dict[str, Any]:
        recorded, stamp = entry.recorded, entry.stamp
        payload = codec.encode(recorded.event)
        kind, version = payload.pop("type"), payload.pop("v")
        return {
            "journal_id": self._id,
            "seq": recorded.seq,
            "instant_ms": recorded.at,
            "wall_ms": wall_ms(stamp.wall),
            "boot_id": stamp.boot_id,
            "boottime_ms": stamp.boottime_ms,
            "clock_state": stamp.clock.value,
            "request_id": recorded.request,
            "part": entry.part,
            "role": recorded.actor.role.value,
            "device": recorded.actor.device,
            "staff": recorded.actor.staff,
            "session": recorded.actor.session,
            "type": kind,
            "version": version,
            "payload": payload,
        }


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


def _ticket_row(event: TicketIssued) -> dict[str, Any]:
    return {"day": event.day, "series": event.series, "number": event.number, "visit": event.visit}


def _stamp(row: Row[Any]) -> Stamp:
    return Stamp(
        instant=Instant(row.instant_ms),
        wall=from_wall_ms(row.wall_ms),
        boot_id=row.boot_id,
        boottime_ms=row.boottime_ms,
        clock=ClockState(row.clock_state),
    )


def _entry(row: Row[Any]) -> Entry:
    actor = Actor(
        role=Role(row.role),
        device=None if row.device is None else DeviceId(row.device),
        staff=None if row.staff is None else StaffId(row.staff),
        session=None if row.session is None else SessionId(row.session),
    )
    try:
        event = codec.decode({**row.payload, "type": row.type, "v": row.version})
    except PlainError as error:
        raise JournalBroken(f"Event {row.seq} of the journal cannot be read: {error}") from error
    recorded = Recorded(
        seq=Seq(row.seq),
        at=Instant(row.instant_ms),
        request=RequestId(row.request_id),
        actor=actor,
        event=event,
    )
    return Entry(recorded=recorded, stamp=_stamp(row), part=row.part)
