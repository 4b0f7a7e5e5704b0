"""What a check found, and what a check is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from sqlalchemy.engine import Connection, RowMapping

from hub.store.entries import Entry

MOST: Final = 20
"""Findings a check spells out; the rest is counted: a journal of another office would yield millions."""
RESTORE: Final = "Do not go on with this journal; keep it for the auditor and restore the database from a backup."
REBUILD: Final = "The journal is the truth: stop the hub and run `vestibule hub rebuild`."


@dataclass(frozen=True, slots=True)
class Finding:
    """`seq` is where in the journal; None when it concerns no single event. `text` says what to do."""

    seq: int | None
    text: str


@dataclass(slots=True)
class Findings:
    """Bounded: the first `MOST`, and how many there were."""

    spelled: list[Finding] = field(default_factory=list)
    count: int = 0

    def add(self, seq: int | None, text: str) -> None:
        self.count += 1
        if len(self.spelled) < MOST:
            self.spelled.append(Finding(seq, text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal as it is stored, and as an event; None when this release cannot read it."""

    row: RowMapping
    entry: Entry | None

    @property
    def seq(self) -> int:
        return int(self.row["seq"])


class Check(Protocol):
    """Sees every line once, in order; `end` comes last, with a view as of the last line."""

    name: str
    findings: Findings

    def see(self, connection: Connection, page: Sequence[Line]) -> None: ...

    def end(self, connection: Connection) -> None: ...

    def said(self) -> str:
        """What was looked at, with its figures, as a short sentence."""
