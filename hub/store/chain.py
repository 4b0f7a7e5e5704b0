"""The hash chain over the journal: each row carries a hash of itself and of the row before (S05).

    hash(0) = SHA-256("vestibule journal " + journal uid)
    hash(n) = SHA-256(hash(n-1) + "\\n" + JSON array of the columns in `COLUMNS` + "\\n" + payload as stored)

Hashes are written as 64 lower-case hex digits; text is UTF-8; the JSON array has no spaces and escapes only what it
must. All of it is plain, so that an auditor can recompute it with any language. It never changes: a new column would
need a chain of its own beside this one.
"""

import json
from hashlib import sha256
from operator import itemgetter
from typing import Any, Final, Protocol

COLUMNS: Final = (
    "seq",
    "instant_ms",
    "wall_ms",
    "boot_id",
    "boottime_ms",
    "clock_state",
    "request_id",
    "part",
    "role",
    "device",
    "staff",
    "session",
    "type",
    "version",
)
"""Every stored column but three: the payload stands behind them, the journal is in hash(0), the hash is the result."""

_values = itemgetter(*COLUMNS)
_array = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Row(Protocol):
    """A row of the journal, by the names of its columns; the payload as text."""

    def __getitem__(self, name: str, /) -> Any: ...


def first_hash(journal_uid: str) -> str:
    """What the first row follows on: two journals never share a chain."""
    return sha256(f"vestibule journal {journal_uid}".encode("ascii")).hexdigest()


def next_hash(previous: str, row: Row) -> str:
    """The hash of a row that follows on `previous`."""
    return sha256(f"{previous}\n{_array(_values(row))}\n{row['payload']}".encode()).hexdigest()
