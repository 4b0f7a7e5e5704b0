"""The driver: one ESC/POS printer behind open / write / confirm / status / close.

**Failure policy.** A printer that is not well is not sent anything. "Sent" is not "printed": a job counts only when
the printer answers a question that stands behind the cut (GS r 1), or, for models that cannot, when it is well
after the time the paper takes. When a job goes wrong after its first byte, the printer's buffer is cleared,
so that no paper comes for a person who has gone, and the next job begins with a cut that frees the scrap.
"""

import contextlib
from collections.abc import Callable
from typing import Protocol, assert_never

from kiosk.printing import escpos_bytes as codes
from kiosk.printing.errors import FailReason, PrinterLost, PrintRefused
from kiosk.printing.model import PrinterModel
from kiosk.printing.status import (
    AnswerReader,
    AutomaticFrame,
    InOrder,
    PrinterState,
    PrinterStatus,
    RealTimeByte,
    from_real_time,
)
from kiosk.printing.transport import Transport

# A printer on the local network answers DLE EOT within some milliseconds; a serial link at 9600 within 50.
ANSWER_SECONDS = 0.4
CONNECT_SECONDS = 1.0
# How often a printer at work is asked whether something went wrong.
WATCH_SECONDS = 0.2
# 100 mm/s, the slowest current models, at 8 dots per mm.
SLOWEST_DOTS_PER_SECOND = 800


class Printer(Protocol):
    """What the spool needs. Deadlines are seconds of the printer's clock."""

    def open(self) -> None:
        """Connect. Raises `PrinterLost`."""
        ...

    def write(self, job: bytes, deadline: float) -> None:
        """Send a whole ticket to a printer that is well. Raises `PrintRefused`."""
        ...

    def confirm(self, deadline: float, dots: int) -> None:
        """Return when the ticket of `dots` length is cut. Raises `PrintRefused`."""
        ...

    def status(self) -> PrinterStatus:
        """Ask the printer, connecting if needed. Never raises."""
        ...

    def close(self) -> None: ...


class EscposPrinter:
    """`clock` gives monotonic seconds. Used by one thread."""

    def __init__(self, transport: Transport, model: PrinterModel, clock: Callable[[], float]) -> None:
        self._transport, self._model, self._clock = transport, model, clock
        self._reader = AnswerReader()
        self._told: PrinterStatus | None = None
        self._in_order = self._silent = False
        self._scrap = False

    def open(self) -> None:
        if self._transport.is_open:
            return
        self._reader = AnswerReader()
        self._told = None
        self._transport.open(CONNECT_SECONDS)
        if self._scrap and self._model.clears_buffer:
            # The first clearing may have met a printer without ears (paper jam behind a full buffer, power).
            self._transport.send(codes.CLEAR_BUFFERS, ANSWER_SECONDS)
        if self._model.automatic_status:
            self._transport.send(codes.AUTOMATIC_STATUS, ANSWER_SECONDS)

    def close(self) -> None:
        self._transport.close()

    def status(self) -> PrinterStatus:
        # Network printers end idle connections: one that was open gets a second, fresh try.
        for _ in range(2 if self._transport.is_open else 1):
            with contextlib.suppress(PrinterLost):  # told by the status below
                self.open()
                return self._ask()
            self._transport.close()
        return PrinterStatus(PrinterState.UNREACHABLE)

    def write(self, job: bytes, deadline: float) -> None:
        status = self.status()
        if not status.ready:
            raise PrintRefused(FailReason(status.state.value))
        self._in_order = self._silent = False
        self._told = None
        start = codes.FREE_SCRAP + codes.cut(self._model) if self._scrap else b""
        end = codes.ASK_IN_ORDER if self._model.in_order_status else b""
        try:
            self._transport.send(start + job + end, deadline - self._clock())
        except PrinterLost as lost:
            self._scrap = True
            raise PrintRefused(FailReason.CONNECTION_LOST, may_have_printed=True) from lost

    def confirm(self, deadline: float, dots: int) -> None:
        earliest = self._clock() + dots / SLOWEST_DOTS_PER_SECOND
        try:
            while not self._finished(deadline, earliest):
                # The last look and the clearing still fit before the deadline.
                if self._clock() >= deadline - ANSWER_SECONDS:
                    reason = FailReason.SILENT if self._silent else FailReason.UNCONFIRMED
                    raise PrintRefused(reason, may_have_printed=True)
        except PrinterLost as lost:
            self._scrap = True
            raise PrintRefused(FailReason.CONNECTION_LOST, may_have_printed=True) from lost
        except PrintRefused:
            self._scrap = True
            self._clear()
            raise
        self._scrap = False

    # -- inside ----------------------------------------------------------------------------------------

    def _finished(self, deadline: float, earliest: float) -> bool:
        """One look at a printer at work. Raises `PrintRefused` when it has stopped with a known cause."""
        if self._watch(min(WATCH_SECONDS, max(0.0, deadline - self._clock()))):
            return True
        status = self._told if self._told is not None and not self._told.ready else self._ask()
        if self._heard_in_order():  # it came among the answers
            return True
        # A printer whose buffer is full answers late: silence is held against it only at the deadline.
        self._silent = status.state is PrinterState.SILENT
        if not status.ready and not self._silent:
            raise PrintRefused(FailReason(status.state.value))  # stopped with a cause: it has not cut
        return status.ready and not self._model.in_order_status and self._clock() >= earliest

    def _ask(self) -> PrinterStatus:
        """The status now. Raises `PrinterLost`."""
        status = self._ask_once()
        # The four answers are not of one moment: a fault that ends between them looks like "offline" without a cause.
        return self._ask_once() if status.state is PrinterState.OFFLINE else status

    def _ask_once(self) -> PrinterStatus:
        """DLE EOT n, one at a time, flushed before each. Raises `PrinterLost`."""
        answers: dict[int, int] = {}
        for which in self._model.questions:
            self._flush()
            self._transport.send(codes.real_time_status(which), ANSWER_SECONDS)
            answer = self._real_time_answer()
            if answer is None:
                return PrinterStatus(PrinterState.SILENT)
            answers[which] = answer
        return from_real_time(answers)

    def _flush(self) -> None:
        """Take what has already come, so that an old answer is not taken for the next one."""
        while data := self._transport.receive(0):
            self._sort(data)

    def _real_time_answer(self) -> int | None:
        end = self._clock() + ANSWER_SECONDS
        while (left := end - self._clock()) > 0:
            byte = self._sort(self._transport.receive(left))
            if byte is not None:
                return byte
        return None

    def _watch(self, within: float) -> bool:
        """Wait until the cut is confirmed (True) or the printer tells of a fault by itself, or in vain."""
        end = self._clock() + within
        while not self._heard_in_order():
            left = end - self._clock()
            if left <= 0 or (self._told is not None and not self._told.ready):
                return False
            self._sort(self._transport.receive(left))
        return True

    def _heard_in_order(self) -> bool:
        return self._in_order

    def _sort(self, data: bytes) -> int | None:
        """Keep what the answers say; the last real-time byte among them is returned."""
        byte: int | None = None
        for answer in self._reader.feed(data):
            match answer:
                case RealTimeByte(value):
                    byte = value
                case AutomaticFrame(status):
                    self._told = status
                case InOrder():
                    self._in_order = True
                case _:
                    assert_never(answer)
        return byte

    def _clear(self) -> None:
        """Empty the printer's buffer and hang up: whatever it still holds must not come out later."""
        with contextlib.suppress(PrinterLost):  # hung up already; there is nothing more to be done
            if self._model.clears_buffer:
                self._transport.send(codes.CLEAR_BUFFERS, ANSWER_SECONDS)
                self._transport.receive(0.0 if self._silent else ANSWER_SECONDS)
        self._transport.abort()
