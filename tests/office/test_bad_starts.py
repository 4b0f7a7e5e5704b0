"""What a device program says when it cannot work: exit code 2 and one message that says what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from counter.app import main as counter
from display.app import main as display
from kiosk.app import main as kiosk

Main = Callable[[list[str]], int]
PROGRAMS = pytest.mark.parametrize("start", [kiosk, display, counter], ids=["kiosk", "display", "counter"])


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "device.key"
    file.touch(mode=0o600)
    file.write_text("a-key")
    return file


def refused(start: Main, words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one message; nothing of Python's own is in it."""
    assert start([*words, "--hub", "http://127.0.0.1:9", "--size", "1080x1920"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


@PROGRAMS
def test_an_unknown_key_of_the_settings_is_named_with_the_nearest_one(
    start: Main, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text("[device.hub]\nurll = 'http://127.0.0.1:7410'\n[device.screan]\nwidth = 1\n")
    said = refused(start, ["--config", str(config), "--key-file", str(key)], capsys)
    assert str(config) in said
    assert "device.hub.urll" in said
    assert '"url"' in said or "device.hub.url" in said.replace("device.hub.urll", "")
    assert "device.screan" in said
    assert "screen" in said


@PROGRAMS
def test_a_value_out_of_its_bounds_is_named_with_them(
    start: Main, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text("[device.screen]\ndiagonal_inches = 400\n")
    said = refused(start, ["--config", str(config), "--key-file", str(key)], capsys)
    assert "device.screen.diagonal_inches" in said
    assert "120" in said


@PROGRAMS
def test_without_its_key_it_says_how_to_make_one(
    start: Main, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(start, ["--key-file", str(tmp_path / "none.key")], capsys)
    assert "none.key" in said
    assert "provision-device" in said


@PROGRAMS
def test_a_key_that_others_can_read_is_not_used(start: Main, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key.chmod(0o644)
    assert f"chmod 600 {key}" in refused(start, ["--key-file", str(key)], capsys)


@PROGRAMS
def test_a_settings_file_that_is_not_there(
    start: Main, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(start, ["--config", str(tmp_path / "none.toml"), "--key-file", str(key)], capsys)
    assert "none.toml" in said
