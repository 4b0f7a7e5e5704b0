"""The environment: made once, from the lock, repaired after an interruption, one set-up at a time.

Real environments are made here, from a lock without packages, so no index is needed.
"""

import fcntl
import sys
import threading
from pathlib import Path

import pytest

from hub.run import setup
from hub.run.errors import SetupError
from hub.run.setup import Environment
from tests.waiting import wait_until


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    lock = tmp_path / "requirements.lock"
    lock.write_text("# nothing is needed\n")
    return Environment(tmp_path / "venv", lock)


def prepared(environment: Environment) -> list[str]:
    said: list[str] = []
    setup.prepare(environment, said.append)
    return said


def test_it_is_made_once_and_another_lock_is_installed_into_it(environment: Environment) -> None:
    assert not setup.is_ready(environment)
    assert prepared(environment)[-1] == "Set-up is complete."
    assert setup.is_ready(environment)
    assert (environment.venv / "bin" / "pip").exists()
    assert prepared(environment) == []
    kept = environment.venv / "kept"
    kept.touch()
    environment.lock.write_text("# something else\n")
    assert not setup.is_ready(environment)
    prepared(environment)
    assert setup.is_ready(environment)
    assert kept.exists()
    environment.lock.write_text("this is no requirement ===\n")
    with pytest.raises(SetupError, match="could not be installed"):
        prepared(environment)
    assert not setup.is_ready(environment)
    assert (environment.venv / setup.UNFINISHED).exists()


def test_an_interrupted_set_up_starts_again_from_nothing(environment: Environment) -> None:
    environment.venv.mkdir()
    (environment.venv / setup.UNFINISHED).touch()
    half = environment.venv / "half-written"
    half.touch()
    said = prepared(environment)
    assert "interrupted" in said[0]
    assert setup.is_ready(environment)
    assert not half.exists()


def test_an_environment_of_another_python_is_made_anew(environment: Environment) -> None:
    another = environment.venv / "lib" / "python3.2"
    another.mkdir(parents=True)
    environment.python.parent.mkdir()
    environment.python.symlink_to(sys.executable)
    (environment.venv / setup.READY).write_text("made by another Python\n")
    prepared(environment)
    assert setup.is_ready(environment)
    assert not another.exists()
    assert (environment.venv / "lib" / f"python3.{sys.version_info.minor}").is_dir()


def test_a_set_up_waits_for_the_one_under_way(environment: Environment) -> None:
    said: list[str] = []
    with environment.lock.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        second = threading.Thread(target=setup.prepare, args=(environment, said.append))
        second.start()
        wait_until(lambda: bool(said), what="the second set-up to say that it waits")
        assert not environment.venv.exists()
        # The first one finished meanwhile:
        environment.python.parent.mkdir(parents=True)
        environment.python.touch()
        (environment.venv / setup.READY).write_text(setup._stamp(environment))
    second.join(timeout=30)
    assert said == ["Another set-up is under way; waiting for it …"]


def test_the_environment_can_lie_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VESTIBULE_VENV", str(tmp_path / "elsewhere"))
    assert setup.environment_of(tmp_path).venv == tmp_path / "elsewhere"
    monkeypatch.delenv("VESTIBULE_VENV")
    assert setup.environment_of(tmp_path).venv == tmp_path / ".venv"
