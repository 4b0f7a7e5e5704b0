"""A printer on a serial line: true speed, flow control, cables (T02). The lines are real pseudo-terminals."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import serial

from hub.sim.printer import Fault, SerialDoor, VirtualPrinter
from kiosk.printing import JobId, JobPrinted
from kiosk.printing.connection import Flow, Parity, Serial
from kiosk.printing.errors import PrinterLost
from kiosk.printing.model import PrinterModel
from kiosk.printing.reach import printer_for
from kiosk.printing.transport_serial import SerialTransport
from kiosk.printing.worker import Patience
from tests.kiosk.printing import rig as rigs
from tests.kiosk.printing.samples import english
from tests.waiting import wait_until

CUT = b"\x1dVB\x00"
PICTURE = b"\x1dv0\x00\x48\x00\x64\x00" + b"\xff" * 7200


@pytest.fixture
def pair() -> Iterator[tuple[int, str]]:
    """A line whose other end nobody reads unless the test does."""
    master, slave = os.openpty()
    yield master, os.ttyname(slave)
    os.close(slave)
    os.close(master)


def test_a_light_ticket_at_9600_takes_the_time_of_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rigs, "BAUD", 9600)
    with rigs.rig(rigs.Line.SERIAL, tmp_path, Patience(confirm=3.0, slow=12.0)) as at:
        at.well()
        began = time.monotonic()
        at.printer.print_ticket(JobId("a"), english())
        assert at.heard.outcome(JobId("a")) == JobPrinted(JobId("a"))
        assert 400 / 960 <= time.monotonic() - began < 3.0
        assert len(at.paper.tickets) == 1


def test_a_printer_that_says_stop_is_obeyed(tmp_path: Path) -> None:
    door = SerialDoor(tmp_path / "line", 4_000_000, software_flow=True)
    line = SerialTransport(Serial(str(door.path), 115_200, Flow.XONXOFF))
    with VirtualPrinter(door=door) as paper:
        paper.suffer(Fault.OFFLINE)
        line.open(1)
        data = PICTURE * 30 + CUT
        sent = 0
        while taken := line.send(data[sent:], 0.3):
            sent += taken
        assert 50_000 < sent < len(data), "held back by XOFF"
        paper.recover()
        wait_until(lambda: _sends(line, data, sent), 10, "the line to go on")
        wait_until(lambda: bool(paper.tickets), 10, "the paper")
        assert paper.tickets[0][0].rows == 3000
        assert not paper.errors
        line.close()


def _sends(line: SerialTransport, data: bytes, sent: int) -> bool:
    """Whether the rest goes out, once begun."""
    taken = line.send(data[sent:], 0.1)
    while taken and sent + taken < len(data):
        sent += taken
        taken = line.send(data[sent:], 2.0)
    return taken > 0


def test_a_printer_with_dsr_is_waited_for(pair: tuple[int, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Pseudo-terminals have no modem lines: the one look at the line is the edge of our world."""
    ready = threading.Event()
    monkeypatch.setattr(serial.Serial, "dsr", property(lambda _: ready.is_set()))
    line = SerialTransport(Serial(pair[1], flow=Flow.DSRDTR))
    line.open(1)
    assert line.send(b"R042", 0.05) == 0
    threading.Timer(0.05, ready.set).start()
    assert line.send(b"R042", 5.0) == 4
    assert os.read(pair[0], 10) == b"R042"
    line.close()


def test_what_has_not_left_is_thrown_away_when_a_ticket_is_given_up(
    pair: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Heard at the door to the kernel: at a pseudo-terminal bytes leave at once, sooner or later than one can look."""
    thrown_away: list[bool] = []
    throw_away = serial.Serial.reset_output_buffer

    def heard(line: serial.Serial) -> None:
        thrown_away.append(line.is_open)
        throw_away(line)

    monkeypatch.setattr(serial.Serial, "reset_output_buffer", heard)
    line = SerialTransport(Serial(pair[1], flow=Flow.NONE, parity=Parity.EVEN))
    line.open(1)
    assert line.send(b"x" * 1000, 1) == 1000
    line.abort()
    assert thrown_away == [True], "while the line is still open"
    assert not line.is_open
    line.abort()


def test_one_program_at_a_time(pair: tuple[int, str]) -> None:
    first, second = SerialTransport(Serial(pair[1])), SerialTransport(Serial(pair[1]))
    first.open(1)
    with pytest.raises(PrinterLost, match="unreachable"):
        second.open(1)
    first.close()
    second.open(1)
    second.close()


def test_a_line_that_is_not_there_or_goes_away_is_a_lost_printer(tmp_path: Path) -> None:
    door = SerialDoor(tmp_path / "line")
    line = SerialTransport(Serial(str(door.path)))
    with pytest.raises(PrinterLost, match="unreachable"):
        line.open(1)
    with pytest.raises(PrinterLost, match="not connected"):
        line.send(b"x", 0)
    with VirtualPrinter(door=door):
        line.open(1)
        assert line.is_open
        assert line.receive(0) == b""
    wait_until(lambda: _lost(line), what="the hang-up")
    assert not line.is_open


def _lost(line: SerialTransport) -> bool:
    try:
        line.receive(0.01)
        line.send(b"", 0.01)
    except PrinterLost:
        return True
    return False


def test_a_model_that_never_answers_is_believed_after_its_time(tmp_path: Path) -> None:
    """A one-way cable: nothing can be known, so nothing is asked."""
    door = SerialDoor(tmp_path / "line", 115_200)
    model = PrinterModel(
        "one-way", 576, in_order_status=False, automatic_status=False, clears_buffer=False, questions=()
    )
    with VirtualPrinter(door=door) as paper:
        paper.suffer(Fault.MUTE)
        with rigs.rig(rigs.Line.SERIAL, tmp_path, Patience(confirm=3.0), model, paper) as at:
            at.well()
            at.printer.print_ticket(JobId("a"), english())
            assert at.heard.outcome(JobId("a")) == JobPrinted(JobId("a"))
            assert len(paper.tickets) == 1


def test_a_cable_without_a_printer_of_ours_is_silent_not_ready(pair: tuple[int, str], tmp_path: Path) -> None:
    printer = printer_for(Serial(pair[1]), rigs.MODEL, time.monotonic, tmp_path)
    assert printer.status().state.value == "silent"
    printer.close()
