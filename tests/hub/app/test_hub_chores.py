"""What a technician does with a stopped hub, through the command line's own `main`."""

import io
import json
import stat
from pathlib import Path

import pytest

from hub.app.main import main
from hub.app.opening import open_house
from hub.service.clock import SystemClock
from hub.service.office_file import EXAMPLE


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *words: str | Path) -> int:
    return main(["--data", str(data), *map(str, words)])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_device_gets_a_key_that_works_and_the_old_one_does_not(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_file = tmp_path / "kiosk.key"
    assert run(data, "provision-device", "--role", "kiosk", "--name", "Kiosk  1", "--key-file", key_file) == 0
    first = key_file.read_text().strip()
    assert mode(key_file) == 0o600
    assert first not in "".join(capsys.readouterr())
    assert run(data, "provision-device", "--role", "kiosk", "--name", "Kiosk 1") == 0
    second = capsys.readouterr().out.splitlines()[-1]
    opened = open_house(data, SystemClock(), None)
    try:
        known = opened.house.people.device_of_key(second)
        assert known is not None
        assert (known.device, known.role.value) == ("Kiosk 1", "kiosk")
        assert opened.house.people.device_of_key(first) is None
    finally:
        opened.house.close_blocking()


def test_the_managers_secret_is_told_once_and_kept_by_nobody(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "office", "export") == 0
    said = capsys.readouterr()
    secret_file = data / "manager.secret"
    secret = secret_file.read_text().strip()
    assert mode(secret_file) == 0o600
    assert str(secret_file) in said.err
    assert secret not in said.err + said.out
    assert secret.encode() not in (data / "vestibule.db").read_bytes()
    assert run(data, "reset-manager", "--key-file", tmp_path / "new") == 0
    opened = open_house(data, SystemClock(), None)
    try:
        assert not opened.house.people.is_manager(secret)
        assert opened.house.people.is_manager((tmp_path / "new").read_text().strip())
    finally:
        opened.house.close_blocking()


def test_staff_get_random_pins_once(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "provision-staff", "--key-file", tmp_path / "pins") == 0
    pins = json.loads((tmp_path / "pins").read_text())
    assert sorted(one["name"] for one in pins.values()) == [f"Clerk {number}" for number in range(1, 7)]
    assert len({one["pin"] for one in pins.values()}) > 1
    assert run(data, "provision-staff") == 0
    assert "Everybody has a PIN." in capsys.readouterr().out
    assert run(data, "provision-staff", "--all") == 0
    assert "Clerk 6: " in capsys.readouterr().out


def test_a_pin_is_read_from_standard_input(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for typed, code, said in (("271828\n", 0, "Clerk 1 has a new PIN."), ("12\n", 2, "4 to 12 digits")):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert run(data, "set-pin", "--staff", "clerk-1") == code
        assert said in "".join(capsys.readouterr())
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    assert run(data, "set-pin", "--staff", "clerk-9") == 2
    assert "there are: clerk-1," in capsys.readouterr().err


def test_an_office_is_imported_and_exported(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = tmp_path / "office.toml"
    changed.write_text(
        EXAMPLE.read_text(encoding="utf-8").replace("Marstow Town Hall", "Marstow Hall"), encoding="utf-8"
    )
    assert run(data, "office", "import", changed) == 0
    assert "Version 2 of the office is in force." in capsys.readouterr().out
    assert run(data, "office", "export", tmp_path / "out.json") == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["names"]["en"] == "Marstow Hall"
    changed.write_text('format = 1\nid = "x"\n', encoding="utf-8")
    assert run(data, "office", "import", changed) == 2
    assert str(changed) in capsys.readouterr().err


def test_a_document_is_checked_before_it_is_taken(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "office.toml"
    example = EXAMPLE.read_text(encoding="utf-8")
    changed.write_text(example.replace("walk_seconds = 30", "walk_seconds = 45"), encoding="utf-8")
    assert run(data, "office", "import", changed, "--check") == 0
    said = capsys.readouterr().out
    assert "~ walk_seconds: 30 -> 45" in said
    assert "Nothing was changed." in said
    faulty = example.replace("walk_seconds = 30", "walk_seconds = -1").replace("Europe/London", "Mars/Base")
    changed.write_text(faulty, encoding="utf-8")
    assert run(data, "office", "import", changed, "--check") == 2
    said = capsys.readouterr().err
    assert "walk_seconds: write a whole number" in said
    assert "time_zone: write an IANA" in said
    assert run(data, "office", "versions") == 0
    assert capsys.readouterr().out.count("event") == 1


def test_versions_are_compared_and_rolled_back(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    assert run(data, "office", "export", first) == 0
    second.write_text(first.read_text(encoding="utf-8").replace("walk_seconds = 30", "walk_seconds = 45"), "utf-8")
    assert run(data, "office", "import", second, "--yes") == 0
    assert run(data, "office", "rollback", "1", "--yes") == 0
    said = capsys.readouterr().out
    assert "~ walk_seconds: 45 -> 30" in said
    assert "Version 3 of the office is in force." in said
    assert run(data, "office", "versions") == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == ["3", "2", "1"]
    assert all("UTC  hub" in line for line in listed)
    assert run(data, "office", "diff", "1", "2") == 0
    assert capsys.readouterr().out == "~ walk_seconds: 30 -> 45\n"
    assert run(data, "office", "diff", second) == 0
    assert capsys.readouterr().out == "~ walk_seconds: 45 -> 30\n"
    assert run(data, "office", "diff", "1", "3") == 0
    assert capsys.readouterr().out == "Both offices are the same.\n"
    assert run(data, "office", "export", "--version", "2") == 0
    assert capsys.readouterr().out == second.read_text(encoding="utf-8")
    for words in (("rollback", "3"), ("rollback", "9"), ("diff", "9"), ("diff", str(tmp_path / "none.toml"))):
        assert run(data, "office", *words) == 2
    assert "There is no version 9" in capsys.readouterr().err


def test_whoever_sits_at_the_terminal_is_asked(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "office.toml"
    example = EXAMPLE.read_text(encoding="utf-8")
    changed.write_text(example.replace("walk_seconds = 30", "walk_seconds = 45"), encoding="utf-8")
    for typed, code in (("n\n", 2), ("y\n", 0)):
        terminal = io.StringIO(typed)
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", terminal)
        assert run(data, "office", "import", changed) == code
    said = capsys.readouterr()
    assert said.out.count("[y/N]") == 2
    assert "Nothing was changed." in said.err


@pytest.mark.parametrize("name", ["", " ", "x" * 64, "a\x07b"])
def test_a_device_name_has_bounds(data: Path, name: str) -> None:
    assert run(data, "provision-device", "--role", "kiosk", "--name", name) == 2


def test_a_key_that_cannot_be_written_says_so(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "reset-manager", "--key-file", tmp_path / "none" / "key") == 2
    assert "choose another place" in capsys.readouterr().err
