"""What the printing side tells the kiosk. Listeners are called on the printing thread and must return at once."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.wire.terms import PartState
from kiosk.printing.errors import FailReason
from kiosk.printing.spool import JobId
from kiosk.printing.status import PrinterStatus


@dataclass(frozen=True, slots=True)
class JobPrinted:
    """The printer has confirmed the cut. `copy`: the paper says that it is one."""

    job: JobId
    copy: bool = False


@dataclass(frozen=True, slots=True)
class JobFailed:
    """There will be no paper from this job; it is not tried again by itself.

    `may_have_printed`: paper may be out, in part or whole, so a reprint is marked as a copy.
    """

    job: JobId
    reason: FailReason
    may_have_printed: bool = False

    @property
    def part(self) -> PartState:
        """The reason in the words of the contract with the hub."""
        try:
            return PartState(self.reason.value)
        except ValueError:
            return PartState.OFFLINE if self.reason is FailReason.CONNECTION_LOST else PartState.OK


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """Told once per change: gone once, back once."""

    status: PrinterStatus


PrintEvent = JobPrinted | JobFailed | PrinterChanged
Listener = Callable[[PrintEvent], None]
