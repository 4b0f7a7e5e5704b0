"""PrintingError
├── UnknownModel   a printer model nobody knows: the technician mends the settings
├── BadConnection  the setting `printer.connection` cannot be understood: the technician mends it
├── SpoolBroken    the spool's file cannot be written: the technician mends the disk
├── PrinterLost    the connection cannot be had or has ended: staff or technician
└── PrintRefused   the printer will not, or did not, print this job: its reason says who can help
Each carries a stable reason key.
"""

from enum import StrEnum


class FailReason(StrEnum):
    """Why there is no paper. Keys are stable: logs, hub and screens use them."""

    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    CUTTER = "cutter"
    # An error that only switching off and on, or the workshop, ends.
    BROKEN = "broken"
    # The head is too hot; it goes on by itself.
    HOT = "hot"
    # Somebody holds the feed button down.
    FEEDING = "feeding"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    # The connection ended while the ticket was being sent or printed.
    CONNECTION_LOST = "connection_lost"
    # Sent in full, printer well, but no confirmation in time.
    UNCONFIRMED = "unconfirmed"
    # The program ended while this ticket was being sent.
    INTERRUPTED = "interrupted"
    # It waited too long, or through a restart of the box: the person has gone.
    EXPIRED = "expired"
    # The ticket could not be drawn (a fault of ours or of the office's texts).
    UNDRAWABLE = "undrawable"
    # Too many tickets at once.
    BUSY = "busy"
    # The spool could not be written; nothing is printed that is not durable first.
    SPOOL = "spool"


# What somebody can mend, or time does: such a ticket is held and printed afterwards.
MENDABLE = frozenset(
    {
        FailReason.COVER_OPEN, FailReason.PAPER_OUT, FailReason.CUTTER, FailReason.BROKEN, FailReason.HOT,
        FailReason.FEEDING, FailReason.OFFLINE, FailReason.UNREACHABLE, FailReason.SILENT, FailReason.CONNECTION_LOST,
    }
)  # fmt: skip


class PrintingError(Exception):
    """Root of this package's errors."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class UnknownModel(PrintingError):
    """The box settings name a printer model that does not exist."""


class BadConnection(PrintingError):
    """The box settings say in no known way how the printer is connected."""


class SpoolBroken(PrintingError):
    """The spool cannot be opened or written."""


class PrinterLost(PrintingError):
    """No connection, or not any more."""


class PrintRefused(PrintingError):
    """This job is not printed. `may_have_printed`: part or all of the paper may be out all the same."""

    def __init__(self, reason: FailReason, *, may_have_printed: bool = False) -> None:
        super().__init__(reason)
        self.fail = reason
        self.may_have_printed = may_have_printed
