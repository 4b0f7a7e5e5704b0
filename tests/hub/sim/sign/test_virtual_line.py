"""The simulated line and its signs: real bytes through a pty, unplugging, two that talk at once, the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counter.signs.edi_flex import EdiFlex
from hub.sim.serial_port import VirtualPort, mixed
from hub.sim.sign import DECODERS, Kind, VirtualSign
from tests.waiting import wait_until


def test_bytes_through_the_line_and_after_it_was_pulled_out(tmp_path: Path) -> None:
    sign = VirtualSign(DECODERS[Kind.EDI]("1", 4))
    with VirtualPort(tmp_path / "line", [sign]) as port:
        fd = os.open(port.link, os.O_RDWR | os.O_NOCTTY)
        os.write(fd, EdiFlex(1, 4).frame("42"))
        wait_until(lambda: sign.now.text == "42", 10, "the sign to show it")
        port.unplug()
        assert not port.link.exists()
        with pytest.raises(OSError, match="Input/output"):
            os.write(fd, b"x")
        os.close(fd)
        port.plug()
        fd = os.open(port.link, os.O_RDWR | os.O_NOCTTY)
        os.write(fd, EdiFlex(1, 4).frame("43"))
        wait_until(lambda: sign.now.text == "43", 10, "the sign to show the next")
        os.close(fd)
    assert sign.errors == []


def test_two_that_talk_at_once_are_not_understood() -> None:
    assert mixed([]) == b""
    assert mixed([b"\x02A\x03"]) == b"\x02A\x03"
    assert mixed([b"\x0201A\x03", b"\x0201B\x03\x07"]) == b"\x0201@\x03\x07"


def test_the_program_says_what_its_signs_show(tmp_path: Path) -> None:
    link = tmp_path / "line"
    process = subprocess.Popen(
        [sys.executable, "-m", "hub.sim.sign", "--link", str(link), "edi-flex:1:4", "edi-flex:2:4"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        wait_until(link.exists, 20, "the line")
        fd = os.open(link, os.O_RDWR | os.O_NOCTTY)
        os.write(fd, EdiFlex(2, 4).frame("42"))
        assert json.loads(process.stdout.readline()) == {
            "sign": "edi-flex:2:4",
            "shows": "42",
            "flash": False,
            "below": "",
        }
        os.write(fd, b"\x02zz42\x03")
        assert "no address" in json.loads(process.stdout.readline())["not_understood"]
        os.close(fd)
    finally:
        process.stdin.close()
        assert process.wait(20) == 0
        process.stdout.close()
