"""Statements compiled once do what SQLAlchemy's own execution does."""

import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.engine.ids import RequestId
from hub.store.database import Database
from hub.store.errors import SecondWall
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Journal
from hub.store.schema import tickets
from hub.store.sqlite import Sqlite
from tests.hub.service.town import MONDAY_NINE, do, open_day, ticket

ROW = {"day": "2026-11-23", "series": "a", "number": 1, "visit": "visit-1"}


def test_rows_go_in_by_name_whatever_their_order(tmp_path: Path) -> None:
    database = Database(Sqlite(tmp_path / DATABASE_FILE))
    insert = database.prepared(sa.insert(tickets))
    with database.write() as connection:
        insert.run(connection, [dict(reversed(ROW.items())), {**ROW, "number": 2, "visit": "visit-2"}])
    with database.read() as connection:
        found = connection.execute(sa.select(tickets).order_by(tickets.c.number)).mappings().all()
    assert [dict(row) for row in found] == [ROW, {**ROW, "number": 2, "visit": "visit-2"}]
    with pytest.raises(SecondWall), database.write() as connection:
        insert.run(connection, [{**ROW, "visit": "visit-3"}])
    database.close()


@pytest.mark.parametrize("asked", [1, 2, 3, 5, 8, 200])
def test_answers_are_found_however_many_are_asked_for(tmp_path: Path, asked: int) -> None:
    house = open_day(tmp_path)
    do(house, ticket(visit="visit-0"))
    house.close_blocking()
    database = Database(Sqlite(tmp_path / DATABASE_FILE))
    journal = Journal(database, MONDAY_NINE)
    known = {entry.recorded.request for entry in journal.walk()}
    strangers = [RequestId(str(uuid.uuid4())) for _ in range(asked - 1)]
    request = max(known)
    assert set(journal.answers([*strangers, request])) == {request}
    assert journal.answers([*strangers, RequestId("never asked")]) == {}
    database.close()
