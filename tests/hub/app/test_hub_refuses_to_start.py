"""What keeps the hub from starting: exit code 2 and one message that says what to do. No trace, no half a start."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.app.main import main
from hub.app.opening import open_house
from hub.service.clock import SystemClock
from tests.hub.running import running_hub


def refused_as_process(*words: str | Path) -> str:
    """Run the hub as a technician does; it must refuse. The one message."""
    command = [sys.executable, "-m", "hub", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The same without a process of its own."""

    def run(*words: str | Path) -> str:
        assert main([*map(str, words)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        return said.err

    return run


def test_an_unknown_configuration_key(tmp_path: Path) -> None:
    settings = tmp_path / "hub.toml"
    settings.write_text('[listen]\nprot = 7410\n[announce]\nenabled = "perhaps"\n')
    said = refused_as_process("--config", settings, "--data", tmp_path / "data")
    assert str(settings) in said
    assert 'listen.prot: there is no such setting; did you mean "port"?' in said
    assert not (tmp_path / "data").exists()


def test_a_taken_port(tmp_path: Path, refused: Callable[..., str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused("--data", tmp_path / "data", "--port", str(port))
    assert f"Port {port} is taken by another program" in said
    assert "--port" in said


def test_a_first_start_that_fails_leaves_no_secret_that_nobody_knows(
    tmp_path: Path, refused: Callable[..., str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        refused("--data", tmp_path / "data", "--port", str(other.getsockname()[1]))
    house = open_house(tmp_path / "data", SystemClock(), None).house
    assert not house.people.has_manager_secret()
    house.close_blocking()


def test_a_data_folder_that_cannot_be_written(tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "file").write_text("")
    said = refused("--data", tmp_path / "file", "--port", "0")
    assert str(tmp_path / "file") in said


def test_a_data_folder_of_another_hub_and_a_chore_meanwhile(tmp_path: Path, refused: Callable[..., str]) -> None:
    with running_hub(tmp_path, open_day=False) as hub:
        said = refused("--data", hub.data, "--port", "0")
        assert f"{hub.data} is in use by another hub" in said
        chore = refused("--data", hub.data, "reset-manager")
        assert "needs the hub stopped" in chore
        assert hub.get("/v1/office", hub.manager).status_code == 200


def test_a_bad_office_at_the_first_start(tmp_path: Path, refused: Callable[..., str]) -> None:
    office = tmp_path / "office.toml"
    office.write_text('format = 1\nid = "x"\n')
    settings = tmp_path / "hub.toml"
    settings.write_text('office = "office.toml"\n')
    said = refused("--config", settings, "--data", tmp_path / "data", "--port", "0")
    assert str(office) in said
    assert len(said.splitlines()) > 1


@pytest.mark.parametrize("content", [None, "office"])
def test_an_office_file_that_is_none(tmp_path: Path, content: str | None, refused: Callable[..., str]) -> None:
    office = tmp_path / "office.toml"
    if content is not None:
        office.write_text(content)
    said = refused("--data", tmp_path / "data", "office", "import", office)
    assert str(office) in said


def test_a_database_server_that_is_away_is_told_in_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "hub.toml"
    settings.write_text(f'data = "{tmp_path}/data"\ndatabase = "postgresql://vestibule@/office?host={tmp_path}"\n')
    assert main(["--config", str(settings)]) == 2
    said = capsys.readouterr().err
    assert "database server cannot be reached" in said
    assert "Traceback" not in said
    assert main(["--config", str(settings), "verify"]) == 2
    settings.write_text('database = "postgresql://vestibule:sesame@db.example/office"\n')
    assert main(["--config", str(settings)]) == 2
    assert "without password" in capsys.readouterr().err
