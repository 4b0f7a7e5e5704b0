"""The printing thread's work, without the thread: take a job, print it, confirm it, tell; else look after the printer.

**Failure policy.** A job is tried once, within `patience` seconds of being handed in; then it has failed and is not
printed later by itself, because the person has been shown the number on the screen and has gone. A job that
waited longer than `expires` (behind others, or through a restart of the program) is not begun. A job that a dead
program left half sent is uncertain and only reported. Nothing is sent that is not durable first.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import structlog

from hub.face.ticket import TicketContent
from kiosk.printing.encode import Job
from kiosk.printing.errors import FailReason, PrintRefused, SpoolBroken
from kiosk.printing.events import JobFailed, JobPrinted, PrinterChanged, PrintEvent
from kiosk.printing.printer import Printer
from kiosk.printing.spool import JobId, JobState, Moment, Spool, SpooledJob
from kiosk.printing.status import PrinterState, PrinterStatus

log = structlog.get_logger()


class Draw(Protocol):
    """Content to bytes, in the configured form."""

    def __call__(self, content: TicketContent) -> Job: ...


@dataclass(frozen=True, slots=True)
class Order:
    """A ticket handed in at `at`; `content` None asks for a job once more."""

    job: JobId
    content: TicketContent | None
    at: Moment


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `confirm`: from hand-in to the last moment of confirmation, after which the kiosk says that no paper
    will come. `expires`: the oldest a job may be when it is begun."""

    confirm: float = 3.0
    expires: float = 20.0


class Worker:
    """`now` tells the moment, `tell` gets every event. All methods belong to one thread."""

    def __init__(
        self,
        spool: Spool,
        printer: Printer,
        draw: Draw,
        tell: Callable[[PrintEvent], None],
        now: Callable[[], Moment],
        patience: Patience,
    ) -> None:
        self._spool, self._printer, self._draw = spool, printer, draw
        self._tell, self._now, self._patience = tell, now, patience
        self.status = PrinterStatus(PrinterState.UNKNOWN)

    def resume(self) -> None:
        """What an earlier run of the program left: report the uncertain, print what still has its person."""
        for job in self._spool.interrupted():
            self._told_failed(job.id, FailReason.INTERRUPTED, may_have_printed=True)
        for job in self._spool.waiting():
            self._print(job)

    def take(self, order: Order) -> None:
        """Make an order durable and carry it out; every order ends in exactly one event."""
        try:
            job = self._accept(order)
            if job is not None:
                self._print(job)
        except SpoolBroken as error:
            log.error("spool_broken", detail=error.detail)
            self._tell(JobFailed(order.job, FailReason.SPOOL))

    def look(self) -> None:
        """Ask the printer how it is."""
        self._is(self._printer.status())

    # -- inside ----------------------------------------------------------------------------------------

    def _accept(self, order: Order) -> SpooledJob | None:
        """The job to print; None when the order was answered from what is known."""
        known = self._spool.find(order.job)
        if known is None and order.content is not None:
            self._spool.accept(order.job, order.content, order.at)
        elif known is None or known.content is None:
            self._tell(JobFailed(order.job, FailReason.EXPIRED))
            return None
        elif order.content is not None:
            # The same ticket handed in twice is printed once; the asker hears how that went.
            self._repeat(known)
            return None
        else:
            on_paper = known.content.copy or known.state in (JobState.PRINTED, JobState.UNCERTAIN)
            self._spool.again(order.job, replace(known.content, copy=on_paper), order.at)
        return self._spool.find(order.job)

    def _repeat(self, known: SpooledJob) -> None:
        if known.state is JobState.PRINTED:
            self._tell(JobPrinted(known.id, copy=known.content is not None and known.content.copy))
        else:
            reason = known.reason or FailReason.INTERRUPTED
            self._tell(JobFailed(known.id, reason, may_have_printed=known.state is JobState.UNCERTAIN))

    def _print(self, job: SpooledJob) -> None:
        if job.content is None or not 0 <= job.age(self._now()) <= self._patience.expires:
            self._failed(job.id, FailReason.EXPIRED, may_have_printed=False)
            return
        # A job that comes late (behind another one) still gets its full time.
        deadline = self._now().seconds + self._patience.confirm
        try:
            drawn = self._draw(job.content)
        except Exception:  # a text or symbol that cannot be drawn must not end the printing of all others
            log.exception("ticket_undrawable", job=job.id)
            self._failed(job.id, FailReason.UNDRAWABLE, may_have_printed=False)
            return
        self._send(job, drawn, deadline)

    def _send(self, job: SpooledJob, drawn: Job, deadline: float) -> None:
        self._spool.sending(job.id)
        try:
            self._printer.write(drawn.data, deadline)
            self._printer.confirm(deadline, drawn.dots)
        except PrintRefused as refused:
            self._failed(job.id, refused.fail, may_have_printed=refused.may_have_printed)
            self.look()
            return
        copy = job.content is not None and job.content.copy
        self._spool.ended(job.id, JobState.PRINTED)
        log.info("ticket_printed", job=job.id, bytes=len(drawn.data), copy=copy)
        self._tell(JobPrinted(job.id, copy))
        self._is(PrinterStatus(PrinterState.READY, self.status.paper_near_end))

    def _failed(self, job: JobId, reason: FailReason, *, may_have_printed: bool) -> None:
        self._spool.ended(job, JobState.UNCERTAIN if may_have_printed else JobState.FAILED, reason)
        self._told_failed(job, reason, may_have_printed=may_have_printed)

    def _told_failed(self, job: JobId, reason: FailReason, *, may_have_printed: bool) -> None:
        log.warning("ticket_not_printed", job=job, reason=reason, may_have_printed=may_have_printed)
        self._tell(JobFailed(job, reason, may_have_printed))

    def _is(self, status: PrinterStatus) -> None:
        """Tell a change, once."""
        before, self.status = self.status, status
        if status == before:
            return
        if status.ready != before.ready or before.state is PrinterState.UNKNOWN:
            log.info("printer_back") if status.ready else log.warning("printer_gone", state=status.state)
        elif status.paper_near_end:
            log.warning("printer_paper_low")
        self._tell(PrinterChanged(status))
