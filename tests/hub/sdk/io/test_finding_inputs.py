"""Devices are found by what they are, in folders laid out as the kernel and udev lay them (D05)."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from hub.sdk.io.finding import AUTO, OFF, WANTED, Sort, find

KEYBOARD = range(1, 128)
PAD = (28, 69, 71, 72, 73, 75, 76, 77, 96, 103, 105, 106, 108)


class Box:
    def __init__(self, folder: Path) -> None:
        self.dev, self.sys = folder / "dev", folder / "sys"
        (self.dev / "by-id").mkdir(parents=True)
        self.sys.mkdir()

    def plug(
        self,
        number: int,
        name: str,
        ids: str = "0000:0000",
        keys: Iterable[int] = KEYBOARD,
        switches: Iterable[int] = (),
        link: str = "",
    ) -> Path:
        device = self.sys / f"event{number}" / "device"
        (device / "id").mkdir(parents=True)
        (device / "capabilities").mkdir()
        vendor, _, product = ids.partition(":")
        for file, text in (
            ("name", name),
            ("id/vendor", vendor),
            ("id/product", product),
            ("capabilities/key", bitmap(keys)),
            ("capabilities/sw", bitmap(switches)),
        ):
            (device / file).write_text(text + "\n")
        node = self.dev / f"event{number}"
        node.touch()
        if link:
            (self.dev / "by-id" / link).symlink_to(f"../event{number}")
        return node

    def find(self, wanted: str, sort: Sort) -> Path | None:
        return find(wanted, sort, self.dev, self.sys)


def bitmap(codes: Iterable[int]) -> str:
    value = sum(1 << code for code in codes)
    words = []
    while value:
        words.append(f"{value & (1 << 64) - 1:x}")
        value >>= 64
    return " ".join(reversed(words)) or "0"


@pytest.fixture
def box(tmp_path: Path) -> Box:
    made = Box(tmp_path)
    made.plug(0, "Power Button", keys=[116])
    made.plug(3, "USB Keyboard", "046d:c31c", link="usb-Maker_USB_Keyboard-event-kbd")
    return made


def test_by_the_numbers_of_maker_and_product(box: Box) -> None:
    scanner = box.plug(7, "Gadget", "05f9:2214")
    assert box.find("05F9:2214", Sort.SCANNER) == scanner
    assert box.find("05f9:0000", Sort.SCANNER) is None


def test_by_a_name_with_stars_or_its_link(box: Box) -> None:
    pad = box.plug(9, "Gadget", keys=PAD, link="usb-Storm_NavPad_0042-event-kbd")
    assert box.find("*navpad*", Sort.KEYPAD) == pad
    assert box.find("Gadget", Sort.KEYPAD) == pad
    link = box.dev / "by-id" / "usb-Storm_NavPad_0042-event-kbd"
    assert box.find(str(link), Sort.KEYPAD) == link
    link.unlink()
    assert box.find(str(link), Sort.KEYPAD) is None


def test_auto_takes_what_is_called_so_and_never_a_keyboard(box: Box) -> None:
    assert box.find(AUTO, Sort.SCANNER) is None
    assert box.find(AUTO, Sort.KEYPAD) is None
    scanner = box.plug(5, "Datalogic Barcode Scanner")
    pad = box.plug(6, "USB Numeric Keypad", keys=PAD)
    assert box.find(AUTO, Sort.SCANNER) == scanner
    assert box.find(AUTO, Sort.KEYPAD) == pad
    assert box.find(OFF, Sort.SCANNER) is None


def test_what_cannot_type_is_no_scanner(box: Box) -> None:
    """The consumer-control half of a composite device has the scanner's name too."""
    box.plug(4, "Honeywell Scanner", keys=[113, 114, 115])
    real = box.plug(8, "Honeywell Scanner")
    assert box.find(AUTO, Sort.SCANNER) == real


def test_of_several_the_same_one_every_day(box: Box) -> None:
    box.plug(4, "Scanner", link="usb-B-event-kbd")
    first = box.plug(8, "Scanner", link="usb-A-event-kbd")
    assert box.find(AUTO, Sort.SCANNER) == first


def test_a_headphone_socket_is_found_by_its_switch(box: Box) -> None:
    box.plug(10, "Card Headphone volume", keys=[114])
    jack = box.plug(11, "Card Headphone", keys=[], switches=[2])
    assert box.find(AUTO, Sort.HEADSET) == jack


def test_a_device_that_vanishes_while_it_is_looked_at_is_left_out(box: Box) -> None:
    (box.sys / "event2").mkdir()
    (box.sys / "event2" / "device").symlink_to("nowhere")
    assert box.find(AUTO, Sort.SCANNER) is None


def test_a_box_without_input_devices_has_none(tmp_path: Path) -> None:
    assert find(AUTO, Sort.SCANNER, tmp_path / "no", tmp_path / "none") is None


@pytest.mark.parametrize("wanted", ["auto", "off", "05f9:2214", "*Barcode*", "/dev/input/by-id/usb-x", "/run/pipe"])
def test_these_may_be_set(wanted: str) -> None:
    assert re.fullmatch(WANTED, wanted)


@pytest.mark.parametrize("wanted", ["/dev/input/event3", "", "x"])
def test_a_number_that_changes_may_not(wanted: str) -> None:
    assert not re.fullmatch(WANTED, wanted)
