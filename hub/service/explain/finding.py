"""Finds a ticket's visit in a stored journal and tells its story. Reads only, also beside a running hub."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from hub.engine.ids import Seq, VisitId
from hub.engine.snapshot import decode_state, joined
from hub.engine.state import State
from hub.service.errors import ServiceError
from hub.service.explain.story import Happened, Scene, scenes
from hub.store.database import Database
from hub.store.journal import Journal
from hub.store.snapshots import Snapshots
from hub.store.visits import VisitRows


class NoSuchTicket(ServiceError):
    """No ticket of this number, or none on that day."""

    reason = "no_such_ticket"


@dataclass(frozen=True, slots=True)
class Story:
    ticket: str
    day: str
    time_zone: str
    scenes: tuple[Scene, ...]


def tell(database: Database, ticket: str, day: str | None) -> Story:
    """The story of the ticket of this number: of the business day, else of the newest that has it. Raises NoSuchTicket,
    `StoreError`."""
    row = VisitRows(database).of_ticket(ticket, day) if ticket else None  # without a number: served without a ticket
    if row is None:
        when = f" on {day}" if day is not None else ""
        raise NoSuchTicket(f"There is no ticket {ticket}{when}; tickets are written as on paper, days as 2026-11-24.")
    visit, issued = VisitId(row["visit"]), Seq(row["issued_seq"])
    journal = Journal(database, datetime.now(UTC))
    state = _state_before(Snapshots(database, journal.uid), issued)
    found = tuple(scenes(state, _after(journal, state.seq), visit))
    office = state.office
    return Story(row["label"], row["day"], office.time_zone if office is not None else "UTC", found)


def _after(journal: Journal, seq: int) -> Iterator[Happened]:
    return (Happened(entry.recorded, entry.stamp.wall) for entry in journal.walk(seq))


def _state_before(snapshots: Snapshots, issued: Seq) -> State:
    """Of the newest readable snapshot before the ticket; without one the journal is read from its beginning."""
    snapshot = snapshots.newest(before=issued)
    if snapshot is None:
        return State.empty()
    try:
        return decode_state(joined(json.loads(line) for line in snapshot.body.splitlines()))
    except (ValueError, KeyError, TypeError):
        return State.empty()  # of another release: a convenience, the journal is the truth
