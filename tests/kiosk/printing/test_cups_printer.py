"""A ticket through a raw queue: what the queue confirms, what it says of the printer, what is taken back (T02)."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.sim.printer import VirtualPrinter
from hub.sim.printer.queue import RawQueue
from kiosk.printing import ipp
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.errors import FailReason, PrintRefused
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.printer import Printer
from kiosk.printing.status import PrinterState, PrinterStatus
from tests.waiting import wait_until

JOB = b"R042\n\x1dVB\x00"


@pytest.fixture
def paper() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as running:
        yield running
        assert not running.errors


@pytest.fixture
def queue(paper: VirtualPrinter, tmp_path: Path) -> Iterator[RawQueue]:
    made = RawQueue(tmp_path / "cups.sock", "Entrance", paper.port)
    yield made
    made.close()
    assert not made.state.errors


@pytest.fixture
def printer(queue: RawQueue, tmp_path: Path) -> Printer:
    return CupsPrinter("Entrance", tmp_path / "cups.sock", time.monotonic)


def glass(seconds: float = 2.0) -> Hourglass:
    return Hourglass(time.monotonic, soft=seconds, hard=seconds, told=lambda _: None)


def test_a_ticket_is_printed_when_the_queue_has_completed_it(printer: Printer, paper: VirtualPrinter) -> None:
    assert printer.status() == PrinterStatus(PrinterState.READY)
    began = time.monotonic()
    printer.write(JOB, glass())
    printer.confirm(glass(), dots=160)
    assert time.monotonic() - began >= 0.2, "the paper's own time is waited for"
    wait_until(lambda: len(paper.tickets) == 1)
    printer.open()
    printer.expect_scrap()
    printer.close()


@pytest.mark.parametrize(
    ("reasons", "status"),
    [
        (("media-empty-error",), PrinterStatus(PrinterState.PAPER_OUT)),
        (("media-low-warning",), PrinterStatus(PrinterState.READY, paper_near_end=True)),
        (("none", "cover-open-report"), PrinterStatus(PrinterState.COVER_OPEN)),
        (("offline-report",), PrinterStatus(PrinterState.OFFLINE)),
        (("connecting-to-device",), PrinterStatus(PrinterState.UNREACHABLE)),
    ],
)
def test_what_the_queue_says_is_told(
    printer: Printer, queue: RawQueue, reasons: tuple[str, ...], status: PrinterStatus
) -> None:
    queue.state.reasons = reasons
    assert printer.status() == status


def test_a_stopped_queue_gets_nothing(printer: Printer, queue: RawQueue) -> None:
    queue.state.stopped = True
    with pytest.raises(PrintRefused) as refused:
        printer.write(JOB, glass())
    assert (refused.value.fail, refused.value.may_have_printed) == (FailReason.OFFLINE, False)
    assert queue.state.jobs == {}


def test_a_job_that_never_began_is_taken_back_and_cannot_come_later(
    printer: Printer, queue: RawQueue, paper: VirtualPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "status", lambda: PrinterStatus(PrinterState.READY))  # stopped a moment later
    queue.state.stopped = True
    printer.write(JOB, glass())
    with pytest.raises(PrintRefused) as refused:
        printer.confirm(glass(0.3), dots=100)
    assert (refused.value.fail, refused.value.may_have_printed) == (FailReason.UNCONFIRMED, False)
    queue.start()
    assert not paper.tickets


def test_a_wrong_name_or_no_cups_at_all_is_unreachable(tmp_path: Path, queue: RawQueue) -> None:
    assert CupsPrinter("Nobody", tmp_path / "cups.sock", time.monotonic).status().state is PrinterState.UNREACHABLE
    assert CupsPrinter("Entrance", tmp_path / "none", time.monotonic).status().state is PrinterState.UNREACHABLE


@pytest.mark.parametrize("data", [b"", b"\x01\x01\x00\x00", b"\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\x00\xff"])
def test_an_answer_that_is_no_ipp_is_said_so(data: bytes) -> None:
    with pytest.raises(ipp.IppError):
        ipp.answer(data)
