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
    """There will be no paper from this job; it is not tried again by itself. For a ticket that was held before it is
    the end of the waiting, with the reason it was held for.

    `may_have_printed`: paper may be out, in part or whole, so a reprint is marked as a copy.
    """

    job: JobId
    reason: FailReason
    may_have_printed: bool = False

    @property
    def part(self) -> PartState:
        """The reason in the words of the contract with the hub."""
        return part_of(self.reason)


@dataclass(frozen=True, slots=True)
class JobHeld:
    """No paper now: show the number and where to wait. The ticket is kept and comes by itself when the printer is well
    again in time; then `JobPrinted` follows, else `JobFailed`. Told again when another reason becomes known.

    `may_have_printed`: what comes then is marked as a copy.
    """

    job: JobId
    reason: FailReason
    may_have_printed: bool = False

    @property
    def part(self) -> PartState:
        """The reason in the words of the contract with the hub."""
        return part_of(self.reason)


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """Told once per change: gone once, back once."""

    status: PrinterStatus


PrintEvent = JobPrinted | JobHeld | JobFailed | PrinterChanged
Listener = Callable[[PrintEvent], None]


def part_of(reason: FailReason) -> PartState:
    """A reason in the words of the contract with the hub; what is no fault of the printer is OK there."""
    if reason in (FailReason.CONNECTION_LOST, FailReason.BROKEN):
        return PartState.OFFLINE
    try:
        return PartState(reason.value)
    except ValueError:
        return PartState.OK
