"""Checks of the journal's rows by themselves: the sequence, the hash chain, the events."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.engine import Connection

from hub.store.audit.findings import RESTORE, Findings, Line
from hub.store.chain import first_hash, next_hash


class Sequence123:
    """The sequence runs 1, 2, 3 … without a gap."""

    name = "sequence"

    def __init__(self) -> None:
        self.findings = Findings()
        self._last = 0

    def see(self, connection: Connection, page: Sequence[Line]) -> None:  # noqa: ARG002  # as the protocol has it
        for line in page:
            if line.seq != self._last + 1:
                missing = f"event {self._last + 1}"
                if line.seq > self._last + 2:
                    missing = f"events {self._last + 1} to {line.seq - 1}"
                self.findings.add(self._last + 1, f"{missing} missing from the journal. {RESTORE}")
            self._last = line.seq

    def end(self, connection: Connection) -> None:
        pass

    def said(self) -> str:
        return f"{self._last:,} events, numbered without a gap"


class Chain:
    """Each row's hash is that of its columns and of the row before. `expected` is a head that was written down."""

    name = "hash chain"

    def __init__(self, journal_uid: str, expected: str | None) -> None:
        self.findings = Findings()
        self.seq = 0
        self.head = first_hash(journal_uid)
        self._expected = expected
        self._found = 0 if expected in (None, self.head) else None

    def see(self, connection: Connection, page: Sequence[Line]) -> None:  # noqa: ARG002
        for line in page:
            if next_hash(self.head, line.row) != line.row["hash"]:
                self.findings.add(
                    line.seq,
                    f"event {line.seq} is not what was written after event {self.seq}: it, or its place, was changed. "
                    f"{RESTORE}",
                )
            # Goes on from what is stored, so that one change is one finding.
            self.seq, self.head = line.seq, line.row["hash"]
            if self.head == self._expected:
                self._found = line.seq

    def end(self, connection: Connection) -> None:  # noqa: ARG002
        if self._found is None:
            self.findings.add(
                None,
                f"the head {self._expected} that was written down is not in the journal: its end was cut off, or it "
                f"was written anew. {RESTORE}",
            )

    def said(self) -> str:
        known = (
            f"; the head written down is event {self._found:,}" if self._expected and self._found is not None else ""
        )
        return f"every row follows on the one before{known}"


class Events:
    """This release can read every event."""

    name = "events"

    def __init__(self) -> None:
        self.findings = Findings()
        self.kinds: Counter[str] = Counter()

    def see(self, connection: Connection, page: Sequence[Line]) -> None:  # noqa: ARG002
        for line in page:
            self.kinds[line.row["type"]] += 1
            if line.entry is None:
                self.findings.add(
                    line.seq,
                    f"event {line.seq} ({line.row['type']!r:.40} version {line.row['version']}) cannot be read by this "
                    "release. Install the release that wrote it, or a newer one.",
                )

    def end(self, connection: Connection) -> None:
        pass

    def said(self) -> str:
        return f"{len(self.kinds)} kinds of event, all can be read"
