import pytest
from PySide6.QtGui import QGuiApplication

from hub.face.strip import Strip, StripRenderer
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import load_fonts
from hub.sdk.qt.strips import QtStripRenderer

SIZE = 38


@pytest.fixture
def renderer(qapp: QGuiApplication) -> StripRenderer:
    load_fonts(load_look(), ["en", "ar", "hi", "zh"])
    return QtStripRenderer(load_look())


def ink(strip: Strip) -> int:
    return int.from_bytes(strip.bits).bit_count()


def column(strip: Strip, x: int) -> int:
    return sum(strip.bits[y * strip.stride + x // 8] >> (7 - x % 8) & 1 for y in range(strip.height))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hall B, through the arch"),
        ("ar", "اجلس في القاعة B بعد القوس"),
        ("hi", "कृपया प्रतीक्षा करें"),
        ("zh", "请稍候"),
    ],
)
def test_a_line_of_any_script_is_black_on_white_and_trimmed(renderer: StripRenderer, language: str, text: str) -> None:
    strip = renderer.render(text, language=language, size_dots=SIZE, bold=True, max_width=544)
    assert 0 < strip.width <= 544
    assert 0.05 < ink(strip) / (strip.width * strip.height) < 0.5
    assert column(strip, 0) > 0
    assert column(strip, strip.width - 1) > 0


def test_arabic_is_shaped_and_not_boxes(renderer: StripRenderer) -> None:
    joined = renderer.render("سلم", language="ar", size_dots=SIZE, bold=False, max_width=544)
    apart = renderer.render("س ل م", language="ar", size_dots=SIZE, bold=False, max_width=544)
    assert joined.width < apart.width * 0.75


def test_a_long_line_is_set_smaller_and_never_cut(renderer: StripRenderer) -> None:
    text = "Landlord confirmation and rental contract of every tenant"
    free = renderer.render(text, language="en", size_dots=SIZE, bold=False, max_width=5000)
    narrow = renderer.render(text, language="en", size_dots=SIZE, bold=False, max_width=400)
    assert free.width > 600
    assert 330 < narrow.width <= 400
    assert narrow.height < free.height


def test_wrapping_keeps_every_word(renderer: StripRenderer) -> None:
    text = "Go for a walk: the page tells you when it is your turn. 𝄞 at the end"
    lines = renderer.wrap(text, language="en", size_dots=27, bold=False, max_width=300)
    assert len(lines) > 2
    assert " ".join(lines) == text
    for line in lines:
        assert renderer.render(line, language="en", size_dots=27, bold=False, max_width=9999).width <= 300


def test_an_empty_line_has_no_width(renderer: StripRenderer) -> None:
    assert renderer.render(" ", language="en", size_dots=SIZE, bold=False, max_width=544).width == 0
    assert renderer.render("", language="en", size_dots=SIZE, bold=False, max_width=544).width == 0
    assert renderer.wrap("", language="en", size_dots=SIZE, bold=False, max_width=544) == ()


def test_a_pictogram_is_square_and_drawn(renderer: StripRenderer) -> None:
    strip = renderer.pictogram("crest", size_dots=61)
    assert (strip.width, strip.height) == (61, 61)
    assert ink(strip) > 300
    with pytest.raises(KeyError):
        renderer.pictogram("unicorn", size_dots=61)
