"""Snapshots of the state: a start reads the newest and replays only what came after it."""

import zlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from hub.engine.ids import Seq
from hub.store.database import Database
from hub.store.errors import JournalBroken
from hub.store.schema import journal, journals, snapshots
from hub.store.times import wall_ms

KEPT = 3
"""Older ones are removed; the journal can always do without any."""

_LEVEL = 1  # of zlib: a tenth of the size for little work


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`body` is the engine's own encoding of its state right after event `seq`, which the journal holds."""

    seq: Seq
    body: bytes


class Snapshots:
    """The snapshots of one journal. Every method raises `StoreError`."""

    def __init__(self, database: Database, journal_uid: str) -> None:
        self._database = database
        query = sa.select(journals.c.id).where(journals.c.uid == journal_uid)
        with database.read() as connection:
            self._journal: int = connection.execute(query).scalar_one()

    def newest(self, before: Seq | None = None) -> Snapshot | None:
        """The newest snapshot (taken before event `before`) that can be unpacked; a damaged one is passed over, for an
        older one is as good. Raises JournalBroken when the journal does not hold the event that a snapshot was taken
        after: its end is missing."""
        at = sa.and_(journal.c.journal_id == snapshots.c.journal_id, journal.c.seq == snapshots.c.seq)
        query = (
            sa.select(snapshots.c.seq, snapshots.c.body, snapshots.c.head, journal.c.hash)
            .join_from(snapshots, journal, at, isouter=True)
            .where(snapshots.c.journal_id == self._journal)
            .order_by(snapshots.c.seq.desc())
        )
        if before is not None:
            query = query.where(snapshots.c.seq < before)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            if row.head != row.hash:
                raise JournalBroken(
                    f"The journal does not fit its snapshot: event {row.seq}, after which it was taken, is missing "
                    "or another. Do not go on with it; restore the database from a backup."
                )
            try:
                return Snapshot(Seq(row.seq), zlib.decompress(row.body))
            except zlib.error:
                continue
        return None

    def save(self, snapshot: Snapshot, now: datetime) -> None:
        """Keep a snapshot and drop all but the newest `KEPT`; packs it before it takes the write lock."""
        mine = snapshots.c.journal_id == self._journal
        packed = zlib.compress(snapshot.body, _LEVEL)
        head = sa.select(journal.c.hash).where(journal.c.journal_id == self._journal, journal.c.seq == snapshot.seq)
        with self._database.write() as connection:
            connection.execute(sa.delete(snapshots).where(mine, snapshots.c.seq == snapshot.seq))
            connection.execute(
                sa.insert(snapshots).values(
                    journal_id=self._journal,
                    seq=snapshot.seq,
                    created_ms=wall_ms(now),
                    body=packed,
                    head=head.scalar_subquery(),
                )
            )
            kept = sa.select(snapshots.c.seq).where(mine).order_by(snapshots.c.seq.desc()).limit(KEPT)
            connection.execute(sa.delete(snapshots).where(mine, snapshots.c.seq.not_in(kept.scalar_subquery())))

    def drop(self, seq: Seq) -> None:
        """Forget a snapshot that the engine could not read."""
        with self._database.write() as connection:
            connection.execute(
                sa.delete(snapshots).where(snapshots.c.journal_id == self._journal, snapshots.c.seq == seq)
            )
