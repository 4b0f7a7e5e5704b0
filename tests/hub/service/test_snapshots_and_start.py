"""Snapshots: made beside the work, read at start, done without when they cannot be read."""

import json
import zlib

import pytest
import sqlalchemy as sa

from hub.engine.commands import CloseDay
from hub.service.board import Board
from hub.service.house import House
from hub.service.snapshotter import Snapshotter
from hub.store.errors import JournalBroken
from tests.hub.places import Place
from tests.hub.service.town import PASSPORTS, call_next, clerk, do, manual_clock, ticket
from tests.waiting import wait_until


def _snapshots(place: Place) -> list[tuple[int, bytes]]:
    engine = place.dialect().engine()
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT seq, body FROM snapshots ORDER BY seq")).all()
    engine.dispose()
    return [(row.seq, row.body) for row in rows]


def _busy_house(place: Place) -> House[str]:
    house = place.open_day()
    own = house._snapshotter
    house._snapshotter = Snapshotter(own._snapshots, house.clock, own._stand_still, last=0, every=20)
    for _ in range(45):
        do(house, ticket())
        do(house, call_next(), clerk(1))
    return house


def test_every_so_many_events_and_at_the_close_of_day(place: Place) -> None:
    house = _busy_house(place)
    house._snapshotter.wait()
    assert len(_snapshots(place)) in (1, 2, 3)
    do(house, CloseDay())
    wait_until(lambda: _snapshots(place)[-1][0] == house.board.seq, what="the snapshot at the close of day")
    house.close_blocking()


def test_a_start_from_a_snapshot_gives_the_same_board(place: Place) -> None:
    house = _busy_house(place)
    for _ in range(7):
        do(house, ticket())
    house.close_blocking()
    assert _snapshots(place)
    again = place.open_house()
    assert again.feed.since(again.board.seq) == []
    assert again._ledger.state.visits == house._ledger.state.visits
    assert len(again.board.waiting(PASSPORTS)) == 7
    assert Board.of(again._ledger.state).counters == house.board.counters
    again.close_blocking()


@pytest.mark.parametrize(
    "body", [b"no zlib at all", zlib.compress(b"{"), zlib.compress(json.dumps({"v": 99}).encode())]
)
def test_an_unreadable_snapshot_costs_time_not_truth(place: Place, body: bytes) -> None:
    house = _busy_house(place)
    house.close_blocking()
    engine = place.dialect().engine()
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE snapshots SET body = :body"), {"body": body})
    engine.dispose()
    again = place.open_house(manual_clock())
    assert again._ledger.state.visits == house._ledger.state.visits
    assert again.feed.since(0) != []
    again.close_blocking()


def test_the_next_start_replays_the_tail_only(place: Place) -> None:
    house = _busy_house(place)
    do(house, CloseDay())
    house.close_blocking()
    newest = _snapshots(place)[-1][0]
    again = place.open_house()
    assert len(again.feed._kept) == again.board.seq - newest
    again.close_blocking()


def test_a_journal_shorter_than_its_snapshot_is_not_gone_on_with(place: Place) -> None:
    _busy_house(place).close_blocking()
    assert _snapshots(place)[0][0] > 15
    engine = place.dialect().engine()
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM journal WHERE seq > 15"))
    engine.dispose()
    with pytest.raises(JournalBroken, match="snapshot"):
        place.open_house()


def test_no_snapshot_of_what_is_not_durable(place: Place) -> None:
    """After a batch that failed, the live state may be ahead of the disk; other events may get these numbers."""
    house = place.open_day()
    own = house._snapshotter
    house._snapshotter = Snapshotter(own._snapshots, house.clock, own._stand_still, last=0, every=1)
    changes = do(house, ticket()).changes
    house._snapshotter.wait()
    taken = len(_snapshots(place))
    house._ledger.distrust()
    house._snapshotter.note(changes)
    house._snapshotter.wait()
    assert len(_snapshots(place)) == taken
    do(house, ticket())
    house._snapshotter.wait()
    assert len(_snapshots(place)) == taken + 1
    house.close_blocking()
