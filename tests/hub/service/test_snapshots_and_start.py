"""Snapshots: made beside the work, read at start, done without when they cannot be read."""

import json
import zlib
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.engine.commands import CloseDay
from hub.service.board import Board
from hub.service.house import House
from hub.service.snapshotter import Snapshotter
from hub.store.folder import DATABASE_FILE
from tests.hub.service.town import PASSPORTS, call_next, clerk, do, manual_clock, open_day, open_house, ticket
from tests.waiting import wait_until


def _snapshots(folder: Path) -> list[tuple[int, bytes]]:
    engine = sa.create_engine(f"sqlite:///{folder / DATABASE_FILE}")
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT seq, body FROM snapshots ORDER BY seq")).all()
    engine.dispose()
    return [(row.seq, row.body) for row in rows]


def _busy_house(folder: Path) -> House[str]:
    house = open_day(folder)
    own = house._snapshotter
    house._snapshotter = Snapshotter(own._snapshots, house.clock, own._stand_still, last=0, every=20)
    for _ in range(45):
        do(house, ticket())
        do(house, call_next(), clerk(1))
    return house


def test_every_so_many_events_and_at_the_close_of_day(tmp_path: Path) -> None:
    house = _busy_house(tmp_path)
    house._snapshotter.wait()
    assert len(_snapshots(tmp_path)) in (1, 2, 3)
    do(house, CloseDay())
    wait_until(lambda: _snapshots(tmp_path)[-1][0] == house.board.seq, what="the snapshot at the close of day")
    house.close_blocking()


def test_a_start_from_a_snapshot_gives_the_same_board(tmp_path: Path) -> None:
    house = _busy_house(tmp_path)
    for _ in range(7):
        do(house, ticket())
    house.close_blocking()
    assert _snapshots(tmp_path)
    again = open_house(tmp_path)
    assert again.feed.since(again.board.seq) == []
    assert again._ledger.state.visits == house._ledger.state.visits
    assert len(again.board.waiting(PASSPORTS)) == 7
    assert Board.of(again._ledger.state).counters == house.board.counters
    again.close_blocking()


@pytest.mark.parametrize(
    "body", [b"no zlib at all", zlib.compress(b"{"), zlib.compress(json.dumps({"v": 99}).encode())]
)
def test_an_unreadable_snapshot_costs_time_not_truth(tmp_path: Path, body: bytes) -> None:
    house = _busy_house(tmp_path)
    house.close_blocking()
    engine = sa.create_engine(f"sqlite:///{tmp_path / DATABASE_FILE}")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE snapshots SET body = :body"), {"body": body})
    engine.dispose()
    again = open_house(tmp_path, manual_clock())
    assert again._ledger.state.visits == house._ledger.state.visits
    assert again.feed.since(0) != []
    again.close_blocking()


def test_the_next_start_replays_the_tail_only(tmp_path: Path) -> None:
    house = _busy_house(tmp_path)
    do(house, CloseDay())
    house.close_blocking()
    newest = _snapshots(tmp_path)[-1][0]
    again = open_house(tmp_path)
    assert len(again.feed._kept) == again.board.seq - newest
    again.close_blocking()
