"""Keypad and scanner as the kernel's own devices: found by what they are, held, unplugged and back, events lost by a
kernel whose buffer ran over, garbage (D05)."""

import random
import subprocess
from collections.abc import Callable, Iterator

import evdev
import pytest
from evdev import ecodes

from hub.sdk.io.finding import AUTO, Sort, devices, find
from hub.sdk.io.frames import FrameRules, KeyFrames
from hub.sdk.io.keypad import TABLES, KeypadKey, KeypadReading, KeyTable, parse_table
from hub.sdk.io.reader import InputReader
from hub.sdk.io.signals import Signal, SignalKind
from hub.sdk.io.sources import EvdevSource, Source
from tests.vm.uhid import HidKeyboard
from tests.waiting import wait_until

ADDRESS = "http://192.168.1.20:7410/t/k7q2"
KEYS = sorted(parse_table(TABLES[KeyTable.ARROWS]))


def opening(sort: Sort) -> Callable[[], Source[Signal] | None]:
    def opened() -> Source[Signal] | None:
        found = find(AUTO, sort)
        return EvdevSource(found) if found else None

    return opened


def keypad() -> evdev.UInput:
    return evdev.UInput({ecodes.EV_KEY: KEYS}, name="Maker Tactile Keypad", vendor=0x2047, product=0x0003)


def press(made: evdev.UInput, code: int) -> None:
    for value in (1, 0):
        made.write(ecodes.EV_KEY, code, value)
        made.syn()


class Pressed:
    """A keypad's reader and what it told."""

    def __init__(self) -> None:
        self.keys: list[KeypadKey] = []
        self.present: list[bool] = []
        reading = KeypadReading(parse_table(TABLES[KeyTable.ARROWS]))
        self.reader: InputReader[Signal, KeypadKey] = InputReader(
            "keypad", opening(Sort.KEYPAD), reading, self.keys.append, self.present.append
        )
        self.reader.start()


@pytest.fixture
def pressed() -> Iterator[Pressed]:
    made = Pressed()
    yield made
    made.reader.stop()


def test_a_keypad_is_found_by_what_it_is_and_comes_back_under_another_number(pressed: Pressed) -> None:
    wait_until(lambda: pressed.present == [False], what="that it is missed")
    with keypad() as made:
        wait_until(lambda: pressed.present == [False, True], what="the keypad")
        press(made, ecodes.KEY_DOWN)
        press(made, ecodes.KEY_ENTER)
        wait_until(lambda: pressed.keys == [KeypadKey.DOWN, KeypadKey.SELECT], what="two keys")
    wait_until(lambda: pressed.present[-1] is False, what="that it is gone")
    with evdev.UInput({ecodes.EV_KEY: [ecodes.KEY_A]}, name="Something else"), keypad() as made:
        wait_until(lambda: pressed.present[-1] is True, what="the keypad again")
        press(made, ecodes.KEY_UP)
        wait_until(lambda: pressed.keys[-1] is KeypadKey.UP, what="a key of it")


def test_nobody_else_hears_its_keys(pressed: Pressed) -> None:
    with keypad() as made:
        wait_until(lambda: pressed.present[-1:] == [True], what="the keypad")
        assert made.device is not None
        with pytest.raises(OSError, match="busy"):
            made.device.grab()


def test_a_headset_that_is_plugged_in_already_is_known_when_the_keypad_is_found(pressed: Pressed) -> None:
    with evdev.UInput({ecodes.EV_KEY: KEYS, ecodes.EV_SW: [ecodes.SW_HEADPHONE_INSERT]}, name="Maker Keypad") as made:
        wait_until(lambda: pressed.present[-1:] == [True], what="the keypad")
        made.write(ecodes.EV_SW, ecodes.SW_HEADPHONE_INSERT, 1)
        made.syn()
        wait_until(lambda: pressed.keys == [KeypadKey.HEADSET_IN], what="the headset")
        pressed.reader.stop()
        again = Pressed()
        wait_until(lambda: again.keys == [KeypadKey.HEADSET_IN], what="the headset that is in already")
        pressed.reader = again.reader
    wait_until(lambda: again.keys[-1] is KeypadKey.HEADSET_OUT, what="that it went with the keypad")


def test_events_that_the_kernel_lost_void_the_code_under_way() -> None:
    with evdev.UInput({ecodes.EV_KEY: sorted(ecodes.keys)[:200]}, name="Maker Barcode Scanner") as made:
        wait_until(lambda: find(AUTO, Sort.SCANNER) is not None, what="the scanner")
        source = EvdevSource(find(AUTO, Sort.SCANNER) or pytest.fail("no scanner"))
        frames, lost = KeyFrames(FrameRules()), 0
        read: list[str] = []
        for _ in range(2_000):  # more than the kernel keeps for a reader that does not read
            press(made, ecodes.KEY_7)
        press(made, ecodes.KEY_ENTER)
        for digit in (ecodes.KEY_4, ecodes.KEY_2, ecodes.KEY_ENTER):
            press(made, digit)
            for signal in source.read():
                lost += signal.kind is SignalKind.DROPPED
                read += frames.feed(signal)
        source.close()
    assert lost > 0
    assert read in ([], ["42"])


def test_a_scanner_of_the_kernels_hid_driver_reads_codes_unplugged_and_back() -> None:
    read: list[str] = []
    present: list[bool] = []
    reader: InputReader[Signal, str] = InputReader(
        "scanner", opening(Sort.SCANNER), KeyFrames(FrameRules()), read.append, present.append
    )
    reader.start()
    try:
        for _ in range(2):
            scanner = HidKeyboard("Maker Barcode Scanner", 0x05F9, 0x2214)
            wait_until(lambda: present[-1:] == [True], what="the scanner")
            assert any((one.vendor, one.product) == ("05f9", "2214") for one in devices())
            subprocess.run(["udevadm", "settle"], check=True)  # its work takes whole parts of a second from the typing
            scanner.type(f"{ADDRESS}\n")
            wait_until(lambda: bool(read) and read[-1] == ADDRESS, what="the code")
            scanner.type("http://19")
            scanner.close()
            wait_until(lambda: present[-1] is False, what="that it is gone")
            read.append("")
        assert read == [ADDRESS, "", ADDRESS, ""]
    finally:
        reader.stop()


def test_ten_thousand_random_events_end_nothing(pressed: Pressed) -> None:
    chance = random.Random(7)
    with keypad() as made:
        wait_until(lambda: pressed.present[-1:] == [True], what="the keypad")
        for _ in range(10_000):
            made.write(chance.choice((ecodes.EV_KEY, ecodes.EV_MSC, ecodes.EV_SYN)), chance.randrange(600), 1)
        made.syn()
        for code in KEYS:
            made.write(ecodes.EV_KEY, code, 0)
        made.syn()
        before = len(pressed.keys)
        press(made, ecodes.KEY_F1)
        wait_until(lambda: KeypadKey.HELP in pressed.keys[before:], what="a key after all that")
