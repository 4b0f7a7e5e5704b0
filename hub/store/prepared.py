"""Statements of the hot path: built by SQLAlchemy, compiled once, run by the driver.

For each execution Core works out columns, types and cache keys anew: 0.4 ms a statement, of which a ticket needs five.
What it compiles to never changes while a database is open. Values go to the driver as they are given, so a statement
may hold only types that need no conversion: text, numbers, None.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql.compiler import SQLCompiler

from hub.store.dialect import Dialect

Row = Mapping[str, Any]


class Prepared:
    """One statement for one database; each row names every parameter."""

    def __init__(self, statement: sa.Select[Any] | sa.Insert | sa.Update, engine: Engine, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=engine.dialect)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101  # a statement, not a change of the schema
        self._engine = engine
        self._dialect = dialect
        self._sql = str(compiled)
        self._order = compiled.positiontup

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        """For each of the rows, at least one, in the transaction of `connection`."""
        self._dialect.run(connection, self._sql, [self._parameters(row) for row in rows])

    def ask(self, row: Row) -> list[tuple[Any, ...]]:
        """What it finds, by itself: no transaction around it."""
        return self._dialect.ask(self._engine, self._sql, self._parameters(row))

    def _parameters(self, row: Row) -> Any:
        return row if self._order is None else tuple([row[name] for name in self._order])
