"""Between the presenter and the printer: what is printed, and who is told what became of it.

The hub hears of every paper (printed or not) and of every change of the printer, through the outbox: in order, once,
through outages. The presenter hears of it on its own thread.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Protocol, assert_never
from zoneinfo import ZoneInfo

from hub.face.ticket import Template, TicketContent
from hub.face.ticket.content import USUAL_PARTS
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.wire.office import TextMap, TicketTemplateView
from hub.wire.requests import PrintedRequest, ReportPartRequest
from hub.wire.terms import DevicePart, PartState, PrintOutcome, TicketPart
from kiosk.desk import Post
from kiosk.news import News
from kiosk.orders import Given, Order, Ticket
from kiosk.printing.events import JobFailed, JobHeld, JobPrinted, PrinterChanged, PrintEvent
from kiosk.printing.spool import JobId, is_test


class Printing(Protocol):
    """What the tray needs of `kiosk.printing.TicketPrinter`."""

    def print_ticket(self, job: JobId, content: TicketContent) -> None: ...
    def reprint(self, job: JobId) -> None: ...
    def foresee(self, content: TicketContent) -> None: ...
    def await_sent(self, within: float) -> None: ...


class Paper(Protocol):
    """Who is told, on the presenter's thread, what became of a paper."""

    def printed(self, visit: str) -> None: ...
    def unprinted(self, visit: str, fault: PartState) -> None: ...


HEAD_START_SECONDS = 0.03
"""The paper begins before its screen is drawn, but the screen does not wait longer than this for a slow printer."""


class PrinterTray:
    """A `PaperTray` and a `Press`. `heard` is the printer's listener, called on the printing thread."""

    def __init__(
        self,
        printing: Printing,
        outbox: Outbox,
        record: Record,
        post: Post,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`now` (aware): roughly when the next ticket will have been issued."""
        self._printing = printing
        self._outbox = outbox
        self._record = record
        self._post = post
        self._now = now
        self._paper: Paper | None = None
        self._news: Callable[[], News | None] = lambda: None
        self._link_base: str | None = None
        self._lock = threading.Lock()
        self._begun = ""
        self._kept: list[Callable[[], None]] = []

    def tell(self, paper: Paper, news: Callable[[], News | None]) -> None:
        """Name who is told, and who knows the office's words."""
        self._paper = paper
        self._news = news

    def print(self, ticket: Ticket) -> None:
        if ticket.order.visit != self._begun:
            self._hand_over(ticket)
            return
        with self._lock:
            self._begun = ""
            for tell in self._kept:
                self._post(tell)
            self._kept.clear()

    def begin(self, order: Order, given: Given) -> None:
        """From the desk's thread, before the presenter is told; what becomes of the paper is kept from it until then.
        Drawing the screen takes the interpreter for longer than all that is left to do for the paper, so the paper
        gets a head start."""
        with self._lock:
            self._begun = order.visit
        if self._hand_over(Ticket.of(order, given)):
            self._printing.await_sent(HEAD_START_SECONDS)

    def foresee(self, order: Order) -> None:
        """While the hub is asked: have drawn what this ticket will say in any case, its own page's code above all. The
        number and what else is not known yet is drawn when it is known; a wrong guess costs nothing."""
        news = self._news()
        service = news.service(order.wish.service) if news is not None else None
        if news is None or service is None:
            return
        given = Given("0", service.id, service.zone, self._now(), news.waiting(service), None, self._link_base)
        self._printing.foresee(content(Ticket.of(order, given), news))

    def _hand_over(self, ticket: Ticket) -> bool:
        """Whether it could be: without news nothing is known of the office."""
        news = self._news()
        self._link_base = ticket.given.link_base
        if news is None:
            return False
        self._printing.print_ticket(JobId(ticket.order.visit), content(ticket, news))
        return True

    def reprint(self, visit: str) -> None:
        self._printing.reprint(JobId(visit))

    def heard(self, event: PrintEvent) -> None:
        if not isinstance(event, PrinterChanged) and is_test(event.job):
            return
        match event:
            case JobPrinted(job):
                self._record.write("printed", visit=job)
                self._deliver(job, PrintedRequest(outcome=PrintOutcome.PRINTED))
                self._told(job, lambda paper: paper.printed(job))
            case JobHeld(job, reason) | JobFailed(job, reason):
                fault = event.part
                self._record.write("unprinted", visit=job, reason=reason, may_have_printed=event.may_have_printed)
                self._deliver(job, PrintedRequest(outcome=PrintOutcome.FAILED, fault=fault))
                self._told(job, lambda paper: paper.unprinted(job, fault))
            case PrinterChanged(status):
                report = ReportPartRequest(part=DevicePart.PRINTER, state=status.part)
                self._outbox.put(
                    Delivery("part", "printer", lambda client, request: client.report_part(report, request))
                )
            case _:
                assert_never(event)

    def _deliver(self, job: JobId, body: PrintedRequest) -> None:
        self._outbox.put(Delivery("printed", job, lambda client, request: client.printed(job, body, request)))

    def _told(self, job: JobId, tell: Callable[[Paper], None]) -> None:
        """After the ticket itself: of a paper that began early the presenter knows nothing yet."""
        paper = self._paper
        if paper is None:
            return
        with self._lock:
            early = job == self._begun
            if early:
                self._kept.append(lambda: tell(paper))
        if not early:
            self._post(lambda: tell(paper))


def content(ticket: Ticket, news: News) -> TicketContent:
    """What the paper says, in the person's language and the office's wall time."""
    wish, given, office = ticket.order.wish, ticket.given, news.office
    service = news.service(given.service)
    names, way = news.zone(given.zone)
    further = [news.service(one) for one in wish.more]

    def say(words: TextMap) -> str:
        return news.say(words, wish.language)

    return TicketContent(
        office=say(office.names),
        service=say(service.names) if service else "",
        number=given.label,
        people_ahead=given.ahead,
        issued=given.issued.astimezone(ZoneInfo(office.time_zone)),
        language=wish.language,
        place=say(way) or say(names),
        url=ticket.url,
        documents=tuple(say(one) for one in service.documents) if service else (),
        help_place=say(office.help_place),
        privacy_line=say(office.privacy),
        booked=time.fromisoformat(wish.booked) if wish.booked else None,
        then=tuple(say(one.names) for one in further if one),
        note=say(service.ticket_note) if service else "",
        template=template(office.ticket, say),
    )


def template(view: TicketTemplateView, say: Callable[[TextMap], str]) -> Template:
    """The office's template with its words in one language; one without a number is put right, never refused."""
    parts = tuple(view.parts) if TicketPart.NUMBER in view.parts else USUAL_PARTS
    return Template(parts, view.large, say(view.header), say(view.footer), view.logo or "")
