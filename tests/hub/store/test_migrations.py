"""Migrations on both databases: up, down, equal to the models, with data in them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from hub.engine.commands import OpenDay
from hub.service.people import _hash_pin
from hub.store.chain import COLUMNS, first_hash, next_hash
from hub.store.errors import SchemaTooNew, SchemaTooOld
from hub.store.folder import DATABASE_FILE
from hub.store.journal import Journal
from hub.store.migrations.upgrade import FOLDER, current, downgrade, upgrade
from hub.store.schema import HEAD, journal, journals, metadata, snapshots
from hub.store.sqlite import Sqlite
from tests.hub.places import Place
from tests.hub.service.town import KIOSK, MONDAY_NINE, PASSPORTS, do, ticket

RELEASED = Path(__file__).parent / "released" / "schema_0001.sql"


@pytest.fixture
def connection(empty_place: Place) -> Iterator[Connection]:
    """Of a database without a table."""
    dialect = empty_place.dialect()
    engine = dialect.engine()
    with dialect.writing(engine) as made:
        yield made
    engine.dispose()


def _tables(connection: Connection) -> set[str]:
    with connection.begin():
        return set(sa.inspect(connection).get_table_names())


def _as_released(connection: Connection) -> None:
    """The schema and the data of release 0.1."""
    upgrade(connection, "0001")
    text = RELEASED.read_text(encoding="utf-8")
    if connection.dialect.name == "postgresql":
        text = re.sub(r"X'([0-9a-f]*)'", r"'\\x\1'", text)
    with connection.begin():
        for line in text.splitlines():
            if line.startswith("INSERT"):
                connection.exec_driver_sql(line.replace("%", "%%"))


def test_the_steps_lead_to_the_models(connection: Connection) -> None:
    upgrade(connection)
    with connection.begin():
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        assert current(connection) == HEAD
    assert differences == []


def test_the_newest_step_is_the_one_the_models_name() -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD


def test_down_leaves_nothing_and_up_again_works(connection: Connection) -> None:
    upgrade(connection)
    assert set(metadata.tables) < _tables(connection)
    downgrade(connection, "base")
    assert _tables(connection) == {"alembic_version"}
    upgrade(connection)
    assert set(metadata.tables) < _tables(connection)


def test_a_journal_of_the_first_release_gets_its_chain(connection: Connection) -> None:
    _as_released(connection)
    columns = [*(sa.column(name) for name in COLUMNS), sa.cast(sa.column("payload"), sa.Text).label("payload")]
    with connection.begin():
        before = connection.execute(sa.select(*columns).select_from(sa.table("journal")).order_by("seq")).all()
    upgrade(connection)
    with connection.begin():
        uid = connection.execute(sa.select(journals.c.uid)).scalar_one()
        rows = connection.execute(sa.select(journal).order_by(journal.c.seq)).mappings().all()
        heads = connection.execute(sa.select(snapshots.c.seq, snapshots.c.head)).all()
    assert [{name: row[name] for name in (*COLUMNS, "payload")} for row in rows] == [row._asdict() for row in before]
    last = first_hash(uid)
    for row in rows:
        last = next_hash(last, row)
        assert row["hash"] == last
    assert heads == [(18, rows[17]["hash"])]


def test_a_journal_of_the_first_release_goes_on(empty_place: Place, connection: Connection) -> None:
    _as_released(connection)
    released = _tables(connection)
    upgrade(connection)
    downgrade(connection, "0001")
    assert _tables(connection) == released
    connection.invalidate()  # lets the server's lock go
    house = empty_place.open_house()
    assert [it.label for it in house.board.waiting(PASSPORTS)] == ["R003", "R004", "R005", "R007"]
    do(house, ticket(), KIOSK)
    house.close_blocking()
    database = empty_place.database()
    whole = list(Journal(database, MONDAY_NINE).walk())
    database.close()
    assert [entry.recorded.seq for entry in whole][-1] == len(whole) == 21


def test_a_snapshot_beyond_the_journal_is_not_taken_along(connection: Connection) -> None:
    _as_released(connection)
    with connection.begin():
        connection.exec_driver_sql("DELETE FROM journal WHERE seq > 17")
    upgrade(connection)
    with connection.begin():
        assert connection.execute(sa.select(snapshots.c.seq)).all() == []


def test_a_start_keeps_the_data_of_the_last_one(place: Place) -> None:
    house = place.open_house()
    do(house, OpenDay())
    do(house, ticket(), KIOSK)
    uid, seq = house.journal_uid, house.board.seq
    house.close_blocking()
    again = place.open_house()
    assert (again.journal_uid, again.board.seq) == (uid, seq)
    again.close_blocking()


def test_a_database_of_a_later_release_is_left_alone(connection: Connection) -> None:
    upgrade(connection)
    with connection.begin():
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew, match="newer release"):
        upgrade(connection)


def test_a_reader_does_not_upgrade(empty_place: Place, connection: Connection) -> None:
    upgrade(connection, "0001")
    with pytest.raises(SchemaTooOld, match="Start the hub once"):
        empty_place.database(only_read=True)
    with connection.begin():
        assert current(connection) == "0001"


def test_a_step_that_fails_leaves_the_schema_as_it_was(connection: Connection) -> None:
    with connection.begin():
        connection.execute(sa.text("CREATE TABLE visits (visit TEXT)"))
    with pytest.raises(sa.exc.DBAPIError):
        upgrade(connection)
    assert _tables(connection) - {"alembic_version"} == {"visits"}


def test_connections_to_a_file_are_durable_and_check_references(tmp_path: Path) -> None:
    engine = Sqlite(tmp_path / DATABASE_FILE).engine()
    with engine.connect() as opened, opened.begin():
        pragmas = {
            name: opened.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_columns_have_room_for_what_an_office_may_name() -> None:
    """SQLite takes any length, PostgreSQL refuses: ids of the office document have up to 40 letters, PIN hashes 174."""
    named = ("service", "series", "counter", "priority", "staff", "device")
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name in named and isinstance(column.type, sa.String):
                assert (column.type.length or 64) >= 64, column
    pin_hash = metadata.tables["pins"].c.pin_hash.type
    assert isinstance(pin_hash, sa.String)
    assert (pin_hash.length or 0) >= len(_hash_pin("123456789012"))
