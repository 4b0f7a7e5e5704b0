"""Paper for the walk-in: durable spool, ESC/POS driver, honest status. `TicketPrinter` is what the kiosk uses."""

from kiosk.printing.errors import FailReason, PrintingError
from kiosk.printing.events import JobFailed, JobHeld, JobPrinted, Listener, PrinterChanged, PrintEvent
from kiosk.printing.settings import PaperWidth, PrinterSettings, TicketForm
from kiosk.printing.spool import JobId
from kiosk.printing.status import PrinterState, PrinterStatus
from kiosk.printing.ticket_printer import TicketPrinter

__all__ = [
    "FailReason",
    "JobFailed",
    "JobHeld",
    "JobId",
    "JobPrinted",
    "Listener",
    "PaperWidth",
    "PrintEvent",
    "PrinterChanged",
    "PrinterSettings",
    "PrinterState",
    "PrinterStatus",
    "PrintingError",
    "TicketForm",
    "TicketPrinter",
]
