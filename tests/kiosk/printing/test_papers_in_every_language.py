"""Papers in all fourteen languages, on two printer profiles, 58 and 80 mm wide, in both forms (T06, T08): the QR of the
drawn paper reads back, and a second reader of ESC/POS, which shares nothing with our simulator, agrees with it on the
text, the codes and every dot of the pictures."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.face.ticket import Template, TicketContent, compose, light_lines
from hub.face.ticket.compose import people_ahead
from hub.face.ticket.light import Brevity, LightLine, NativeGap, NativeLogo, NativeNumber, NativeQr, NativeText
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
from tests.kiosk.printing.second_reader import NotEscPos, Piece, Reading, read
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


def agree(content: TicketContent, model: str, width: int, form: TicketForm, folder: Path) -> Reading:
    """Draw the paper, read it in every way there is; the second reader's reading."""
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
    content = in_tongue(language)
    reading = agree(content, model, width, form, folder)
    if form is TicketForm.FULL:
        assert reading.lines == []
        return
    assert says(reading, content), "it says what was composed, piece by piece"
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


def says(reading: Reading, content: TicketContent) -> bool:
    """Whether the paper has every line that was composed, in order, in letters or as pictures in its place."""
    ticket = compose(content, Catalogues.load().texts(content.language, "ticket"))
    signs = {Piece.PICTURE: PICTURE, Piece.CODE: CODE, Piece.LOGO: LOGO}
    paper = "".join(signs.get(kind, _letters(text)) for kind, text in reading.order)
    return any(re.fullmatch(_pattern(light_lines(ticket, brevity)), paper) for brevity in Brevity)


PICTURE, CODE, LOGO = "\N{SYMBOL FOR NULL}", "\N{SYMBOL FOR ENQUIRY}", "\N{SYMBOL FOR BELL}"


def _pattern(lines: Sequence[LightLine]) -> str:
    return "".join(map(_of_line, lines))


def _of_line(line: LightLine) -> str:
    match line:
        case NativeText(text):
            return f"(?:{re.escape(_letters(text))}|{PICTURE}+)"
        case NativeNumber(code):
            return re.escape(code)
        case NativeQr():
            return f"[{CODE}{PICTURE}]"
        case NativeLogo():
            return f"{LOGO}?"
        case NativeGap():
            return ""
        case _:
            assert_never(line)


def _letters(text: str) -> str:
    return "".join(text.split())


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


@pytest.mark.parametrize(("language", "width"), [("de", 384), ("he", 576)])
def test_large_print_reads_back_too(qapp: QGuiApplication, language: str, width: int, tmp_path: Path) -> None:
    large_print_is_read(language, width, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_large_print_reads_back_too(qapp: QGuiApplication, language: str, width: int, tmp_path: Path) -> None:
    large_print_is_read(language, width, tmp_path)


def large_print_is_read(language: str, width: int, folder: Path) -> None:
    usual, large = (
        agree(in_tongue(language, template=Template(large=large)), "TM-T88V", width, TicketForm.FULL, folder)
        for large in (False, True)
    )
    assert dots(large) > 1.2 * dots(usual), "larger letters take more paper"
    check_light = agree(in_tongue(language, template=Template(large=True)), "ZJ-5870", width, TicketForm.LIGHT, folder)
    assert says(check_light, in_tongue(language))


def dots(reading: Reading) -> int:
    return sum(len(picture.rows) for picture in reading.pictures)


def test_pictures_in_place_of_letters_are_lines_with_ink(qapp: QGuiApplication, tmp_path: Path) -> None:
    reading = agree(in_tongue("ar"), "TM-T88V", 576, TicketForm.LIGHT, tmp_path)
    for picture in reading.pictures:
        assert 12 <= len(picture.rows) <= 64
        assert 0.05 < picture.black < 0.95
    assert sum(picture.black > 0.5 for picture in reading.pictures) == 1, "the black block"


def test_white_letters_on_black_are_the_line_of_people_alone(qapp: QGuiApplication, tmp_path: Path) -> None:
    reading = agree(in_tongue("es"), "TM-T88V", 576, TicketForm.LIGHT, tmp_path)
    assert [line.strip() for line in reading.inverse] == [people_ahead(6, Catalogues.load().texts("es", "ticket"))]


def test_a_drawn_qr_costs_no_words(qapp: QGuiApplication, tmp_path: Path) -> None:
    reading = agree(in_tongue("en"), "ZJ-5870", 384, TicketForm.LIGHT, tmp_path)
    assert {"Watch the screen", "On your phone too"} <= {line.strip() for line in reading.lines}


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
