"""What a manager asks of this kiosk in passing: a ticket as a picture, a test print (hub/wire/errands.py).

On one thread of its own, so that neither the screen nor the next ticket waits. Failure policy: an errand that cannot be
done is answered with the reason; one whose answer does not get through is given up, because the manager sees that and
asks again.
"""

import base64
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from hub.face.strip import StripRenderer
from hub.face.texts import Catalogues
from hub.face.ticket import TicketContent
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.wire.errands import ErrandDone, ErrandKind, ErrandView
from hub.wire.terms import PartState
from kiosk.news import News
from kiosk.preview.picture import picture
from kiosk.preview.sample import UnknownServiceError, on_paper, sample
from kiosk.printing.events import JobFailed, JobHeld, JobPrinted, PrintEvent
from kiosk.printing.settings import PaperWidth, PrinterSettings, TicketForm
from kiosk.printing.spool import TEST, JobId, is_test
from kiosk.printing.ticket_printer import TicketPrinter

log = structlog.get_logger()
MOST_WAITING = 8
PAPER_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Workshop:
    """What errands are done with. `news` and `link_base` are asked on the errands' thread. `strips` is used by it at
    the same time as another one by the printing thread."""

    printer: TicketPrinter
    settings: PrinterSettings
    strips: StripRenderer
    catalogues: Catalogues
    news: Callable[[], News | None]


class Errands:
    """`heard` may be called on any thread."""

    def __init__(self, client: HubClient, workshop: Workshop) -> None:
        self._client, self._shop = client, workshop
        self._waiting: queue.Queue[str | None] = queue.Queue(MOST_WAITING)
        self._known = threading.Condition()
        self._papers: dict[JobId, PartState] = {}
        workshop.printer.subscribe(self._printed)
        self._thread = threading.Thread(target=self._run, name="errands", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Close the client first: an errand under way then ends at once."""
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=PAPER_SECONDS + 2)

    def heard(self, errand: str) -> None:
        try:
            self._waiting.put_nowait(errand)
        except queue.Full:
            log.warning("errand_left", errand=errand)

    def _run(self) -> None:
        while (errand := self._waiting.get()) is not None:
            try:
                self._client.errand_done(errand, self._do(errand, self._client.errand(errand)))
            except SdkError as error:  # another kiosk's, or nobody waits any more
                log.info("errand_dropped", errand=errand, reason=error.reason)
            except Exception:  # the thread's edge: a fault of ours in one errand must not end all of them
                log.exception("errand_failed", errand=errand)

    def _do(self, errand: str, wish: ErrandView) -> ErrandDone:
        news = self._shop.news()
        if news is None:
            return ErrandDone(trouble="starting")
        try:
            content = sample(news.office, wish.service, wish.language, datetime.now(UTC), wish.template)
        except UnknownServiceError:
            return ErrandDone(trouble="unknown_service")
        if wish.kind is ErrandKind.TEST_PRINT:
            return ErrandDone(state=self._print(JobId(TEST + errand), on_paper(content)))
        settings = self._shop.settings
        form = TicketForm(wish.form) if wish.form else settings.form
        width = PaperWidth(wish.paper) if wish.paper else settings.paper
        drawn = picture(content, form, width.dots, self._shop.strips, self._shop.catalogues)
        return ErrandDone(picture=base64.b64encode(drawn).decode("ascii"))

    def _print(self, job: JobId, content: TicketContent) -> PartState:
        """How the printer was when the paper was out, or did not come in time."""
        self._shop.printer.print_ticket(job, content)
        with self._known:
            self._known.wait_for(lambda: job in self._papers, PAPER_SECONDS)
            return self._papers.pop(job, PartState.SILENT)

    def _printed(self, event: PrintEvent) -> None:
        if isinstance(event, JobPrinted | JobFailed | JobHeld) and is_test(event.job):
            with self._known:
                self._papers[event.job] = PartState.OK if isinstance(event, JobPrinted) else event.part
                self._known.notify_all()
