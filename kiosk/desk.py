"""Asks the hub for tickets, on one thread of its own.

Failure policy: an order is asked with its one request id until the hub answers or `patience` seconds are over. Then it
is given up towards the person, and the visit is withdrawn through the outbox as soon as the hub is back: if the hub
had made the ticket and only its answer was lost, nobody waits for a person who has gone; if not, the hub does not know
the visit and nothing happens. The hub's single writer decides both in the order in which they came. What a person has
typed about themselves goes to the hub after the ticket, through the outbox; it is in no record and no log.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

import structlog

from hub.sdk.client import HubClient
from hub.sdk.errors import HubTrouble, ProblemError, SdkError
from hub.sdk.ids import LinkToken, new_request_id, new_visit_id
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.wire.bookings import AppointmentFound, CheckInRequest
from hub.wire.personal import DetailsRequest
from hub.wire.problem import Problem
from hub.wire.requests import IssueRequest
from hub.wire.views import TicketAnswer
from kiosk.orders import Given, Order, Sought, Wish

log = structlog.get_logger()
MOST_WAITING = 4
"""One person is served at a time; more orders than this at once is a fault of ours."""

Post = Callable[[Callable[[], None]], object]
"""Have a call made on the presenter's thread."""


class Asked(Protocol):
    """Who is told, on the presenter's thread, what became of an order."""

    def answered(self, order: Order, given: Given) -> None: ...
    def refused(self, order: Order, problem: Problem) -> None: ...
    def gave_up(self, order: Order) -> None: ...
    def found(self, sought: Sought, appointments: Sequence[AppointmentFound]) -> None: ...
    def find_failed(self, sought: Sought, problem: Problem | None) -> None: ...


def make_order(wish: Wish) -> Order:
    """A wish with all its ids, fresh."""
    token = LinkToken.new()
    return Order(new_visit_id(), new_request_id(), wish, token.text, token.hash)


class HubDesk:
    """A `TicketDesk`. `client` has the patience of a person; it is closed by whoever made it."""

    def __init__(self, client: HubClient, outbox: Outbox, record: Record, post: Post) -> None:
        self._client = client
        self._outbox = outbox
        self._record = record
        self._post = post
        self._asked: Asked | None = None
        self._orders: queue.Queue[Order | Sought | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="ticket-desk", daemon=True)

    def tell(self, asked: Asked) -> None:
        """Name who is told; before the first order."""
        self._asked = asked

    def start(self) -> None:
        self._thread.start()

    def ask(self, order: Order) -> None:
        self._record.write(
            "asked",
            request=order.request,
            visit=order.visit,
            service=order.wish.service,
            language=order.wish.language,
        )
        if not self._taken_on(order):
            self._told(lambda asked: asked.gave_up(order))

    def find(self, sought: Sought) -> None:
        if not self._taken_on(sought):
            self._told(lambda asked: asked.find_failed(sought, None))

    def stop(self) -> None:
        """Close the client first: an order under way then ends at once."""
        self._orders.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _taken_on(self, work: Order | Sought) -> bool:
        try:
            self._orders.put_nowait(work)
        except queue.Full:
            log.error("desk_full", bound=MOST_WAITING)
            return False
        return True

    def _run(self) -> None:
        while (work := self._orders.get()) is not None:
            if isinstance(work, Sought):
                self._look(work)
                continue
            try:
                self._ask(work)
            except Exception:  # the thread's edge: a fault of ours in one order must not end all asking
                log.exception("desk_failed")
                self._give_up(work, "internal")

    def _ask(self, order: Order) -> None:
        try:
            answer = self._ticket(order)
        except HubTrouble as error:
            self._give_up(order, error.reason)
        except ProblemError as error:
            problem = error.problem
            self._record.write("refused", request=order.request, visit=order.visit, reason=error.reason)
            self._told(lambda asked: asked.refused(order, problem))
        except SdkError as error:
            self._give_up(order, error.reason)
        else:
            self._acknowledged(order, answer)

    def _ticket(self, order: Order) -> TicketAnswer:
        """Check the appointment in, or take a number."""
        wish = order.wish
        if wish.appointment is None:
            return self._client.issue(_issue(order), order.request)
        return self._client.check_in(wish.appointment, _check_in(order), order.request)

    def _look(self, sought: Sought) -> None:
        try:
            found = self._found(sought)
        except ProblemError as error:
            problem = error.problem
            self._told(lambda asked: asked.find_failed(sought, problem))
        except SdkError as error:
            log.warning("search_unanswered", reason=error.reason)
            self._told(lambda asked: asked.find_failed(sought, None))
        except Exception:  # the thread's edge: a fault of ours in one search must not end all asking
            log.exception("desk_failed")
            self._told(lambda asked: asked.find_failed(sought, None))
        else:
            self._told(lambda asked: asked.found(sought, found))

    def _found(self, sought: Sought) -> tuple[AppointmentFound, ...]:
        if sought.code_hash is None:
            return ()
        return (self._client.appointment_of_code(sought.code_hash),)

    def _acknowledged(self, order: Order, answer: TicketAnswer) -> None:
        self._record.write(
            "acknowledged",
            what="issue",
            request=order.request,
            visit=order.visit,
            label=answer.label,
            seq=answer.seq,
            service=answer.service,
            ahead=answer.ahead,
            url=None if answer.link_base is None else answer.link_base + order.token,
        )
        self._tell_details(order.visit, order.wish)
        self._told(lambda asked: asked.answered(order, Given.of(answer)))

    def _tell_details(self, visit: str, wish: Wish) -> None:
        if wish.details:
            body = DetailsRequest.model_validate(dict(wish.details))
            self._outbox.put(
                Delivery("details", visit, lambda client, request: client.keep_details(visit, body, request))
            )

    def _give_up(self, order: Order, reason: str) -> None:
        log.warning("ticket_unanswered", visit=order.visit, reason=reason)
        self._record.write("unanswered", request=order.request, visit=order.visit, reason=reason)
        self._outbox.put(
            Delivery("withdraw", order.visit, lambda client, request: client.withdraw(order.visit, request))
        )
        self._told(lambda asked: asked.gave_up(order))

    def _told(self, tell: Callable[[Asked], None]) -> None:
        asked = self._asked
        if asked is not None:
            self._post(lambda: tell(asked))


def _issue(order: Order) -> IssueRequest:
    wish = order.wish
    return IssueRequest.model_validate(
        {
            "id": order.visit,
            "service": wish.service,
            "language": wish.language,
            "priority": wish.priority,
            "needs": list(wish.needs),
            "party": wish.party,
            "more": [{"service": further} for further in wish.more],
            "link_hash": order.link_hash,
        }
    )


def _check_in(order: Order) -> CheckInRequest:
    wish = order.wish
    return CheckInRequest.model_validate(
        {
            "visit": order.visit,
            "language": wish.language,
            "more": [{"service": further} for further in wish.more],
            "link_hash": order.link_hash,
        }
    )
