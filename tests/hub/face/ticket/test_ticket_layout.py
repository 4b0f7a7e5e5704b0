"""Content to lines, and lines to dots, counted with letters that are boxes (no fonts)."""

import datetime as dt
from dataclasses import replace

import pytest

from hub.face.texts import Catalogues
from hub.face.ticket import Bitmap, Template, TicketContent, compose, light_lines, typeset
from hub.face.ticket.compose import people_ahead
from hub.face.ticket.light import NativeGap, NativeNumber, NativeQr, NativeText
from hub.face.ticket.lines import (
    BlackBlock,
    Heading,
    HugeNumber,
    Logo,
    PictogramRow,
    Plain,
    QrRow,
    Rule,
    SmallPrint,
    Ticket,
    TicketLine,
    Title,
)
from hub.face.ticket.typeset import LARGE_TURNED_EM, LARGE_UPRIGHT_EM, WIDE, measures
from tests.hub.face.ticket.boxes import BoxStrips
from tests.kiosk.printing.samples import URL, arabic, english, spanish

CATALOGUES = Catalogues.load()


def lines(content: TicketContent) -> tuple[TicketLine, ...]:
    return compose(content, CATALOGUES.texts(content.language, "ticket")).lines


def drawn(*parts: TicketLine, width: int = 576, rtl: bool = False) -> Bitmap:
    return typeset(Ticket("ar" if rtl else "en", rtl, parts), BoxStrips(), width)


def ink(page: Bitmap) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the black dots (right and bottom exclusive)."""
    rows = [y for y in range(page.height) if page.rows[y]]
    columns = [x for x in range(page.width) if any(page.dot(x, y) for y in rows)]
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


# -- content -------------------------------------------------------------------------------------------------


def test_content_survives_the_spool() -> None:
    content = arabic(
        documents=("a", "b"),
        copy=True,
        url=None,
        then=("c",),
        booked=dt.time(9, 5),
        people_ahead=None,
        template=Template(("number", "qr"), large=True, header="d"),
    )
    assert TicketContent.from_json(content.to_json()) == content


@pytest.mark.parametrize("fault", [{"issued": dt.datetime(2026, 11, 24, 10, 42)}, {"people_ahead": -1}])  # noqa: DTZ001
def test_impossible_content_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"issued|people"):
        english(**fault)


# -- lines ---------------------------------------------------------------------------------------------------


def test_the_lines_of_a_full_ticket_in_order() -> None:
    content = english(documents=("identity card", "rental contract"), help_place="desk 1", privacy_line="Nothing.")
    assert lines(content) == (
        Heading("Marstow Town Hall", "crest"),
        Rule(),
        Title("Address and residence"),
        HugeNumber("R042"),
        BlackBlock("6 people before you"),
        PictogramRow("arch", "Hall B, through the arch", "Watch the screen"),
        Rule(),
        QrRow(URL, "On your phone too", "Go for a walk: the page tells you when it is your turn."),
        Rule(),
        PictogramRow("document", "Have ready:", "identity card, rental contract"),
        Rule(),
        SmallPrint("Need help? Ask at desk 1.", bold=True),
        SmallPrint("Nothing."),
        SmallPrint("Tuesday 24\N{NO-BREAK SPACE}November 2026, 10:42"),
    )


def test_what_is_missing_leaves_no_gap() -> None:
    kinds = [type(line) for line in lines(english(url=None, place=""))]
    assert kinds == [
        Heading,
        Rule,
        Title,
        HugeNumber,
        BlackBlock,
        PictogramRow,
        Rule,
        SmallPrint,
        SmallPrint,
        SmallPrint,
    ]
    assert lines(english(place=""))[5] == PictogramRow("arch", "Watch the screen", "")
    assert lines(english())[-3:-1] == (
        SmallPrint("Need help? Ask our staff.", bold=True),
        SmallPrint("We keep visit times, not your name."),
    )


def test_that_numbers_are_spoken_is_said_only_where_they_are() -> None:
    row = lines(english(spoken=True))[5]
    assert row == PictogramRow("arch", "Hall B, through the arch", "Watch the screen. Your number is also spoken.")


def test_the_office_chooses_parts_order_and_words() -> None:
    template = Template(
        ("header", "number", "people", "time", "note", "footer", "of a newer hub", "number", "logo"),
        header="Town week: open until 20:00",
        footer="www.marstow.example",
        logo="aGVsbG8=",
    )
    assert lines(english(template=template, note="Cash only")) == (
        Plain("Town week: open until 20:00", bold=True),
        Rule(),
        HugeNumber("R042"),
        BlackBlock("6 people before you"),
        Rule(),
        SmallPrint("Tuesday 24\N{NO-BREAK SPACE}November 2026, 10:42"),
        Rule(),
        Plain("Cash only"),
        Rule(),
        Plain("www.marstow.example"),
        Rule(),
        Logo("aGVsbG8="),
    )
    with pytest.raises(ValueError, match="number"):
        Template(("office",))


def test_a_ticket_of_several_services_an_appointment_and_one_given_without_the_hub() -> None:
    said = lines(english(then=("Taxes", "Permits"), booked=dt.time(11, 15), people_ahead=None))
    assert said[2:7] == (
        Title("Address and residence"),
        Plain("Your appointment: 11:15"),
        Plain("Then: Taxes"),
        Plain("Then: Permits"),
        HugeNumber("R042"),
    )
    assert said[7] == BlackBlock("Your place: in the order of arrival")


def test_what_an_earlier_release_kept_in_the_spool_is_read() -> None:
    kept = english().to_json()
    for later in ("then", "booked", "note", "spoken", "template"):
        del kept[later]
    assert TicketContent.from_json(kept) == english()


def test_a_copy_says_so_above_the_service() -> None:
    assert lines(english(copy=True))[2:4] == (Title("Copy of a ticket"), Title("Address and residence"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {0: "You are next", 1: "1 person before you", 2: "2 people before you"}),
        ("es", {0: "Su turno es el siguiente", 1: "1 persona delante de usted", 6: "6 personas delante de usted"}),
        ("ar", {0: "دورك هو التالي", 1: "أمامك شخص واحد", 2: "أمامك شخصان", 6: "أمامك 6 أشخاص", 11: "أمامك 11 شخصًا"}),
    ],
)
def test_people_ahead_in_words(language: str, words: dict[int, str]) -> None:
    texts = CATALOGUES.texts(language, "ticket")
    assert {count: people_ahead(count, texts) for count in words} == words


def test_an_arabic_ticket_is_mirrored_and_keeps_its_digits() -> None:
    ticket = compose(arabic(), CATALOGUES.texts("ar", "ticket"))
    assert ticket.rtl
    assert ticket.lines[3] == HugeNumber("R042")
    issued = ticket.lines[-1]
    assert isinstance(issued, SmallPrint)
    assert "10:42" in issued.text
    assert "2026" in issued.text


# -- the full form -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("content", [english(), spanish(documents=("DNI",)), arabic(url=None)])
def test_every_ticket_keeps_its_margins(content: TicketContent, width: int) -> None:
    ticket = compose(content, CATALOGUES.texts(content.language, "ticket"))
    page = typeset(ticket, BoxStrips(), width)
    assert page.width == width
    left, _, right, _ = ink(page)
    assert left >= 16
    assert right <= width - 16


def test_letters_never_go_below_the_floor() -> None:
    for width in (576, 384):
        strips = BoxStrips()
        typeset(compose(english(documents=("x",)), CATALOGUES.texts("en", "ticket")), strips, width)
        assert min(em for _, em, _, _ in strips.drawn) >= 25


def test_the_number_has_capitals_of_20_mm_with_a_small_gap_after_the_letter() -> None:
    page = drawn(HugeNumber("R042"))
    left, top, right, bottom = ink(page)
    assert bottom - top == 160
    assert right - left == 4 * 112 + 20
    assert abs(left + right - 576) <= 1
    middle = (top + bottom) // 2
    assert [page.dot(left + 112 + x, middle) for x in (-1, 0, 19, 20)] == [True, False, False, True]


def test_a_number_without_letter_has_no_gap() -> None:
    left, _, right, _ = ink(drawn(HugeNumber("042")))
    assert right - left == 3 * 112


def test_large_print_makes_the_number_as_large_as_the_paper_allows() -> None:
    upright = typeset(Ticket("en", rtl=False, lines=(HugeNumber("42"),), large=True), BoxStrips(), 576)
    left, top, right, bottom = ink(upright)
    assert bottom - top == round(LARGE_UPRIGHT_EM * 0.714)
    turned = typeset(Ticket("en", rtl=False, lines=(HugeNumber("R1042"),), large=True), BoxStrips(), 384)
    left, top, right, bottom = ink(turned)
    assert right - left == round(LARGE_TURNED_EM * 0.714)
    strips = BoxStrips()
    typeset(compose(english(template=Template(large=True)), CATALOGUES.texts("en", "ticket")), strips, 384)
    assert min(em for _, em, _, _ in strips.drawn) >= 40


def test_a_longer_number_is_as_large_as_the_paper_allows() -> None:
    left, top, right, bottom = ink(drawn(HugeNumber("R1042")))
    assert 530 <= right - left <= 544
    assert 120 <= bottom - top < 160


def test_a_number_too_long_to_stay_readable_is_turned() -> None:
    left, top, right, bottom = ink(drawn(HugeNumber("RA10425")))
    assert right - left == 160
    assert bottom - top == 7 * 112 + 20


def test_on_narrow_paper_the_number_is_turned_to_keep_its_20_mm() -> None:
    page = drawn(HugeNumber("R1042"), width=384)
    left, top, right, bottom = ink(page)
    assert (right - left, bottom - top) == (160, 5 * 112 + 20)
    # Turned clockwise: the letter, which comes first, is on top; the gap follows below it.
    assert not any(page.dot(x, top + 112 + 5) for x in range(384))


def test_the_only_black_block_carries_white_letters() -> None:
    page = drawn(BlackBlock("6 people"))
    left, top, right, bottom = ink(page)
    assert (left, right) == (16, 560)
    assert not page.dot(16, top), "round corners"
    assert not page.dot(288, (top + bottom) // 2), "white letters"
    assert page.dot(30, (top + bottom) // 2)


def test_rows_are_mirrored_for_right_to_left() -> None:
    row = PictogramRow("arch", "Hall B", "Watch")
    straight, mirrored = drawn(row), drawn(row, rtl=True)
    assert ink(straight)[0] == 576 - ink(mirrored)[2] == 16
    assert straight.height == mirrored.height
    assert straight != mirrored


def test_the_qr_keeps_its_quiet_zone_and_text_stands_beside_or_below() -> None:
    row = QrRow(URL, "On your phone too", "Go for a walk.")
    wide, narrow = drawn(row), drawn(row, width=384)
    assert ink(wide)[0] >= 24
    assert narrow.height > wide.height
    module = 6
    assert all(not wide.dot(24 + 33 * module + x, wide.height // 2) for x in range(24))
    assert ink(drawn(row, rtl=True))[2] == 576 - ink(wide)[0]


def test_a_heading_without_words_still_shows_the_house() -> None:
    left, _, right, _ = ink(drawn(Heading("", "crest")))
    assert right - left == 62


def test_measures_follow_the_paper() -> None:
    assert measures(640) == WIDE
    assert measures(512) == replace(WIDE, width=512)
    assert measures(400).width == 400
    with pytest.raises(ValueError, match="384"):
        measures(300)


# -- the light form ------------------------------------------------------------------------------------------


def test_the_light_form_says_the_same_in_the_printers_letters() -> None:
    ticket = compose(english(documents=("identity card",)), CATALOGUES.texts("en", "ticket"))
    made = light_lines(ticket)
    assert NativeNumber("R042") in made
    assert NativeQr(URL) in made
    assert NativeGap() in made
    words = [line.text for line in made if isinstance(line, NativeText)]
    assert " 6 people before you " in words
    assert "identity card" in words


def test_the_light_form_carries_no_bidi_controls() -> None:
    made = light_lines(compose(arabic(), CATALOGUES.texts("ar", "ticket")))
    words = "".join(line.text for line in made if isinstance(line, NativeText))
    assert "10:42" in words
    assert not set(words) & set("\u2066\u2067\u2068\u2069")
