"""The office's logo in the printer's memory: defined once, asked for once per connection, printed by eleven bytes."""

import base64
import io
import time
from collections.abc import Iterator

import pytest
from PIL import Image

from hub.face.texts import Catalogues
from hub.face.ticket import Template, TicketContent, compose
from hub.face.ticket.content import USUAL_PARTS
from hub.sim.printer import VirtualPrinter
from kiosk.printing.encode import Job, light_job
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.logo import stored_logo
from kiosk.printing.model import PrinterModel
from kiosk.printing.printer import EscposPrinter
from kiosk.printing.transport import TcpTransport
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.samples import english

MEMORY = PrinterModel("with memory", 576, logo_memory=True)


def png(width: int = 300) -> str:
    kept = io.BytesIO()
    Image.new("1", (width, 80)).save(kept, "PNG")
    return base64.b64encode(kept.getvalue()).decode()


def ticket(model: PrinterModel = MEMORY) -> Job:
    content: TicketContent = english(template=Template(("logo", *USUAL_PARTS), logo=png()))
    return light_job(compose(content, Catalogues.load().texts("en", "ticket")), BoxStrips(), model)


@pytest.fixture
def paper() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as running:
        yield running
        assert not running.errors


def glass() -> Hourglass:
    return Hourglass(time.monotonic, soft=5, hard=10, told=lambda _: None)


def print_one(printer: EscposPrinter, job: Job) -> None:
    printer.write(job.data, glass(), job.logo)
    printer.confirm(glass(), job.dots)


def driver(paper: VirtualPrinter) -> EscposPrinter:
    return EscposPrinter(TcpTransport("127.0.0.1", paper.port), MEMORY, time.monotonic)


def test_the_logo_is_defined_once_whatever_is_printed_and_whoever_connects(paper: VirtualPrinter) -> None:
    job = ticket()
    assert job.logo is not None
    sizes = []
    for _ in range(2):
        printer = driver(paper)
        for _ in range(2):
            print_one(printer, job)
            sizes.append(paper.tickets[-1][0].bytes)
        printer.close()
    assert [record.logos for record, _ in paper.tickets] == 4 * [(job.logo.key,)]
    definition = len(job.logo.strip.bits)
    assert sizes[0] > definition > max(sizes[1:])


def test_another_logo_has_another_key() -> None:
    one, other = (stored_logo(png(width), BoxStrips(), width) for width in (100, 120))
    assert one is not None
    assert other is not None
    assert one.key != other.key
    assert len(one.key) == len(other.key) == 2


def test_without_memory_or_without_a_picture_the_ticket_is_printed_all_the_same() -> None:
    assert ticket(PrinterModel("simple", 576)).logo is None
    for broken in ("no picture at all", "ééé", "A"):
        assert stored_logo(broken, BoxStrips(), 500) is None
    assert len(ticket().data) <= 400
