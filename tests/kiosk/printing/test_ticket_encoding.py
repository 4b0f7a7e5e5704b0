"""Bytes of a ticket: code pages, strips for what has no letters, size of the light form."""

from dataclasses import replace
from pathlib import Path

import pytest

from hub.face.texts import Catalogues
from hub.face.ticket import TicketContent, compose, typeset
from hub.sim.printer.commands import Cut, QrStore, Raster, SelectCodePage, SetSize, Text
from hub.sim.printer.decoder import Decoded, Decoder
from kiosk.printing import escpos_bytes as codes
from kiosk.printing.encode import Job, light_job, native_page, picture_job
from kiosk.printing.model import PrinterModel
from kiosk.printing.profiles import load_model
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.samples import URL, arabic, english, spanish

CATALOGUES = Catalogues.load()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> PrinterModel:
    folder: Path = tmp_path_factory.mktemp("profiles")
    return load_model("default", 576, folder)


def light(content: TicketContent, model: PrinterModel) -> Job:
    return light_job(compose(content, CATALOGUES.texts(content.language, "ticket")), BoxStrips(), model)


def decoded(job: Job) -> list[object]:
    items = list(Decoder().feed(job.data))
    assert all(isinstance(item, Decoded) for item in items), items
    return [item.command for item in items if isinstance(item, Decoded)]


@pytest.mark.parametrize("content", [english(), spanish()])
def test_a_light_ticket_in_latin_letters_is_at_most_400_bytes(content: TicketContent, model: PrinterModel) -> None:
    job = light(content, model)
    assert len(job.data) <= 400
    commands = decoded(job)
    assert not any(isinstance(command, Raster) for command in commands)
    assert SetSize(8, 8) in commands
    assert QrStore(URL.encode()) in commands
    assert isinstance(commands[-1], Cut)


def test_arabic_lines_are_pictures_and_codes_are_not(model: PrinterModel) -> None:
    commands = decoded(light(arabic(), model))
    assert sum(isinstance(command, Raster) for command in commands) >= 6
    assert Text(b"R042") in commands


def test_a_code_page_is_kept_as_long_as_it_will_do(model: PrinterModel) -> None:
    pages = [command.page for command in decoded(light(spanish(), model)) if isinstance(command, SelectCodePage)]
    assert pages == [0]
    polish = english(office="Urząd Miasta", service="Łódź")
    pages = [command.page for command in decoded(light(polish, model)) if isinstance(command, SelectCodePage)]
    assert dict(model.code_pages)[pages[0]] == "cp852"
    assert len(pages) == 1


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "नमस्ते", "中文", "e\u0301"])
def test_scripts_a_printer_garbles_are_never_native(text: str, model: PrinterModel) -> None:
    assert native_page(text, model, 0) is None


def test_a_long_line_is_broken_at_words(model: PrinterModel) -> None:
    long = "A service with a very long name that does not fit into one line of any printer"
    texts = [c.data for c in decoded(light(english(service=long), model)) if isinstance(c, Text)]
    assert texts[1:3] == [b"A service with a very long name that does", b"not fit into one line of any printer"]


def test_a_number_is_as_large_as_the_columns_allow(model: PrinterModel) -> None:
    narrow = replace(model, dots=384)
    assert SetSize(8, 8) in decoded(light(english(), narrow))
    assert SetSize(6, 6) in decoded(light(english(number="R1042"), narrow))


def test_a_model_without_qr_or_blade_gets_a_picture_and_paper_to_tear(model: PrinterModel) -> None:
    cheap = replace(model, native_qr=False, full_cut=False, partial_cut=False, cancels_kanji=True)
    job = light(english(), cheap)
    assert any(isinstance(command, Raster) for command in decoded(job))
    assert job.data.endswith(b"\x1bd\x05")
    assert job.data.startswith(codes.INITIALISE + codes.CENTRE + codes.CANCEL_KANJI)
    assert codes.cut(replace(cheap, full_cut=True)) == b"\x1dVA\x00"


def test_empty_words_print_nothing(model: PrinterModel) -> None:
    lines = light(arabic(service=" "), model)
    assert decoded(lines)


def test_the_full_form_is_one_picture_in_slices(model: PrinterModel) -> None:
    page = typeset(compose(english(), CATALOGUES.texts("en", "ticket")), BoxStrips(), 576)
    job = picture_job(page, model)
    rasters = [command for command in decoded(job) if isinstance(command, Raster)]
    assert sum(raster.rows for raster in rasters) == page.height == job.dots
    assert b"".join(raster.data for raster in rasters) == page.to_strip().bits
    assert len(rasters) == -(-page.height // codes.SLICE_ROWS)


def test_the_signs_of_right_to_left_scripts_are_drawn_even_where_a_page_has_them(model: PrinterModel) -> None:
    assert any(codec in ("cp864", "cp1256") for _, codec in model.code_pages)
    assert native_page("a\u060c b", model, None) is None
