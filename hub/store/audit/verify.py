"""One walk over the journal for all checks (S05, O05). Its memory is bounded by a page and the visits of a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.engine.state import State
from hub.store.audit.findings import Check, Findings, Line
from hub.store.audit.replayed import NewestSnapshot, Rules
from hub.store.audit.rows import Chain, Events, Sequence123
from hub.store.audit.tables import Requests, Tickets, Visits
from hub.store.database import Database
from hub.store.entries import entry_of
from hub.store.errors import JournalBroken
from hub.store.schema import journal, journals
from hub.store.snapshots import Snapshot, Snapshots

PAGE: Final = 1000
Progress = Callable[[int, int], None]
"""Is told how many events have been seen, of how many."""


@dataclass(frozen=True, slots=True)
class Result:
    """One check: its name, what was looked at, what was wrong."""

    name: str
    said: str
    findings: Findings


@dataclass(frozen=True, slots=True)
class Report:
    """`seq` and `head` are the newest event and its hash: what an office writes down for the next time. `counts` are
    the figures of the journal by kind of event."""

    journal: str
    seq: int
    head: str
    results: tuple[Result, ...]
    counts: dict[str, int]

    @property
    def sound(self) -> bool:
        return not any(result.findings.count for result in self.results)


def verify(database: Database, expected_head: str | None, progress: Progress) -> Report:
    """Look at everything. Raises `StoreError` when the database cannot be read at all."""
    with database.read() as connection:
        row = connection.execute(sa.select(journals).order_by(journals.c.id.desc()).limit(1)).one_or_none()
    if row is None:
        raise JournalBroken("There is no journal in this database yet.")
    snapshot, fault = _newest_snapshot(database, row.uid)
    state = State()
    chain, events, visits = Chain(row.uid, expected_head), Events(), Visits(state)
    # The order matters: the replay comes before what looks at its state.
    checks: tuple[Check, ...] = (
        Sequence123(),
        chain,
        events,
        Requests(),
        Tickets(),
        Rules(state, visits),
        visits,
        NewestSnapshot(state, snapshot, fault),
    )
    _walk(database, row.id, checks, progress)
    results = tuple(Result(it.name, it.said(), it.findings) for it in checks)
    return Report(row.uid, chain.seq, chain.head, results, dict(sorted(events.kinds.items())))


def _walk(database: Database, journal_id: int, checks: Sequence[Check], progress: Progress) -> None:
    with database.read() as connection:
        total = connection.execute(
            sa.select(sa.func.coalesce(sa.func.max(journal.c.seq), 0)).where(journal.c.journal_id == journal_id)
        ).scalar_one()
    since = 0
    while True:
        with database.read() as connection:
            page = _page(connection, journal_id, since)
            for check in checks:
                check.see(connection, page)
            if len(page) < PAGE:
                # The last page and the ends share one view: a hub at work may write on meanwhile.
                for check in checks:
                    check.end(connection)
                return
        since = page[-1].seq
        progress(since, max(since, total))


def _page(connection: Connection, journal_id: int, since: int) -> list[Line]:
    query = sa.select(journal).where(journal.c.journal_id == journal_id, journal.c.seq > since)
    rows = connection.execute(query.order_by(journal.c.seq).limit(PAGE)).mappings().all()
    lines = []
    for row in rows:
        try:
            lines.append(Line(row, entry_of(row)))
        except JournalBroken:
            lines.append(Line(row, None))
    return lines


def _newest_snapshot(database: Database, uid: str) -> tuple[Snapshot | None, JournalBroken | None]:
    try:
        return Snapshots(database, uid).newest(), None
    except JournalBroken as broken:
        return None, broken
