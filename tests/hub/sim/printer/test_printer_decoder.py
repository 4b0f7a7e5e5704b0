"""The strict decoder: every command it knows, in one piece and byte by byte; everything else is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.sim.printer import commands as c
from hub.sim.printer.decoder import CLEAR_SEQUENCE, Decoded, Decoder, Garbage

KNOWN: list[tuple[bytes, c.Command]] = [
    (b"\x1b@", c.Initialise()),
    (b"\x1ba\x00", c.SetAlign(c.Align.LEFT)),
    (b"\x1ba1", c.SetAlign(c.Align.CENTRE)),
    (b"\x1ba\x02", c.SetAlign(c.Align.RIGHT)),
    (b"\x1bE\x01", c.SetEmphasis(on=True)),
    (b"\x1bE0", c.SetEmphasis(on=False)),
    (b"\x1bt\x10", c.SelectCodePage(16)),
    (b"\x1bd\x03", c.FeedLines(3)),
    (b"\x1bJ\x20", c.FeedDots(32)),
    (b"\x1c.", c.CancelKanji()),
    (b"\x1d!\x77", c.SetSize(8, 8)),
    (b"\x1dB\x01", c.SetInverse(on=True)),
    (b"\x1da\x0e", c.AutomaticStatus(14)),
    (b"\x1dr\x01", c.TransmitStatus()),
    (b"\x1dV\x00", c.Cut(full=True, feed=0)),
    (b"\x1dV1", c.Cut(full=False, feed=0)),
    (b"\x1dVA\x05", c.Cut(full=True, feed=5)),
    (b"\x1dVB\x00", c.Cut(full=False, feed=0)),
    (b"\x1dv0\x00\x02\x00\x02\x00\x01\x02\x03\x04", c.Raster(2, 2, b"\x01\x02\x03\x04")),
    (b"\x1d(k\x04\x001A2\x00", c.QrModel(2)),
    (b"\x1d(k\x03\x001C\x06", c.QrModuleDots(6)),
    (b"\x1d(k\x03\x001E1", c.QrCorrection("M")),
    (b"\x1d(k\x06\x001P0abc", c.QrStore(b"abc")),
    (b"\x1d(k\x03\x001Q0", c.QrPrint()),
    (b"\x10\x04\x01", c.RealTimeStatus(1)),
    (b"\x10\x04\x04", c.RealTimeStatus(4)),
    (CLEAR_SEQUENCE, c.ClearBuffers()),
    (b"\n", c.LineFeed()),
]


@pytest.mark.parametrize(("data", "command"), KNOWN, ids=lambda value: type(value).__name__)
def test_every_known_command_is_decoded_whole_and_byte_by_byte(data: bytes, command: c.Command) -> None:
    assert list(Decoder().feed(data)) == [Decoded(command, len(data))]
    slowly = Decoder()
    got = [item for byte in data for item in slowly.feed(bytes((byte,)))]
    assert got == [Decoded(command, len(data))]
    assert slowly.unfinished == 0


@pytest.mark.parametrize(
    "data",
    [
        b"\x1d(L\x04\x000B\x01A", b"\x1dI\x01",
            b"\x01", b"\x07", b"\x0d", b"\x1bZ\x00", b"\x1ba\x03", b"\x1bE\x05", b"\x1cX", b"\x1d!\x88", b"\x1dB\x09",
        b"\x1dr\x03", b"\x1dV\x07", b"\x1dZ\x00", b"\x10\x04\x05", b"\x10\x04\x00", b"\x10\x05\x01",
        b"\x10\x14\x01\x00\x00\x00\x00\x00\x00\x00", b"\x1dv0\x01\x02\x00\x02\x00", b"\x1dv1\x00\x02\x00\x02\x00",
        b"\x1dv0\x00\x00\x00\x02\x00", b"\x1dv0\x00\xff\x00\x02\x00", b"\x1dv0\x00\x02\x00\x00\x00",
        b"\x1d(L\x02\x0002", b"\x1d(k\x03\x001C\x11", b"\x1d(k\x03\x001C\x00", b"\x1d(k\x03\x002C\x06",
        b"\x1d(k\x03\x001E9", b"\x1d(k\x03\x001Q1", b"\x1d(k\x02\x001Q", b"\x1d(k\x03\x001P0", b"\x1d(k\x04\x001A9\x00",
    ],
    ids=lambda data: data.hex(" "),
)  # fmt: skip
def test_anything_else_is_garbage_and_said_so(data: bytes) -> None:
    first = next(Decoder().feed(data))
    assert isinstance(first, Garbage)
    assert first.offset == 0
    assert first.why


def test_after_garbage_the_decoder_goes_on() -> None:
    items = list(Decoder().feed(b"\x07Hello\n"))
    assert isinstance(items[0], Garbage)
    assert items[1:] == [Decoded(c.Text(b"Hello"), 5), Decoded(c.LineFeed(), 1)]


def test_an_unfinished_command_is_known_to_be_unfinished() -> None:
    decoder = Decoder()
    assert list(decoder.feed(b"\x1dv0\x00\x02\x00\x02\x00\x01")) == []
    assert decoder.unfinished == 9


@given(st.binary(max_size=300))
def test_no_bytes_whatever_upset_the_decoder(data: bytes) -> None:
    decoder = Decoder()
    used = sum(item.size if isinstance(item, Decoded) else 1 for item in decoder.feed(data))
    assert used + decoder.unfinished == len(data)
