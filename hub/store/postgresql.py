"""Everything that holds for PostgreSQL alone: address, one writer, isolation, the meaning of its errors.

One connection writes, and it is the one that holds the database's advisory lock: a hub whose connection is lost has
lost the lock with it, so it cannot write beside its successor, whatever it believes. Every write of the hub (journal,
sign-ins, snapshots) takes its turn on it. Reads have connections of their own.

Failure policy: a lost connection fails the transaction under way (OutcomeUnknown when that was in its commit); the next
write connects anew and takes the lock again, first ending what the server still keeps of the connection before: with
the lock in hand, what is in the database is final.
"""

import secrets
import select
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import ArgumentError

from hub.store.dialect import Server
from hub.store.errors import DatabaseInUse, DriverMissing, ServerDenied, ServerUnfit, StoreError
from hub.store.postgresql_errors import translate

LOCK_KEY: Final = 0x7665_7374_6962_756C
"""Of the advisory lock: "vestibul" in ASCII. Locks are counted per database."""
LOCK_PATIENCE_S: Final = 2.0
"""A hub that was killed still counts as connected until the server has noticed: some milliseconds on one computer."""
LOCK_PATIENCE_AGAIN_S: Final = 0.3
"""When the connection was lost while the hub runs: a successor that has the lock keeps it."""
LOCK_PAUSE_S: Final = 0.02
SCRUB_PATIENCE_MS: Final = 200
LOCK_NOT_AVAILABLE: Final = "55P03"
OLDEST_VERSION: Final = 130000

CONNECT: Final[Mapping[str, Any]] = {
    "connect_timeout": 5,
    # A dead link is found in some 5 s, at this end …
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
    # … and at the server's, which lets the lock go then.
    "options": "-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 "
    "-c tcp_user_timeout=5000 -c client_encoding=UTF8 -c idle_in_transaction_session_timeout=0",
}

_TRY_LOCK = sa.text("SELECT pg_try_advisory_lock(:key)")
_END_FORMER = sa.text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name = :name AND usename = current_user AND pid <> pg_backend_pid()"
)


class Postgresql:
    """The `Dialect` of a database on a PostgreSQL server."""

    def __init__(self, server: Server) -> None:
        self._url = _url_of(server)
        self._password = _password_of(server)
        self._turn = threading.Lock()
        self._writer: Connection | None = None
        self._patience = LOCK_PATIENCE_S
        # Names the writing connections of this very run, so that it can end a former one of its own and no other.
        self._name = f"vestibule-hub-{secrets.token_hex(4)}"

    @property
    def read_options(self) -> Mapping[str, Any]:
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    def engine(self) -> Engine:
        connect = dict(CONNECT)
        if self._password is not None:
            connect["password"] = self._password
        try:
            engine = sa.create_engine(
                self._url,
                connect_args=connect,
                pool_size=4,
                max_overflow=4,
                # Reading connections that a restart of the server has cut are replaced without anybody noticing.
                pool_pre_ping=True,
                # A trace in the log tells the statement and not whose row it was.
                hide_parameters=True,
            )
        except ImportError as error:
            raise DriverMissing(
                "The hub is to use PostgreSQL, but the driver is not installed. Install Vestibule with its extra "
                '"postgresql" (psycopg).'
            ) from error
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "engine_disposed", self._forget)
        return engine

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        with self._turn:
            connection = self._writer
            if connection is None or connection.closed or connection.invalidated or _has_news(connection):
                self._drop()
                connection = self._writer = self._locked(engine)
            try:
                yield connection
            except BaseException:
                if connection.invalidated:
                    self._drop()
                raise

    def run(self, connection: Connection, sql: str, rows: Sequence[Any]) -> None:
        connection.exec_driver_sql(sql, rows)

    def ask(self, engine: Engine, sql: str, parameters: Any) -> list[tuple[Any, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql, parameters)]

    def outcome_unknown(self, error: sa.exc.DBAPIError) -> bool:
        return error.connection_invalidated

    @contextmanager
    def forgetting(self, connection: Connection) -> Iterator[None]:  # noqa: ARG002  # as the protocol has it
        """Deleted rows stay until the table is written anew: `scrub`."""
        yield

    def scrub(self, engine: Engine, tables: Sequence[str]) -> bool:
        """Writes the tables anew without the dead rows (VACUUM FULL; they are small). The server's own log keeps their
        pages until it is recycled or, with archiving, for good: what the hub's vault key is for. A reader (a dump) is
        waited for `SCRUB_PATIENCE_MS` only, because the hub's own writes would queue behind us."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"SET lock_timeout = {SCRUB_PATIENCE_MS}")
            try:
                for table in tables:
                    connection.exec_driver_sql(f'VACUUM (FULL) "{table}"')
            except sa.exc.DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                    raise
                return False
            finally:
                connection.exec_driver_sql("RESET lock_timeout")
        return True

    def translate(self, error: sa.exc.DBAPIError) -> StoreError:
        return translate(error)

    def _locked(self, engine: Engine) -> Connection:
        """A connection that holds the lock. Raises DatabaseInUse."""
        connection = engine.connect()
        try:
            with connection.begin():
                connection.execute(_END_FORMER, {"name": self._name})
                connection.execute(sa.text("SELECT set_config('application_name', :name, false)"), {"name": self._name})
            deadline = time.monotonic() + self._patience
            while not self._try_lock(connection):
                if time.monotonic() > deadline:
                    raise DatabaseInUse(
                        "Another hub writes to this database. Stop that hub first, or give this one a database of its "
                        "own."
                    )
                time.sleep(LOCK_PAUSE_S)
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
        self._patience = LOCK_PATIENCE_AGAIN_S
        return connection

    @staticmethod
    def _try_lock(connection: Connection) -> bool:
        with connection.begin():
            return bool(connection.execute(_TRY_LOCK, {"key": LOCK_KEY}).scalar())

    def _drop(self) -> None:
        if self._writer is not None:
            self._writer.invalidate()  # never back into the pool: it would bring the lock along
            self._writer.close()
            self._writer = None

    def _forget(self, _engine: Engine) -> None:
        with self._turn:
            self._drop()


def _has_news(connection: Connection) -> bool:
    """Whether the server said something unasked, as it does when it ends a connection: found out before a command is
    lost on it. Costs no round trip."""
    driver: Any = connection.connection.driver_connection
    if driver.closed:
        return True
    poll = select.poll()  # unlike `select`, it takes sockets of any number: a hub with many streams has many
    poll.register(driver, select.POLLIN)
    return bool(poll.poll(0))


def _url_of(server: Server) -> URL:
    try:
        url = sa.make_url(server.url)
    except ArgumentError as error:
        raise ServerUnfit("The address of the database is not of the form postgresql://user@host/name.") from error
    if url.password is not None:
        raise ServerDenied(
            "The address of the database holds a password, which others could read. Put it into a file of its own "
            "(mode 0600) and name that as database_password_file."
        )
    if url.get_backend_name() != "postgresql":
        raise ServerUnfit("The hub knows databases of the form postgresql://user@host/name, and its own file.")
    return url.set(drivername="postgresql+psycopg")


def _password_of(server: Server) -> str | None:
    file = server.password_file
    if file is None:
        return None
    try:
        if file.stat().st_mode & 0o077:
            raise ServerDenied(f"Others can read the database's password in {file}. Set its mode: chmod 600 {file}")
        return file.read_text(encoding="utf-8").partition("\n")[0]
    except OSError as error:
        raise ServerDenied(f"The database's password cannot be read from {file} ({error.strerror}).") from error


def _on_connect(connection: Any, _record: object) -> None:
    """Refuse a server that would lose or bend what is written; ask for durable commits where a default says less."""
    version = connection.info.server_version
    if version < OLDEST_VERSION:
        raise ServerUnfit(f"The database server is PostgreSQL {version // 10000}; version 13 or newer is needed.")
    with connection.cursor() as cursor:
        names = ("server_encoding", "fsync", "full_page_writes", "synchronous_commit")
        cursor.execute("SELECT " + ", ".join(f"current_setting('{name}')" for name in names))
        encoding, fsync, full_pages, synchronous = cursor.fetchone()
        if encoding != "UTF8":
            raise ServerUnfit(f"The database is encoded in {encoding}; make it anew with ENCODING 'UTF8'.")
        if "off" in (fsync, full_pages):
            raise ServerUnfit("The database server does not sync its disk; set fsync and full_page_writes to on.")
        # "on", "remote_write" and "remote_apply" all sync this server's disk; "off" would lose printed tickets.
        if synchronous in ("off", "local"):
            cursor.execute("SET synchronous_commit TO on")
    connection.commit()
