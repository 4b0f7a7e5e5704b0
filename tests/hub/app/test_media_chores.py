"""Pictures and videos at the command line: added, listed, removed unless the office uses them, missed (W07)."""

from pathlib import Path

import pytest

from hub.app.main import main
from hub.app.opening import open_house
from hub.service.clock import SystemClock
from hub.service.office_file import read_office_file, write_office_file

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(300)


def run(data: Path, *words: str | Path) -> int:
    return main(["--data", str(data), *map(str, words)])


def office_of(data: Path, folder: Path, **changes: object) -> Path:
    """The office in force with changes, as a file."""
    kept = folder / "kept.json"
    assert run(data, "office", "export", kept) == 0
    file = folder / "changed.json"
    write_office_file(file, read_office_file(kept) | changes)
    return file


def test_a_picture_is_added_while_the_hub_runs_and_kept_while_the_office_uses_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, picture = tmp_path / "data", tmp_path / "Crest.png"
    picture.write_bytes(PICTURE)
    opened = open_house(data, SystemClock(), None)
    try:
        assert run(data, "media", "add", picture) == 0
        name = capsys.readouterr().out.splitlines()[-1]
        assert run(data, "media", "list") == 0
        assert name in capsys.readouterr().out
        assert run(data, "media", "remove", name) == 2
        assert "needs the hub stopped" in capsys.readouterr().err
    finally:
        opened.house.close_blocking()
    missing = office_of(data, tmp_path, crest="crest-00000000.png")
    capsys.readouterr()
    assert run(data, "office", "import", missing, "--check") == 0
    assert "! crest: 'crest-00000000.png' is not stored" in capsys.readouterr().out
    assert run(data, "office", "import", office_of(data, tmp_path, crest=name), "--yes") == 0
    assert run(data, "media", "remove", name) == 2
    assert "The office uses" in capsys.readouterr().err
    assert run(data, "office", "rollback", "1", "--yes") == 0
    assert run(data, "media", "remove", name) == 0
    assert run(data, "media", "remove", name) == 2


def test_what_cannot_be_stored_is_told_in_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "notes.png"
    text.write_text("no picture")
    assert run(tmp_path / "data", "media", "add", text) == 2
    assert "no PNG" in capsys.readouterr().err
    assert run(tmp_path / "data", "media", "add", tmp_path / "none.png") == 2
    assert "cannot be read" in capsys.readouterr().err
    assert run(tmp_path / "data", "media", "list") == 0
    assert "0 files" in capsys.readouterr().out
