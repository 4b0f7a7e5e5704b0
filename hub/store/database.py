"""One database: its transactions, and the seam around each commit. Which database it is, only its `Dialect` knows."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.store.dialect import Dialect
from hub.store.errors import OutcomeUnknown
from hub.store.migrations.upgrade import check_current, upgrade
from hub.store.prepared import Prepared, Row

CommitSeam = Callable[[Callable[[], None]], None]
"""Is given the commit and calls it. The bench models a slow disk here, tests a failing one."""


def commit_at_once(commit: Callable[[], None]) -> None:
    commit()


def commit_no_earlier_than(seconds: float) -> CommitSeam:
    """A disk on which a commit completes no earlier than `seconds` after it began, as on an SD card."""

    def slow(commit: Callable[[], None]) -> None:
        began = time.monotonic()
        commit()
        time.sleep(max(0.0, began + seconds - time.monotonic()))

    return slow


class Database:
    """Opened at the newest schema. Raises `StoreError`; thread-safe: each transaction has its own connection, or waits
    for the one that may write."""

    def __init__(self, dialect: Dialect, seam: CommitSeam = commit_at_once, *, only_read: bool = False) -> None:
        """`only_read`: look at a database that another process may be writing; nothing is upgraded or locked. Raises
        SchemaTooOld then, when a start of the hub would upgrade it."""
        self._dialect = dialect
        self._seam = seam
        self._engine = dialect.engine()
        try:
            self._open(only_read)
        except BaseException:
            self.close()
            raise

    def _open(self, only_read: bool) -> None:
        if only_read:
            with self.read() as connection:
                check_current(connection)
            return
        with self._typed_errors(), self._dialect.writing(self._engine) as connection:
            upgrade(connection)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, durable when the block has ended; nothing of it stays when an error leaves the block, but
        for OutcomeUnknown, after which it must be looked up."""
        with (
            self._typed_errors(),
            self._dialect.writing(self._engine) as connection,
            connection.begin() as transaction,
        ):
            yield connection
            self._seam(partial(self._commit, transaction))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view that holds up no writer."""
        with self._typed_errors(), self._engine.connect() as connection:
            reader = connection.execution_options(**self._dialect.read_options)
            with reader.begin():
                yield reader

    def prepared(self, statement: sa.Select[Any] | sa.Insert | sa.Update) -> Prepared:
        """A statement of the hot path, compiled for this database."""
        return Prepared(statement, self._engine, self._dialect)

    def ask(self, prepared: Prepared, row: Row) -> list[tuple[Any, ...]]:
        """A question of the hot path, by itself; sees all that is durable."""
        with self._typed_errors():
            return prepared.ask(row)

    def forgetting(self, connection: Connection) -> AbstractContextManager[None]:
        """Inside the block, what this connection deletes leaves nothing readable in its pages (see `Dialect`)."""
        return self._dialect.forgetting(connection)

    def scrub(self, tables: Sequence[str]) -> bool:
        """Rid the database's files of what was deleted from these tables; False: somebody reads, try again later."""
        with self._typed_errors():
            return self._dialect.scrub(self._engine, tables)

    def close(self) -> None:
        self._engine.dispose()

    def _commit(self, transaction: sa.engine.Transaction) -> None:
        try:
            transaction.commit()
        except sa.exc.DBAPIError as error:
            if not self._dialect.outcome_unknown(error):
                raise
            raise OutcomeUnknown(
                "The connection to the database was lost while it was writing, so it is not known yet whether it has. "
                "Asking again with the same request id gives the answer. " + self._dialect.translate(error).detail
            ) from error

    @contextmanager
    def _typed_errors(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            raise self._dialect.translate(error) from error
