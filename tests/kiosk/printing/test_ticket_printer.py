"""The facade over real sockets against the virtual printer: forms, faults before a ticket, a program that is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hub.face.texts import Catalogues
from hub.sim.printer import Fault, VirtualPrinter
from kiosk.printing import (
    FailReason,
    JobFailed,
    JobHeld,
    JobId,
    JobPrinted,
    PrinterSettings,
    PrinterState,
    PrintEvent,
    TicketForm,
    TicketPrinter,
)
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.rig import Heard
from tests.kiosk.printing.samples import english, spanish
from tests.waiting import wait_until

# The 3 s promised to the person, and what a busy machine adds.
IN_TIME = 4.5
A = JobId("visit-a")


@pytest.fixture
def paper() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as running:
        yield running
        assert not running.errors


@contextmanager
def printing(port: int, folder: Path, form: TicketForm = TicketForm.FULL) -> Iterator[tuple[TicketPrinter, Heard]]:
    settings = PrinterSettings(port=port, form=form, poll_seconds=0.05)
    printer = TicketPrinter.open(settings, folder, strips=BoxStrips(), catalogues=Catalogues.load())
    heard = Heard()
    printer.subscribe(heard)
    printer.start()
    try:
        yield printer, heard
    finally:
        printer.close()


@pytest.mark.parametrize("form", list(TicketForm))
def test_a_ticket_is_printed_and_confirmed(paper: VirtualPrinter, tmp_path: Path, form: TicketForm) -> None:
    with printing(paper.port, tmp_path, form) as (printer, heard):
        printer.print_ticket(A, english())
        assert heard.outcome(A) == JobPrinted(A)
        # The confirmation stands behind the cut: at this moment the paper is already off.
        assert len(paper.tickets) == 1
        printer.print_ticket(A, english())
        printer.reprint(A)
        wait_until(lambda: JobPrinted(A, copy=True) in heard.events)
        assert len(paper.tickets) == 2
        assert printer.status.ready


def test_what_is_foreseen_is_drawn_and_nothing_else(paper: VirtualPrinter, tmp_path: Path) -> None:
    """T01: only what the guess had not right is drawn when the ticket is there."""
    settings = PrinterSettings(port=paper.port, poll_seconds=0.05)
    boxes, heard = BoxStrips(), Heard()
    printer = TicketPrinter.open(settings, tmp_path, strips=boxes, catalogues=Catalogues.load())
    printer.subscribe(heard)
    printer.start()
    try:
        printer.foresee(english(number="0"))
        printer.print_ticket(A, english(number="R042"))
        printer.await_sent(IN_TIME)
        wait_until(lambda: len(paper.tickets) == 1)
        heard.outcome(A)
    finally:
        printer.close()
    texts = [text for text, _, _, _ in boxes.drawn]
    assert len(texts) == len(set(texts))
    assert texts[-2:] == ["R", "042"]
    assert len(paper.tickets) == 1


def test_nobody_waits_for_a_printer_that_takes_nothing(paper: VirtualPrinter, tmp_path: Path) -> None:
    paper.suffer(Fault.SILENT)
    with printing(paper.port, tmp_path) as (printer, _):
        printer.print_ticket(A, english())
        began = time.monotonic()
        printer.await_sent(0.01)
        assert time.monotonic() - began < IN_TIME / 2


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.PAPER_OUT, FailReason.PAPER_OUT),
        (Fault.COVER_OPEN, FailReason.COVER_OPEN),
        (Fault.OFFLINE, FailReason.OFFLINE),
        (Fault.BROKEN, FailReason.BROKEN),
        (Fault.SILENT, FailReason.SILENT),
        (Fault.MUTE, FailReason.SILENT),
        (Fault.POWER_OFF, FailReason.UNREACHABLE),
    ],
)
def test_a_printer_that_is_not_well_gets_nothing_until_it_is(
    paper: VirtualPrinter, tmp_path: Path, fault: Fault, reason: FailReason
) -> None:
    paper.suffer(fault)
    with printing(paper.port, tmp_path) as (printer, heard):
        began = time.monotonic()
        printer.print_ticket(A, english())
        assert heard.first(A) == JobHeld(A, reason)
        assert time.monotonic() - began < IN_TIME
        wait_until(lambda: printer.status.state.value == reason.value)
        assert not paper.tickets
        paper.recover()
        assert heard.outcome(A) == JobPrinted(A)
    assert heard.states()[-2:] == [PrinterState(reason.value), PrinterState.READY]
    assert len(paper.tickets) == 1


def test_a_slow_link_prints_the_light_form_in_time(paper: VirtualPrinter, tmp_path: Path) -> None:
    paper.slow(960)  # 9600 baud
    with printing(paper.port, tmp_path, TicketForm.LIGHT) as (printer, heard):
        printer.print_ticket(A, spanish())
        assert heard.outcome(A) == JobPrinted(A)


def test_paper_low_still_prints_and_is_told(paper: VirtualPrinter, tmp_path: Path) -> None:
    paper.suffer(Fault.NEAR_END)
    with printing(paper.port, tmp_path) as (printer, heard):
        printer.print_ticket(A, english())
        assert heard.outcome(A) == JobPrinted(A)
        assert printer.status.paper_near_end


def test_gone_and_back_are_told_once_and_a_dropped_idle_connection_is_no_fault(
    paper: VirtualPrinter, tmp_path: Path
) -> None:
    with printing(paper.port, tmp_path) as (printer, heard):
        wait_until(lambda: printer.status.ready)
        for _ in range(3):
            paper.drop()
            printer.print_ticket(JobId(f"visit-{_}"), english())
            assert isinstance(heard.outcome(JobId(f"visit-{_}")), JobPrinted)
        paper.suffer(Fault.COVER_OPEN)
        wait_until(lambda: not printer.status.ready)
        paper.recover()
        wait_until(lambda: printer.status.ready)
    assert heard.states() == [PrinterState.READY, PrinterState.COVER_OPEN, PrinterState.READY]


def test_a_wrong_address_is_told_and_recovers_by_itself(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with printing(port, tmp_path) as (printer, heard):
        wait_until(lambda: printer.status.state is PrinterState.UNREACHABLE)
        with VirtualPrinter(port=port):
            wait_until(lambda: printer.status.ready)
    assert heard.states()[:2] == [PrinterState.UNREACHABLE, PrinterState.READY]


def test_more_tickets_than_a_kiosk_can_have_are_refused_not_forgotten(paper: VirtualPrinter, tmp_path: Path) -> None:
    paper.suffer(Fault.SILENT)
    with printing(paper.port, tmp_path) as (printer, heard):
        for number in range(30):
            printer.print_ticket(JobId(f"v{number}"), english())
        assert any(e == JobFailed(JobId("v29"), FailReason.BUSY) for e in heard.events)
    told = {event.job for event in heard.events if isinstance(event, JobFailed | JobHeld)}
    assert told == {f"v{number}" for number in range(30)}


def test_a_listener_that_breaks_does_not_stop_the_printing(paper: VirtualPrinter, tmp_path: Path) -> None:
    with printing(paper.port, tmp_path) as (printer, heard):

        def broken(event: PrintEvent) -> None:
            raise RuntimeError("the screen's own fault")

        stop = printer.subscribe(broken)
        printer.print_ticket(A, english())
        assert heard.outcome(A) == JobPrinted(A)
        stop()


CHILD = """
import sys
from pathlib import Path
from hub.face.texts import Catalogues
from kiosk.printing import JobId, PrinterSettings, TicketPrinter
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.samples import english
settings = PrinterSettings(port=int(sys.argv[1]), confirm_seconds=60)
printer = TicketPrinter.open(settings, Path(sys.argv[2]), strips=BoxStrips(), catalogues=Catalogues.load())
printer.start()
printer.print_ticket(JobId("visit-a"), english())
sys.stdin.read()
"""


def test_kill_9_in_the_middle_of_a_ticket_never_prints_it_twice_in_silence(
    paper: VirtualPrinter, tmp_path: Path
) -> None:
    paper.slow(20_000)
    command = [sys.executable, "-c", CHILD, str(paper.port), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=Path.cwd(), env=os.environ.copy()) as child:
        wait_until(lambda: paper._queued_bytes > 10_000, 30, "the ticket to be on its way")
        child.send_signal(signal.SIGKILL)
    paper.recover()
    with printing(paper.port, tmp_path) as (printer, heard):
        assert heard.outcome(A) == JobFailed(A, FailReason.INTERRUPTED, may_have_printed=True)
        printer.reprint(A)
        wait_until(lambda: JobPrinted(A, copy=True) in heard.events)
