"""Whole tickets on the paper of the virtual printer, in real letters, drawn on the printing thread; QR read back."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication

from hub.face.texts import Catalogues
from hub.face.ticket import TicketContent
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import load_fonts
from hub.sdk.qt.strips import QtStripRenderer
from hub.sim.printer import PaperFolder, VirtualPrinter
from kiosk.printing import JobId, JobPrinted, PaperWidth, PrinterSettings, PrintEvent, TicketForm, TicketPrinter
from tests.kiosk.printing.samples import URL, arabic, english, spanish
from tests.waiting import wait_until

CONTENTS = {
    "en": english(documents=("identity card", "rental contract")),
    "es": spanish(people_ahead=0),
    "ar": arabic(documents=("بطاقة الهوية", "عقد الإيجار")),
}
JOB = JobId("visit-a")


@pytest.fixture
def strips(qapp: QGuiApplication) -> QtStripRenderer:
    load_fonts(load_look(), tuple(CONTENTS))
    return QtStripRenderer(load_look())


@pytest.fixture(params=[PaperWidth.MM80, PaperWidth.MM58])
def paper(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VirtualPrinter]:
    width: PaperWidth = request.param
    with VirtualPrinter(width=width.dots, folder=PaperFolder(tmp_path / "paper")) as running:
        yield running
        assert not running.errors


def printed(
    paper: VirtualPrinter, folder: Path, strips: QtStripRenderer, content: TicketContent, form: TicketForm
) -> Image.Image:
    """The paper as it lies in the tray, once the printer has confirmed it."""
    width = PaperWidth.MM80 if paper.width == 576 else PaperWidth.MM58
    settings = PrinterSettings(port=paper.port, paper=width, form=form)
    printer = TicketPrinter.open(settings, folder, strips=strips, catalogues=Catalogues.load())
    heard: list[PrintEvent] = []
    printer.subscribe(heard.append)
    printer.start()
    try:
        printer.print_ticket(JOB, content)
        wait_until(lambda: JobPrinted(JOB) in heard, what="the confirmed cut")
    finally:
        printer.close()
    return Image.open(folder / "paper" / "ticket-000001.png")


@pytest.mark.parametrize("language", list(CONTENTS))
@pytest.mark.parametrize("form", list(TicketForm))
def test_the_qr_of_the_paper_is_the_tickets_page(
    paper: VirtualPrinter, tmp_path: Path, strips: QtStripRenderer, language: str, form: TicketForm
) -> None:
    picture = printed(paper, tmp_path, strips, CONTENTS[language], form)
    assert picture.width == paper.width
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [URL]
    # Nothing touches the edge of the paper.
    columns = picture.convert("L").resize((picture.width, 1), Image.Resampling.BOX)
    assert columns.getpixel((0, 0)) == columns.getpixel((picture.width - 1, 0)) == 255


def test_without_a_page_there_is_no_qr_and_no_gap(
    paper: VirtualPrinter, tmp_path: Path, strips: QtStripRenderer
) -> None:
    picture = printed(paper, tmp_path, strips, arabic(url=None), TicketForm.FULL)
    assert zxingcpp.read_barcodes(picture) == []
    white = [y for y in range(picture.height) if picture.crop((0, y, picture.width, y + 1)).getextrema() == (255, 255)]
    runs = [b - a for a, b in itertools.pairwise(white)]
    longest = run = 0
    for step in runs:
        run = run + 1 if step == 1 else 0
        longest = max(longest, run)
    assert longest < 60


@pytest.mark.parametrize("language", list(CONTENTS))
def test_the_number_is_20_mm_high_on_either_paper(
    paper: VirtualPrinter, tmp_path: Path, strips: QtStripRenderer, language: str
) -> None:
    """The heaviest ink of the ticket: upright 160 dots of height on wide paper, 160 of width, turned, on narrow."""
    picture = printed(paper, tmp_path, strips, CONTENTS[language], TicketForm.FULL).convert("L")
    stem = [y for y in range(100, 520) if _longest_black(picture, y) > 27]
    if paper.width == 576:
        assert 155 <= len([y for y in stem if y < 400]) <= 172
    else:
        assert max(_longest_black(picture, y) for y in range(150, 320)) >= 155


def _longest_black(picture: Image.Image, y: int) -> int:
    longest = run = 0
    for x in range(picture.width):
        run = run + 1 if picture.getpixel((x, y)) == 0 else 0
        longest = max(longest, run)
    return longest
