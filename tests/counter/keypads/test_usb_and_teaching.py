"""USB keypads of any maker: real input events, taught keys, what is held or dropped, unplugged and back; teaching."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter.keypads.keys import USB_KEYS, PadKey, serial_table, usb_table
from counter.keypads.teach import lesson, teach
from counter.keypads.usb import UsbReading
from hub.sdk.io.reader import InputReader
from hub.sdk.io.serial_frames import FrameFormat
from hub.sdk.io.signals import Signal
from hub.sdk.io.sources import EvdevSource
from hub.sim.keypad_bus import VirtualPad
from hub.sim.plugged import PluggedDevice
from hub.sim.serial_port import VirtualPort
from tests.waiting import wait_until

KP_PLUS, KP_1, KP_ENTER, F13 = 78, 79, 96, 183


@pytest.fixture
def device(tmp_path: Path) -> Iterator[PluggedDevice]:
    with PluggedDevice(tmp_path / "event0") as plugged:
        yield plugged


def test_keys_are_pressed_once_however_long_they_are_held(device: PluggedDevice) -> None:
    pressed: list[PadKey | None] = []
    there: list[bool] = []

    def opened() -> EvdevSource | None:
        return EvdevSource(device.path) if device.path.exists() else None

    reader: InputReader[Signal, PadKey | None] = InputReader(
        "pad", opened, UsbReading(usb_table(USB_KEYS)), pressed.append, there.append
    )
    reader.start()
    try:
        wait_until(lambda: there == [True], 10, "the keypad to be found")
        for code in (KP_1, KP_ENTER, KP_PLUS, F13):
            device.stroke(code)
        device.say((1, KP_PLUS, 1))
        for _ in range(5):
            device.say((1, KP_PLUS, 2))
        wanted = [PadKey.DIGIT_1, PadKey.ENTER, PadKey.NEXT, None, PadKey.NEXT]
        wait_until(lambda: pressed == wanted, 10, f"the keys, not {pressed}")
        device.unplug()
        wait_until(lambda: there == [True, False], 10, "its absence")
        device.plug()
        wait_until(lambda: there == [True, False, True], 10, "its return")
        device.stroke(KP_PLUS)
        wait_until(lambda: pressed == [*wanted, PadKey.NEXT], 10, "the key after it")
    finally:
        reader.stop()


def test_a_lesson_leaves_out_what_is_not_pressed_and_asks_again_for_what_is_taken() -> None:
    sent = iter(["KEY_1", "KEY_1", "KEY_2", None, "99"])
    said: list[str] = []
    keys = [PadKey.NEXT, PadKey.RECALL, PadKey.PARK, PadKey.ENTER]
    rows = lesson(lambda _: next(sent), keys, said.append, 5)
    assert rows == ["KEY_1 = next", "KEY_2 = recall", "99 = enter"]
    assert usb_table(rows) == {2: PadKey.NEXT, 3: PadKey.RECALL, 99: PadKey.ENTER}
    assert 'That one is "next" already; press another' in said


def taught(
    words: list[str], act: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What `keypads teach` writes when a key is pressed whenever it asks for one."""
    asked: list[str] = []

    def say(text: str) -> None:
        act(len(asked))
        asked.append(text)

    monkeypatch.setattr("counter.keypads.teach._say", say)
    assert teach(words) == 0
    return capsys.readouterr().out


def test_a_usb_keypad_is_taught(
    device: PluggedDevice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = (F13, KP_ENTER)
    words = ["--device", str(device.path), "next", "enter"]
    rows = taught(words, lambda number: device.stroke(codes[number]), monkeypatch, capsys)
    assert rows == 'keys = [\n  "KEY_F13 = next",\n  "KEY_KPENTER = enter",\n]\n'


def test_a_serial_keypad_is_taught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pad, keys = VirtualPad("01", FrameFormat(), polled=False), ("K1", "\x1b")
    with VirtualPort(tmp_path / "line", [pad]) as port:
        words = ["--line", str(port.link), "next", "clear"]
        rows = taught(words, lambda number: port.say(pad.press(keys[number])), monkeypatch, capsys)
    assert rows == 'keys = [\n  "K1 = next",\n  "0x1b = clear",\n]\n'
    assert serial_table(["K1 = next", "0x1b = clear"]) == {"K1": PadKey.NEXT, "\x1b": PadKey.CLEAR}


def test_a_keypad_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert teach(["--device", str(tmp_path / "none")]) == 2
    assert "nothing that is plugged in" in capsys.readouterr().err
