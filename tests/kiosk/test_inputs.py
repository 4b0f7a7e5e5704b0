"""Keypad and scanner from real event frames to the presenter's thread, and the hub's knowledge of them (D05, E04)."""

import json
import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from hub.sdk.client import HubClient
from hub.sdk.io.frames import Terminator
from hub.sdk.io.keypad import KeypadKey, KeyTable
from hub.sdk.io.strokes import ScannerLayout
from hub.sdk.outbox import Outbox
from hub.sdk.whereabouts import FixedAddress
from hub.sim.keypad import VirtualKeypad
from hub.sim.scanner import VirtualScanner
from kiosk.access_settings import KeypadSettings, ScannerSettings
from kiosk.inputs import Inputs
from tests.hub.sdk.stub_hub import StubHub, stub_hub
from tests.waiting import wait_until


class Desk:
    """A presenter that writes down what it is told, on the thread of the test."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()

    def press(self, key: KeypadKey) -> None:
        self.told.append(key)

    def scanned(self, text: str) -> None:
        self.told.append(f"scanned {text}")

    def hears(self, *told: str) -> None:
        def heard() -> bool:
            while not self.calls.empty():
                self.calls.get()()
            return self.told == list(told)

        wait_until(heard, what=f"{told}, not {self.told}")


@pytest.fixture
def stub() -> Iterator[StubHub]:
    with stub_hub(lambda handler, seen: handler.json(200, '{"seq": 1}')) as hub:
        yield hub


@pytest.fixture
def desk() -> Desk:
    return Desk()


class Box:
    def __init__(self, desk: Desk, stub: StubHub, keypad: KeypadSettings, scanner: ScannerSettings) -> None:
        self.outbox = Outbox(HubClient(FixedAddress(stub.url), "key"))
        self.inputs = Inputs(keypad, scanner, self.outbox, desk.calls.put)
        self.inputs.tell(desk)
        self.outbox.start()
        self.inputs.start()

    def stop(self) -> None:
        self.inputs.stop()
        self.outbox.stop()


def reports(stub: StubHub) -> list[tuple[str, str]]:
    bodies = [json.loads(seen.body) for seen in list(stub.seen)]
    return [(body["part"], body["state"]) for body in bodies]


def test_keys_and_codes_reach_the_presenter_and_the_hub_knows_both_parts(
    tmp_path: Path, desk: Desk, stub: StubHub
) -> None:
    with VirtualKeypad(tmp_path / "pad") as keypad, VirtualScanner(tmp_path / "scanner") as scanner:
        box = Box(desk, stub, KeypadSettings(str(keypad.path)), ScannerSettings(str(scanner.path)))
        keypad.press(KeypadKey.DOWN)
        desk.hears("down")
        scanner.scan("https://tickets.example/t/K7Q2")
        desk.hears("down", "scanned https://tickets.example/t/K7Q2")
        scanner.unplug()
        wait_until(lambda: ("scanner", "missing") in reports(stub), what="the hub to miss the scanner")
        scanner.plug()
        wait_until(lambda: reports(stub).count(("scanner", "ok")) == 2, what="the hub to know that it is back")
        scanner.scan("R042")
        desk.hears("down", "scanned https://tickets.example/t/K7Q2", "scanned R042")
        assert ("keypad", "ok") in reports(stub)
        box.stop()


def test_a_device_of_the_settings_that_is_not_there_is_missing_from_the_start(
    tmp_path: Path, desk: Desk, stub: StubHub
) -> None:
    box = Box(desk, stub, KeypadSettings(str(tmp_path / "pad")), ScannerSettings())
    wait_until(lambda: reports(stub) == [("keypad", "missing")], what="one report")
    box.stop()
    assert reports(stub) == [("keypad", "missing")], "nobody has said that there is a scanner"


def test_the_settings_choose_layout_and_table(tmp_path: Path, desk: Desk, stub: StubHub) -> None:
    scanner_settings = ScannerSettings(str(tmp_path / "scanner"), ScannerLayout.FR, Terminator.TAB)
    keypad_settings = KeypadSettings(str(tmp_path / "pad"), KeyTable.FUNCTION, ("KEY_F24 = 7",))
    with (
        VirtualKeypad(tmp_path / "pad", KeyTable.FUNCTION) as keypad,
        VirtualScanner(tmp_path / "scanner", ScannerLayout.FR, Terminator.TAB) as scanner,
    ):
        box = Box(desk, stub, keypad_settings, scanner_settings)
        keypad.stroke(194)
        desk.hears("7")
        keypad.press(KeypadKey.HEADSET_IN)
        desk.hears("7", "headset-in")
        scanner.scan("azerty 42")
        desk.hears("7", "headset-in", "scanned azerty 42")
        box.stop()


def test_a_socket_of_its_own_tells_of_the_headset_and_of_no_key(tmp_path: Path, desk: Desk, stub: StubHub) -> None:
    with VirtualKeypad(tmp_path / "jack") as jack:
        box = Box(desk, stub, KeypadSettings("off", headset=str(jack.path)), ScannerSettings("off"))
        jack.press(KeypadKey.SELECT)
        jack.press(KeypadKey.HEADSET_IN)
        desk.hears("headset-in")
        jack.unplug()
        desk.hears("headset-in", "headset-out")
        box.stop()
    assert reports(stub) == []


def test_a_wrong_row_of_the_table_is_named_and_left_out(tmp_path: Path, desk: Desk, stub: StubHub) -> None:
    with VirtualKeypad(tmp_path / "pad") as keypad, capture_logs() as logs:
        settings = KeypadSettings(str(keypad.path), keys=("KEY_NOPE = up",))
        box = Box(desk, stub, settings, ScannerSettings("off"))
        keypad.press(KeypadKey.UP)
        desk.hears("up")
        box.stop()
    assert any("KEY_NOPE" in str(entry.get("message")) for entry in logs)


def test_garbage_from_both_is_survived(tmp_path: Path, desk: Desk, stub: StubHub) -> None:
    with VirtualKeypad(tmp_path / "pad") as keypad, VirtualScanner(tmp_path / "scanner") as scanner:
        box = Box(desk, stub, KeypadSettings(str(keypad.path)), ScannerSettings(str(scanner.path)))
        for seed in range(10):
            keypad.garbage(1_000, seed)
            scanner.garbage(1_000, seed)

        def answered() -> bool:
            scanner.scan("R042")
            while not desk.calls.empty():
                desk.calls.get()()
            return "scanned R042" in desk.told

        wait_until(answered, what="the scanner to be read again")
        assert set(desk.told) <= {*KeypadKey, "scanned R042"}
        box.stop()
