"""The virtual printer over a real socket: paper, status, faults, control lines, the program itself."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hub.sim.printer import CUTS_FILE, ControlPort, Fault, PaperFolder, VirtualPrinter, tell
from hub.sim.printer.__main__ import main
from tests.waiting import wait_until

CUT = b"\x1dVB\x00"


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(folder=PaperFolder(tmp_path, keep=2)) as running:
        yield running


@contextlib.contextmanager
def link(printer: VirtualPrinter) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", printer.port), 5) as opened:
        opened.settimeout(5)
        yield opened


def ask(opened: socket.socket, which: int) -> int:
    opened.sendall(bytes((0x10, 4, which)))
    return opened.recv(1)[0]


def qr_bytes(text: bytes) -> bytes:
    store = (len(text) + 3).to_bytes(2, "little")
    return b"\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1\x1d(k" + store + b"1P0" + text + b"\x1d(k\x03\x001Q0"


def test_native_text_and_qr_come_out_on_paper(printer: VirtualPrinter, tmp_path: Path) -> None:
    url = b"http://192.168.1.10:7410/t/abcdefgh"
    with link(printer) as opened:
        opened.sendall(
            b"\x1b@\x1ba\x01\x1bt\x10\x1bE\x01Ayuntamiento\x1bE\x00\n\x1d!\x77R042\n\x1d!\x00Se\xf1al\n"
            + b"\x1dB\x01 6 \x1dB\x00\n\x1bJ\x30" + qr_bytes(url) + b"\x1bd\x02" + CUT
        )  # fmt: skip
        wait_until(lambda: len(printer.tickets) == 1)
    record, torn = printer.tickets[0]
    assert record.lines == ("Ayuntamiento", "R042", "Señal", "6")
    assert record.codes == (url.decode(),)
    assert record.black > 1000
    drawn = Image.open(tmp_path / "ticket-000001.png")
    assert drawn.size == (576, record.rows) == torn.picture.size
    assert [code.text for code in zxingcpp.read_barcodes(drawn)] == [url.decode()]
    assert json.loads((tmp_path / CUTS_FILE).read_text())["lines"] == list(record.lines)
    assert not printer.errors


def test_only_the_last_pictures_are_kept_and_every_cut_is_recorded(printer: VirtualPrinter, tmp_path: Path) -> None:
    with link(printer) as opened:
        opened.sendall(b"".join(f"{n}\n".encode() + CUT for n in range(4)))
        wait_until(lambda: len(printer.tickets) == 4)
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["ticket-000003.png", "ticket-000004.png"]
    assert len((tmp_path / CUTS_FILE).read_text().splitlines()) == 4
    with VirtualPrinter(folder=PaperFolder(tmp_path)) as later, link(later) as opened:
        opened.sendall(b"5\n" + CUT)
        wait_until(lambda: len(later.tickets) == 1)
    assert later.tickets[0][0].picture == "ticket-000005.png"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x07", "control byte 07"),
        (b"half a line" + CUT, "cut in the middle of a line"),
        (b"x\x1ba\x01", "alignment"),
        (b"x\x1dv0\x00\x01\x00\x01\x00\xff", "picture in the middle"),
        (b"\x1dv0\x00\x49\x00\x01\x00" + bytes(73), "584 dots on paper of 576"),
        (b"\x1bt\xfe", "code page 254"),
        (b"\x1bt\x10\x81\n", "byte 81"),
        (b"\x1d(k\x03\x001Q0", "before any data"),
        (b"\x1d(k\x03\x001C\x10" + qr_bytes(b"a" * 600)[8:], "QR of"),
        (b"\x1bd\xff" * 2, "without a cut"),
    ],
)
def test_what_a_real_printer_would_garble_is_an_error(printer: VirtualPrinter, data: bytes, why: str) -> None:
    with link(printer) as opened:
        opened.sendall(data)
        wait_until(lambda: bool(printer.errors), what="the error")
    assert why in printer.errors[0]


def test_a_connection_that_ends_inside_a_command_is_an_error(printer: VirtualPrinter) -> None:
    with link(printer) as opened:
        opened.sendall(b"\x1dv0\x00\x02\x00")
    wait_until(lambda: bool(printer.errors))
    assert "inside a command" in printer.errors[0]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (None, (0x12, 0x12, 0x12, 0x12)),
        (Fault.NEAR_END, (0x12, 0x12, 0x12, 0x1E)),
        (Fault.PAPER_OUT, (0x1A, 0x32, 0x12, 0x7E)),
        (Fault.COVER_OPEN, (0x1A, 0x16, 0x12, 0x12)),
        (Fault.OFFLINE, (0x1A, 0x12, 0x12, 0x12)),
    ],
)
def test_status_bytes_follow_the_reference(
    printer: VirtualPrinter, fault: Fault | None, expected: tuple[int, ...]
) -> None:
    if fault:
        printer.suffer(fault)
    with link(printer) as opened:
        assert tuple(ask(opened, n) for n in (1, 2, 3, 4)) == expected


def test_a_jammed_cutter_is_known_only_after_a_cut_and_tells_by_itself(printer: VirtualPrinter) -> None:
    printer.suffer(Fault.CUTTER)
    with link(printer) as opened:
        opened.sendall(b"\x1da\x0e")
        assert opened.recv(4) == b"\x10\x00\x00\x0f"
        opened.sendall(b"R042\n" + CUT)
        assert opened.recv(4) == b"\x18\x08\x00\x0f"
        assert (ask(opened, 2), ask(opened, 3)) == (0x52, 0x1A)
        printer.recover(Fault.CUTTER)
        assert opened.recv(4) == b"\x10\x00\x00\x0f"


def test_the_answer_in_order_waits_for_the_paper_and_a_clear_forgets_it(printer: VirtualPrinter) -> None:
    printer.suffer(Fault.PAPER_OUT)
    with link(printer) as opened:
        opened.sendall(b"R042\n" + CUT + b"\x1dr\x01")
        assert ask(opened, 4) == 0x7E
        printer.recover()
        assert opened.recv(1) == b"\x00"
        assert len(printer.tickets) == 1
        printer.suffer(Fault.COVER_OPEN)
        opened.sendall(b"R043\n" + CUT + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08")
        assert opened.recv(3) == b"\x37\x25\x00"
        printer.recover(Fault.COVER_OPEN)
        opened.sendall(b"R044\n" + CUT + b"\x1dr\x01")
        assert opened.recv(1) == b"\x00"
    assert [record.lines for record, _ in printer.tickets] == [("R042",), ("R044",)]


def test_slow_drop_and_power_off(printer: VirtualPrinter) -> None:
    printer.slow(1000)
    with link(printer) as opened:
        opened.sendall(b"R042\n" + CUT)
        assert not printer.tickets
        printer.slow(None)
        wait_until(lambda: len(printer.tickets) == 1)
        printer.drop()
        assert opened.recv(1) == b""
    printer.suffer(Fault.POWER_OFF)
    with pytest.raises(ConnectionRefusedError), link(printer):
        pass
    printer.recover(Fault.POWER_OFF)
    with link(printer) as opened:
        assert ask(opened, 1) == 0x12


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.MUTE])
def test_a_printer_that_does_not_answer(printer: VirtualPrinter, fault: Fault) -> None:
    printer.suffer(fault)
    with link(printer) as opened:
        opened.settimeout(0.2)
        opened.sendall(b"R042\n" + CUT + b"\x10\x04\x01")
        with pytest.raises(TimeoutError):
            opened.recv(1)
    if fault is Fault.MUTE:
        wait_until(lambda: len(printer.tickets) == 1)
    assert len(printer.tickets) == (fault is Fault.MUTE)


def test_an_accident_in_the_middle_of_a_picture_leaves_half_of_it(printer: VirtualPrinter) -> None:
    picture = b"\x1dv0\x00\x48\x00\x64\x00" + b"\xff" * 7200
    printer.after(3600, Fault.PAPER_OUT)
    with link(printer) as opened:
        opened.sendall(picture + CUT)
        wait_until(lambda: Fault.PAPER_OUT in printer.faults)
        assert ask(opened, 4) == 0x7E
        printer.recover()
        wait_until(lambda: len(printer.tickets) == 1)
    assert printer.tickets[0][0].rows == 100  # after the new roll the rest follows
    printer.after(3600, Fault.POWER_OFF)
    with link(printer) as opened:
        opened.sendall(picture + CUT)
        assert opened.recv(1) == b""
    printer.recover()
    with link(printer) as opened:
        opened.sendall(CUT)
        wait_until(lambda: len(printer.tickets) == 2)
    assert printer.tickets[1][0].rows == 49


def test_a_planned_drop_forgets_the_buffer(printer: VirtualPrinter) -> None:
    printer.after(4, None)
    with link(printer) as opened:
        opened.sendall(b"R042 and more\n" + CUT)
        assert opened.recv(1) == b""
    assert not printer.tickets


def test_control_lines_do_what_they_say(printer: VirtualPrinter) -> None:
    control = ControlPort(printer)
    try:
        assert tell(control.port, "fault paper-out")["faults"] == ["paper-out"]
        assert tell(control.port, "recover paper-out")["faults"] == []
        for line in ("slow 100", "slow off", "after 10 drop", "after 10 mute", "drop", "recover", "status"):
            assert tell(control.port, line) == {"ok": True, "faults": [], "tickets": 0, "errors": []}
        for line in ("fault hiccups", "slow fast", "dance", "after 0 drop", ""):
            answer = tell(control.port, line)
            assert not answer["ok"]
            assert answer["error"]
    finally:
        control.close()


def test_a_full_buffer_makes_the_sender_wait_and_nothing_is_lost(printer: VirtualPrinter) -> None:
    picture = b"\x1dv0\x00\x48\x00\x64\x00" + b"\xff" * 7200
    printer.suffer(Fault.OFFLINE)
    with link(printer) as opened:
        opened.settimeout(20)
        sender = threading.Thread(target=opened.sendall, args=(picture * 30 + CUT,))
        sender.start()
        wait_until(lambda: printer._queued_bytes > 50_000, what="a full buffer")
        printer.recover()
        wait_until(lambda: len(printer.tickets) == 1, what="the ticket")
        sender.join(5)
    assert printer.tickets[0][0].rows == 3000


def test_the_program_serves_tells_and_stops_cleanly(tmp_path: Path) -> None:
    ready = tmp_path / "ready.json"
    command = [sys.executable, "-m", "hub.sim.printer", "--port", "0", "--control-port", "0"]
    command += ["--paper-dir", str(tmp_path / "paper"), "--ready-file", str(ready)]
    program = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=Path.cwd(), env=os.environ.copy())
    try:
        wait_until(ready.exists, 30, "the printer to listen")
        ports = json.loads(ready.read_text())
        assert main(["--control-port", str(ports["control_port"]), "--tell", "fault near-end"]) == 0
        assert main(["--control-port", str(ports["control_port"]), "--tell", "nonsense"]) == 2
        with socket.create_connection(("127.0.0.1", ports["port"]), 5) as opened:
            opened.settimeout(5)
            assert ask(opened, 4) == 0x1E
            opened.sendall(b"R042\n" + CUT)
            wait_until((tmp_path / "paper" / CUTS_FILE).exists)
        taken = [*command[:4], str(ports["port"]), *command[5:]]
        assert subprocess.run(taken, stderr=subprocess.DEVNULL, check=False, timeout=60).returncode == 2
    finally:
        program.send_signal(signal.SIGTERM)
        _, log = program.communicate(timeout=20)
    assert program.returncode == 0
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events == ["printer_listening", "printer_cut", "printer_stopped"]


def test_nobody_to_tell_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert main(["--control-port", str(port), "--tell", "status"]) == 2
    assert "virtual printer:" in capsys.readouterr().err
