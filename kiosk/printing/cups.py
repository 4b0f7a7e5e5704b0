"""A printer behind a raw queue of this computer's CUPS.

**What a queue can confirm.** "Completed" means that CUPS has handed all bytes to the device, not that a cut was made:
there is no way to ask the printer something in order. The queue tells of paper and cover only if its backend does. So
a ticket counts as printed when its job is completed, and the time the paper takes is waited for on top. A job that is
not completed in time is cancelled; whether some of it came out is then unknown unless it never began.
"""

import http.client
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Event

from kiosk.printing import ipp
from kiosk.printing.errors import FailReason, PrintRefused
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.ipp import Answer, IppError, Operation
from kiosk.printing.logo import StoredLogo
from kiosk.printing.printer import SLOWEST_DOTS_PER_SECOND
from kiosk.printing.status import PrinterState, PrinterStatus

ASK_SECONDS = 1.0
LOOK_SECONDS = 0.1
RAW = "application/vnd.cups-raw"
STOPPED = 5
PENDING, CANCELED, ABORTED, COMPLETED = 3, 7, 8, 9
# Reasons of RFC 8011, without their "-error", "-warning", "-report".
REASONS = {
    "cover-open": PrinterState.COVER_OPEN,
    "door-open": PrinterState.COVER_OPEN,
    "media-empty": PrinterState.PAPER_OUT,
    "media-needed": PrinterState.PAPER_OUT,
    "offline": PrinterState.OFFLINE,
    "paused": PrinterState.OFFLINE,
    "connecting-to-device": PrinterState.UNREACHABLE,
    "timed-out": PrinterState.UNREACHABLE,
}


class CupsPrinter:
    """`door` is the socket of CUPS. Used by one thread."""

    def __init__(self, queue: str, door: Path, clock: Callable[[], float]) -> None:
        self._queue, self._door, self._clock = queue, door, clock
        self._address = f"ipp://localhost/printers/{queue}"
        self._job: int | None = None
        self._pause = Event()

    def open(self) -> None:
        """Nothing is kept open: every question is a request of its own."""

    def close(self) -> None:
        """As above."""

    def expect_scrap(self) -> None:
        """What hangs in the printer is not known here."""

    def status(self) -> PrinterStatus:
        try:
            answer = self._ask(Operation.GET_PRINTER)
        except (OSError, IppError):
            return PrinterStatus(PrinterState.UNREACHABLE)
        return _status(answer)

    def write(self, job: bytes, time: Hourglass, logo: StoredLogo | None = None) -> None:  # noqa: ARG002 - it knows none
        status = self.status()
        if not status.ready:
            raise PrintRefused(FailReason(status.state.value))
        document = (ipp.MIME, "document-format", RAW), (ipp.NAME, "job-name", "ticket")
        try:
            answer = self._ask(Operation.PRINT_JOB, *document, data=job, within=time.left)
        except (OSError, IppError) as error:
            raise PrintRefused(FailReason.CONNECTION_LOST, may_have_printed=True) from error
        self._job = answer.number("job-id")
        if not answer.ok or self._job is None:
            raise PrintRefused(FailReason.OFFLINE)

    def confirm(self, time: Hourglass, dots: int) -> None:
        earliest = self._clock() + dots / SLOWEST_DOTS_PER_SECOND
        while (state := self._job_state()) != COMPLETED or self._clock() < earliest:
            if state in (CANCELED, ABORTED):
                raise PrintRefused(FailReason.OFFLINE, may_have_printed=True)
            status = self.status()
            if (not status.ready and state != COMPLETED) or time.left <= 0:
                may = self._cancel()
                raise PrintRefused(
                    FailReason.UNCONFIRMED if status.ready else FailReason(status.state.value), may_have_printed=may
                )
            time.tell(FailReason.UNCONFIRMED)
            self._pause.wait(LOOK_SECONDS)

    # -- inside ----------------------------------------------------------------------------------------

    def _job_state(self) -> int | None:
        """None when CUPS does not say."""
        try:
            return self._ask(Operation.GET_JOB, self._about_job()).number("job-state")
        except (OSError, IppError):
            return None

    def _cancel(self) -> bool:
        """Take the job back; whether any of it may have come out."""
        began = self._job_state() != PENDING
        try:
            cancelled = self._ask(Operation.CANCEL_JOB, self._about_job()).ok
        except (OSError, IppError):
            return True
        return began or not cancelled

    def _about_job(self) -> tuple[int, str, int]:
        return ipp.INTEGER, "job-id", self._job or 0

    def _ask(
        self,
        operation: Operation,
        *attributes: tuple[int, str, str | int],
        data: bytes = b"",
        within: float = ASK_SECONDS,
    ) -> Answer:
        """Raises OSError and `IppError`."""
        user = (ipp.NAME, "requesting-user-name", "vestibule")
        body = ipp.request(operation, self._address, user, *attributes, data=data)
        link = _SocketConnection(self._door, max(within, LOOK_SECONDS))
        try:
            link.request("POST", f"/printers/{self._queue}", body, {"Content-Type": "application/ipp"})
            response = link.getresponse()
            answer = response.read()
        except http.client.HTTPException as error:
            raise IppError(str(error)) from error
        finally:
            link.close()
        if response.status != http.client.OK:
            raise IppError(f"CUPS answers {response.status}")
        return ipp.answer(answer)


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: Path, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def _status(answer: Answer) -> PrinterStatus:
    if not answer.ok:  # no queue of this name
        return PrinterStatus(PrinterState.UNREACHABLE)
    reasons = {word.rsplit("-", 1)[0] if word.endswith(("-error", "-warning", "-report")) else word
               for word in answer.words("printer-state-reasons")}  # fmt: skip
    near = "media-low" in reasons
    for reason, state in REASONS.items():
        if reason in reasons:
            return PrinterStatus(state, near)
    if answer.number("printer-state") == STOPPED:
        return PrinterStatus(PrinterState.OFFLINE, near)
    return PrinterStatus(PrinterState.READY, near)
