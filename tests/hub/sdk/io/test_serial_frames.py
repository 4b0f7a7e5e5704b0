"""Frames of serial keypads: golden bytes of every form, the keypad's own code against ours, garbage, halves."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.sdk.io.serial_frames import ACK, Check, Deframer, FormatFault, FrameFormat, Framing, Heard, Noise
from hub.sim.keypad_bus import VirtualPad

FORMATS = [
    FrameFormat(framing, check, digits, sequence, 12)
    for framing, check, (digits, sequence) in itertools.product(Framing, Check, ((0, False), (2, True), (3, False)))
    if not (framing is Framing.CR and check is Check.XOR)
]
TWO = [one for one in FORMATS if one.address_digits == 2]


@pytest.mark.parametrize(
    ("format_", "frame"),
    [
        (FrameFormat(Framing.STX_ETX, Check.XOR), b"\x0201N\x03\x4c"),  # 30^31^4E^03
        (FrameFormat(Framing.STX_ETX, Check.NONE), b"\x0201N\x03"),
        (FrameFormat(Framing.STX_ETX, Check.SUM_HEX), b"\x0201N\x03B2"),
        (FrameFormat(Framing.CR, Check.XOR_HEX), b"01N4F\r"),
        (FrameFormat(Framing.CR, Check.NONE), b"01N\r"),
        (FrameFormat(Framing.FIXED, Check.XOR, length=6), b"01N  \x4f"),
    ],
)
def test_a_frame_is_these_bytes(format_: FrameFormat, frame: bytes) -> None:
    assert format_.frame("01", "N") == frame
    assert Deframer(format_).feed(frame, 0.0) == [Heard("01", "", "N")]


@pytest.mark.parametrize("format_", TWO, ids=str)
@settings(max_examples=12, deadline=None)
@given(payload=st.sampled_from(["N", "A7", ACK, "Lx"]), size=st.integers(1, 5))
def test_what_a_keypad_says_is_heard_in_any_pieces(format_: FrameFormat, payload: str, size: int) -> None:
    pad = VirtualPad(format_.address(7), format_, polled=False)
    said = pad.press(payload) + pad.press(payload)
    deframer = Deframer(format_)
    heard = [one for at in range(0, len(said), size) for one in deframer.feed(said[at : at + size], at / 1000)]
    sequences = ["1", "2"] if format_.sequence else ["", ""]
    assert heard == [Heard(format_.address(7), sequence, payload) for sequence in sequences]


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_what_is_told_a_keypad_is_understood(format_: FrameFormat) -> None:
    pad = VirtualPad(format_.address(7), format_)
    answer = pad.heard(format_.frame(format_.address(7), "Lc"))
    assert list(pad.told) == ["Lc"]
    assert pad.errors == []
    assert answer == pad.wire(ACK)
    if format_.address_digits:
        assert pad.heard(format_.frame(format_.address(8), "Lc")) == b""


@pytest.mark.parametrize("format_", [one for one in TWO if one.check is not Check.NONE], ids=str)
@settings(max_examples=25, deadline=None)
@given(place=st.integers(0, 11), bit=st.integers(0, 7))
def test_one_wrong_bit_is_never_a_key(format_: FrameFormat, place: int, bit: int) -> None:
    frame = bytearray(VirtualPad(format_.address(7), format_, polled=False).press("N"))
    place %= len(frame)
    frame[place] ^= 1 << bit
    deframer = Deframer(format_)
    heard = deframer.feed(bytes(frame), 0.0) + deframer.idle(1.0)
    wanted = [Heard(format_.address(7), "1" if format_.sequence else "", "N")]
    letters = bytes(frame).upper() == VirtualPad(format_.address(7), format_, polled=False).press("N")
    assert all(isinstance(one, Noise) for one in heard) or (heard == wanted and letters)


def test_garbage_and_half_a_frame_cost_nothing_that_follows() -> None:
    format_ = FrameFormat()
    good = format_.frame("01", "N")
    deframer = Deframer(format_)
    assert deframer.feed(b"\xff\x00" + good, 0.0) == [Noise.BROKEN, Heard("01", "", "N")]
    assert deframer.feed(good[:3], 1.0) == []
    assert deframer.feed(good, 1.05) == [Noise.BROKEN, Heard("01", "", "N")]
    assert deframer.feed(good[:3], 2.0) == []
    assert deframer.due(2.0) == pytest.approx(0.101)
    assert deframer.idle(2.2) == [Noise.BROKEN]
    assert deframer.due(2.2) is None


def test_an_endless_frame_is_bounded() -> None:
    for framing in (Framing.STX_ETX, Framing.CR):
        deframer = Deframer(FrameFormat(framing, Check.NONE))
        assert Noise.BROKEN in deframer.feed(b"\x02" + b"x" * 10_000, 0.0)
        assert not deframer.open


def test_lines_may_end_with_cr_and_lf() -> None:
    deframer = Deframer(FrameFormat(Framing.CR, Check.NONE, 0))
    assert deframer.feed(b"N\r\nR\r\n", 0.0) == [Heard("", "", "N"), Heard("", "", "R")]


@pytest.mark.parametrize(
    "make",
    [
        lambda: FrameFormat(Framing.CR, Check.XOR),
        lambda: FrameFormat(Framing.FIXED, Check.XOR, length=3),
        lambda: FrameFormat(address_digits=1).address(10),
    ],
)
def test_a_format_that_cannot_be_is_refused(make: object) -> None:
    with pytest.raises(FormatFault):
        make()  # type: ignore[operator]
