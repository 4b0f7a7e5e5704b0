"""`verify` and `rebuild` by the command line's own `main`: what they say, what they return, beside a running hub."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.app.main import main
from hub.service.house import House
from hub.store.folder import DATABASE_FILE
from tests.hub.places import Place
from tests.hub.service.town import do, ticket


def _run(place: Place, *words: str) -> int:
    """With a settings file, as on a box."""
    settings = place.folder / "hub.toml"
    lines = [f'data = "{place.folder}"']
    if place.server is not None:
        lines.append(f'database = "{place.server.url}"')
    settings.write_text("\n".join(lines))
    return main(["--config", str(settings), *words])


@pytest.fixture
def house(place: Place) -> Iterator[House[str]]:
    opened = place.open_day()
    for _ in range(3):
        do(opened, ticket())
    yield opened
    opened.close_blocking()


def test_a_sound_journal_is_told_so_beside_a_running_hub(
    place: Place, house: House[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(place, "verify") == 0
    said = capsys.readouterr().out
    assert said.count("  ok    ") == 8
    assert "WRONG" not in said
    head = said.splitlines()[-1]
    do(house, ticket())
    assert _run(place, "verify", "--head", head, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["ok"], report["seq"]) == (True, house.board.seq)
    assert report["head"] != head
    assert report["events"]["ticket_issued"] == 4


def test_a_changed_journal_is_told_with_the_place_and_what_to_do(
    place: Place, house: House[str], capsys: pytest.CaptureFixture[str]
) -> None:
    house.close_blocking()
    engine = place.dialect().engine()
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE journal SET wall_ms = wall_ms + 1 WHERE seq = 5")
        connection.exec_driver_sql("DELETE FROM visits")
    engine.dispose()
    assert _run(place, "verify") == 1
    said = capsys.readouterr().out
    assert "event 5 is not what was written" in said
    assert "restore the database from a backup" in said
    assert "vestibule hub rebuild" in said
    assert _run(place, "verify", "--json") == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_the_lists_are_made_anew_but_not_beside_a_running_hub(
    place: Place, house: House[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(place, "rebuild") == 2
    assert "hub stopped" in capsys.readouterr().err
    house.close_blocking()
    assert _run(place, "rebuild") == 0
    assert "3 visits" in capsys.readouterr().out


def test_nothing_is_made_where_nothing_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for chore in ("verify", "rebuild"):
        assert main(["--data", str(tmp_path / "none"), chore]) == 2
        assert "no journal" in capsys.readouterr().err
        assert not (tmp_path / "none").exists()
    (tmp_path / DATABASE_FILE).touch()
    assert main(["--data", str(tmp_path), "verify"]) == 2
    assert "Start the hub once" in capsys.readouterr().err
    sqlite3.connect(tmp_path / DATABASE_FILE).close()
    assert main(["--data", str(tmp_path), "verify", "--head", "short"]) == 2
    assert "64 hex digits" in capsys.readouterr().err
