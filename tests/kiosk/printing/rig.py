"""A ticket printer of ours before a virtual one, over each kind of line; what it told, and what is on the papers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from hub.face.texts import Catalogues
from hub.sim.printer import PaperRecord, SerialDoor, TcpDoor, UsbDoor, VirtualPrinter
from hub.sim.printer.doors import Door
from kiosk.printing import JobFailed, JobHeld, JobId, JobPrinted, PrinterChanged, PrinterState, PrintEvent, TicketForm
from kiosk.printing.connection import Connection, Serial, Tcp, Usb
from kiosk.printing.discovery import Places
from kiosk.printing.discovery_usb import UsbPlaces
from kiosk.printing.model import PrinterModel
from kiosk.printing.reach import printer_for
from kiosk.printing.spool import Spool
from kiosk.printing.ticket_printer import BoxClock, Drawer, TicketPrinter
from kiosk.printing.worker import Patience
from tests.hub.face.ticket.boxes import BoxStrips
from tests.waiting import wait_until

MODEL = PrinterModel("default", 576)
# What a busy machine adds to a promised time.
LEEWAY = 1.5
BAUD = 115_200


class Line(StrEnum):
    TCP = "tcp"
    SERIAL = "serial"
    USB = "usb"


@dataclass
class Heard:
    """A listener that remembers; events come on another thread."""

    events: list[PrintEvent] = field(default_factory=list)

    def __call__(self, event: PrintEvent) -> None:
        self.events.append(event)

    def about(self, job: JobId) -> list[JobPrinted | JobHeld | JobFailed]:
        return [e for e in list(self.events) if isinstance(e, JobPrinted | JobHeld | JobFailed) and e.job == job]

    def first(self, job: JobId) -> JobPrinted | JobHeld | JobFailed:
        wait_until(lambda: bool(self.about(job)), 20, f"news of {job}")
        return self.about(job)[0]

    def outcome(self, job: JobId) -> JobPrinted | JobFailed:
        def ends() -> list[JobPrinted | JobFailed]:
            return [event for event in self.about(job) if not isinstance(event, JobHeld)]

        wait_until(lambda: bool(ends()), 20, f"the outcome of {job}")
        return ends()[-1]

    def states(self) -> list[PrinterState]:
        return [event.status.state for event in self.events if isinstance(event, PrinterChanged)]


@dataclass
class Rig:
    """`papers` reads what was cut off so far."""

    printer: TicketPrinter
    heard: Heard
    paper: VirtualPrinter

    def well(self) -> None:
        wait_until(lambda: self.printer.status.ready, 20, "the printer to be well")

    def whole(self, number: str, *, copy: bool = False) -> int:
        """How many pieces carry this number and are not crossed out, as originals or as copies."""
        return sum(is_ticket(record, number) and is_copy(record) is copy for record, _ in list(self.paper.tickets))


def is_ticket(record: PaperRecord, number: str) -> bool:
    return any(number in line for line in record.lines) and not any("X X X" in line for line in record.lines)


def is_copy(record: PaperRecord) -> bool:
    return any("Copy" in line for line in record.lines)


def door(line: Line, folder: Path) -> Door:
    match line:
        case Line.TCP:
            return TcpDoor()
        case Line.SERIAL:
            return SerialDoor(folder / "line", BAUD)
        case Line.USB:
            return UsbDoor(folder / "usb")


def places_in(folder: Path) -> Places:
    """A computer whose devices are below this folder and whose network says nothing."""
    usb = UsbPlaces(folder / "usb/dev/usb", folder / "usb/sys/class/usbmisc")
    return Places(usb, folder / "serial", folder / "cups.sock", lambda _: [])


def connection(line: Line, paper: VirtualPrinter, folder: Path) -> tuple[Connection, Places]:
    places = places_in(folder)
    match line:
        case Line.TCP:
            return Tcp("127.0.0.1", paper.port), places
        case Line.SERIAL:
            return Serial(str(folder / "line"), BAUD), places
        case Line.USB:
            return Usb(), places


@contextmanager
def rig(
    line: Line,
    folder: Path,
    patience: Patience | None = None,
    model: PrinterModel = MODEL,
    paper: VirtualPrinter | None = None,
    at: tuple[Connection, Places] | None = None,
) -> Iterator[Rig]:
    """A running printer; `paper` (already running) outlives it if given, and is connected as `at` says, if given."""
    if paper is None:
        with VirtualPrinter(door=door(line, folder)) as own, rig(line, folder, patience, model, own) as made:
            yield made
        return
    clock = BoxClock()
    there, places = at or connection(line, paper, folder)
    printer = TicketPrinter(
        Spool.open(folder / "tickets.spool"),
        printer_for(there, model, lambda: clock.now().seconds, folder, places),
        Drawer(model, TicketForm.LIGHT, BoxStrips(), Catalogues.load()),
        patience=patience or Patience(confirm=0.6, slow=1.6, held=600),
        poll_seconds=0.05,
        now=clock.now,
    )
    heard = Heard()
    printer.subscribe(heard)
    printer.start()
    try:
        yield Rig(printer, heard, paper)
    finally:
        printer.close()


def seconds_since(moment: float) -> float:
    return time.monotonic() - moment
