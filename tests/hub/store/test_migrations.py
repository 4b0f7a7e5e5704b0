"""Migrations: up, down, equal to the models, with data in them."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

from hub.engine.commands import OpenDay
from hub.store import sqlite
from hub.store.database import Database
from hub.store.errors import SchemaTooNew
from hub.store.folder import DATABASE_FILE
from hub.store.migrations.upgrade import FOLDER, current, downgrade, upgrade
from hub.store.schema import HEAD, journals, metadata
from tests.hub.service.town import KIOSK, do, open_house, ticket


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = sa.create_engine(sqlite.sqlite_url(tmp_path / DATABASE_FILE))
    sqlite.prepare(made)
    return made


def _tables(engine: Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def test_the_steps_lead_to_the_models(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        assert current(connection) == HEAD
    assert differences == []
    engine.dispose()


def test_the_newest_step_is_the_one_the_models_name() -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD


def test_down_leaves_nothing_and_up_again_works(engine: Engine) -> None:
    upgrade(engine)
    assert set(metadata.tables) < _tables(engine)
    downgrade(engine, "base")
    assert _tables(engine) == {"alembic_version"}
    upgrade(engine)
    assert set(metadata.tables) < _tables(engine)
    engine.dispose()


def test_a_start_keeps_the_data_of_the_last_one(tmp_path: Path) -> None:
    house = open_house(tmp_path)
    do(house, OpenDay())
    do(house, ticket(), KIOSK)
    journal, seq = house.journal_uid, house.board.seq
    house.close_blocking()
    again = open_house(tmp_path)
    assert (again.journal_uid, again.board.seq) == (journal, seq)
    again.close_blocking()


def test_a_database_of_a_later_release_is_left_alone(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew, match="newer release"):
        upgrade(engine)
    engine.dispose()


def test_a_step_that_fails_leaves_the_schema_as_it_was(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE visits (visit TEXT)"))
    with pytest.raises(sa.exc.OperationalError):
        upgrade(engine)
    assert _tables(engine) - {"alembic_version"} == {"visits"}
    engine.dispose()


def test_connections_are_durable_and_check_references(tmp_path: Path) -> None:
    database = Database(sqlite.sqlite_url(tmp_path / DATABASE_FILE))
    with database.write() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        connection.execute(sa.select(journals))
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.close()
