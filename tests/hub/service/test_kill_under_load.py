"""kill -9 at random moments of load and start, on both stores: nothing acknowledged is lost, no number comes twice,
nobody called twice, lists equal a rebuild, the chain is whole (O05). Also the database server is killed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.engine.events import Recorded, TicketIssued, VisitCalled
from hub.store.audit.verify import verify
from hub.store.dialect import Server
from hub.store.journal import Journal
from tests.hub.cluster import TEMPLATE, Cluster, new_cluster
from tests.hub.places import STORES, Place
from tests.hub.service.town import MONDAY_NINE, PASSPORTS

ROUND = 50
"""Kills on one journal: the next one begins anew, so that starts stay short."""
Told = list[list[str]]


def _killed(place: Place, seed: int, kills: int) -> Told:
    command = [sys.executable, "-m", "tests.hub.service.child_killed_again", str(place.folder), str(seed), str(kills)]
    if place.server is not None:
        command.append(place.server.url)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=ROUND * 20)
    return [line.split() for line in done.stdout.splitlines()]


def _stored(place: Place) -> dict[int, Recorded]:
    database = place.database()
    report = verify(database, None, lambda _seen, _total: None)
    assert report.sound, [it for it in report.results if it.findings.count]
    entries = {int(entry.recorded.seq): entry.recorded for entry in Journal(database, MONDAY_NINE).walk()}
    database.close()
    return entries


def _judge(place: Place, told: Told) -> None:
    stored = _stored(place)
    for kind, seq, visit, *rest in (line for line in told if line != ["ready"]):
        event = stored[int(seq)].event
        if kind == "ticket":
            assert isinstance(event, TicketIssued)
            assert (event.visit, event.number) == (visit, int(rest[0]))
        else:
            assert isinstance(event, VisitCalled)
            assert event.visit == visit
    issued = [it.event.number for it in stored.values() if isinstance(it.event, TicketIssued)]
    assert issued == list(range(1, len(issued) + 1))
    called = [it.event.visit for it in stored.values() if isinstance(it.event, VisitCalled)]
    assert len(called) == len(set(called))
    house = place.open_house()
    assert house.board.seq == max(stored)
    assert len(house.board.waiting(PASSPORTS)) == len(issued) - len(called)
    house.close_blocking()


@pytest.mark.parametrize("store", STORES)
def test_a_few_kills_lose_nothing(store: str, tmp_path: Path, cluster: Cluster) -> None:
    _rounds(store, tmp_path, cluster, kills=4)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("store", "kills"), [("sqlite", 1000), ("postgresql", 200)])
def test_a_thousand_kills_lose_nothing(store: str, kills: int, tmp_path: Path, cluster: Cluster) -> None:
    _rounds(store, tmp_path, cluster, kills)


def _rounds(store: str, folder: Path, cluster: Cluster, kills: int) -> None:
    acknowledged = 0
    for first in range(0, kills, ROUND):
        for place in _new_place(store, folder / str(first), cluster):
            told = _killed(place, seed=first, kills=min(ROUND, kills - first))
            _judge(place, told)
            acknowledged += len(told)
    assert acknowledged > kills, "the hubs were at work when they were killed"


def _new_place(store: str, folder: Path, cluster: Cluster) -> Iterator[Place]:
    if store == "sqlite":
        yield Place(folder)
        return
    with cluster.database() as server:
        yield Place(folder, server)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("crashes", [1, pytest.param(10, marks=pytest.mark.long)])
def test_a_crash_of_the_database_server_loses_nothing_and_the_hub_goes_on(tmp_path: Path, crashes: int) -> None:
    own = new_cluster()
    try:
        own.ask(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 ENCODING 'UTF8'")
        place = Place(tmp_path, Server(own.url(TEMPLATE)))
        told = _over_crashes(place, own, crashes)
        _judge(place, told)
    finally:
        own.remove()


def _over_crashes(place: Place, own: Cluster, crashes: int) -> Told:
    """Kill the server under a hub at work, each time after some acknowledgements; in the end kill the hub."""
    assert place.server is not None
    command = [sys.executable, "-m", "tests.hub.service.child_under_load", str(place.folder), place.server.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as hub:
        assert hub.stdout is not None
        told = [hub.stdout.readline() for _ in range(150)]
        for _ in range(crashes):
            own.control("stop", "-m", "immediate")
            own.control("start")
            told += [hub.stdout.readline() for _ in range(150)]
        hub.kill()
        told += hub.stdout.readlines()
    return [line.decode("ascii").split() for line in told if line.endswith(b"\n")]
