"""Papers in all fourteen languages, on two printer profiles, 58 and 80 mm wide, in both forms (T06, T08): the QR of the
drawn paper reads back, and a second reader of ESC/POS, which shares nothing with our simulator, agrees with it on the
text, the codes and every dot of the pictures."""

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import load_fonts
from hub.sdk.qt.strips import QtStripRenderer
from hub.sim.printer.decoder import Decoded, Decoder
from hub.sim.printer.mechanism import Mechanism
from hub.sim.printer.paper import Torn
from kiosk.printing.profiles import load_model
from kiosk.printing.settings import TicketForm
from kiosk.printing.sizes import ticket_bytes
from kiosk.printing.ticket_printer import Drawer
from tests.kiosk.printing.samples import URL
from tests.kiosk.printing.second_reader import NotEscPos, Reading, read
from tests.kiosk.printing.tongues import DRAWN, WORDS, in_tongue

# One of the large makers' with everything, and a cheap one: no QR of its own, no blade, few code pages.
MODELS = ("TM-T88V", "ZJ-5870")
WIDTHS = (576, 384)
EVERY = [(lang, model, width, form) for lang in WORDS for model in MODELS for width in WIDTHS for form in TicketForm]
SOME = [
    ("de", "TM-T88V", 576, TicketForm.LIGHT),
    ("ar", "ZJ-5870", 384, TicketForm.LIGHT),
    ("ru", "ZJ-5870", 576, TicketForm.LIGHT),
    ("hi", "TM-T88V", 384, TicketForm.FULL),
]


def drawer(model: str, width: int, form: TicketForm, folder: Path) -> Drawer:
    load_fonts(load_look(), tuple(WORDS))
    profile = replace(load_model(model, width, folder), dots=width)  # its commands, on either paper
    return Drawer(profile, form, QtStripRenderer(load_look()), Catalogues.load())


def simulated(data: bytes, width: int) -> Torn:
    """The paper of our own simulator; what a bladeless printer feeds is torn off by hand."""
    mechanism, torn = Mechanism(width), None
    for item in Decoder().feed(data):
        assert isinstance(item, Decoded), item
        torn = mechanism.execute(item.command) or torn  # type: ignore[arg-type]
    return torn or mechanism.paper.cut()


def agree(language: str, model: str, width: int, form: TicketForm, folder: Path) -> Reading:
    """Draw the paper, read it in every way there is; the second reader's reading."""
    content = in_tongue(language)
    drawn = drawer(model, width, form, folder)(content)
    paper, reading = simulated(drawn.data, width), read(drawn.data)
    assert [code.text for code in zxingcpp.read_barcodes(paper.picture)] == [URL]
    assert [line.strip() for line in reading.lines] == [line.strip() for line in paper.lines]
    assert reading.codes == list(paper.codes)
    assert reading.cuts == (model == "TM-T88V")
    whole = paper.picture.convert("1")
    for picture in reading.pictures:
        assert max(len(row) for row in picture.rows) <= width
    if form is TicketForm.FULL:
        rows = [row for picture in reading.pictures for row in picture.rows]
        as_read = Image.new("1", (len(rows[0]), len(rows)), 1)
        as_read.putdata([dot == "." for row in rows for dot in row])
        assert as_read.tobytes() == whole.crop((0, 0, as_read.width, as_read.height)).tobytes()
    return reading


def check(language: str, model: str, width: int, form: TicketForm, folder: Path) -> None:
    reading = agree(language, model, width, form, folder)
    if form is TicketForm.FULL:
        assert reading.lines == []
        return
    assert "R042" in reading.lines
    assert reading.heights[reading.lines.index("R042")] == 8
    words = " ".join(line.strip() for line in reading.lines)
    office = WORDS[language][0]
    if language in DRAWN:
        assert office not in words
        assert len(reading.pictures) >= 4
    elif model == "TM-T88V":
        for own in WORDS[language]:
            assert own in words
        assert reading.pictures == []


@pytest.mark.parametrize(("language", "model", "width", "form"), SOME)
def test_a_paper_reads_back_in_two_ways(
    qapp: QGuiApplication, language: str, model: str, width: int, form: TicketForm, tmp_path: Path
) -> None:
    check(language, model, width, form, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize(("language", "model", "width", "form"), EVERY)
def test_every_paper_reads_back_in_two_ways(
    qapp: QGuiApplication, language: str, model: str, width: int, form: TicketForm, tmp_path: Path
) -> None:
    check(language, model, width, form, tmp_path)


def test_there_are_words_for_every_language() -> None:
    assert {spoken.code for spoken in LANGUAGES} == set(WORDS)


def test_a_light_ticket_takes_400_bytes_wherever_a_page_has_the_letters(qapp: QGuiApplication, tmp_path: Path) -> None:
    table = ticket_bytes(map(in_tongue, WORDS), drawer("TM-T88V", 576, TicketForm.LIGHT, tmp_path))
    light = {language: sizes[TicketForm.LIGHT] for language, sizes in table.items()}
    assert all(size <= 400 for language, size in light.items() if language not in DRAWN), light
    assert all(
        size < sizes_of[TicketForm.FULL] / 3 for size, sizes_of in zip(light.values(), table.values(), strict=True)
    )


def test_the_second_reader_does_not_pass_over_what_it_does_not_know() -> None:
    for wrong in (b"\x1bZ", b"abc", b"a\x1bE\x01", b"\x1dv0\x00\x02\x00\x02\x00abc"):
        with pytest.raises(NotEscPos):
            read(wrong)
