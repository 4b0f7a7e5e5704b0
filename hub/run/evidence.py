"""What the independent reader reads: the stored journal, and the records that the clients wrote themselves.

Standard library only, and nothing of the hub's own code: evidence against the hub must not be read by the hub.

The journal is the table `journal` of `vestibule.db` (SQLite). A record is a file of JSON lines, one object each:
`t` (seconds, wall clock of the device), `kind`, and the fields of that kind:

| kind | who | fields |
|---|---|---|
| `acknowledged` | whoever asked | `request` (id), `what`; a ticket: `visit`, `label`; a call: `visit`, `call` |
| `printed` | kiosk | `visit`: its printer confirmed the cut |
| `connected`, `lost` | display | its stream is there, is gone; `connected` has `zones` (ids by comma; "": all) |
| `shown` | display | `call`: the sequence of the call it has drawn |

Other kinds (`asked`, `refused` …) are for people.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the journal; `wall` in seconds since 1970 (UTC)."""

    seq: int
    wall: float
    request: str
    type: str
    payload: Fields


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a client's record; `source` is the file's name without its ending."""

    source: str
    t: float
    kind: str
    fields: Fields

    def text(self, name: str) -> str:
        """The field as text, "" when it is not there."""
        value = self.fields.get(name)
        return "" if value is None else str(value)


def read_journal(database: Path) -> list[Entry]:
    """Read every event in order. The database may be in use: it is opened for reading only."""
    link = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        rows = link.execute("SELECT seq, wall_ms, request_id, type, payload FROM journal ORDER BY journal_id, seq")
        return [Entry(seq, wall / 1000, request, kind, json.loads(text)) for seq, wall, request, kind, text in rows]
    finally:
        link.close()


def read_records(files: Iterable[Path]) -> list[Line]:
    """Read records; within one file the lines stay in order. A last line without its end (a killed client) is left
    out; any other line that is no JSON object raises ValueError: evidence that cannot be read proves nothing."""
    return [line for file in sorted(files) for line in _lines(file)]


def _lines(file: Path) -> Iterator[Line]:
    whole = file.read_text(encoding="utf-8")
    for row in whole.splitlines(keepends=True):
        if not row.endswith("\n"):
            return
        fields = json.loads(row)
        if not isinstance(fields, dict) or "kind" not in fields or "t" not in fields:
            raise ValueError(f"{file}: a line is no record: {row.strip()[:80]}")
        yield Line(file.stem, float(fields.pop("t")), str(fields.pop("kind")), fields)


def copy_journal(database: Path, target: Path) -> None:
    """Copy the journal's database, also while it is in use, into one file that needs no other."""
    target.unlink(missing_ok=True)
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()
