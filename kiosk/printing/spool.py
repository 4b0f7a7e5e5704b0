"""The durable queue of tickets to print, in one SQLite file.

SQLite (WAL, synchronous=FULL) because it survives kill -9 and power cuts without code of ours, and because a
state change is one small write; files with fsync would need their own directory, order and clean-up. A job's id is
the visit's, so one visit has one job. States:

    accepted -> sending -> printed | failed | uncertain | held -> sending …

`sending` is written before the first byte leaves; a program that dies after it leaves a job that may be on paper
or not, which `interrupted` turns into `uncertain`: it is reported and never printed again unasked. `held` waits for a
printer that is well. Contents are kept for reprints: those of the last `REPRINTABLE` jobs, at most a day old, until
`end_day`; ids and outcomes for the last `HISTORY`.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType, Self

from hub.face.ticket import TicketContent
from kiosk.printing.errors import FailReason, SpoolBroken

JobId = NewType("JobId", str)
TEST = "test-"
"""How the jobs of test prints begin: no visit is called so."""
# A busy office's day.
HISTORY = 1000
REPRINTABLE = 1000
LATELY = 5

_ENDED = "state IN ('printed', 'failed', 'uncertain')"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    reason TEXT,
    content TEXT,
    boot TEXT NOT NULL,
    accepted REAL NOT NULL
)
"""


def is_test(job: JobId) -> bool:
    """Whether the hub knows nothing of this paper."""
    return job.startswith(TEST)


class JobState(StrEnum):
    ACCEPTED = "accepted"
    SENDING = "sending"
    HELD = "held"
    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on the box's own line: seconds since its start (they do not jump) and which start that was."""

    boot: str
    seconds: float


@dataclass(frozen=True, slots=True)
class SpooledJob:
    """`content` is None once the job has left the reprintable ones."""

    id: JobId
    state: JobState
    reason: FailReason | None
    content: TicketContent | None
    accepted: Moment

    def age(self, now: Moment) -> float:
        """Seconds since it was accepted; infinite when the box was restarted in between."""
        return now.seconds - self.accepted.seconds if now.boot == self.accepted.boot else float("inf")


class Spool:
    """One process, one thread at a time. Every method may raise `SpoolBroken`; a write that returns is durable."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or make the file (readable by its owner only). A file that is no spool is put aside as `.broken`:
        yesterday's tickets are worth less than today's printing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return cls(_connect(path))
        except sqlite3.OperationalError as error:  # cannot be opened: rights, disk
            raise SpoolBroken("spool", str(error)) from error
        except sqlite3.DatabaseError:
            for leftover in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                leftover.unlink(missing_ok=True)
            path.replace(path.with_name(path.name + ".broken"))
            return cls(_connect(path))

    def close(self) -> None:
        self._connection.close()

    def accept(self, job: JobId, content: TicketContent, now: Moment) -> bool:
        """Take a job. False when the id is known already: nothing is changed then."""
        taken = self._write(
            "INSERT OR IGNORE INTO jobs (id, state, content, boot, accepted) VALUES (?, ?, ?, ?, ?)",
            (job, JobState.ACCEPTED, json.dumps(content.to_json(), ensure_ascii=False), now.boot, now.seconds),
        )
        return taken == 1

    def again(self, job: JobId, content: TicketContent, now: Moment) -> None:
        """Queue an ended job once more, as newest."""
        self._write(
            "UPDATE jobs SET state = ?, reason = NULL, content = ?, boot = ?, accepted = ?, "
            "place = (SELECT max(place) + 1 FROM jobs) WHERE id = ?",
            (JobState.ACCEPTED, json.dumps(content.to_json(), ensure_ascii=False), now.boot, now.seconds, job),
        )

    def sending(self, job: JobId) -> None:
        self._write("UPDATE jobs SET state = ? WHERE id = ?", (JobState.SENDING, job))

    def ended(self, job: JobId, state: JobState, reason: FailReason | None = None) -> None:
        """Write how it ended, and let go of what is older than the bounds, in one transaction (one fsync)."""
        newest = "(SELECT place FROM jobs ORDER BY place DESC LIMIT ?)"
        self._write_all(
            ("UPDATE jobs SET state = ?, reason = ? WHERE id = ?", (state, reason, job)),
            (f"UPDATE jobs SET content = NULL WHERE {_ENDED} AND place NOT IN {newest}", (REPRINTABLE,)),  # noqa: S608
            (f"DELETE FROM jobs WHERE {_ENDED} AND place NOT IN {newest}", (HISTORY,)),  # noqa: S608
        )

    def hold(self, job: JobId, content: TicketContent, reason: FailReason) -> None:
        """Keep it for a printer that is well; `content` is what is printed then."""
        self._write(
            "UPDATE jobs SET state = ?, reason = ?, content = ? WHERE id = ?",
            (JobState.HELD, reason, json.dumps(content.to_json(), ensure_ascii=False), job),
        )

    def forget_before(self, issued: datetime) -> None:
        """Let go of the contents of ended tickets issued before this (the office's time, whatever the box's clock
        is)."""
        self._write(
            f"UPDATE jobs SET content = NULL WHERE content IS NOT NULL AND {_ENDED} "  # noqa: S608
            "AND CAST(strftime('%s', json_extract(content, '$.issued')) AS INTEGER) < ?",
            (int(issued.timestamp()),),
        )

    def end_day(self) -> None:
        """Let go of every ended ticket's content: nobody asks for yesterday's paper."""
        self._write(f"UPDATE jobs SET content = NULL WHERE {_ENDED}", ())  # noqa: S608
        try:  # out of the write-ahead file too
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            raise SpoolBroken("spool", str(error)) from error

    def find(self, job: JobId) -> SpooledJob | None:
        rows = self._read("WHERE id = ?", (job,))
        return rows[0] if rows else None

    def waiting(self) -> list[SpooledJob]:
        """Accepted and not yet sent, oldest first."""
        return self._read("WHERE state = ? ORDER BY place", (JobState.ACCEPTED,))

    def held(self) -> list[SpooledJob]:
        """Those that wait for the printer, oldest first."""
        return self._read("WHERE state = ? ORDER BY place", (JobState.HELD,))

    def left_scrap(self) -> bool:
        """Whether one of the last tickets was not printed to its end: part of it may hang in the printer."""
        lately = "WHERE state = ? OR state <> ? AND place > (SELECT max(place) FROM jobs) - ? LIMIT 1"
        return bool(self._read(lately, (JobState.HELD, JobState.PRINTED, LATELY)))

    def interrupted(self) -> list[SpooledJob]:
        """Left over in `sending` by a program that died; now `uncertain`."""
        left = self._read("WHERE state = ? ORDER BY place", (JobState.SENDING,))
        for job in left:
            self.ended(job.id, JobState.UNCERTAIN, FailReason.INTERRUPTED)
        return left

    def _write(self, statement: str, values: tuple[object, ...]) -> int:
        return self._write_all((statement, values))

    def _write_all(self, *statements: tuple[str, tuple[object, ...]]) -> int:
        """All or nothing, durable on return; gives the rows the last statement changed."""
        changed = 0
        try:
            with self._connection:
                for statement, values in statements:
                    changed = self._connection.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise SpoolBroken("spool", str(error)) from error
        return changed

    def _read(self, where: str, values: tuple[object, ...]) -> list[SpooledJob]:
        try:
            rows = self._connection.execute(
                f"SELECT id, state, reason, content, boot, accepted FROM jobs {where}",  # noqa: S608
                values,
            ).fetchall()
            return [_job(row) for row in rows]
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise SpoolBroken("spool", str(error)) from error


def _connect(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    # The worker thread takes over from the thread that opens it; never two at a time.
    connection = sqlite3.connect(path, check_same_thread=False, timeout=2)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is let go is not to be read off the disk
        with connection:
            connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _job(row: tuple[str, str, str | None, str | None, str, float]) -> SpooledJob:
    job, state, reason, content, boot, seconds = row
    return SpooledJob(
        JobId(job),
        JobState(state),
        FailReason(reason) if reason else None,
        TicketContent.from_json(json.loads(content)) if content else None,
        Moment(boot, seconds),
    )
