"""Status bytes as the reference gives them, and what the reader makes of noise."""

import pytest

from hub.wire.terms import PartState
from kiosk.printing.status import (
    AnswerReader,
    AutomaticFrame,
    InOrder,
    PrinterState,
    PrinterStatus,
    RealTimeByte,
    from_frame,
    from_real_time,
)


@pytest.mark.parametrize(
    ("answers", "state", "near"),
    [
        ((0x12, 0x12, 0x12, 0x12), PrinterState.READY, False),
        ((0x16, 0x12, 0x12, 0x12), PrinterState.READY, False),  # drawer pin
        ((0x12, 0x12, 0x12, 0x1E), PrinterState.READY, True),
        ((0x1A, 0x32, 0x12, 0x7E), PrinterState.PAPER_OUT, False),
        ((0x1A, 0x12, 0x12, 0x72), PrinterState.PAPER_OUT, False),
        ((0x1A, 0x16, 0x12, 0x7E), PrinterState.COVER_OPEN, True),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterState.CUTTER, False),
        ((0x1A, 0x12, 0x12, 0x12), PrinterState.OFFLINE, False),
        ((0x12, 0x52, 0x52, 0x12), PrinterState.HOT, False),
        ((0x1A, 0x52, 0x32, 0x12), PrinterState.BROKEN, False),
        ((0x1A, 0x52, 0x16, 0x12), PrinterState.OFFLINE, False),  # recoverable, no known cause
        ((0x5A, 0x1A, 0x12, 0x12), PrinterState.FEEDING, False),
    ],
)
def test_real_time_answers(answers: tuple[int, ...], state: PrinterState, near: bool) -> None:
    assert from_real_time(dict(enumerate(answers, 1))) == PrinterStatus(state, near)


def test_a_model_that_answers_less_is_believed() -> None:
    assert from_real_time({1: 0x12}).ready


@pytest.mark.parametrize(
    ("frame", "state", "near"),
    [
        (b"\x10\x00\x00\x0f", PrinterState.READY, False),
        (b"\x10\x00\x03\x0f", PrinterState.READY, True),
        (b"\x18\x00\x0f\x0f", PrinterState.PAPER_OUT, False),
        (b"\x38\x00\x00\x0f", PrinterState.COVER_OPEN, False),
        (b"\x18\x08\x00\x0f", PrinterState.CUTTER, False),
        (b"\x18\x40\x00\x0f", PrinterState.HOT, False),
        (b"\x18\x20\x00\x0f", PrinterState.BROKEN, False),
        (b"\x58\x02\x00\x0f", PrinterState.FEEDING, False),
        (b"\x18\x04\x00\x0f", PrinterState.OFFLINE, False),
    ],
)
def test_automatic_frames(frame: bytes, state: PrinterState, near: bool) -> None:
    assert from_frame(frame) == PrinterStatus(state, near)
    assert list(AnswerReader().feed(frame)) == [AutomaticFrame(PrinterStatus(state, near))]


def test_answers_of_all_kinds_are_told_apart_even_inside_one_another() -> None:
    reader = AnswerReader()
    got = list(reader.feed(b"\xff\x10\x00\x12"))  # noise, a frame begins, a real-time byte comes between
    got += list(reader.feed(b"\x03\x0f\x00\x37\xb5"))  # the frame ends, an answer in order, noise
    assert got == [
        RealTimeByte(0x12),
        AutomaticFrame(PrinterStatus(PrinterState.READY, paper_near_end=True)),
        InOrder(),
    ]


@pytest.mark.parametrize("state", list(PrinterState))
def test_every_state_has_its_word_on_the_wire(state: PrinterState) -> None:
    part = PrinterStatus(state).part
    if state in (PrinterState.READY, PrinterState.UNKNOWN):
        assert part is PartState.OK
    else:
        words = {PrinterState.BROKEN: PartState.OFFLINE, PrinterState.FEEDING: PartState.OK}
        assert part == words.get(state, state.value)


def test_paper_low_is_for_staff() -> None:
    status = PrinterStatus(PrinterState.READY, paper_near_end=True)
    assert status.ready
    assert status.part is PartState.PAPER_LOW
