"""What a technician or auditor does with the stored journal itself: `verify` and `rebuild`."""

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hub.app.errors import CannotStart
from hub.app.opening import CHORE_WHILE_RUNNING, server_of
from hub.config.hub import HubSettings
from hub.store.audit.verify import Report, verify
from hub.store.database import Database
from hub.store.dialect import dialect_for
from hub.store.errors import DatabaseInUse, FolderInUse, StoreError
from hub.store.folder import DATABASE_FILE, DataFolder
from hub.store.journal import Journal

Say = Callable[[str], None]
FOUND: Final = 1
PROGRESS_S: Final = 5.0


def verify_journal(settings: HubSettings, head: str | None, *, as_json: bool, say: Say) -> int:
    """Check everything and tell it, one line per check; writes nothing, also beside a running hub. Returns the exit
    code. Raises CannotStart."""
    if head is not None and re.fullmatch(r"[0-9a-f]{64}", head) is None:
        raise CannotStart("A head has 64 hex digits, as verify prints it.")
    file = _journal_file(settings)
    try:
        database = Database(dialect_for(file, server_of(settings)), only_read=True)
        try:
            report = verify(database, head, _Progress())
        finally:
            database.close()
    except StoreError as error:
        raise CannotStart(error.detail) from error
    say(_as_json(report) if as_json else "\n".join(_lines(report)))
    return 0 if report.sound else FOUND


def rebuild_lists(settings: HubSettings, say: Say) -> None:
    """Make the table of visits anew from the journal. Raises CannotStart, also beside a running hub."""
    _journal_file(settings)
    try:
        with DataFolder(settings.data) as folder:
            database = Database(dialect_for(folder.database, server_of(settings)))
            try:
                visits = Journal(database, datetime.now(UTC)).rebuild_projection()
            finally:
                database.close()
    except (FolderInUse, DatabaseInUse) as error:
        raise CannotStart(f"{error.detail}\n{CHORE_WHILE_RUNNING}") from error
    except StoreError as error:
        raise CannotStart(error.detail) from error
    say(f"The table of visits was made anew: {visits:,} visits.")


def _journal_file(settings: HubSettings) -> Path:
    """Nothing is made where there is nothing: the folder's name may be mistyped. Raises CannotStart."""
    file = settings.data / DATABASE_FILE
    if settings.database is None and not file.exists():
        raise CannotStart(f"There is no journal in {settings.data}; name the hub's folder with --data.")
    return file


class _Progress:
    """A line on the terminal every few seconds; years of events take minutes."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PROGRESS_S

    def __call__(self, seen: int, total: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + PROGRESS_S
            print(f"  {seen:,} of {total:,} events …", file=sys.stderr, flush=True)  # noqa: T201


def _lines(report: Report) -> list[str]:
    lines = []
    for it in report.results:
        if it.findings.count == 0:
            lines.append(f"  ok    {it.name}: {it.said}")
            continue
        lines.append(f"  WRONG {it.name}: {it.findings.count:,} findings")
        lines += [f"        {finding.text}" for finding in it.findings.spelled]
        more = it.findings.count - len(it.findings.spelled)
        if more:
            lines.append(f"        and {more:,} more")
    lines.append("The journal is whole." if report.sound else "The journal or what stands beside it is not as it was.")
    lines.append(f"Head after event {report.seq:,}, to be written down for the next time:\n{report.head}")
    return lines


def _as_json(report: Report) -> str:
    checks = [
        {
            "name": it.name,
            "ok": it.findings.count == 0,
            "said": it.said,
            "count": it.findings.count,
            "findings": [asdict(finding) for finding in it.findings.spelled],
        }
        for it in report.results
    ]
    whole = {
        "ok": report.sound,
        "journal": report.journal,
        "seq": report.seq,
        "head": report.head,
        "checks": checks,
        "events": report.counts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
