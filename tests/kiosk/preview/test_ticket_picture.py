"""The picture of a ticket: as wide as the paper, its QR reads, and as long as what comes out of the printer."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication

from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import load_fonts
from hub.sdk.qt.strips import QtStripRenderer
from kiosk.preview.picture import picture
from kiosk.printing.profiles import load_model
from kiosk.printing.settings import TicketForm
from kiosk.printing.ticket_printer import Drawer
from tests.kiosk.printing.samples import URL
from tests.kiosk.printing.second_reader import read
from tests.kiosk.printing.tongues import in_tongue


@pytest.mark.parametrize("form", TicketForm)
@pytest.mark.parametrize("width", [384, 576])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_picture_is_the_paper(
    qapp: QGuiApplication, language: str, width: int, form: TicketForm, tmp_path: Path
) -> None:
    load_fonts(load_look(), (language,))
    strips, content = QtStripRenderer(load_look()), in_tongue(language)
    drawn = Image.open(io.BytesIO(picture(content, form, width, strips, Catalogues.load())))
    assert drawn.width == width
    assert [code.text for code in zxingcpp.read_barcodes(drawn)] == [URL]
    model = replace(load_model("default", width, tmp_path), dots=width)
    job = Drawer(model, form, strips, Catalogues.load())(content)
    if form is TicketForm.FULL:
        rows = [row for part in read(job.data).pictures for row in part.rows]
        as_printed = "".join(rows)
        as_shown = "".join(".#"[dot == 0] for dot in drawn.convert("L").tobytes())
        # Qt draws very large letters a hair differently the first time and later on: single dots of their edges.
        apart = sum(shown != printed for shown, printed in zip(as_shown, as_printed, strict=True))
        assert apart < len(as_printed) / 1000
    else:
        assert job.dots * 0.75 < drawn.height < job.dots * 1.35


def test_the_forms_are_two_pictures(qapp: QGuiApplication) -> None:
    load_fonts(load_look(), ("en",))
    made = {
        form: picture(in_tongue("en"), form, 576, QtStripRenderer(load_look()), Catalogues.load())
        for form in TicketForm
    }
    assert made[TicketForm.FULL] != made[TicketForm.LIGHT]
