"""Whatever an office writes into its set-up, a ticket comes out: within the paper, with all of it, and no letter of it
acts as a command (T10)."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from hub.face.texts import Catalogues
from hub.face.ticket import Template, TicketContent, compose, light_lines, typeset
from hub.face.ticket.light import Brevity, NativeText
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import load_fonts
from hub.sdk.qt.strips import QtStripRenderer
from hub.wire.terms import TicketPart
from kiosk.printing.encode import light_job, picture_job
from kiosk.printing.model import PrinterModel
from kiosk.printing.profiles import load_model
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.samples import english
from tests.kiosk.printing.second_reader import read

CATALOGUES = Catalogues.load()
TEXT = st.text(max_size=60)
CONTENTS = st.builds(
    lambda words, then, parts, large, language: english(
        office=words[0],
        service=words[1],
        place=words[2],
        help_place=words[3],
        privacy_line=words[4],
        note=words[5],
        documents=tuple(then),
        then=tuple(then),
        language=language,
        template=Template((*parts, TicketPart.NUMBER), large, words[6], words[7]),
    ),
    st.lists(TEXT, min_size=8, max_size=8),
    st.lists(TEXT, max_size=3),
    st.lists(st.sampled_from(TicketPart), max_size=len(TicketPart)),
    st.booleans(),
    st.sampled_from(["en", "ar", "zh", "es"]),
)
ANY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> PrinterModel:
    folder: Path = tmp_path_factory.mktemp("profiles")
    return load_model("default", 576, folder)


@settings(ANY, max_examples=60)
@given(CONTENTS)
def test_no_word_of_a_light_ticket_is_lost_and_none_is_a_command(model: PrinterModel, content: TicketContent) -> None:
    ticket = compose(content, CATALOGUES.texts(content.language, "ticket"))
    strips = BoxStrips()
    reading = read(light_job(ticket, strips, model).data)
    assert reading.cuts == 1
    there = _letters(" ".join(reading.lines) + " ".join(text for text, *_ in strips.drawn))
    shortest = [line.text for line in light_lines(ticket, max(Brevity)) if isinstance(line, NativeText)]
    for text in shortest:
        assert _letters(text) in there


@settings(ANY, max_examples=12)
@given(CONTENTS, st.sampled_from([384, 512, 576]))
def test_any_words_are_typeset_within_the_paper(
    qapp: QGuiApplication, model: PrinterModel, content: TicketContent, width: int
) -> None:
    load_fonts(load_look(), ("en", "ar", "zh", "es"))
    strips = QtStripRenderer(load_look())
    ticket = compose(content, CATALOGUES.texts(content.language, "ticket"))
    page = typeset(ticket, strips, width)
    assert page.width == width
    reading = read(picture_job(page, model).data)
    assert sum(len(picture.rows) for picture in reading.pictures) == page.height
    assert read(light_job(ticket, strips, model).data).cuts == 1


def test_a_broken_logo_costs_no_ticket() -> None:
    content = english(template=Template((TicketPart.LOGO, TicketPart.NUMBER), logo="no base64!"))
    assert typeset(compose(content, CATALOGUES.texts("en", "ticket")), BoxStrips(), 576).height > 0


def _letters(text: str) -> str:
    return "".join(text.split())
