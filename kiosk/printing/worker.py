"""The printing thread's work, without the thread: take a job, print it, confirm it, tell; else look after the printer.

**Failure policy.** Nothing is sent that is not durable first. A ticket whose printer fails with something that a person
can mend, or that ends by itself, is held: its asker is told at once (`JobHeld`), and it is printed from scratch, as a
whole, when the printer is well within `patience.held` seconds of being handed in; who waits at the kiosk comes before
the held ones. It is marked as a copy exactly if paper of it may be out already, and a copy that may be out as well is
not tried again. Whatever the printer did not confirm although it seems well is uncertain: only reported, printed again
only when staff ask (`reprint`). So is a job that a dead program left half sent. Ages are the box's own; after a
restart of the box nobody waits for paper any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from hub.face.ticket import TicketContent
from kiosk.printing.encode import Job
from kiosk.printing.errors import MENDABLE, FailReason, PrintRefused, SpoolBroken
from kiosk.printing.events import JobFailed, JobHeld, JobPrinted, PrinterChanged, PrintEvent
from kiosk.printing.hourglass import Hourglass
from kiosk.printing.printer import Printer
from kiosk.printing.spool import JobId, JobState, Moment, Spool, SpooledJob
from kiosk.printing.status import PrinterState, PrinterStatus

log = structlog.get_logger()
# How long a ticket can be had again, by the office's time.
REPRINTABLE_FOR = timedelta(hours=24)
# How often old contents are looked for, in tickets.
TIDY_EVERY = 50
# Paper of these may be out. A job stays "sending" when its end could not be written down (a full disk).
_BEGUN = (JobState.PRINTED, JobState.UNCERTAIN, JobState.SENDING)


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
    """Seconds. `confirm`: until the asker is told that the paper does not come in time. `slow`: until a printer that is
    well but does not confirm is given up. `held`: how long after being handed in a ticket is still printed."""

    confirm: float = 3.0
    slow: float = 12.0
    held: float = 600.0


class Worker:
    """`tell` takes every event; `now` the box's time. `sent` is told when the bytes of a ticket have left, or
    will not for the time being."""

    def __init__(
        self,
        spool: Spool,
        printer: Printer,
        draw: Draw,
        tell: Callable[[PrintEvent], None],
        now: Callable[[], Moment],
        patience: Patience,
        sent: Callable[[], None] = lambda: None,
    ) -> None:
        self._sent = sent
        self._spool, self._printer, self._draw = spool, printer, draw
        self._tell, self._now, self._patience = tell, now, patience
        self._since_tidy = TIDY_EVERY
        self._held: JobHeld | None = None
        self.status = PrinterStatus(PrinterState.UNKNOWN)

    def resume(self) -> None:
        """What an earlier run of the program left: report the uncertain, print what still has its person. Tickets held
        by that run go on waiting."""
        interrupted = self._spool.interrupted()
        if self._spool.left_scrap():
            self._printer.expect_scrap()
        for job in interrupted:
            self._told_failed(job.id, FailReason.INTERRUPTED, may_have_printed=True)
        for job in self._spool.waiting():
            self._print(job)

    def take(self, order: Order) -> None:
        """Make an order durable and carry it out; every ticket ends in one event, later for a held one. A reprint of a
        ticket that never was here is left to the kiosk that knows it."""
        try:
            job = self._accept(order)
            if job is not None:
                self._print(job)
        except SpoolBroken as error:
            log.error("spool_broken", detail=error.detail)
            self._tell(JobFailed(order.job, FailReason.SPOOL))
        finally:
            self._sent()

    def look(self) -> None:
        """Ask the printer how it is, and give up the tickets that were held too long."""
        self._is(self._printer.status())
        for job in self._spool.held():
            if self._too_old(job):
                self._failed(job.id, job.reason or FailReason.EXPIRED, may_have_printed=_may_be_out(job))

    def work_off(self) -> bool:
        """Print the oldest held ticket if the printer is well; whether one was printed and another may follow."""
        held = self._spool.held() if self.status.ready else []
        if not held:
            return False
        self._print(held[0])
        return self.status.ready

    def end_day(self) -> None:
        """The office's day is over: nobody comes for the held tickets, nobody asks for another paper."""
        for job in self._spool.held():
            self._failed(job.id, job.reason or FailReason.EXPIRED, may_have_printed=_may_be_out(job))
        self._spool.end_day()

    # -- inside ----------------------------------------------------------------------------------------

    def _accept(self, order: Order) -> SpooledJob | None:
        """The job to print; None when the order was answered from what is known."""
        known = self._spool.find(order.job)
        if known is None and order.content is not None:
            self._spool.accept(order.job, order.content, order.at)
        elif known is None:
            # Staff ask all kiosks; the one that printed it answers.
            log.info("reprint_of_another", job=order.job)
            return None
        elif known.content is None:
            self._tell(JobFailed(order.job, FailReason.EXPIRED))
            return None
        elif order.content is not None:
            # The same ticket handed in twice is printed once; the asker hears how that went.
            self._repeat(known)
            return None
        else:
            on_paper = known.content.copy or known.state in _BEGUN
            self._spool.again(order.job, replace(known.content, copy=on_paper), order.at)
        return self._spool.find(order.job)

    def _repeat(self, known: SpooledJob) -> None:
        reason = known.reason or FailReason.INTERRUPTED
        match known.state:
            case JobState.PRINTED:
                self._tell(JobPrinted(known.id, copy=known.content is not None and known.content.copy))
            case JobState.HELD:
                self._tell(JobHeld(known.id, reason, _may_be_out(known)))
            case _:
                self._tell(JobFailed(known.id, reason, may_have_printed=known.state in _BEGUN))

    def _too_old(self, job: SpooledJob) -> bool:
        return not 0 <= job.age(self._now()) <= self._patience.held

    def _print(self, job: SpooledJob) -> None:
        if job.content is None or self._too_old(job):
            reason = job.reason or FailReason.EXPIRED
            self._failed(job.id, reason, may_have_printed=_may_be_out(job))
            return
        try:
            drawn = self._draw(job.content)
        except Exception:  # a text or symbol that cannot be drawn must not end the printing of all others
            log.exception("ticket_undrawable", job=job.id)
            self._failed(job.id, FailReason.UNDRAWABLE, may_have_printed=False)
            return
        self._send(job, job.content, drawn)

    def _send(self, job: SpooledJob, content: TicketContent, drawn: Job) -> None:
        # A job that comes late (behind another one) still gets its full time.
        glass = Hourglass(
            lambda: self._now().seconds,
            soft=self._patience.confirm,
            hard=self._patience.slow,
            told=lambda reason: self._told_held(JobHeld(job.id, reason, _may_be_out(job))),
        )
        self._held = JobHeld(job.id, job.reason, _may_be_out(job)) if job.reason else None
        self._spool.sending(job.id)
        try:
            self._printer.write(drawn.data, glass, drawn.logo)
            self._sent()
            self._printer.confirm(glass, drawn.dots)
        except PrintRefused as refused:
            self._refused(job, content, refused)
            self.look()
            return
        self._spool.ended(job.id, JobState.PRINTED)
        log.info("ticket_printed", job=job.id, bytes=len(drawn.data), copy=content.copy)
        self._tell(JobPrinted(job.id, content.copy))
        self._is(PrinterStatus(PrinterState.READY, self.status.paper_near_end))
        self._tidy(content.issued)

    def _refused(self, job: SpooledJob, content: TicketContent, refused: PrintRefused) -> None:
        twice = refused.may_have_printed and content.copy
        if refused.fail not in MENDABLE or twice:
            self._failed(job.id, refused.fail, may_have_printed=refused.may_have_printed or content.copy)
            return
        copy = content.copy or refused.may_have_printed
        self._spool.hold(job.id, replace(content, copy=copy), refused.fail)
        self._told_held(JobHeld(job.id, refused.fail, copy))

    def _told_held(self, held: JobHeld) -> None:
        """Once per reason."""
        before, self._held = self._held, held
        if held != before:
            log.warning("ticket_held", job=held.job, reason=held.reason, may_have_printed=held.may_have_printed)
            self._tell(held)

    def _tidy(self, issued: datetime) -> None:
        """After a ticket, not before it: nobody waits for this."""
        self._since_tidy += 1
        if self._since_tidy >= TIDY_EVERY:
            self._since_tidy = 0
            self._spool.forget_before(issued - REPRINTABLE_FOR)

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


def _may_be_out(job: SpooledJob) -> bool:
    """A ticket that is kept as a copy has an original that may be out."""
    return job.content is not None and job.content.copy
