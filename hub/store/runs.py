"""The runs of the hub that wrote a journal, so that a follower's place in it can be judged.

A follower knows "run R, sequence N". The journal still holds what it has read exactly if R is one of the journal's own
runs and the next run began at N or later. After a backup has been put back that is not so: the journal then ends
before N, or goes on with other events under the same numbers, and the run that wrote what the follower has read is
unknown to it. Nothing outside the database is needed for this, and no clock.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from hub.engine.ids import Seq
from hub.store.database import Database
from hub.store.schema import journals, runs
from hub.store.times import wall_ms

KEPT: Final = 500
"""A follower of an older run starts anew; the feed keeps fewer events than so many runs make."""


@dataclass(frozen=True, slots=True)
class Runs:
    """`present` is the name of this run; `ended` says after which sequence each former one was followed by the next."""

    present: str
    ended: dict[str, Seq]

    def hold(self, name: str, seq: int) -> bool:
        """Whether whoever read up to `seq` from run `name` may go on from there."""
        return name == self.present or seq <= self.ended.get(name, -1)


def begin_run(database: Database, journal_uid: str, after: Seq, now: datetime) -> Runs:
    """Note that a run begins after event `after`, and read the former ones. Raises `StoreError`."""
    name = secrets.token_hex(4)
    with database.write() as connection:
        journal = connection.execute(sa.select(journals.c.id).where(journals.c.uid == journal_uid)).scalar_one()
        mine = runs.c.journal_id == journal
        newest = sa.select(runs.c.id, runs.c.name, runs.c.after_seq).where(mine).order_by(runs.c.id.desc()).limit(KEPT)
        former = connection.execute(newest).all()
        connection.execute(
            sa.insert(runs).values(journal_id=journal, name=name, after_seq=after, began_ms=wall_ms(now))
        )
        if len(former) == KEPT:
            connection.execute(sa.delete(runs).where(mine, runs.c.id < former[-1].id))
    ended: dict[str, Seq] = {}
    followed = after
    for row in former:
        ended[row.name] = followed
        followed = Seq(min(row.after_seq, followed))
    return Runs(name, ended)


def unrecorded_run() -> Runs:
    """For a start on a disk that takes no writes: its followers will start anew after it."""
    return Runs(secrets.token_hex(4), {})
