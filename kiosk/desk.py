"""Gets tickets for people, on one thread of its own: from the hub, or from the numbers in reserve while it is away.

Failure policy: an order is asked of the hub with its one request id until the hub answers. When the hub is away
(`Presence`), or `patience` seconds are over, a leased number is given under the same visit id: if the hub had made the
ticket and only its answer was lost, the hand-in makes one visit of both. Where there is no number in reserve the order
is given up towards the person after `patience`, and the visit is withdrawn through the outbox as soon as the hub is
back: nobody waits for a person who has gone; a visit that the hub does not know is no matter. The hub's single writer
decides all of it in the order in which it came. What a person has typed about themselves goes to the hub after the
ticket, through the outbox; it is in memory only, in no record and no log.
"""

import queue
import random
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import structlog

from hub.sdk.client import HubClient
from hub.sdk.errors import HubTrouble, HubUnreachable, ProblemError, SdkError
from hub.sdk.ids import LinkToken, new_request_id, new_visit_id
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.wire.bookings import AppointmentFound, FindRequest
from hub.wire.problem import Problem
from hub.wire.views import TicketAnswer
from kiosk.asking import check_in_request, details_request, issue_request
from kiosk.orders import Given, Order, Sought, Wish

log = structlog.get_logger()
MOST_WAITING = 4
"""One person is served at a time; more orders than this at once is a fault of ours."""

FIRST_WAIT, LONGEST_WAIT = 0.1, 1.0
"""Seconds between two tries, at most; each is the next one's double."""
_TRY_AGAIN = 503

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


class Numbers(Protocol):
    """Numbers for when the hub is away; None: there is none for this wish."""

    def give(self, order: Order) -> Given | None: ...


class Sight(Protocol):
    """Whether the hub is away for a person who has waited since `asked_at` (monotonic seconds)."""

    def away(self, asked_at: float) -> bool: ...


class Press(Protocol):
    """The printer's side of an order, past the presenter: what is drawn while the hub is asked (presenter's thread),
    and the paper that begins before the screen is drawn, so that neither holds the other up (desk's thread)."""

    def foresee(self, order: Order) -> None: ...
    def begin(self, order: Order, given: Given) -> None: ...


class HubDesk:
    """A `TicketDesk`. `client` tries each request once and gives up soon (`Presence` says when); it is closed by
    whoever made it. `patience`: how long a person is made to wait, in seconds."""

    def __init__(
        self,
        client: HubClient,
        outbox: Outbox,
        record: Record,
        post: Post,
        *,
        reserve: Numbers,
        sight: Sight,
        patience: float,
        clock: Callable[[], float] = time.monotonic,
        press: Press | None = None,
    ) -> None:
        self._client = client
        self._outbox = outbox
        self._record = record
        self._post = post
        self._reserve, self._sight = reserve, sight
        self._patience, self._clock = patience, clock
        self._press = press
        self._stopping = threading.Event()
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
        elif self._press is not None:
            self._press.foresee(order)

    def find(self, sought: Sought) -> None:
        if not self._taken_on(sought):
            self._told(lambda asked: asked.find_failed(sought, None))

    def stop(self) -> None:
        """Close the client first: an order under way then ends at once."""
        self._stopping.set()
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
        while self._worked():
            pass

    def _worked(self) -> bool:
        """One order or search; False: there will be no more. Nothing of it is held while waiting for the next: the
        words of somebody who has gone would stay in memory."""
        work = self._orders.get()
        if work is None:
            return False
        if isinstance(work, Sought):
            self._look(work)
            return True
        try:
            self._ask(work)
        except Exception:  # the thread's edge: a fault of ours in one order must not end all asking
            log.exception("desk_failed")
            self._give_up(work, "internal")
        return True

    def _ask(self, order: Order) -> None:
        """Until it is answered, by the hub or from the reserve, refused or given up."""
        asked_at, wait = self._clock(), FIRST_WAIT
        while not (self._sight.away(asked_at) and self._from_reserve(order)):
            try:
                answer = self._ticket(order)
            except (HubUnreachable, HubTrouble) as error:
                over = self._clock() + wait - asked_at > self._patience
                if over and self._from_reserve(order):
                    return
                if over or not _worth_a_repeat(error) or self._stopping.wait(random.uniform(wait / 2, wait)):
                    self._give_up(order, error.reason)
                    return
                wait = min(wait * 2, LONGEST_WAIT)
            except ProblemError as error:
                self._refused(order, error.problem)
                return
            else:
                self._acknowledged(order, answer)
                return

    def _ticket(self, order: Order) -> TicketAnswer:
        """Check the appointment in, or take a number."""
        wish = order.wish
        if wish.appointment is None:
            return self._client.issue(issue_request(order), order.request)
        return self._client.check_in(wish.appointment, check_in_request(order), order.request)

    def _from_reserve(self, order: Order) -> bool:
        """Whether a leased number could be given."""
        given = self._reserve.give(order)
        if given is None:
            return False
        url = None if given.link_base is None else given.link_base + order.token
        self._record.write("given", visit=order.visit, label=given.label, service=given.service, url=url)
        self._answered(order, given)
        return True

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
        """Through a short restart of the hub; not while it is away, nor longer than a person can wait. A name is asked
        once: hubs bound how often."""
        if sought.code_hash is None:
            name = FindRequest(name=sought.name or "")
            return tuple(self._client.find_appointments(name))
        asked_at = self._clock()
        while True:
            try:
                return (self._client.appointment_of_code(sought.code_hash),)
            except HubUnreachable:
                over = self._sight.away(asked_at) or self._clock() - asked_at > self._patience
                if over or self._stopping.wait(2 * FIRST_WAIT):
                    raise

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
        self._answered(order, Given.of(answer))

    def _answered(self, order: Order, given: Given) -> None:
        """Whoever asked still waits: touches rest until the answer, so nobody can have left."""
        if self._press is not None:
            self._press.begin(order, given)
        self._told(lambda asked: asked.answered(order, given))
        self._tell_details(order.visit, order.wish)

    def _refused(self, order: Order, problem: Problem) -> None:
        self._record.write("refused", request=order.request, visit=order.visit, reason=str(problem.reason))
        self._told(lambda asked: asked.refused(order, problem))

    def _tell_details(self, visit: str, wish: Wish) -> None:
        body = details_request(wish)
        if body is not None:
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


def _worth_a_repeat(error: HubUnreachable | HubTrouble) -> bool:
    """A hub that errs errs again; one that cannot be reached, or says "try again", may do better."""
    return isinstance(error, HubUnreachable) or error.problem.status == _TRY_AGAIN
