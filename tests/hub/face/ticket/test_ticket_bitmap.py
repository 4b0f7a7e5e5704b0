"""The 1-bit canvas, dot by dot, and QR symbols read back by an independent reader."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from hub.face.strip import Strip
from hub.face.ticket import qr
from hub.face.ticket.bitmap import Bitmap, stacked


def rows(page: Bitmap) -> list[str]:
    return ["".join("1" if page.dot(x, y) else "0" for x in range(page.width)) for y in range(page.height)]


@given(st.integers(0, 20).flatmap(lambda w: st.lists(st.text("01", min_size=w, max_size=w), min_size=1, max_size=9)))
def test_a_strip_goes_in_and_comes_out_unchanged(given_rows: list[str]) -> None:
    page = Bitmap.from_rows(given_rows)
    assert rows(page) == given_rows
    again = Bitmap.from_strip(page.to_strip())
    assert again == page
    assert again != "something else"
    turned = page.turned()
    assert (turned.width, turned.height) == (page.height, page.width)
    if page.width:
        assert rows(turned.turned().turned().turned()) == given_rows


def test_a_strip_that_is_empty() -> None:
    assert Bitmap.from_strip(Strip(0, 3, b"")).height == 3
    assert Bitmap.from_rows([]).to_strip() == Strip(0, 0, b"")


def test_paste_and_erase_cut_off_what_lies_outside() -> None:
    page, stamp = Bitmap(4, 3), Bitmap.from_rows(["11", "11"])
    page.paste(stamp, 3, -1)
    assert rows(page) == ["0001", "0000", "0000"]
    page.paste(stamp, -1, 2)
    assert rows(page) == ["0001", "0000", "1000"]
    page.fill(1, 0, 9, 2)
    page.fill(5, 0, 2, 2)
    assert rows(page) == ["0111", "0111", "1000"]
    page.erase(stamp, 1, 0)
    assert rows(page) == ["0001", "0001", "1000"]


def test_trimming_takes_white_rows_only() -> None:
    assert rows(Bitmap.from_rows(["00", "01", "00", "10", "00"]).trimmed()) == ["01", "00", "10"]
    assert Bitmap(5, 5).trimmed().height == 0


def test_round_corners() -> None:
    page = Bitmap(12, 8)
    page.round_block(1, 1, 10, 6, 3)
    assert rows(page)[0] == "0" * 12
    assert rows(page)[1] == "001111111100"
    assert rows(page)[3] == "011111111110"
    assert rows(page)[1] == rows(page)[6]


def test_stacking() -> None:
    assert rows(stacked([Bitmap.from_rows(["1"]), Bitmap.from_rows(["01"])], 3)) == ["100", "010"]


def test_an_impossible_size_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        Bitmap(-1, 2)


@given(st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1, max_size=120))
def test_a_qr_symbol_is_read_back(url: str) -> None:
    symbol = qr.bitmap(url, 206)
    strip = symbol.to_strip()
    picture = ImageChops.invert(Image.frombytes("1", (strip.width, strip.height), strip.bits)).convert("L")
    found = zxingcpp.read_barcodes(ImageOps.expand(picture, 24, 255))
    assert [code.text for code in found] == [url]


def test_modules_are_never_too_small_and_too_much_is_refused() -> None:
    long = "x" * 200
    assert qr.bitmap(long, 100).width == len(qr.modules(long)) * qr.MIN_MODULE_DOTS
    with pytest.raises(ValueError, match="too long"):
        qr.modules("x" * 3000)
