"""The virtual printer on a serial line and on a USB node: true speed, cables pulled, logos in its memory."""

import contextlib
import os
import select
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.sim.printer import Fault, SerialDoor, UsbDoor, VirtualPrinter
from hub.sim.printer.wires import XOFF, XON
from tests.waiting import wait_until

REAL_TIME = b"\x12"
CUT = b"\x1dVB\x00"
PICTURE = b"\x1dv0\x00\x48\x00\x64\x00" + b"\xff" * 7200


@contextlib.contextmanager
def wire(path: Path) -> Iterator[int]:
    """The computer's end of a line."""
    end = os.open(path, os.O_RDWR | os.O_NOCTTY)
    tty.setraw(end)
    try:
        yield end
    finally:
        os.close(end)


def read(end: int, count: int, within: float = 5.0) -> bytes:
    got = b""
    while len(got) < count and select.select([end], [], [], within)[0]:
        got += os.read(end, count - len(got))
    return got


def test_a_serial_line_is_no_faster_than_its_baud_rate(tmp_path: Path) -> None:
    door = SerialDoor(tmp_path / "line", 9600)
    with VirtualPrinter(door=door) as printer, wire(door.path) as end:
        began = time.monotonic()
        os.write(end, b"x" * 47 * 20 + b"\n" + CUT + b"\x1dr\x01")
        assert read(end, 1) == b"\x00"
        assert time.monotonic() - began >= (47 * 20 + 1 + 4 + 3 + 1) / 960
        assert len(printer.tickets) == 1
        assert not printer.errors


def test_a_power_cut_leaves_the_line_and_loses_the_buffer(tmp_path: Path) -> None:
    door = SerialDoor(tmp_path / "line", 115_200)
    with VirtualPrinter(door=door) as printer, wire(door.path) as end:
        os.write(end, PICTURE[:2000])
        printer.suffer(Fault.POWER_OFF)
        os.write(end, b"R042\n\x10\x04\x01")
        assert read(end, 1, 0.2) == b""
        printer.recover()
        os.write(end, b"R043\n" + CUT + b"\x1dr\x01")
        answer = read(end, 1)
        if answer == REAL_TIME:  # a busy computer's line still held the question when the power came back
            answer = read(end, 1)
        assert answer == b"\x00"
        assert [record.lines for record, _ in printer.tickets] == [("R043",)]


def test_a_pulled_cable_hangs_up_and_comes_back_under_the_same_name(tmp_path: Path) -> None:
    door = UsbDoor(tmp_path)
    node, described = tmp_path / "dev/usb/lp0", tmp_path / "sys/class/usbmisc/lp0/device"
    with VirtualPrinter(door=door) as printer:
        assert (described.resolve().parent / "idVendor").read_text() == "04b8\n"
        assert "CMD:ESC/POS" in (described / "ieee1284_id").read_text()
        with wire(node) as end:
            printer.unplug()
            poll = select.poll()
            poll.register(end)
            wait_until(lambda: bool(poll.poll(0)) and bool(poll.poll(0)[0][1] & select.POLLHUP), what="the hang-up")
            assert not node.exists()
            assert not described.exists()
        printer.plug()
        with wire(node) as end:
            os.write(end, b"\x10\x04\x01")
            assert read(end, 1) == b"\x12"


def test_what_was_cut_off_on_a_wire_is_ended_by_padding(tmp_path: Path) -> None:
    door = UsbDoor(tmp_path)
    with VirtualPrinter(door=door) as printer:
        with wire(tmp_path / "dev/usb/lp0") as end:
            os.write(end, PICTURE[:2000])
        with wire(tmp_path / "dev/usb/lp0") as end:
            os.write(end, bytes(7208) + b"\x10\x04\x01")
            assert read(end, 1) == b"\x12"
        assert not printer.errors


def test_software_flow_control_stops_and_starts_the_computer(tmp_path: Path) -> None:
    door = SerialDoor(tmp_path / "line", 4_000_000, software_flow=True)
    with VirtualPrinter(door=door) as printer, wire(door.path) as end:
        printer.suffer(Fault.OFFLINE)
        for _ in range(8):
            os.write(end, PICTURE)
        assert read(end, 1) == XOFF
        printer.recover()
        assert read(end, 1) == XON
        os.write(end, CUT)
        wait_until(lambda: len(printer.tickets) == 1)
        assert printer.tickets[0][0].rows == 800


def test_a_logo_stays_in_the_memory_without_power(tmp_path: Path) -> None:
    define = b"\x1d(L\x1b\x000C0AB\x01\x08\x00\x10\x001" + b"\xf0" * 16
    with VirtualPrinter(door=UsbDoor(tmp_path)) as printer:
        with wire(tmp_path / "dev/usb/lp0") as end:
            os.write(end, define + b"\x1d(L\x04\x000@KC")
            assert read(end, 6) == b"\x37\x72\x40AB\x00"
        printer.suffer(Fault.POWER_OFF)
        printer.recover()
        with wire(tmp_path / "dev/usb/lp0") as end:
            os.write(end, b"\x1d(L\x06\x000EAB\x01\x02" + CUT + b"\x1d(L\x05\x000ACLR\x1d(L\x06\x000EAB\x01\x01")
            wait_until(lambda: bool(printer.errors))
        record, _ = printer.tickets[0]
        assert (record.logos, record.rows, record.black) == (("AB",), 32, 4 * 32)
        assert list(printer.errors) == ["no picture 'AB' in the memory"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.HOT, (0x1A, 0x52, 0x52, 0x12)),
        (Fault.BROKEN, (0x1A, 0x52, 0x32, 0x12)),
        (Fault.FEED_BUTTON, (0x5A, 0x1A, 0x12, 0x12)),
        (Fault.LYING, (0x12, 0x12, 0x12, 0x12)),
    ],
)
def test_further_status_bytes_follow_the_reference(tmp_path: Path, fault: Fault, expected: tuple[int, ...]) -> None:
    with VirtualPrinter(door=UsbDoor(tmp_path)) as printer, wire(tmp_path / "dev/usb/lp0") as end:
        printer.suffer(fault)
        if fault is Fault.LYING:
            printer.suffer(Fault.PAPER_OUT)
        for which, answer in zip((1, 2, 3, 4), expected, strict=True):
            os.write(end, bytes((0x10, 4, which)))
            assert read(end, 1) == bytes((answer,))
