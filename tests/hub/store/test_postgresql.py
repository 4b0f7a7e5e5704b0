"""What holds for a database server alone: one writer by its lock, durable commits, errors that say what to do."""

import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.store import postgresql
from hub.store.database import Database
from hub.store.dialect import Server, dialect_for
from hub.store.errors import (
    DatabaseInUse,
    DriverMissing,
    SecondWall,
    ServerDenied,
    ServerGone,
    ServerUnfit,
    StoreError,
)
from hub.store.schema import devices, journals
from tests.hub.cluster import GUARDED, Cluster, name_of
from tests.waiting import wait_until

PASSWORD = "open sesame"


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    with cluster.database() as made:
        yield made


def _open(server: Server) -> Database:
    return Database(dialect_for(Path("unused"), server))


def _refused(server: Server) -> StoreError:
    with pytest.raises(StoreError) as caught:
        _open(server).close()
    return caught.value


def test_a_second_hub_on_the_database_is_refused_until_the_first_ends(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "LOCK_PATIENCE_S", 0.1)
    first = _open(server)
    assert isinstance(_refused(server), DatabaseInUse)
    first.close()
    _open(server).close()


def test_the_lock_goes_with_a_killed_process(server: Server) -> None:
    code = (
        "import sys, pathlib; from hub.store.database import Database; from hub.store.dialect import *;"
        "d = Database(dialect_for(pathlib.Path('x'), Server(sys.argv[1]))); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, server.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        child.kill()
        child.wait()
        _open(server).close()


def test_the_lock_is_held_by_the_connection_that_writes(server: Server) -> None:
    database = _open(server)
    with database.write() as connection:
        pid = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        held = connection.execute(sa.text("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted")).scalars()
        assert list(held) == [pid]
    with database.write() as connection:
        assert connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one() == pid
    with database.read() as connection:
        assert connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one() != pid
    database.close()


def test_commits_are_durable_even_where_the_servers_default_says_less(cluster: Cluster, server: Server) -> None:
    cluster.ask(f"ALTER DATABASE {name_of(server)} SET synchronous_commit = off")
    database = _open(server)
    with database.write() as connection:
        assert connection.execute(sa.text("SHOW synchronous_commit")).scalar_one() == "on"
        assert connection.execute(sa.text("SHOW fsync")).scalar_one() == "on"
    database.close()


def test_a_stronger_setting_is_left_alone(cluster: Cluster, server: Server) -> None:
    cluster.ask(f"ALTER DATABASE {name_of(server)} SET synchronous_commit = remote_apply")
    database = _open(server)
    with database.write() as connection:
        assert connection.execute(sa.text("SHOW synchronous_commit")).scalar_one() == "remote_apply"
    database.close()


def test_a_read_is_one_view_and_cannot_write(server: Server) -> None:
    database = _open(server)
    with database.read() as reading:
        assert reading.execute(sa.select(sa.func.count()).select_from(journals)).scalar_one() == 0
        with database.write() as writing:
            writing.execute(sa.insert(journals).values(uid="one", created_ms=0))
        assert reading.execute(sa.select(sa.func.count()).select_from(journals)).scalar_one() == 0
    with pytest.raises(StoreError), database.read() as reading:
        reading.execute(sa.delete(journals))
    database.close()


def test_big_numbers_stay_what_they_are(server: Server) -> None:
    database = _open(server)
    with database.write() as connection:
        connection.execute(sa.insert(journals).values(uid="one", created_ms=2**53 + 1))
        assert connection.execute(sa.select(journals.c.created_ms)).scalar_one() == 2**53 + 1
    database.close()


def test_a_row_that_does_not_fit_is_the_second_wall_and_named_without_its_values(server: Server) -> None:
    database = _open(server)
    row = {"device": "d" * 65, "role": "kiosk", "key_hash": "secret-hash", "created_ms": 0}
    with pytest.raises(SecondWall) as caught, database.write() as connection:
        connection.execute(sa.insert(devices).values(row))
    assert "secret-hash" not in caught.value.detail
    assert "secret-hash" not in str(caught.value.__cause__)
    with pytest.raises(SecondWall) as caught, database.write() as connection:
        connection.execute(sa.insert(devices), [{**row, "device": "one"}, {**row, "device": "two"}])
    assert "secret-hash" not in caught.value.detail
    database.close()


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    error = _refused(Server(f"postgresql://postgres@/office?host={tmp_path}"))
    assert isinstance(error, ServerGone)
    assert "Start it, or check the network" in error.detail


def test_a_database_that_is_not_there_is_told_with_how_to_make_it(cluster: Cluster) -> None:
    error = _refused(Server(cluster.url("nowhere")))
    assert isinstance(error, ServerUnfit)
    assert "createdb" in error.detail


def test_an_encoding_that_bends_names_is_refused(cluster: Cluster) -> None:
    name = f"latin_{os.getpid()}"
    cluster.ask(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    error = _refused(Server(cluster.url(name)))
    cluster.ask(f"DROP DATABASE {name} WITH (FORCE)")
    assert isinstance(error, ServerUnfit)
    assert "UTF8" in error.detail


def test_an_old_server_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "OLDEST_VERSION", 990000)
    error = _refused(server)
    assert isinstance(error, ServerUnfit)
    assert "version 13" in error.detail


def test_the_password_comes_from_a_private_file_and_is_told_to_nobody(
    cluster: Cluster, server: Server, tmp_path: Path
) -> None:
    url, file = cluster.url(name_of(server), GUARDED), tmp_path / "password"
    assert isinstance(_refused(Server(url)), ServerDenied)
    file.write_text(f"{PASSWORD}\n")
    file.chmod(0o644)
    assert "chmod 600" in _refused(Server(url, file)).detail
    file.chmod(0o600)
    _open(Server(url, file)).close()
    file.write_text(f"wrong {PASSWORD}\n")
    error = _refused(Server(url, file))
    assert isinstance(error, ServerDenied)
    assert PASSWORD not in "".join(traceback.format_exception(error))
    assert "cannot be read" in _refused(Server(url, tmp_path / "none")).detail


def test_the_password_may_come_from_a_passfile(cluster: Cluster, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "passfile"
    file.write_text(f"*:*:*:{GUARDED}:{PASSWORD}\n")
    file.chmod(0o600)
    _open(Server(f"{cluster.url(name_of(server), GUARDED)}&passfile={file}")).close()


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    error = _refused(Server(f"postgresql://vestibule:{PASSWORD.replace(' ', '')}@db.example/office"))
    assert isinstance(error, ServerDenied)
    assert "sesame" not in error.detail


@pytest.mark.parametrize("url", ["mysql://somewhere/office", "nonsense"])
def test_another_kind_of_address_is_refused(url: str) -> None:
    assert isinstance(_refused(Server(url)), ServerUnfit)


def test_a_user_without_rights_is_told(cluster: Cluster) -> None:
    role = f"guest_{os.getpid()}"
    cluster.ask(f"CREATE ROLE {role} LOGIN")
    with cluster.database("template0") as server:
        error = _refused(Server(cluster.url(name_of(server), role)))
    cluster.ask(f"DROP ROLE {role}")
    assert isinstance(error, ServerDenied)
    assert "owner" in error.detail


def test_without_the_driver_it_says_what_to_install(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    error = _refused(server)
    assert isinstance(error, DriverMissing)
    assert "postgresql" in error.detail


def test_a_hub_on_its_own_file_loads_no_driver(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from hub.store.database import Database; from hub.store.dialect import dialect_for;"
        "Database(dialect_for(pathlib.Path(sys.argv[1]), None)).close();"
        "print(sorted(m for m in sys.modules if m.startswith('psycopg')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "db")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_connections_lost_while_idle_are_replaced_without_anybody_noticing(cluster: Cluster, server: Server) -> None:
    database = _open(server)
    with database.read() as connection:
        connection.execute(sa.select(journals)).all()
    name = name_of(server)
    others = f"FROM pg_stat_activity WHERE datname = '{name}'"
    cluster.ask(f"SELECT pg_terminate_backend(pid) {others}")
    wait_until(lambda: cluster.ask(f"SELECT count(*) {others}") == [(0,)], 10, "the connections to be gone")
    with database.write() as connection:
        connection.execute(sa.insert(journals).values(uid="one", created_ms=0))
    with database.read() as connection:
        assert len(connection.execute(sa.select(journals)).all()) == 1
    database.close()
