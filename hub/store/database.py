"""One database: its engine, its transactions, and the seam around each commit."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection

from hub.store import sqlite
from hub.store.migrations.upgrade import upgrade
from hub.store.prepared import Prepared

_COMPACT_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

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
    """Opened at the newest schema. Raises `StoreError`; thread-safe: each transaction has its own connection."""

    def __init__(self, url: URL, seam: CommitSeam = commit_at_once) -> None:
        self._seam = seam
        self._engine = sa.create_engine(
            url,
            json_serializer=_COMPACT_JSON,
            pool_size=4,
            max_overflow=4,
        )
        sqlite.prepare(self._engine)
        with _typed_errors():
            upgrade(self._engine)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, durable when the block has ended; nothing of it stays when an error leaves the block."""
        with _typed_errors(), self._engine.connect() as connection, connection.begin() as transaction:
            yield connection
            self._seam(transaction.commit)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view that holds up no writer."""
        with _typed_errors(), self._engine.connect() as connection:
            reader = connection.execution_options(**sqlite.READ_ONLY)
            with reader.begin():
                yield reader

    def prepared(self, statement: sa.Select[Any] | sa.Insert | sa.Update) -> Prepared:
        """A statement of the hot path, compiled for this database."""
        return Prepared(statement, self._engine.dialect)

    def close(self) -> None:
        self._engine.dispose()


@contextmanager
def _typed_errors() -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise sqlite.translate(error) from error
