"""The journal on a real file: what goes in comes out; the second wall; gaps; the projection."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.engine.commands import FinishVisit, StartService, TransferVisit, WithdrawVisit
from hub.engine.events import TicketIssued
from hub.engine.ids import RequestId, Seq, VisitId
from hub.store.database import Database
from hub.store.entries import Entry
from hub.store.errors import DiskReadOnly, JournalBroken, SecondWall
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Answer, Batch, Journal
from hub.store.schema import visits
from hub.store.sqlite import translate
from tests.hub.places import Place
from tests.hub.service.town import MONDAY_NINE, TAXES, call_next, clerk, do, open_house, ticket


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    """A journal with a small history in it."""
    house = place.open_day()
    for number in range(6):
        do(house, ticket(visit=f"visit-{number}"))
    do(house, call_next(), clerk(1))
    do(house, StartService(VisitId("visit-0")), clerk(1))
    do(house, TransferVisit(VisitId("visit-0"), TAXES), clerk(1))
    do(house, call_next(2), clerk(2))
    do(house, FinishVisit(VisitId("visit-0")), clerk(2))
    do(house, WithdrawVisit(VisitId("visit-5")))
    house.close_blocking()
    opened = place.database()
    yield opened
    opened.close()


@pytest.fixture
def journal(database: Database) -> Journal:
    return Journal(database, MONDAY_NINE)


def test_pages_are_bounded_and_follow_each_other(journal: Journal) -> None:
    whole = list(journal.walk())
    first = journal.since(0, limit=4)
    assert [entry.recorded.seq for entry in first] == [1, 2, 3, 4]
    assert [*first, *journal.since(4, limit=1000)] == whole
    assert journal.since(len(whole)) == []
    last = journal.last()
    assert last == (len(whole), whole[-1].stamp)


def test_events_of_a_request_carry_their_index(journal: Journal) -> None:
    by_request: dict[str, list[int]] = {}
    for entry in journal.walk():
        by_request.setdefault(entry.recorded.request, []).append(entry.part)
    assert all(parts == list(range(len(parts))) for parts in by_request.values())
    assert any(len(parts) > 1 for parts in by_request.values())


def _issued_again(journal: Journal, request: str) -> tuple[Entry, Batch]:
    """A batch that would give the number of an earlier ticket once more."""
    whole = list(journal.walk())
    old = next(entry for entry in whole if isinstance(entry.recorded.event, TicketIssued))
    recorded = old.recorded
    seq = Seq(whole[-1].recorded.seq + 1)
    again = Entry(
        type(recorded)(seq, recorded.at, RequestId(request), recorded.actor, recorded.event), old.stamp, part=0
    )
    return old, Batch([again], {RequestId(request): Answer(seq, seq, "x")})


def test_the_database_itself_refuses_a_number_twice(journal: Journal) -> None:
    before = list(journal.walk())
    _old, batch = _issued_again(journal, "another")
    with pytest.raises(SecondWall):
        journal.append(batch)
    assert list(journal.walk()) == before


def test_the_database_itself_refuses_a_request_twice(journal: Journal) -> None:
    old, _batch = _issued_again(journal, "x")
    _again, batch = _issued_again(journal, old.recorded.request)
    with pytest.raises(SecondWall):
        journal.append(batch)


def test_the_database_itself_refuses_a_sequence_twice(journal: Journal) -> None:
    entry = next(journal.walk())
    with pytest.raises(SecondWall):
        journal.append(Batch([entry], {}))


def test_the_projection_kept_is_the_one_rebuilt(journal: Journal, database: Database) -> None:
    query = sa.select(visits).order_by(visits.c.visit)
    with database.read() as connection:
        kept = connection.execute(query).all()
    assert {row.state for row in kept} == {"waiting", "served", "left"}
    assert journal.rebuild_projection() == 6
    with database.read() as connection:
        assert connection.execute(query).all() == kept


@pytest.mark.parametrize("seq", [1, 5])
def test_a_missing_event_is_found_at_start(database: Database, journal: Journal, place: Place, seq: int) -> None:
    with database.write() as connection:
        connection.execute(sa.text("DELETE FROM journal WHERE seq = :seq"), {"seq": seq})
    with pytest.raises(JournalBroken, match="not whole"):
        journal.check_continuity()
    database.close()
    with pytest.raises(JournalBroken, match=f"event {seq} is missing"):
        place.open_house()


def test_an_event_of_an_unknown_kind_is_named(database: Database, place: Place) -> None:
    with database.write() as connection:
        connection.execute(sa.text("UPDATE journal SET type = 'visit_teleported' WHERE seq = 6"))
    database.close()
    with pytest.raises(JournalBroken, match="Event 6"):
        place.open_house()


def test_a_read_only_file_is_told_as_such(tmp_path: Path) -> None:
    open_house(tmp_path).close_blocking()
    engine = sa.create_engine(f"sqlite:///file:{tmp_path / DATABASE_FILE}?mode=ro&uri=true")
    with engine.connect() as connection, pytest.raises(sa.exc.DBAPIError) as caught:
        connection.execute(sa.text("UPDATE journals SET uid = 'x'"))
    engine.dispose()
    assert isinstance(caught.value.orig, sqlite3.OperationalError)
    assert isinstance(translate(caught.value), DiskReadOnly)
