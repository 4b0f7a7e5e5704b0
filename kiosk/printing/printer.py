"""The driver: one ESC/POS printer behind open / write / confirm / status / close.

**Failure policy.** A printer that is not well is sent nothing. "Sent" is not "printed": one question stands before the
cut and one behind it (GS r 1). With both answers, and a printer that still speaks, the ticket is out. If something
stops the printer, its buffer is cleared and what has not left yet is thrown away, so that no paper comes unasked; with
neither answer and the clearing confirmed the cut has certainly not happened, else paper may be out
(`may_have_printed`). The next ticket begins by crossing out and cutting off what hangs in the printer. A command that
was cut off on a wire is ended by NULs. Models that cannot answer in order are believed when they are well after the
time the paper takes.
"""

import contextlib
from collections.abc import Callable
from typing import Protocol

import structlog

from kiosk.printing import escpos_bytes as codes
from kiosk.printing.errors import FailReason, PrinterLost, PrintRefused
from kiosk.printing.hearing import ANSWER_SECONDS, Hearing
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.logo import StoredLogo
from kiosk.printing.model import PrinterModel
from kiosk.printing.status import PrinterState, PrinterStatus
from kiosk.printing.transport import Transport

log = structlog.get_logger()
CONNECT_SECONDS = 1.0
# How often a printer at work is asked whether something went wrong.
WATCH_SECONDS = 0.2
# What is sent at most between two looks at the answers; a slow line takes less at a time.
PIECE_BYTES = 4096
# A line that takes nothing for so long is stuck.
STALL_SECONDS = 2.0
# 100 mm/s, the slowest current models, at 8 dots per mm.
SLOWEST_DOTS_PER_SECOND = 800
# Crosses out what hangs in the printer, in letters that every printer has, and pushes it past the cutter.
VOID_SCRAP = (
    codes.INITIALISE + codes.CENTRE + codes.size(2, 2) + b"X X X X X X X X\n" + codes.INITIALISE + codes.ESC + b"d\x03"
)


class Printer(Protocol):
    """What the spool needs."""

    def open(self) -> None:
        """Connect. Raises `PrinterLost`."""
        ...

    def write(self, job: bytes, time: Hourglass, logo: StoredLogo | None = None) -> None:
        """Send a whole ticket to a printer that is well, with the logo that it prints in the printer's memory. Raises
        `PrintRefused`."""
        ...

    def confirm(self, time: Hourglass, dots: int) -> None:
        """Return when the ticket of `dots` length is cut. Raises `PrintRefused`."""
        ...

    def status(self) -> PrinterStatus:
        """Ask the printer, connecting if needed. Never raises."""
        ...

    def expect_scrap(self) -> None:
        """An earlier run of the program may have left a ticket begun."""
        ...

    def close(self) -> None: ...


class EscposPrinter:
    """`clock` gives monotonic seconds. Used by one thread."""

    def __init__(self, transport: Transport, model: PrinterModel, clock: Callable[[], float]) -> None:
        self._transport, self._model, self._clock = transport, model, clock
        self._hearing = Hearing(transport, clock)
        self._logos: frozenset[str] | None = None
        self._scrap = self._greeted = self._silent = False
        self._waits_for = FailReason.UNCONFIRMED
        # Bytes of padding that bring a wire back into step, and how many still are to be sent.
        self._largest = self._padding = 0

    def open(self) -> None:
        if self._transport.is_open:
            return
        self._hearing = Hearing(self._transport, self._clock)
        self._greeted = False
        self._logos = None
        self._transport.open(CONNECT_SECONDS)

    def close(self) -> None:
        self._transport.close()

    def expect_scrap(self) -> None:
        self._scrap = True
        self._padding = codes.SLICE_ROWS * (self._model.dots // 8)

    def status(self) -> PrinterStatus:
        # Network printers end idle connections: one that was open gets a second, fresh try.
        for _ in range(2 if self._transport.is_open else 1):
            with contextlib.suppress(PrinterLost):  # told by the status below
                self.open()
                return self._ask()
            self._transport.close()
        return PrinterStatus(PrinterState.UNREACHABLE)

    def write(self, job: bytes, time: Hourglass, logo: StoredLogo | None = None) -> None:
        self._wait_until_well(time)
        if logo is not None:
            self._keep(logo, time)
        self._silent = False
        self._hearing.begin()
        self._largest = _longest_picture(job)
        cut = codes.cut(self._model)
        start = VOID_SCRAP + cut if self._scrap else b""
        # A question before the cut tells later whether the cut can have happened.
        ask = codes.ASK_IN_ORDER if self._model.in_order_status else b""
        # The end is sent alone: as long as it was not begun, no ticket can have been cut off.
        ended = False
        try:
            self._send(start + job.removesuffix(cut), time)
            ended = True
            self._send(ask + cut + ask, time)
        except PrinterLost as lost:
            self._leave()
            raise PrintRefused(FailReason.CONNECTION_LOST, may_have_printed=ended) from lost
        except PrintRefused as refused:
            raise PrintRefused(refused.fail, may_have_printed=self._leave() and ended) from refused

    def confirm(self, time: Hourglass, dots: int) -> None:
        earliest = self._clock() + dots / SLOWEST_DOTS_PER_SECOND
        try:
            while not self._finished(time, earliest):
                # The last look and the clearing still fit before the deadline.
                if self._silent and time.late(ANSWER_SECONDS):
                    raise PrintRefused(FailReason.SILENT)
                if time.left <= ANSWER_SECONDS:
                    raise PrintRefused(self._waits_for)
                time.tell(self._waits_for)
        except PrinterLost as lost:
            self._leave()
            raise PrintRefused(FailReason.CONNECTION_LOST, may_have_printed=True) from lost
        except PrintRefused as refused:
            raise PrintRefused(refused.fail, may_have_printed=self._leave()) from refused
        self._scrap = False

    # -- a ticket --------------------------------------------------------------------------------------

    def _keep(self, logo: StoredLogo, time: Hourglass) -> None:
        """Asked once per connection, for the printer may be another one; defined only when it is not there: such a
        memory wears out by writing. Raises `PrintRefused`; no ticket has begun then."""
        try:
            if self._logos is None:
                self._logos = self._hearing.logos()
            if logo.key not in self._logos:
                definition = codes.define_logo(logo.key, logo.strip.width, logo.strip.bits)
                self._largest = len(definition)
                self._send(definition, time)
                self._logos |= {logo.key}
        except PrinterLost as lost:
            self._leave()
            raise PrintRefused(FailReason.CONNECTION_LOST) from lost
        except PrintRefused as refused:
            self._leave()
            raise PrintRefused(refused.fail) from refused

    def _wait_until_well(self, time: Hourglass) -> None:
        status = self.status()
        while status.passing and not time.late():
            with contextlib.suppress(PrinterLost):  # told by the status that follows
                self._hearing.listen(WATCH_SECONDS)
            status = self.status()
        if not status.ready:
            raise PrintRefused(FailReason(status.state.value))

    def _send(self, data: bytes, time: Hourglass) -> None:
        """In pieces, hearing meanwhile what the printer tells by itself. Raises `PrinterLost`, `PrintRefused`."""
        moved = self._clock()
        while data:
            taken = self._transport.send(data[:PIECE_BYTES], WATCH_SECONDS)
            data = data[taken:]
            moved = self._clock() if taken else moved
            told = self._hearing.told_while_sending()
            if told is not None and not told.ready and not told.passing:
                raise PrintRefused(FailReason(told.state.value))
            if (time.late() and self._clock() - moved > STALL_SECONDS) or time.left <= 0:
                raise PrintRefused(FailReason.SILENT)
            time.tell(FailReason.UNCONFIRMED)

    def _finished(self, time: Hourglass, earliest: float) -> bool:
        """One look at a printer at work. Raises `PrintRefused` when it has stopped with a known cause."""
        if self._hearing.watch(min(WATCH_SECONDS, time.left)):
            return self._alive()
        told = self._hearing.told
        status = told if told is not None and not told.ready else self._ask()
        if self._hearing.cut:  # it came among the answers
            return self._alive()
        # A printer whose buffer is full answers late: silence is held against it only when it is late.
        self._silent = status.state is PrinterState.SILENT
        self._waits_for = FailReason.UNCONFIRMED
        if status.passing:
            self._waits_for = FailReason(status.state.value)
            self._hearing.begin_again()
        elif not status.ready and not self._silent:
            raise PrintRefused(FailReason(status.state.value))
        return status.ready and not self._model.in_order_status and self._clock() >= earliest

    def _alive(self) -> bool:
        """A line without power gives NULs, which look like the answers awaited: a living printer still speaks."""
        if not self._model.questions or self._ask_once().state is not PrinterState.SILENT:
            return True
        self._hearing.begin()
        self._silent = True
        return False

    def _leave(self) -> bool:
        """Empty the printer's buffer and hang up: whatever it still holds must not come out later.

        Returns whether the ticket's cut may have happened.
        """
        self._scrap = True
        cleared = False
        with contextlib.suppress(PrinterLost):  # hung up already; there is nothing more to be done
            if self._model.clears_buffer and self._transport.send(codes.CLEAR_BUFFERS, ANSWER_SECONDS):
                cleared = self._hearing.cleared_within(0.0 if self._silent else ANSWER_SECONDS)
        if not cleared:
            self._padding = self._largest
        self._transport.abort()
        return not (cleared and self._model.in_order_status and not self._hearing.cut_reached)

    # -- status ----------------------------------------------------------------------------------------

    def _ask(self) -> PrinterStatus:
        """The status now. Raises `PrinterLost`."""
        status = self._ask_once()
        # The four answers are not of one moment: a fault that ends between them looks like "offline" without a cause.
        return self._ask_once() if status.state is PrinterState.OFFLINE else status

    def _ask_once(self) -> PrinterStatus:
        if not self._greet():
            return PrinterStatus(PrinterState.SILENT)
        return self._hearing.ask(self._model.questions)

    def _greet(self) -> bool:
        """Once per connection: bring a wire back into step, clear what is left, ask for automatic status.

        False when the line takes nothing; the rest is sent at the next look. Raises `PrinterLost`.
        """
        if self._greeted:
            return True
        while self._padding:
            taken = self._transport.send(bytes(min(self._padding, PIECE_BYTES)), STALL_SECONDS)
            if not taken:
                return False
            self._padding -= taken
        greeting = codes.CLEAR_BUFFERS if self._scrap and self._model.clears_buffer else b""
        greeting += codes.AUTOMATIC_STATUS if self._model.automatic_status else b""
        if greeting and self._transport.send(greeting, ANSWER_SECONDS) < len(greeting):
            self._transport.close()  # cut off in the middle: begun anew with the next look
            return False
        self._greeted = True
        return True


def _longest_picture(job: bytes) -> int:
    """Bytes of the longest command with data in `job` (GS v 0, GS ( L): what at most is missing when it is cut off."""
    longest = at = 0
    while (at := job.find(codes.GS, at)) >= 0:
        head = job[at : at + 8]
        size = 1
        if head[1:3] == b"v0" and len(head) == 8:
            size = 8 + int.from_bytes(head[4:6], "little") * int.from_bytes(head[6:8], "little")
        elif head[1:3] == b"(L":
            size = 5 + int.from_bytes(head[3:5], "little")
        longest, at = max(longest, size), at + size
    return longest
