"""Runs on both stores: whose place in the journal still holds, after a restart and after a backup has been put back."""

import shutil
from pathlib import Path

import pytest

from hub.service.house import House
from hub.store import runs
from hub.store.errors import DiskFull
from tests.hub.places import Place
from tests.hub.service.town import do, open_day, open_house, ticket


def _issue(house: House[str], count: int) -> tuple[str, int]:
    """Where a follower stands who has read everything after so many tickets."""
    for _ in range(count):
        do(house, ticket())
    return house.stream, house.board.seq


def test_a_follower_goes_on_over_a_restart(place: Place) -> None:
    house = place.open_day()
    earlier = _issue(house, 1)
    place_then = _issue(house, 2)
    house.close_blocking()
    again = place.open_house()
    assert again.stream != house.stream
    assert again.journal_uid == house.journal_uid
    assert again.continues(*place_then)
    assert again.continues(*earlier)
    assert again.continues(again.journal_uid, place_then[1]), "a client of before knows the journal's name alone"
    assert not again.continues(place_then[0], place_then[1] + 1), "nobody has read what that run did not write"
    assert not again.continues("another-journal.abc", 1)
    assert not again.continues(f"{again.journal_uid}.00000000", 1)
    assert again.continues(*_issue(again, 1))
    again.close_blocking()


def test_after_a_backup_was_put_back_who_knows_more_starts_anew(tmp_path: Path) -> None:
    house = open_day(tmp_path / "data")
    before = _issue(house, 3)
    house.close_blocking()
    shutil.copytree(tmp_path / "data", tmp_path / "backup")
    house = open_house(tmp_path / "data")
    lost = _issue(house, 3)
    house.close_blocking()
    shutil.rmtree(tmp_path / "data")
    shutil.move(tmp_path / "backup", tmp_path / "data")
    house = open_house(tmp_path / "data")
    _issue(house, 9)
    assert house.board.seq > lost[1], "by number alone the client would be believed"
    assert not house.continues(*lost)
    assert house.continues(*before)
    house.close_blocking()


def test_a_backup_of_a_hub_at_work_is_told_apart_too(place: Place) -> None:
    """The run that wrote the backup is known to it, but it has read further than the backup goes."""
    house = place.open_day()
    kept = _issue(house, 2)
    lost = _issue(house, 2)
    house.close_blocking()
    engine = place.dialect().engine()
    with engine.begin() as connection:
        for table, column in (("journal", "seq"), ("requests", "last_seq"), ("visits", "issued_seq")):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} > {kept[1]}")
        connection.exec_driver_sql("DELETE FROM tickets WHERE number > 2")
    engine.dispose()
    house = place.open_house()
    _issue(house, 5)
    assert house.continues(*kept)
    assert not house.continues(*lost)
    house.close_blocking()


def test_runs_are_bounded(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "KEPT", 3)
    streams = []
    for _ in range(6):
        house = place.open_house()
        streams.append(house.stream)
        house.close_blocking()
    house = place.open_house()
    assert [house.continues(stream, 1) for stream in streams] == [False, False, False, True, True, True]
    house.close_blocking()


def test_a_start_on_a_full_disk_still_shows_who_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = open_day(tmp_path)
    place_then = _issue(house, 1)
    house.close_blocking()

    def full(*_: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("hub.service.house.begin_run", full)
    house = open_house(tmp_path)
    assert not house.continues(*place_then)
    assert house.continues(house.stream, house.board.seq)
    house.close_blocking()
