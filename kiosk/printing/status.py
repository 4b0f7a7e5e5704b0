"""How the printer is: typed status, and the reader of its status bytes (ESC/POS command reference).

Three kinds of answer share the wire and are told apart by fixed bits:
real-time (DLE EOT n): b & 93h == 12h · buffer cleared (37h 25h 00h) · automatic (four bytes, the first b & 93h == 10h,
the others b & 90h == 0) · in order (GS r 1, one byte b & 90h == 0 outside an automatic frame).
Everything else is noise and is dropped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hub.wire.terms import PartState

ALL_QUESTIONS = (1, 2, 3, 4)


class PrinterState(StrEnum):
    """The one thing to tell people about; where several are true, the first here that a person can mend."""

    READY = "ready"
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    CUTTER = "cutter"
    # An error that only switching off and on, or the workshop, ends.
    BROKEN = "broken"
    # The head is too hot, or another error that ends by itself.
    HOT = "hot"
    # Somebody holds the feed button down: no fault, but nothing is printed meanwhile.
    FEEDING = "feeding"
    OFFLINE = "offline"
    # No connection to be had.
    UNREACHABLE = "unreachable"
    # Takes the connection, answers nothing.
    SILENT = "silent"
    # Not asked yet since the program started.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """`paper_near_end` is for staff only; such a printer still prints."""

    state: PrinterState
    paper_near_end: bool = False

    @property
    def ready(self) -> bool:
        return self.state is PrinterState.READY

    @property
    def part(self) -> PartState:
        """The same in the words of the contract with the hub; not asked yet counts as well."""
        match self.state:
            case PrinterState.READY | PrinterState.UNKNOWN | PrinterState.FEEDING:
                return PartState.PAPER_LOW if self.paper_near_end else PartState.OK
            case PrinterState.BROKEN:
                return PartState.OFFLINE
            case state:
                return PartState(state.value)

    @property
    def passing(self) -> bool:
        """Not ready, but likely to be by itself within seconds: worth waiting for."""
        return self.state in (PrinterState.FEEDING, PrinterState.HOT)


@dataclass(frozen=True, slots=True)
class RealTimeByte:
    """The answer to one DLE EOT n; the bytes do not say to which."""

    value: int


@dataclass(frozen=True, slots=True)
class AutomaticFrame:
    """What the printer told by itself."""

    status: PrinterStatus


@dataclass(frozen=True, slots=True)
class InOrder:
    """The answer to GS r 1: everything sent before it has been carried out."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """The answer to DLE DC4 8: nothing that came before it will be printed any more."""


Answer = RealTimeByte | AutomaticFrame | InOrder | Cleared
CLEARED = bytes((0x37, 0x25, 0x00))


class AnswerReader:
    """Sorts the bytes that come from a printer; keeps an answer of several bytes that has begun."""

    def __init__(self) -> None:
        self._frame = bytearray()
        self._cleared = 0

    def feed(self, data: bytes) -> Iterator[Answer]:
        """The complete answers in `data`, in order."""
        for byte in data:
            expected, self._cleared = CLEARED[self._cleared], 0
            if byte == expected:
                self._cleared = (CLEARED.index(byte) + 1) % len(CLEARED)
                if self._cleared == 0:
                    yield Cleared()
            elif byte & 0x93 == 0x12:
                yield RealTimeByte(byte)
            elif byte & 0x93 == 0x10:
                self._frame = bytearray((byte,))
            elif byte & 0x90 == 0 and self._frame:
                self._frame.append(byte)
                if len(self._frame) == 4:
                    yield AutomaticFrame(from_frame(bytes(self._frame)))
                    self._frame.clear()
            elif byte & 0x90 == 0:
                yield InOrder()


def from_real_time(answers: dict[int, int]) -> PrinterStatus:
    """The status from the answers to DLE EOT 1 (printer), 2 (cause), 3 (error), 4 (paper)."""
    printer, cause, error, paper = (answers.get(n, 0) for n in ALL_QUESTIONS)
    return _status(
        cover=bool(cause & 0x04),
        out=bool(paper & 0x60 or cause & 0x20),
        cutter=bool(error & 0x08),
        broken=bool(error & 0x20),
        hot=bool(error & 0x40),
        feeding=bool(printer & 0x40 or cause & 0x08),
        offline=bool(printer & 0x08 or cause & 0x40 or error & 0x04),
        near=bool(paper & 0x0C),
    )


def from_frame(frame: bytes) -> PrinterStatus:
    """The status from the four bytes of an Automatic Status Back frame."""
    printer, error, paper, _ = frame
    return _status(
        cover=bool(printer & 0x20),
        out=bool(paper & 0x0C),
        cutter=bool(error & 0x08),
        broken=bool(error & 0x20),
        hot=bool(error & 0x40),
        feeding=bool(printer & 0x40 or error & 0x02),
        offline=bool(printer & 0x08 or error & 0x04),
        near=bool(paper & 0x03),
    )


def _status(
    *, cover: bool, out: bool, cutter: bool, broken: bool, hot: bool, feeding: bool, offline: bool, near: bool
) -> PrinterStatus:
    found = (
        (cover, PrinterState.COVER_OPEN),
        (out, PrinterState.PAPER_OUT),
        (cutter, PrinterState.CUTTER),
        (broken, PrinterState.BROKEN),
        (hot, PrinterState.HOT),
        (feeding, PrinterState.FEEDING),
        (offline, PrinterState.OFFLINE),
    )
    state = next((state for true, state in found if true), PrinterState.READY)
    return PrinterStatus(state, paper_near_end=near and state is not PrinterState.PAPER_OUT)
