"""A disk that is really full: a small file system in a mount namespace of its own. A store that turns read-only."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Protocol

import pytest
import sqlalchemy as sa

from hub.service.change import StoreTrouble
from hub.service.house import House
from tests.hub.cluster import Cluster, name_of
from tests.hub.places import Place
from tests.hub.service.town import KIOSK, PASSPORTS, do, new_request, ticket
from tests.means import need_namespaces

MOUNTED = 'mount -t tmpfs -o size=3m tmpfs "$1" && shift && exec "$@"'


@pytest.fixture(autouse=True)
def _may_mount() -> None:
    need_namespaces("-rm")


def test_a_full_disk_refuses_with_a_reason_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.hub.service.child_on_full_disk", str(tmp_path)]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", str(tmp_path), *command],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert "full" in told["trouble"]
    assert told["still_refused"]
    assert told["reason"] == "disk_full"
    assert len(set(told["shown"])) == 1, "nothing may be shown that is not durable"
    assert told["went_on"]
    assert told["reason_after"] is None
    assert told["numbers"] == list(range(1, len(told["numbers"]) + 1))
    assert told["waiting_after_restart"] == len(told["numbers"])


READ_ONLY_START = """
import pathlib, subprocess, sys
from hub.store.errors import FolderUnwritable
from tests.hub.service.town import do, open_day, open_house, ticket
mount = pathlib.Path(sys.argv[1])
house = open_day(mount / "data")
do(house, ticket())
house.close_blocking()
subprocess.run(["mount", "-o", "remount,ro", str(mount)], check=True)
try:
    open_house(mount / "data")
except FolderUnwritable as error:
    sys.stdout.write(error.detail)
"""


def test_a_card_that_has_become_read_only_is_told_at_start(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READ_ONLY_START, str(tmp_path)]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", str(tmp_path), *command],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Read-only file system" in done.stdout
    assert "--data" in done.stdout


SERVER_MOUNTED = """
mount -t tmpfs -o size=90m,mode=777 tmpfs "$1" && shift
exec unshare --user --map-user=$(id -u postgres) --map-group=$(id -g postgres) "$@"
"""
"""The server refuses to run as root: inside, the user is the server's, whoever it is outside."""


def test_a_full_disk_of_the_database_server_refuses_and_work_goes_on_when_there_is_room() -> None:
    # Not in pytest's folder: the name of a Unix socket has 107 letters at most.
    with tempfile.TemporaryDirectory(prefix="full-") as mount:
        command = [sys.executable, "-m", "tests.hub.service.child_on_full_server", mount]
        done = subprocess.run(
            ["unshare", "-rm", "sh", "-c", SERVER_MOUNTED, "sh", mount, *command],
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["reason"] in ("disk_full", "server_gone", "outcome_unknown"), told["trouble"]
    assert told["trouble"]
    assert all(told["repeats"]), "refused as long as there is no room"
    assert told["after"] == [None] * 20
    assert told["reason_after"] is None
    assert told["numbers"] == sorted(set(told["numbers"]))
    assert len(told["numbers"]) <= told["issued"]
    assert told["sound"]


def test_a_store_that_turns_read_only_refuses_and_work_goes_on_when_it_takes_writes(
    place: Place, request: pytest.FixtureRequest
) -> None:
    house = place.open_day()
    do(house, ticket())
    shown = house.board.seq
    switch = _switch_of(house, place, request)
    switch(closed=True)
    refused = [house.submit_blocking(new_request(), KIOSK, ticket()) for _ in range(3)]
    assert all(isinstance(it, StoreTrouble) for it in refused)
    assert house.health().store_trouble == "disk_read_only"
    assert house.board.seq == shown
    switch(closed=False)
    do(house, ticket())
    assert [visit.number for visit in house.board.waiting(PASSPORTS)] == [1, 2]
    assert house.health().store_trouble is None
    house.close_blocking()


class Switch(Protocol):
    def __call__(self, *, closed: bool) -> None: ...


def _switch_of(house: House[str], place: Place, request: pytest.FixtureRequest) -> Switch:
    """Makes the store of a running house read-only, and writable again."""
    if place.server is not None:
        cluster: Cluster = request.getfixturevalue("cluster")
        name = name_of(place.server)

        def switch_server(*, closed: bool) -> None:  # returns when the connections have ended
            cluster.ask(f"ALTER DATABASE {name} SET default_transaction_read_only = {'on' if closed else 'off'}")
            cluster.ask(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'")

        return switch_server
    closed_now = False

    def begin(connection: sa.engine.Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only={int(closed_now)}")

    def switch_file(*, closed: bool) -> None:
        nonlocal closed_now
        closed_now = closed

    sa.event.listen(house._database._engine, "begin", begin)
    return switch_file
