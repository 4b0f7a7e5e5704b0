"""Checks of the tables beside the journal: answers to requests, tickets, the visits for lists and reports."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.engine.events import TicketIssued, VisitRelabelled
from hub.engine.ids import VisitId
from hub.engine.model import Visit
from hub.engine.state import State
from hub.engine.touched import touched
from hub.store.audit.findings import REBUILD, RESTORE, Findings, Line
from hub.store.projection import row_of_visit
from hub.store.schema import requests, tickets, visits

AT_ONCE: Final = 500
"""Rows asked for in one statement."""


def _count(connection: Connection, table: sa.Table) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    each = iter(values)
    while chunk := list(islice(each, AT_ONCE)):
        yield chunk


class Requests:
    """A request is remembered exactly where its events stand."""

    name = "requests"

    def __init__(self) -> None:
        self.findings = Findings()
        self._open: tuple[str, int, int] | None = None
        self._seen = 0

    def see(self, connection: Connection, page: Sequence[Line]) -> None:
        closed: dict[str, tuple[int, int]] = {}
        for line in page:
            request = line.row["request_id"]
            if self._open is not None and self._open[0] == request:
                self._open = (request, self._open[1], line.seq)
                continue
            self._close(closed)
            self._open = (request, line.seq, line.seq)
        self._compare(connection, closed)

    def end(self, connection: Connection) -> None:
        closed: dict[str, tuple[int, int]] = {}
        self._close(closed)
        self._compare(connection, closed)
        stored = _count(connection, requests)
        if stored != self._seen:
            self.findings.add(
                None,
                f"{stored:,} requests are remembered, {self._seen:,} are in the journal: rows were added. {RESTORE}",
            )

    def said(self) -> str:
        return f"{self._seen:,} requests, each remembered where its events stand"

    def _close(self, closed: dict[str, tuple[int, int]]) -> None:
        if self._open is not None:
            request, first, last = self._open
            closed[request] = (first, last)

    def _compare(self, connection: Connection, closed: dict[str, tuple[int, int]]) -> None:
        self._seen += len(closed)
        for chunk in _chunks(closed):
            query = sa.select(requests).where(requests.c.request_id.in_(chunk))
            stored = {row.request_id: (row.first_seq, row.last_seq) for row in connection.execute(query)}
            for request in chunk:
                if stored.get(request) != closed[request]:
                    first = closed[request][0]
                    self.findings.add(
                        first,
                        f"the request of event {first} is not remembered as answered there: a repeat of it would be "
                        f"carried out again. {RESTORE}",
                    )


class Tickets:
    """The second wall holds exactly the tickets of the journal, each number once a day and series."""

    name = "tickets"

    def __init__(self) -> None:
        self.findings = Findings()
        self.seen = 0
        self._otherwise: dict[str, tuple[int, tuple[Any, ...]]] = {}
        """Guarded with another number than they were given first: put right by a later event, or never."""

    def see(self, connection: Connection, page: Sequence[Line]) -> None:
        issued: dict[str, tuple[int, tuple[Any, ...]]] = {}
        for line in page:
            event = line.entry.recorded.event if line.entry is not None else None
            if isinstance(event, TicketIssued | VisitRelabelled):
                issued[event.visit] = (line.seq, (event.day, event.series, event.number))
                self.seen += isinstance(event, TicketIssued)
        for chunk in _chunks(issued):
            query = sa.select(tickets).where(tickets.c.visit.in_(chunk))
            stored = {row.visit: (row.day, row.series, row.number) for row in connection.execute(query)}
            for visit in chunk:
                self._otherwise.pop(visit, None)
                if stored.get(visit) != issued[visit][1]:
                    self._otherwise[visit] = issued[visit]

    def end(self, connection: Connection) -> None:
        for seq, ticket in self._otherwise.values():
            self.findings.add(
                seq,
                f"ticket {ticket[2]} of series {ticket[1]} on {ticket[0]} (event {seq}) is not guarded against "
                f"being given again. {RESTORE}",
            )
        stored = _count(connection, tickets)
        if stored != self.seen:
            self.findings.add(
                None, f"{stored:,} numbers are guarded, {self.seen:,} tickets are in the journal. {RESTORE}"
            )

    def said(self) -> str:
        return f"{self.seen:,} tickets, no number given twice in a day and series"


class Visits:
    """The table kept for lists and reports is the one a rebuild would make. `state` is the replay's, one event after
    the other; a visit it no longer holds will not change any more, so memory is bounded by one day."""

    name = "visits"

    def __init__(self, state: State) -> None:
        self.findings = Findings()
        self._state = state
        self._last: dict[VisitId, Visit] = {}
        self._done = 0

    def note(self, line: Line) -> None:
        """Right after the event was folded into the state."""
        assert line.entry is not None  # noqa: S101  # the replay stops at an event it cannot read
        visit = touched(self._state, line.entry.recorded).visit
        if visit is not None:
            self._last[visit.id] = visit

    def see(self, connection: Connection, page: Sequence[Line]) -> None:  # noqa: ARG002
        gone = [visit for visit in self._last if visit not in self._state.visits]
        self._compare(connection, gone)

    def end(self, connection: Connection) -> None:
        self._compare(connection, list(self._last))
        stored = _count(connection, visits)
        if stored != self._done:
            self.findings.add(None, f"{stored:,} visits are listed, {self._done:,} are in the journal. {REBUILD}")

    def said(self) -> str:
        return f"{self._done:,} visits listed as a rebuild would list them"

    def _compare(self, connection: Connection, chosen: Sequence[VisitId]) -> None:
        self._done += len(chosen)
        for chunk in _chunks(chosen):
            query = sa.select(visits).where(visits.c.visit.in_(chunk))
            stored = {row["visit"]: dict(row) for row in connection.execute(query).mappings()}
            for name in chunk:
                wanted = row_of_visit(self._last.pop(VisitId(name)))
                found = stored.get(name)
                if found != wanted:
                    differing = [key for key in wanted if found is None or found.get(key) != wanted[key]]
                    self.findings.add(
                        wanted["issued_seq"],
                        f"the visit of event {wanted['issued_seq']} is listed otherwise than it happened "
                        f"({'missing' if found is None else ', '.join(differing)}). {REBUILD}",
                    )
