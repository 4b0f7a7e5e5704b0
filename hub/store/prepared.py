"""Statements of the hot path: built by SQLAlchemy, compiled once, run by the driver.

For each execution Core works out columns, types and cache keys anew: 0.4 ms a statement, of which a ticket needs five.
What it compiles to never changes while a database is open. The types' own conversions (JSON) still apply.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, CursorResult, Dialect
from sqlalchemy.sql.compiler import SQLCompiler

Row = Mapping[str, Any]


class Prepared:
    """One statement for one kind of database; each row names every parameter."""

    def __init__(self, statement: sa.Select[Any] | sa.Insert | sa.Update, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101  # a statement, not a change of the schema
        self._sql = str(compiled)
        self._order = compiled.positiontup
        conversions = ((name, _conversion(it.type, dialect)) for name, it in compiled.binds.items())
        self._conversions = [(name, convert) for name, convert in conversions if convert is not None]

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        """For each of the rows, at least one, in one call of the driver."""
        connection.exec_driver_sql(self._sql, [self._parameters(row) for row in rows])

    def ask(self, connection: Connection, row: Row) -> CursorResult[Any]:
        """The rows found; their values are as the driver gives them."""
        return connection.exec_driver_sql(self._sql, self._parameters(row))

    def _parameters(self, row: Row) -> Any:
        if self._conversions:
            row = {**row, **{name: convert(row[name]) for name, convert in self._conversions}}
        return row if self._order is None else tuple([row[name] for name in self._order])


def _conversion(kind: sa.types.TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)
