"""A real PostgreSQL server for the tests: Debian's, in a folder of its own, reached over a Unix socket.

One for all workers of a test run. Each worker holds a shared lock; a process that waits for the exclusive one stops the
server and removes its folder as soon as the last worker is gone, however it went.
"""

import fcntl
import json
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from hub.store.database import Database
from hub.store.dialect import Server
from hub.store.postgresql import Postgresql
from tests.means import need_program

SUPERUSER = "postgres"
TEMPLATE = "vestibule_template"
GUARDED = "guarded"
"""A role that must show a password; everybody else is trusted."""
HBA = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "max_connections": "80",
    "max_prepared_transactions": "4",
    "log_min_messages": "fatal",
}
"""All that makes commits durable (fsync, synchronous_commit, full_page_writes) stays as Debian ships it: on."""
STOP = """
alive=$1 folder=$2; shift 2
( flock -x "$alive" true; "$@" -D "$folder/data" -m immediate -w stop; rm -rf "$folder" ) &
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """`folder` holds `data` and the socket; `binaries` is where initdb and pg_ctl are."""

    folder: Path
    binaries: Path
    settings: tuple[tuple[str, str], ...] = tuple(SETTINGS.items())

    def url(self, database: str, user: str = SUPERUSER) -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def ask(self, sql: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement as the superuser; its rows."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description is not None else []

    def control(self, *words: str) -> None:
        """pg_ctl, with the settings of the tests."""
        settings = (*self.settings, ("unix_socket_directories", str(self.folder)))
        options = " ".join(f"-c {name}='{value}'" for name, value in settings)
        log = self.folder / "log"
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-s", "-l", str(log), "-o", options, *words)

    def make(self, *options: str) -> None:
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "-N", *options)
        (self.folder / "data" / "pg_hba.conf").write_text(HBA)
        self.control("start")

    def remove(self) -> None:
        self.control("stop", "-m", "immediate")
        shutil.rmtree(self.folder)

    @contextmanager
    def database(self, template: str = TEMPLATE) -> Iterator[Server]:
        """A database of its own; "template0" makes an empty one."""
        name = f"test_{uuid.uuid4().hex}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        try:
            yield Server(self.url(name))
        finally:
            self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [*_as_postgres(), str(self.binaries / program), *words],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"{program} {words}: {done.stdout}"


def name_of(server: Server) -> str:
    """The name of the database that `server` leads to."""
    return server.url.partition("@/")[2].partition("?")[0]


def new_cluster(parent: Path | None = None, settings: Mapping[str, str] = SETTINGS, *options: str) -> Cluster:
    """A server that runs, in a new folder; nobody stops it but the caller. `options` are for initdb."""
    folder = Path(tempfile.mkdtemp(prefix="vestibule-pg-", dir=parent))
    if os.geteuid() == 0:
        user = pwd.getpwnam(SUPERUSER)
        os.chown(folder, user.pw_uid, user.pw_gid)
    made = Cluster(folder, _binaries(), tuple({**SETTINGS, **settings}.items()))
    made.make(*options)
    return made


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Cluster]:
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "postgresql.alive").open("w") as alive, (shared / "postgresql.begun").open("a+") as begun:
        fcntl.flock(alive, fcntl.LOCK_SH)
        fcntl.flock(begun, fcntl.LOCK_EX)
        begun.seek(0)
        known = begun.read()
        if known:
            folder, binaries = json.loads(known)
            one = Cluster(Path(folder), Path(binaries))
        else:
            one = _begin(Path(alive.name))
            begun.write(json.dumps([str(one.folder), str(one.binaries)]))
            begun.flush()
        fcntl.flock(begun, fcntl.LOCK_UN)
        yield one


def _begin(alive: Path) -> Cluster:
    one = new_cluster()
    words = [str(alive), str(one.folder), *_as_postgres(), str(one.binaries / "pg_ctl")]
    subprocess.run(
        ["sh", "-c", STOP, "sh", *words],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=True,
    )
    one.ask(f"CREATE ROLE {GUARDED} LOGIN SUPERUSER PASSWORD 'open sesame'")
    one.ask(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 ENCODING 'UTF8'")
    Database(Postgresql(Server(one.url(TEMPLATE)))).close()
    return one


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    if found:
        return found[-1].parent
    need_program("initdb", "postgresql")
    return Path(shutil.which("initdb") or "").parent


def _as_postgres() -> list[str]:
    """The server refuses to run as root."""
    return ["runuser", "-u", SUPERUSER, "--"] if os.geteuid() == 0 else []
