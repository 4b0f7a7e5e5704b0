"""Reads the visits table: what the queue knows of a visit of any day, in codes and numbers."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from hub.engine.ids import VisitId
from hub.store.database import Database
from hub.store.schema import visits as table


class VisitRows:
    """Every method raises `StoreError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, visit: VisitId) -> Mapping[str, Any] | None:
        """The row by its column names (times: instants on the hub's line); None when it is not known."""
        with self._database.read() as connection:
            row = connection.execute(sa.select(table).where(table.c.visit == visit)).mappings().one_or_none()
        return None if row is None else {str(name): value for name, value in row.items()}

    def of_ticket(self, label: str, day: str | None) -> Mapping[str, Any] | None:
        """The newest visit with this number on its ticket, of a business day when one is named; None without one."""
        query = sa.select(table).where(table.c.label == label).order_by(table.c.issued_seq.desc()).limit(1)
        if day is not None:
            query = query.where(table.c.day == day)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else {str(name): value for name, value in row.items()}
