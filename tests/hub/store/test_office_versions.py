"""Earlier versions of the office set-up, found in the journal of either store (G03, M05)."""

import sqlalchemy as sa

from hub.engine.commands import AcceptOffice, Actor
from hub.engine.ids import Seq, StaffId
from hub.engine.terms import Role
from hub.store.office_versions import PAGE, OfficeVersions
from hub.store.schema import OFFICE_ACCEPTED, journal
from tests.hub.places import Place
from tests.hub.service.town import MONDAY_NINE, do, document, ticket

MANAGER = Actor(Role.MANAGER, staff=StaffId("clerk-1"))


def test_versions_are_listed_newest_first_and_read(place: Place) -> None:
    house = place.open_day()
    try:
        for walk in (40, 50):
            do(house, ticket())
            do(house, AcceptOffice({**document(), "walk_seconds": walk}), MANAGER)
        found = house.offices.newest()
        assert [one.version for one in found] == [3, 2, 1]
        assert [one.by.role for one in found] == [Role.MANAGER, Role.MANAGER, Role.HUB]
        assert found[0].by.staff == "clerk-1"
        assert all(one.wall == MONDAY_NINE for one in found)
        assert found[0].seq > found[1].seq > found[2].seq == 1
        assert house.offices.newest(most=1) == found[:1]
        assert house.offices.newest(before=found[0].seq) == found[1:]
        assert house.offices.document(2) == {**document(), "walk_seconds": 40}
        assert house.offices.document(1) == document()
        assert house.offices.document(0) is None
        assert house.offices.document(4) is None
    finally:
        house.close_blocking()


def test_a_long_list_is_read_in_pages(place: Place) -> None:
    house = place.open_house()
    try:
        for walk in range(PAGE + 1):
            do(house, AcceptOffice({**document(), "walk_seconds": walk}), MANAGER)
        assert len(house.offices.newest()) == PAGE + 2
        assert house.offices.document(1) == document()
    finally:
        house.close_blocking()


def test_a_journal_of_another_name_has_no_versions(place: Place) -> None:
    place.open_house().close_blocking()
    database = place.database()
    try:
        assert OfficeVersions(database, "none").newest() == []
        query = sa.select(journal.c.seq).where(journal.c.type == OFFICE_ACCEPTED)
        with database.read() as connection:
            assert connection.execute(query).scalars().all() == [Seq(1)]
            if connection.dialect.name == "sqlite":
                own = query.where(journal.c.journal_id == 1).compile(connection, compile_kwargs={"literal_binds": True})
                plan = connection.execute(sa.text(f"EXPLAIN QUERY PLAN {own} ORDER BY seq DESC")).all()
                assert "ix_journal_office_versions" in str(plan), "read without the index"
    finally:
        database.close()
