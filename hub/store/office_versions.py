"""The accepted versions of the office set-up: each is an event of the journal (G03)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from hub.engine.commands import Actor
from hub.engine.events import OfficeAccepted
from hub.engine.ids import Seq
from hub.store.database import Database
from hub.store.entries import Entry, entry_of
from hub.store.schema import OFFICE_ACCEPTED, journal, journals

PAGE: Final = 50
"""Documents read at a time: bounds the memory of a long list."""


@dataclass(frozen=True, slots=True)
class OfficeVersion:
    """`wall` is aware (UTC), as the hub knew it; `by` says who asked."""

    version: int
    seq: Seq
    wall: datetime
    by: Actor


class OfficeVersions:
    """Reads only; every method raises `StoreError`. `uid` names the journal."""

    def __init__(self, database: Database, uid: str) -> None:
        self._database = database
        self._uid = uid

    def newest(self, most: int = 200, before: Seq | None = None) -> list[OfficeVersion]:
        """At most `most` versions, newest first, those accepted before the event `before`."""
        found: list[OfficeVersion] = []
        for entry in self._walk(before):
            if len(found) == most:
                break
            recorded, event = entry.recorded, entry.recorded.event
            if isinstance(event, OfficeAccepted):
                found.append(OfficeVersion(event.version, recorded.seq, entry.stamp.wall, recorded.actor))
        return found

    def document(self, version: int) -> dict[str, object] | None:
        """The document as it was accepted; None when there is no such version."""
        for entry in self._walk(None):
            event = entry.recorded.event
            if isinstance(event, OfficeAccepted) and event.version <= version:
                return event.document if event.version == version else None
        return None

    def _walk(self, before: Seq | None) -> Iterator[Entry]:
        """The events, newest first."""
        while page := self._page(before):
            yield from page
            before = page[-1].recorded.seq

    def _page(self, before: Seq | None) -> list[Entry]:
        own = sa.select(journals.c.id).where(journals.c.uid == self._uid).scalar_subquery()
        query = sa.select(journal).where(journal.c.journal_id == own, journal.c.type == OFFICE_ACCEPTED)
        if before is not None:
            query = query.where(journal.c.seq < before)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(journal.c.seq.desc()).limit(PAGE)).mappings()
            return [entry_of(row) for row in rows]
