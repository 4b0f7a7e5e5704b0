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
