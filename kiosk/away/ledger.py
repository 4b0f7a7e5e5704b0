"""The durable book of leased numbers and of the tickets given from them, in one SQLite file.

SQLite (WAL, synchronous=FULL) as for the spool: a number is durably used before anything of its ticket is printed, so
neither kill -9 nor a power cut can give it twice or lose who has it. A ticket's states:

    given -> handed in | refused

What it takes to hand a ticket in and to print it (`entry`) is wiped once it is handed in; the number stays known as
used until the day is over. Refused ones are kept, with the hub's reason, up to `MOST_REFUSED`.
"""

import sqlite3
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

import structlog

from kiosk.away.errors import LedgerBroken
from kiosk.printing.spool import Moment

log = structlog.get_logger()
MOST_REFUSED = 200
"""Far more than a day could bring; then the oldest go."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, text TEXT NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS given (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        visit TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL,
        series TEXT NOT NULL,
        number INTEGER NOT NULL,
        label TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        entry TEXT,
        boot TEXT NOT NULL,
        seconds REAL NOT NULL,
        UNIQUE (day, series, number)
    )
    """,
)
_COLUMNS = "visit, day, series, number, label, state, reason, entry, boot, seconds"


class Kept(StrEnum):
    """Single things that are kept: the newest of each."""

    LEASE = "lease"
    NEWS = "news"
    CONTACT = "contact"


class GivenState(StrEnum):
    GIVEN = "given"
    HANDED_IN = "handed_in"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """A ticket given from a leased number. `at`: when, on the box's own line. `entry`: see the module; None once it is
    wiped. `reason`: why the hub refused it, or the label it has there instead of `label`."""

    visit: str
    day: str
    series: str
    number: int
    label: str
    at: Moment
    entry: str | None
    state: GivenState = GivenState.GIVEN
    reason: str | None = None


class Ledger:
    """One process; thread-safe. Every method may raise `LedgerBroken`; a write that returns is durable."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or make the file (readable by its owner only). One that is no ledger is put aside as `.broken`: the
        office opens all the same, and a technician may find in it what was not handed in."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return cls(_connect(path))
        except sqlite3.OperationalError as error:  # cannot be opened: rights, disk
            raise LedgerBroken(str(error)) from error
        except sqlite3.DatabaseError as error:
            log.error("ledger_put_aside", file=str(path), detail=str(error))
            for leftover in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                leftover.unlink(missing_ok=True)
            path.replace(path.with_name(path.name + ".broken"))
            return cls(_connect(path))

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def keep(self, name: Kept, text: str) -> None:
        self._write("INSERT INTO kept VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text", (name, text))

    def kept(self, name: Kept) -> str | None:
        rows = self._read("SELECT text FROM kept WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def give(self, line: Line) -> None:
        """Write down that this number is used and by which visit. A number or visit that is there already is a fault
        of ours: `LedgerBroken`."""
        self._write(
            f"INSERT INTO given ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
            (
                line.visit,
                line.day,
                line.series,
                line.number,
                line.label,
                line.state,
                line.reason,
                line.entry,
                line.at.boot,
                line.at.seconds,
            ),
        )

    def handed_in(self, visit: str, other_label: str | None = None) -> None:
        """The hub has it. `other_label`: there it goes by another number than the paper says."""
        self._write(
            "UPDATE given SET state = ?, reason = ?, entry = NULL WHERE visit = ?",
            (GivenState.HANDED_IN, other_label, visit),
        )
        self._wipe()

    def refused(self, visit: str, reason: str) -> None:
        self._write(
            "UPDATE given SET state = ?, reason = ?, entry = NULL WHERE visit = ?", (GivenState.REFUSED, reason, visit)
        )

    def outstanding(self) -> list[Line]:
        """Not yet handed in, in the order in which they were given."""
        return self._lines("WHERE state = ? ORDER BY place", (GivenState.GIVEN,))

    def of_day(self, day: str) -> list[Line]:
        """All of one business day."""
        return self._lines("WHERE day = ? ORDER BY place", (day,))

    def all_refused(self) -> list[Line]:
        return self._lines("WHERE state = ? ORDER BY place", (GivenState.REFUSED,))

    def let_go(self, today: str) -> None:
        """Forget the days before: their numbers are void. What is still to hand in stays, and the newest refused."""
        newest = "(SELECT place FROM given WHERE state = ? ORDER BY place DESC LIMIT ?)"
        self._write("DELETE FROM given WHERE day != ? AND state = ?", (today, GivenState.HANDED_IN))
        self._write(
            f"DELETE FROM given WHERE state = ? AND place NOT IN {newest}",  # noqa: S608 - our own words
            (GivenState.REFUSED, GivenState.REFUSED, MOST_REFUSED),
        )

    def _wipe(self) -> None:
        """Needs and links that were let go leave the write-ahead file too."""
        self._read("PRAGMA wal_checkpoint(TRUNCATE)", ())

    def _lines(self, where: str, values: tuple[object, ...]) -> list[Line]:
        rows = self._read(f"SELECT {_COLUMNS} FROM given {where}", values)  # noqa: S608 - our own words
        try:
            return [_line(row) for row in rows]
        except (ValueError, TypeError) as error:
            raise LedgerBroken(str(error)) from error

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            with self._lock, self._connection:
                self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise LedgerBroken(str(error)) from error

    def _read(self, statement: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise LedgerBroken(str(error)) from error


def _connect(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    # Several threads write, one at a time (the lock).
    connection = sqlite3.connect(path, check_same_thread=False, timeout=2)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is let go is not to be read off the disk
        with connection:
            for table in _SCHEMA:
                connection.execute(table)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _line(row: tuple[object, ...]) -> Line:
    visit, day, series, number, label, state, reason, entry, boot, seconds = row
    return Line(
        visit=str(visit),
        day=str(day),
        series=str(series),
        number=int(str(number)),
        label=str(label),
        at=Moment(str(boot), float(str(seconds))),
        entry=None if entry is None else str(entry),
        state=GivenState(str(state)),
        reason=None if reason is None else str(reason),
    )
