"""The numbers in reserve: leased while the hub is there, given while it is away, handed in when it is back (O03).

Failure policy. A number is durably used before its ticket is answered, so every ticket on paper is known here. It is
handed in through the outbox, in the order given and before anything else about it, with one request id for ever: a
repeat is answered by the hub as the first time. What is not handed in when the program ends is handed in after its next
start. A ticket that the hub refuses is kept, logged and told to staff, never lost silently. A new book (first start, or
the file was broken) asks for numbers anew: those that this kiosk held before may be on paper. While the ledger cannot
be written no number is given: the kiosk is then as without a reserve.

Threads: the stream's (`snapshot` … `back`), the outbox's (leases, hand-ins), the desk's (`give`); one lock.
"""

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog
from pydantic import ValidationError

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, HubTrouble
from hub.sdk.hub_clock import HubClock
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.wire.requests import LeaseRequest
from hub.wire.stream import KioskChange, KioskSnapshot
from kiosk.away.entry import Entry
from kiosk.away.errors import LedgerBroken
from kiosk.away.holding import Holding
from kiosk.away.ledger import Ledger, Line
from kiosk.away.picture import Picture
from kiosk.orders import Given, Order

log = structlog.get_logger()
_TRY_AGAIN = 503

Told = Callable[[int | None, timedelta | None], object]


class Reserve:
    """`each`: how many numbers of every series to hold."""

    def __init__(
        self, ledger: Ledger, holding: Holding, outbox: Outbox, record: Record, clock: HubClock, each: int
    ) -> None:
        self._ledger, self._holding, self._outbox = ledger, holding, outbox
        self._record, self._clock, self._each = record, clock, each
        self._lock = threading.RLock()
        self._told: Told = lambda _count, _lasting: None
        self._alarm: Callable[[], object] = lambda: None
        self._count: int | None = None
        self._there = self._leasing = False
        self._refused_day: str | None = None
        self._queued: set[str] = set()

    def tell(self, told: Told, alarm: Callable[[], object]) -> None:
        """`told` hears how many numbers can be given now (None: none) whenever that changes, and how long they will do
        if people go on coming as since the hub went (None: that is not known yet); `alarm` calls staff about
        a ticket that the hub refused. Both on whatever thread it happens."""
        self._told, self._alarm = told, alarm

    def start(self) -> None:
        """What an earlier run has not handed in goes first."""
        with self._lock:
            self._guarded(self._queue_outstanding)
            self._guarded(self._say)

    @property
    def picture(self) -> Picture | None:
        """The office as last heard of, also in an earlier run."""
        with self._lock:
            return self._holding.picture

    def entries(self) -> list[tuple[Line, Entry]]:
        """What was given and not handed in, oldest first; what cannot be read is left out and logged."""
        try:
            lines = self._ledger.outstanding()
        except LedgerBroken as error:
            log.error("ledger_broken", detail=error.detail)
            return []
        return [(line, entry) for line in lines if (entry := _entry(line)) is not None]

    # --- the desk's thread

    def give(self, order: Order) -> Given | None:
        """A number for this wish; None when there is none for it."""
        with self._lock:
            try:
                issued = self._holding.give(order)
            except LedgerBroken as error:
                log.error("ledger_broken", detail=error.detail)
                return None
            if issued is None:
                self._guarded(self._say)  # a day may have ended without a word from the hub: nothing goes on then
                return None
            self._queue(issued.line)
            self._guarded(self._look)
        log.info("number_given_from_reserve", label=issued.given.label)
        return issued.given

    # --- the stream's thread

    def snapshot(self, snapshot: KioskSnapshot) -> None:
        self._see(Picture.of(snapshot))

    def change(self, change: KioskChange) -> None:
        picture = self.picture
        if picture is not None:
            self._see(picture.after(change))

    def heartbeat(self) -> None:
        with self._lock:
            self._there = True
            self._guarded(self._contact)
            self._guarded(self._look)

    def lost(self, *, key_refused: bool) -> None:  # noqa: ARG002 - whoever overhears the stream is told
        """What was heard until now is all there is for a while."""
        with self._lock:
            self._there = False
            self._guarded(self._holding.write_down)
            self._guarded(self._say)

    def back(self) -> None:
        """Whatever was dropped of the outbox meanwhile is tried again; so is a lease that was refused."""
        with self._lock:
            self._refused_day = None
            self._guarded(self._queue_outstanding)

    # --- inside, with the lock held

    def _see(self, picture: Picture) -> None:
        with self._lock:
            self._there = True
            self._guarded(self._contact)
            self._guarded(lambda: self._holding.seen(picture))
            self._guarded(self._look)

    def _contact(self) -> None:
        if self._clock.known:
            self._holding.contact(self._clock.instant(), self._clock.wall())

    def _look(self) -> None:
        """Say how many numbers there are, and ask for more when they are few; behind what is to be handed in, or the
        hub would count numbers as held that are on paper."""
        self._say()
        day = self._holding.wants() if self._there and not self._leasing else None
        if day is None or day == self._refused_day:
            return
        self._leasing = True
        self._outbox.put(Delivery("lease", day, lambda client, request: self._lease(client, request, day)))

    def _say(self) -> None:
        count = self._holding.count()
        if count != self._count:
            self._count = count
            self._told(count, self._holding.lasting())

    def _queue_outstanding(self) -> None:
        for line in self._ledger.outstanding():
            self._queue(line)

    def _queue(self, line: Line) -> None:
        if line.visit not in self._queued:
            self._queued.add(line.visit)
            self._outbox.put(Delivery("hand-in", line.visit, lambda client, _request: self._hand_in(client, line)))

    # --- the outbox's thread

    def _lease(self, client: HubClient, request: str, day: str) -> None:
        try:
            answer = client.lease_numbers(LeaseRequest(each=self._each, anew=self._holding.lease is None), request)
        except (HubRefused, BadRequest) as error:
            with self._lock:
                self._leasing, self._refused_day = False, day
            log.warning("lease_refused", reason=error.reason)
            raise
        except HubTrouble as error:
            if error.problem.status != _TRY_AGAIN:
                self._leasing = False  # the outbox gives it up after some tries; then it is asked for anew
            raise
        with self._lock:
            self._leasing = False
            self._guarded(lambda: self._holding.leased(answer))
            self._guarded(self._say)
            log.info("numbers_leased", day=answer.day, count=self._count)

    def _hand_in(self, client: HubClient, line: Line) -> None:
        entry = _entry(line)
        if entry is None:
            self._refuse(line, "unreadable")
            return
        try:
            answer = client.hand_in(entry.body, entry.request)
        except (HubRefused, BadRequest) as error:
            self._refuse(line, error.reason)
            raise
        except HubTrouble as error:
            if error.problem.status != _TRY_AGAIN:
                self._queued.discard(line.visit)
            raise
        other = None if answer.label == line.label else answer.label
        self._record.write(
            "acknowledged", what="hand_in", request=entry.request, visit=line.visit, label=answer.label, seq=answer.seq
        )
        if other is not None:
            # Called under the hub's number before the paper was known there.
            log.error("paper_has_another_number", visit=line.visit, paper=line.label, hub=other)
            self._alarm()
        with self._lock:
            self._queued.discard(line.visit)
            self._guarded(lambda: self._ledger.handed_in(line.visit, other))

    def _refuse(self, line: Line, reason: str) -> None:
        log.error("hand_in_refused", visit=line.visit, label=line.label, reason=reason)
        self._record.write("refused", what="hand_in", visit=line.visit, label=line.label, reason=reason)
        with self._lock:
            self._queued.discard(line.visit)
            self._guarded(lambda: self._ledger.refused(line.visit, reason))
        self._alarm()

    def _guarded(self, step: Callable[[], object]) -> None:
        """The ledger's trouble is logged; the kiosk goes on without what it would have written."""
        try:
            step()
        except LedgerBroken as error:
            log.error("ledger_broken", detail=error.detail)


def _entry(line: Line) -> Entry | None:
    try:
        return None if line.entry is None else Entry.model_validate_json(line.entry)
    except ValidationError as error:
        log.error("ledger_unreadable", what="entry", faults=error.error_count())
        return None
