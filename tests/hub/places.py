"""Where a house keeps its journal: in a file of its folder, or in a database on a server. `place` is a fixture for
both: a test that takes it is run on each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.service.clock import Clock
from hub.service.house import House
from hub.store.database import CommitSeam, Database, commit_at_once
from hub.store.dialect import Dialect, Server, dialect_for
from hub.store.folder import DATABASE_FILE
from tests.hub.cluster import Cluster
from tests.hub.service import town

STORES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder, and the server when the database is not in it."""

    folder: Path
    server: Server | None = None

    def dialect(self) -> Dialect:
        return dialect_for(self.folder / DATABASE_FILE, self.server)

    def database(self, *, only_read: bool = False) -> Database:
        return Database(self.dialect(), only_read=only_read)

    def open_house(self, clock: Clock | None = None, seam: CommitSeam = commit_at_once) -> House[str]:
        return town.open_house(self.folder, clock, seam, self.server)

    def open_day(self, clock: Clock | None = None, seam: CommitSeam = commit_at_once) -> House[str]:
        return town.open_day(self.folder, clock, seam, self.server)


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield Place(tmp_path)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.database() as server:
        yield Place(tmp_path, server)


@pytest.fixture(params=STORES)
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """The database has no table yet."""
    if request.param == "sqlite":
        yield Place(tmp_path)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.database("template0") as server:
        yield Place(tmp_path, server)
