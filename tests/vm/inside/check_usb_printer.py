"""A ticket through the kernel's own USB printer driver: found, printed, unplugged in the middle, back without a restart
(T02, D05)."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.sim.printer import Fault, VirtualPrinter
from kiosk.printing import JobHeld, JobId, JobPrinted
from kiosk.printing.connection import Auto, Usb
from kiosk.printing.discovery import PLACES, by_usb
from kiosk.printing.found import FoundPrinter, Means
from kiosk.printing.worker import Patience
from tests.kiosk.printing.rig import Line, rig
from tests.kiosk.printing.samples import english
from tests.vm.gadget import CONFIG, GadgetDoor
from tests.waiting import wait_until

A, B = JobId("visit-a"), JobId("visit-b")
OURS = FoundPrinter(
    Usb("04b8", "0e28", "G0001"), "usb:04b8:0e28:G0001", "Vestibule Gadget printer", Means.USB, ticket=True
)
# An emulated computer is slow.
PATIENCE = Patience(confirm=20.0, slow=60.0)


@pytest.fixture
def paper() -> Iterator[VirtualPrinter]:
    if not (CONFIG / "usb_gadget").exists():
        subprocess.run(["mount", "-t", "configfs", "none", str(CONFIG)], check=True)
    with VirtualPrinter(door=GadgetDoor()) as running:
        wait_until(lambda: by_usb(PLACES) == [OURS], 30, f"our printer among {by_usb(PLACES)}")
        yield running


def test_a_usb_printer_is_found_and_prints(paper: VirtualPrinter, tmp_path: Path) -> None:
    with rig(Line.USB, tmp_path, PATIENCE, paper=paper, at=(Usb(), PLACES)) as at:
        at.well()
        at.printer.print_ticket(A, english())
        assert at.heard.outcome(A) == JobPrinted(A)
        assert at.whole("R042") == 1
        paper.suffer(Fault.PAPER_OUT)
        wait_until(lambda: not at.printer.status.ready, 20, "the paper's end over USB")
        assert not paper.errors


def test_a_cable_pulled_in_the_middle_of_a_ticket_and_put_back(paper: VirtualPrinter, tmp_path: Path) -> None:
    with rig(Line.USB, tmp_path, PATIENCE, paper=paper, at=(Auto(), PLACES)) as at:
        at.well()
        paper.slow(100)
        at.printer.print_ticket(A, english())
        wait_until(lambda: paper._queued_bytes > 0, 20, "the ticket to be on its way")
        paper.unplug()
        assert isinstance(at.heard.first(A), JobHeld)
        wait_until(lambda: by_usb(PLACES) == [], 20, "the node to be gone")
        paper.recover()
        paper.plug()
        began = time.monotonic()
        assert isinstance(at.heard.outcome(A), JobPrinted)
        assert time.monotonic() - began < 20
        at.printer.print_ticket(B, english(number="R043"))
        assert at.heard.outcome(B) == JobPrinted(B)
        assert at.whole("R042") <= 1
        assert at.whole("R042") + at.whole("R042", copy=True) >= 1
