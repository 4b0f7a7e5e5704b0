import io
import os
from pathlib import Path

import pytest

from hub.sdk.io.keypad import KeypadKey, KeyTable
from hub.sim.keypad import VirtualKeypad
from hub.sim.keypad.__main__ import main, obey
from hub.sim.plugged import EV_KEY, EV_SYN, EVENT


def events(path: Path) -> list[tuple[int, ...]]:
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    content = os.read(reading, 65_536)
    os.close(reading)
    return [event[2:] for event in EVENT.iter_unpack(content)]


def test_a_press_is_the_kernels_own_bytes(tmp_path: Path) -> None:
    with VirtualKeypad(tmp_path / "pad") as keypad:
        assert keypad.press(KeypadKey.DOWN)
        assert events(keypad.path) == [(EV_KEY, 108, 1), (EV_SYN, 0, 0), (EV_KEY, 108, 0), (EV_SYN, 0, 0)]


def test_a_key_this_model_lacks_is_refused(tmp_path: Path) -> None:
    with VirtualKeypad(tmp_path / "pad", KeyTable.FUNCTION) as keypad:
        assert not keypad.press(KeypadKey.DIGIT_1)


@pytest.mark.parametrize("line", ["down select 3", "headset-in", "drop", "half", "garbage 100", "unplug", "plug"])
def test_lines_are_understood(tmp_path: Path, line: str) -> None:
    with VirtualKeypad(tmp_path / "pad") as keypad:
        assert obey(keypad, line.split())


@pytest.mark.parametrize("line", ["", "jump", "down jump", "garbage many"])
def test_other_lines_are_not(tmp_path: Path, line: str) -> None:
    with VirtualKeypad(tmp_path / "pad") as keypad:
        assert not obey(keypad, line.split())


def test_the_program_ends_with_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("down\nnonsense\n"))
    assert main(["--device", str(tmp_path / "pad")]) == 0
    assert capsys.readouterr().out == "ok\nnot understood: nonsense\n"
    assert not (tmp_path / "pad").exists()
    assert main(["--device", str(tmp_path / "none" / "pad")]) == 2
