"""Everything that holds for SQLite alone: address, pragmas, transactions, the meaning of its errors."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine

from hub.store.errors import DiskFault, DiskFull, DiskReadOnly, JournalBroken, SecondWall, StoreError

_READS: Final = "vestibule_read"

BUSY_TIMEOUT_MS = 5000
"""How long a write waits for another connection's transaction (sign-ins beside the journal writer)."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # FULL: the write-ahead log is synced at every commit. NORMAL could lose a ticket already printed.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    # Bounds the log file on the card after a burst: 16 MiB.
    "PRAGMA journal_size_limit=16777216",
)


class Sqlite:
    """The `Dialect` of a database in one file. One hub at a time: the data folder's lock sees to that."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def read_options(self) -> Mapping[str, Any]:
        return {_READS: True}

    def engine(self) -> Engine:
        """Writes begin with the write lock, so that they cannot deadlock."""
        engine = sa.create_engine(URL.create("sqlite+pysqlite", database=str(self._file)), pool_size=4, max_overflow=4)
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        with engine.connect() as connection:
            yield connection

    def outcome_unknown(self, error: sa.exc.DBAPIError) -> bool:  # noqa: ARG002  # as the protocol has it
        """Never: a commit that fails has been rolled back in this process, and the file is nobody else's."""
        return False

    def translate(self, error: sa.exc.DBAPIError) -> StoreError:
        return translate(error)


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transaction handling would begin late and commit before DDL; `_on_begin` says BEGIN instead.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def translate(error: sa.exc.DBAPIError) -> StoreError:
    """The typed error for what SQLite said (result codes: sqlite.org/rescode.html; the low byte is the kind)."""
    cause: Any = error.orig
    if isinstance(cause, sqlite3.IntegrityError):
        return SecondWall(f"The database refused a row that would break its rules: {cause}")
    match getattr(cause, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return DiskFull("The disk of the data folder is full. Make room on it; a running hub goes on by itself.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return DiskReadOnly(
                "The disk of the data folder does not take writes. Check the card and mount it writable."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return JournalBroken(f"The database file is damaged ({cause}). Restore the data folder from a backup.")
        case _:
            return DiskFault(f"The database could not be used ({cause}). Check that its disk has room and is sound.")
