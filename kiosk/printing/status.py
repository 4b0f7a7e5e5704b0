"""How the printer is: typed status, and the reader of its status bytes (ESC/POS command reference).

Three kinds of answer share the wire and are told apart by fixed bits:
real-time (DLE EOT n): b & 93h == 12h · automatic (four bytes, the first b & 93h == 10h, the others
b & 90h == 0) · in order (GS r 1, one byte b & 90h == 0 outside an automatic frame).
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
        if self.state in (PrinterState.READY, PrinterState.UNKNOWN):
            return PartState.PAPER_LOW if self.paper_near_end else PartState.OK
        return PartState(self.state.value)


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


Answer = RealTimeByte | AutomaticFrame | InOrder


class AnswerReader:
    """Sorts the bytes that come from a printer; keeps an automatic frame that has begun."""

    def __init__(self) -> None:
        self._frame = bytearray()

    def feed(self, data: bytes) -> Iterator[Answer]:
        """The complete answers in `data`, in order."""
        for byte in data:
            if byte & 0x93 == 0x12:
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
        # Any other error (head too hot, …) is "not available" to a person.
        offline=bool(printer & 0x08 or cause & 0x40 or error & 0x64),
        near=bool(paper & 0x0C),
    )


def from_frame(frame: bytes) -> PrinterStatus:
    """The status from the four bytes of an Automatic Status Back frame."""
    printer, error, paper, _ = frame
    return _status(
        cover=bool(printer & 0x20),
        out=bool(paper & 0x0C),
        cutter=bool(error & 0x08),
        offline=bool(printer & 0x08 or error & 0x64),
        near=bool(paper & 0x03),
    )


def _status(*, cover: bool, out: bool, cutter: bool, offline: bool, near: bool) -> PrinterStatus:
    found = (
        (cover, PrinterState.COVER_OPEN),
        (out, PrinterState.PAPER_OUT),
        (cutter, PrinterState.CUTTER),
        (offline, PrinterState.OFFLINE),
    )
    state = next((state for true, state in found if true), PrinterState.READY)
    return PrinterStatus(state, paper_near_end=near and state is not PrinterState.PAPER_OUT)
