"""The paper begins before its screen is drawn, once, and what can be drawn beforehand is (T01)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hub.face.ticket import TicketContent
from hub.sdk.client import HubClient
from hub.sdk.outbox import Outbox
from hub.sdk.record import Record
from kiosk.desk import make_order
from kiosk.news import News
from kiosk.orders import Given, Ticket, Wish
from kiosk.printing.errors import FailReason
from kiosk.printing.events import JobHeld, JobPrinted
from kiosk.printing.spool import JobId
from kiosk.tray import HEAD_START_SECONDS, PrinterTray
from tests.kiosk.marstow import marstow_snapshot
from tests.kiosk.test_ticket_desk import post

ISSUED = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
BASE = "http://hub.local:7410/t/"


@dataclass
class Printing:
    """The printing room's door."""

    said: list[tuple[str, object]] = field(default_factory=list)

    def print_ticket(self, job: JobId, content: TicketContent) -> None:
        self.said.append(("print", content))

    def reprint(self, job: JobId) -> None:
        self.said.append(("reprint", job))

    def foresee(self, content: TicketContent) -> None:
        self.said.append(("foresee", content))

    def await_sent(self, within: float) -> None:
        self.said.append(("wait", within))


@dataclass
class Told:
    """The presenter's place."""

    papers: list[str] = field(default_factory=list)

    def printed(self, visit: str) -> None:
        self.papers.append(f"printed {visit}")

    def unprinted(self, visit: str, fault: object) -> None:
        self.papers.append(f"unprinted {visit}")


def test_a_ticket_begun_early_is_printed_once_and_foreseen_but_for_its_number() -> None:
    printing, news = Printing(), News.of(marstow_snapshot())
    tray = PrinterTray(printing, Outbox(HubClient("http://127.0.0.1:9", "key")), Record(None), post, lambda: ISSUED)
    tray.tell(Told(), lambda: news)
    first, second = make_order(Wish("taxes", "en")), make_order(Wish("taxes", "en"))
    service = news.service("taxes")
    assert service is not None
    tray.begin(first, given := Given("R001", "taxes", service.zone, ISSUED, 6, 1, BASE))
    tray.print(Ticket.of(first, given))
    assert [what for what, _ in printing.said] == ["print", "wait"]
    assert printing.said[-1] == ("wait", HEAD_START_SECONDS)
    tray.foresee(second)
    tray.begin(second, Given("R002", "taxes", service.zone, ISSUED, news.waiting(service), 2, BASE))
    (_, guess), (_, ticket) = printing.said[2:4]
    assert isinstance(guess, TicketContent)
    assert isinstance(ticket, TicketContent)
    assert (guess.number, ticket.number) == ("0", "R002")
    assert guess.to_json() | {"number": "R002"} == ticket.to_json()


def test_what_becomes_of_a_paper_is_told_after_its_ticket() -> None:
    """A printer that refuses at once must not be heard before there is a ticket to be told about."""
    told = Told()
    tray = PrinterTray(Printing(), Outbox(HubClient("http://127.0.0.1:9", "key")), Record(None), post)
    tray.tell(told, lambda: News.of(marstow_snapshot()))
    order, given = make_order(Wish("taxes", "en")), Given("R001", "taxes", None, ISSUED, 6, 1, BASE)
    tray.begin(order, given)
    tray.heard(JobHeld(JobId(order.visit), FailReason.PAPER_OUT))
    assert told.papers == []
    tray.print(Ticket.of(order, given))
    assert told.papers == [f"unprinted {order.visit}"]
    tray.heard(JobPrinted(JobId(order.visit)))
    assert told.papers[1:] == [f"printed {order.visit}"]


def test_a_ticket_that_nobody_began_is_printed_by_the_presenter() -> None:
    printing, news = Printing(), News.of(marstow_snapshot())
    tray = PrinterTray(printing, Outbox(HubClient("http://127.0.0.1:9", "key")), Record(None), post)
    tray.tell(Told(), lambda: news)
    order = make_order(Wish("taxes", "en"))
    tray.print(Ticket.of(order, Given("R001", "taxes", None, ISSUED, None, None)))
    assert [what for what, _ in printing.said] == ["print"]
