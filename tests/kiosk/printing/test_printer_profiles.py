"""The printer database through its only door."""

from pathlib import Path

import pytest

from hub.face.texts import Catalogues
from hub.face.ticket import compose
from hub.sim.printer import commands as c
from hub.sim.printer.decoder import Decoded, Decoder
from kiosk.printing.connection import Usb
from kiosk.printing.encode import light_job
from kiosk.printing.errors import UnknownModel
from kiosk.printing.found import FoundPrinter, Means
from kiosk.printing.profiles import guess_model, load_model, own_names
from kiosk.printing.profiles.own import _profile
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.samples import spanish


def test_the_default_model_has_the_usual_pages_first(tmp_path: Path) -> None:
    model = load_model("default", 576, tmp_path / "cache")
    assert model.columns == 48
    assert model.native_qr
    assert model.code_pages[0] == (0, "cp437")
    assert (16, "cp1252") in model.code_pages
    assert all(codec != "cp932" for _, codec in model.code_pages)
    assert len({codec for _, codec in model.code_pages}) == len(model.code_pages)


def test_a_cheap_model_lacks_what_it_lacks(tmp_path: Path) -> None:
    model = load_model("POS-5890", 384, tmp_path)
    assert not model.native_qr
    assert not model.full_cut


def test_an_unknown_model_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="TM-T88V"):
        load_model("TM-T88VX", 576, tmp_path)
    with pytest.raises(UnknownModel, match=r"'@@@'$"):
        load_model("@@@", 576, tmp_path)


@pytest.mark.parametrize("name", own_names())
def test_each_of_our_profiles_is_understood_and_prints(name: str, tmp_path: Path) -> None:
    model = load_model(name, 576, tmp_path)
    assert model.name == name
    assert model.code_pages
    assert 30 <= model.columns <= 48
    assert set(model.questions) <= {1, 2, 3, 4}
    assert load_model(name, 384, tmp_path).dots == 384
    ticket = compose(spanish(), Catalogues.load().texts("es", "ticket"))
    job = light_job(ticket, BoxStrips(), model)
    commands = list(Decoder().feed(job.data))
    assert all(isinstance(one, Decoded) for one in commands)
    kinds = {type(one.command) for one in commands if isinstance(one, Decoded)}
    assert (c.QrPrint in kinds) == model.native_qr
    assert (c.Cut in kinds) == (model.partial_cut or model.full_cut)


def test_what_a_profile_says_counts_before_the_database(tmp_path: Path) -> None:
    cheap = load_model("cheap-58mm", 576, tmp_path)
    assert (cheap.dots, cheap.columns, cheap.native_qr, cheap.partial_cut) == (384, 32, False, False)
    assert (cheap.questions, cheap.in_order_status, cheap.cancels_kanji) == ((1, 4), False, True)
    assert load_model("TM-T88VI", 576, tmp_path).columns == 42
    assert load_model("one-way", 576, tmp_path).questions == ()


@pytest.mark.parametrize(
    ("called", "model"),
    [
        ("EPSON TM-T20III", "TM-T20III"),
        ("EPSON TM-T88VII", "TM-T88VI"),
        ("Star mC-Print3", "Star-ESC-POS"),
        ("Custom VKP80 III", "Custom-VKP80"),
        ("BIXOLON SRP-350III", "Bixolon-SRP-350"),
        ("STMicroelectronics POS58 Printer", "cheap-58mm"),
        ("Laser 2000", ""),
    ],
)
def test_a_found_printer_gets_the_profile_it_names(called: str, model: str) -> None:
    found = FoundPrinter(Usb(), "usb:x", called, Means.USB)
    assert guess_model(found).model == model


def test_a_profile_with_a_word_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(UnknownModel, match="native_qrs"):
        _profile("new", {"like": "default", "native_qrs": True})
    with pytest.raises(UnknownModel, match="questions"):
        _profile("new", {"questions": [5]})
