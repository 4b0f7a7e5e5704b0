"""What one kind of database does in its own way; everything else is plain SQLAlchemy Core and the same for all.

`sqlite.py` and `postgresql.py` each hold one `Dialect`; `dialect_for` alone chooses.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from hub.store.errors import StoreError


class Dialect(Protocol):
    """One database, by its kind. Used by one `Database`, from many threads."""

    @property
    def read_options(self) -> Mapping[str, Any]:
        """Execution options of a connection that only reads: one consistent view, no lock that holds up a writer."""

    def engine(self) -> Engine:
        """Connections that are durable at each commit. Connects to nothing yet."""

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """The connection to write with, no transaction begun. It is the one that may write: whoever lost that right
        (another hub has it now) gets DatabaseInUse."""

    def run(self, connection: Connection, sql: str, rows: Sequence[Any]) -> None:
        """A statement in the database's own words, for each of the rows, in the transaction of a writing connection."""

    def ask(self, engine: Engine, sql: str, parameters: Any) -> list[tuple[Any, ...]]:
        """A question in the database's own words, by itself; sees all that is durable."""

    def outcome_unknown(self, error: sa.exc.DBAPIError) -> bool:
        """Whether a commit that failed like this may yet have been carried out."""

    def forgetting(self, connection: Connection) -> AbstractContextManager[None]:
        """Inside the block, what a transaction deletes or overwrites leaves nothing readable in the pages it was in, as
        far as this database can do that at once; `scrub` does the rest."""

    def scrub(self, engine: Engine, tables: Sequence[str]) -> bool:
        """Rid the database of what was deleted from these tables and still lies in logs and dead rows. Not inside a
        transaction. False when somebody was in the way: try again later."""

    def translate(self, error: sa.exc.DBAPIError) -> StoreError:
        """The typed error for what the database or its driver said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A database server in place of the file in the data folder. `url` holds no password; the password is the first
    line of `password_file`, unless the URL names a passfile or the server wants none."""

    url: str
    password_file: Path | None = None


def dialect_for(file: Path, server: Server | None) -> Dialect:
    """The server's dialect, or without one the file's. Raises `StoreError` when it cannot be used here."""
    if server is not None:
        from hub.store.postgresql import Postgresql  # only where it is wanted: it costs memory and another driver

        return Postgresql(server)
    from hub.store.sqlite import Sqlite

    return Sqlite(file)
