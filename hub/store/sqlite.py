"""Everything that holds for SQLite alone: address, pragmas, transactions, the meaning of its errors.

One connection writes, and whoever writes takes a turn on it. It is kept, because opening and resetting one takes longer
than a ticket's rows; after a transaction that failed it is given up, and the next write begins on another.
"""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
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
        self._turn = threading.Lock()
        self._writer: Connection | None = None

    @property
    def read_options(self) -> Mapping[str, Any]:
        return {_READS: True}

    def engine(self) -> Engine:
        """Writes begin with the write lock, so that they cannot deadlock."""
        engine = sa.create_engine(
            URL.create("sqlite+pysqlite", database=str(self._file)), pool_size=4, max_overflow=4, hide_parameters=True
        )
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        event.listen(engine, "engine_disposed", self._forget)
        return engine

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        with self._turn:
            if self._writer is None:
                self._writer = engine.connect()
            try:
                yield self._writer
            except BaseException:
                self._drop()
                raise

    def run(self, connection: Connection, sql: str, rows: Sequence[Any]) -> None:
        """Past SQLAlchemy, whose part of it takes longer than SQLite's own. Raises `StoreError`."""
        try:
            _driver(connection).executemany(sql, rows)
        except sqlite3.Error as error:
            raise _meaning(error) from error

    def ask(self, engine: Engine, sql: str, parameters: Any) -> list[tuple[Any, ...]]:
        """Raises `StoreError`."""
        with self.writing(engine) as connection:
            try:
                found: list[tuple[Any, ...]] = _driver(connection).execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                raise _meaning(error) from error
        return found

    def _drop(self) -> None:
        if self._writer is not None:
            self._writer.invalidate()  # closed for good, not put back among those that read
            self._writer.close()
            self._writer = None

    def _forget(self, _engine: Engine) -> None:
        with self._turn:
            self._drop()

    def outcome_unknown(self, error: sa.exc.DBAPIError) -> bool:  # noqa: ARG002  # as the protocol has it
        """Never: a commit that fails has been rolled back in this process, and the file is nobody else's."""
        return False

    @contextmanager
    def forgetting(self, connection: Connection) -> Iterator[None]:
        """Only where it is wanted: to zero the pages of each snapshot that goes would double its writing. A connection
        whose transaction fails is given up, so there is nothing to switch back then."""
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        yield
        connection.exec_driver_sql("PRAGMA secure_delete=OFF")

    def scrub(self, engine: Engine, tables: Sequence[str]) -> bool:  # noqa: ARG002  # the log is one for all
        """Deleted rows are zeroed already; their older pages lie in the write-ahead log until it is emptied. Writers
        wait for that as for any write; a reader is not waited for, because writers would have to wait with us."""
        with self._turn:
            borrowed = engine.raw_connection()
            try:
                cursor = borrowed.cursor()
                cursor.execute("PRAGMA busy_timeout=0")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                row = cursor.fetchone()  # busy, frames in the log, frames moved
                cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
                cursor.close()
            except sqlite3.Error as error:
                borrowed.invalidate()
                raise _meaning(error) from error
            finally:
                borrowed.close()
        return row is not None and row[0] == 0

    def translate(self, error: sa.exc.DBAPIError) -> StoreError:
        return translate(error)


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101  # of our own engine
    return driver


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transaction handling would begin late and commit before DDL; `_on_begin` says BEGIN instead.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def translate(error: sa.exc.DBAPIError) -> StoreError:
    """The typed error for what SQLAlchemy passes on."""
    return _meaning(error.orig)


def _meaning(cause: BaseException | None) -> StoreError:
    """What SQLite said (result codes: sqlite.org/rescode.html; the low byte is the kind)."""
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
