"""The kiosk's one way to paper: hand in a ticket, hear what became of it. Free of Qt.

printer = TicketPrinter.open(settings, folder, strips=strips, catalogues=catalogues)
printer.subscribe(listener)            # events come on the printing thread
printer.print_ticket(JobId(visit_id), content)
"""

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import structlog

from hub.face.kept_strips import KeptStrips
from hub.face.strip import StripRenderer
from hub.face.texts import Catalogues
from hub.face.ticket import TicketContent, compose, typeset
from kiosk.printing.connection import Cups
from kiosk.printing.encode import Job, light_job, picture_job
from kiosk.printing.errors import FailReason
from kiosk.printing.events import JobFailed, Listener, PrintEvent
from kiosk.printing.model import PrinterModel
from kiosk.printing.printer import Printer
from kiosk.printing.profiles import load_model
from kiosk.printing.reach import connection_of, printer_for
from kiosk.printing.settings import PrinterSettings, TicketForm
from kiosk.printing.spool import JobId, Moment, Spool
from kiosk.printing.status import PrinterStatus
from kiosk.printing.worker import Order, Patience, Worker

log = structlog.get_logger()
SPOOL_FILE = "tickets.spool"
# A kiosk serves one person at a time; more than these at once is a fault, not a rush.
MOST_WAITING = 16


class BoxClock:
    """Seconds since the box started (sleep included), and which start that was, as the kernel tells it."""

    def __init__(self) -> None:
        self._boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()

    def now(self) -> Moment:
        return Moment(self._boot, time.clock_gettime(time.CLOCK_BOOTTIME))


@dataclass(frozen=True, slots=True)
class Drawer:
    """Content to bytes for one model. The renderer is used on the printing thread only: give it one of its own."""

    model: PrinterModel
    form: TicketForm
    strips: StripRenderer
    catalogues: Catalogues

    def in_form(self, form: TicketForm) -> "Drawer":
        return replace(self, form=form)

    def __call__(self, content: TicketContent) -> Job:
        ticket = compose(content, self.catalogues.texts(content.language, "ticket"))
        if self.form is TicketForm.LIGHT:
            return light_job(ticket, self.strips, self.model)
        return picture_job(typeset(ticket, self.strips, self.model.dots), self.model)


class TicketPrinter:
    """Thread-safe. Every ticket handed in ends in exactly one `JobPrinted` or `JobFailed`; a `JobHeld` may come before,
    hours before a `JobFailed` only as far as the settings let a ticket wait."""

    def __init__(
        self,
        spool: Spool,
        printer: Printer,
        drawer: Drawer,
        *,
        patience: Patience,
        poll_seconds: float,
        now: Callable[[], Moment],
    ) -> None:
        self._spool, self._printer, self._poll, self._now = spool, printer, poll_seconds, now
        self._orders: queue.Queue[Order | TicketContent | None] = queue.Queue(MOST_WAITING)
        self._draw = drawer
        self._on_its_way = threading.Event()
        self._day_over = threading.Event()
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()
        self._worker = Worker(spool, printer, drawer, self._tell, now, patience, self._on_its_way.set)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticket-printer", daemon=True)

    @classmethod
    def open(cls, settings: PrinterSettings, folder: Path, *, strips: StripRenderer, catalogues: Catalogues) -> Self:
        """Put the parts together from box settings; `folder` is the kiosk's own, for spool and cache. Call `start`
        after subscribing. Raises `UnknownModel`, `BadConnection` and `SpoolBroken`; a printer that is away is no
        error."""
        clock = BoxClock()
        model = load_model(settings.model, settings.paper.dots, folder / "cache")
        connection = connection_of(settings)
        if isinstance(connection, Cups):
            model = replace(model, logo_memory=False)  # a queue does not tell what the printer behind it holds
        return cls(
            Spool.open(folder / SPOOL_FILE),
            printer_for(connection, model, lambda: clock.now().seconds, folder),
            Drawer(model, settings.form, KeptStrips(strips), catalogues),
            patience=Patience(settings.confirm_seconds, settings.slow_seconds, settings.held_seconds),
            poll_seconds=settings.poll_seconds,
            now=clock.now,
        )

    def start(self) -> None:
        """Begin: report and print what an earlier run left, then take orders and look after the printer."""
        self._thread.start()

    @property
    def status(self) -> PrinterStatus:
        """As last heard; `PrinterChanged` tells when it changes."""
        return self._worker.status

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every event from now on; returns what ends it."""
        with self._lock:
            self._listeners += (listener,)
        return lambda: self._unsubscribe(listener)

    def print_ticket(self, job: JobId, content: TicketContent) -> None:
        """Returns at once. A job id that is known is not printed again: its outcome is told again."""
        self._on_its_way.clear()
        self._order(Order(job, content, self._now()))

    def reprint(self, job: JobId) -> None:
        """Print one of today's tickets once more, marked as a copy if paper of it may be out already. A ticket that
        never was here is left: nothing is told."""
        self._order(Order(job, None, self._now()))

    def await_sent(self, within: float) -> None:
        """Wait, so many seconds at most, until the ticket handed in last has left for the printer, or cannot now."""
        self._on_its_way.wait(within)

    def foresee(self, content: TicketContent) -> None:
        """A ticket like this is about to be handed in: draw it once, so that what is the same is there. Returns at
        once; nothing is spooled, printed or told."""
        with contextlib.suppress(queue.Full):  # there is other work
            self._orders.put_nowait(content)

    def end_day(self) -> None:
        """The office's day is over: held tickets are given up, contents kept for reprints are wiped. Returns at
        once."""
        self._day_over.set()
        self._wake()

    def close(self) -> None:
        """Finish the ticket in work, then stop; orders not begun are told as failed."""
        self._closing.set()
        self._wake()
        if self._thread.ident is not None:
            self._thread.join(10)
        self._printer.close()
        self._spool.close()

    # -- inside ----------------------------------------------------------------------------------------

    def _wake(self) -> None:
        with contextlib.suppress(queue.Full):  # full: the thread is awake anyway and sees the flag
            self._orders.put_nowait(None)

    def _order(self, order: Order) -> None:
        try:
            self._orders.put_nowait(order)
        except queue.Full:
            self._tell(JobFailed(order.job, FailReason.BUSY))

    def _unsubscribe(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

    def _tell(self, event: PrintEvent) -> None:
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:  # a listener's fault must not stop the printing
                log.exception("print_listener_failed")

    def _run(self) -> None:
        self._guarded(self._worker.resume)
        self._guarded(self._worker.look)
        more = True
        while not self._closing.is_set():
            more = self._next_order(0.0 if more else self._poll) or self._work_off()
        self._turn_away()

    def _next_order(self, within: float) -> bool:
        """Who waits at the kiosk comes first; whether there was anything to do."""
        try:
            order = self._orders.get(timeout=within) if within else self._orders.get_nowait()
        except queue.Empty:
            if within:
                self._guarded(self._worker.look)
            return False
        if isinstance(order, TicketContent):
            self._guarded(lambda: self._rehearse(order))
        elif order is not None:
            self._carry_out(order)
        if self._day_over.is_set():
            self._day_over.clear()
            self._guarded(self._worker.end_day)
        return True

    def _rehearse(self, content: TicketContent) -> None:
        self._draw(content)

    def _work_off(self) -> bool:
        """One held ticket; whether another may follow."""
        more: list[bool] = []
        self._guarded(lambda: more.append(self._worker.work_off()))
        return any(more)

    def _turn_away(self) -> None:
        """Orders that came after the end was asked for: told, so that nobody waits for their paper."""
        while not self._orders.empty():
            order = self._orders.get_nowait()
            if isinstance(order, Order):
                self._tell(JobFailed(order.job, FailReason.INTERRUPTED))

    def _carry_out(self, order: Order) -> None:
        if not self._guarded(lambda: self._worker.take(order)):
            self._tell(JobFailed(order.job, FailReason.UNCONFIRMED, may_have_printed=True))

    def _guarded(self, step: Callable[[], None]) -> bool:
        """The thread's edge: a fault of ours in one step is recorded and must not end all printing."""
        try:
            step()
        except Exception:
            log.exception("printing_step_failed")
            return False
        return True
