"""The driver itself: models that can less, connections that end at the worst moment."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hub.sim.printer import Fault, VirtualPrinter
from kiosk.printing.errors import FailReason, PrinterLost, PrintRefused
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.model import PrinterModel
from kiosk.printing.printer import EscposPrinter
from kiosk.printing.status import PrinterState
from kiosk.printing.transport import TcpTransport

CUT = b"\x1dVB\x00"
SIMPLE = PrinterModel("simple", 576, in_order_status=False, automatic_status=False, clears_buffer=False)


@pytest.fixture
def paper() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as running:
        yield running
        assert not running.errors


def driver(port: int, model: PrinterModel = SIMPLE) -> EscposPrinter:
    return EscposPrinter(TcpTransport("127.0.0.1", port), model, time.monotonic)


def soon(seconds: float = 2.0) -> Hourglass:
    return Hourglass(time.monotonic, soft=seconds, hard=seconds, told=lambda _: None)


def test_a_model_without_answers_in_order_is_believed_after_the_time_the_paper_takes(paper: VirtualPrinter) -> None:
    printer = driver(paper.port)
    printer.write(b"R042\n" + CUT, soon())
    began = time.monotonic()
    printer.confirm(soon(), dots=400)
    assert time.monotonic() - began >= 0.5
    assert len(paper.tickets) == 1
    printer.open()  # open already: nothing happens
    printer.close()


def test_a_model_without_answers_in_order_that_stops_is_noticed_and_cannot_be_cleared(paper: VirtualPrinter) -> None:
    printer = driver(paper.port)
    printer.write(b"R042\n" + CUT, soon())
    paper.suffer(Fault.COVER_OPEN)
    with pytest.raises(PrintRefused) as refused:
        printer.confirm(soon(), dots=4000)
    assert refused.value.fail is FailReason.COVER_OPEN
    printer.close()


def test_fewer_questions_are_enough_for_a_model_that_answers_fewer(paper: VirtualPrinter) -> None:
    printer = driver(paper.port, PrinterModel("curt", 576, questions=(1, 4)))
    assert printer.status().ready
    paper.suffer(Fault.PAPER_OUT)
    assert printer.status().state is PrinterState.PAPER_OUT
    printer.close()


def test_an_automatic_word_ends_the_wait_at_once(paper: VirtualPrinter) -> None:
    printer = driver(paper.port, PrinterModel("full", 576))
    paper.slow(10)
    printer.write(b"R042\n" + CUT, soon())
    threading.Timer(0.05, paper.suffer, (Fault.PAPER_OUT,)).start()
    with pytest.raises(PrintRefused) as refused:
        printer.confirm(soon(), dots=100)
    assert refused.value.fail is FailReason.PAPER_OUT
    paper.recover()
    assert printer.status().ready
    printer.write(b"R043\n" + CUT, soon())
    printer.confirm(soon(), dots=100)
    printer.close()


@contextmanager
def wire(answers: int, *, reset: bool = False) -> Iterator[int]:
    """A port that answers so many status questions as a printer that is well, then hangs up or stops reading."""

    def serve(listener: socket.socket) -> None:
        link, _ = listener.accept()
        with link:
            for _ in range(answers):
                while b"\x10\x04" not in link.recv(64):
                    pass
                link.sendall(b"\x12")
            if not reset:
                stop.wait(10)

    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            stop.set()
            thread.join(5)


def test_a_printer_that_takes_nothing_more_is_given_up_at_the_deadline() -> None:
    with wire(answers=4) as port:
        printer = driver(port)
        with pytest.raises(PrintRefused) as refused:
            printer.write(bytes(20_000_000), soon(0.5))
        assert refused.value.fail is FailReason.SILENT
        assert not refused.value.may_have_printed  # the cut was never sent
        printer.close()


def test_a_connection_that_ends_between_answers_is_unreachable() -> None:
    with wire(answers=2, reset=True) as port:
        assert driver(port).status().state is PrinterState.UNREACHABLE


def test_a_transport_that_is_not_open_says_so() -> None:
    transport = TcpTransport("127.0.0.1", 9)
    for use in (lambda: transport.send(b"x", 1), lambda: transport.receive(0)):
        with pytest.raises(PrinterLost, match="not connected"):
            use()
    transport.abort()
    transport.close()
    with pytest.raises(PrinterLost, match="unreachable"):
        TcpTransport("no such host.invalid..", 9).open(0.5)


def test_a_reset_while_listening_is_a_lost_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        transport = TcpTransport("127.0.0.1", listener.getsockname()[1])
        transport.open(1)
        link, _ = listener.accept()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        link.close()
        with pytest.raises(PrinterLost, match="connection_lost"):
            transport.receive(2)
        assert not transport.is_open
