"""The visits table: one plain row per visit for lists and reports. The journal is the truth; this can be made anew."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.engine.events import Event, Recorded, TicketIssued, WalkUpStarted
from hub.engine.ids import VisitId
from hub.engine.model import Visit
from hub.engine.state import State
from hub.engine.touched import touched
from hub.store.database import Database
from hub.store.folding import fold
from hub.store.schema import visits as table

_CHANGING = (
    "day",
    "series",
    "number",
    "label",
    "service",
    "language",
    "priority",
    "state",
    "counter",
    "calls",
    "called_ms",
    "first_started_ms",
    "changed_ms",
)
_UPDATE = (
    sa.update(table)
    .where(table.c.visit == sa.bindparam("of_visit"))
    .values({name: sa.bindparam(name) for name in _CHANGING})
)


class Projection:
    """Writes the table."""

    def __init__(self, database: Database) -> None:
        self._insert = database.prepared(sa.insert(table))
        self._update = database.prepared(_UPDATE)

    def keep(self, connection: Connection, begun: Collection[VisitId], visits: Sequence[Visit]) -> None:
        """Write the visits that a batch touched; those in `begun` are new."""
        fresh = [row_of_visit(visit) for visit in visits if visit.id in begun]
        known = [_changes(visit) for visit in visits if visit.id not in begun]
        if fresh:
            self._insert.run(connection, fresh)
        if known:
            self._update.run(connection, known)

    def rebuild(self, connection: Connection, pages: Iterable[Sequence[Recorded]]) -> int:
        """Make all rows anew from the pages of the whole journal; returns their number. Holds the visits of a page and
        of the open day, not of years."""
        connection.execute(sa.delete(table))
        state, count = State(), 0
        for page in pages:
            last: dict[VisitId, Visit] = {}
            for recorded in page:
                fold(state, recorded)
                visit = touched(state, recorded).visit
                if visit is not None:
                    last[visit.id] = visit
            begun = visits_begun(it.event for it in page)
            self.keep(connection, begun, list(last.values()))
            count += len(begun)
        return count


def visits_begun(events: Iterable[Event]) -> frozenset[VisitId]:
    """The visits that these events begin: with a ticket, or at a counter without one."""
    return frozenset(event.visit for event in events if isinstance(event, TicketIssued | WalkUpStarted))


def row_of_visit(visit: Visit) -> dict[str, Any]:
    """Every column of the visit's row."""
    return {
        "visit": visit.id,
        "issued_seq": visit.seq,
        "channel": visit.channel.value,
        "arrived_ms": visit.arrived,
        **_state_of(visit),
    }


def _changes(visit: Visit) -> dict[str, Any]:
    return {"of_visit": visit.id, **_state_of(visit)}


def _state_of(visit: Visit) -> dict[str, Any]:
    return {
        "day": visit.day,
        "series": visit.series,
        "number": visit.number,
        "label": visit.label,
        "service": visit.service,
        "language": visit.language,
        "priority": visit.priority,
        "state": visit.state.value,
        "counter": visit.counter,
        "calls": visit.calls,
        "called_ms": visit.called_at,
        "first_started_ms": visit.first_started,
        "changed_ms": visit.changed,
    }
