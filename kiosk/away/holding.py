"""What this kiosk holds: the lease, which of its numbers are used, the office as last heard of, the last contact.

In memory, and in the ledger first. Not thread-safe: `Reserve` holds the lock.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog
from pydantic import BaseModel, ValidationError

from hub.sdk.ids import new_request_id
from hub.wire.requests import HandInRequest
from hub.wire.views import LeaseAnswer
from kiosk.asking import issue_request
from kiosk.away.blocks import label, next_number
from kiosk.away.contact import Contact
from kiosk.away.entry import Entry, without_details
from kiosk.away.lease import Lease, still_that_day
from kiosk.away.ledger import Kept, Ledger, Line
from kiosk.away.picture import Picture
from kiosk.orders import Given, Order, Ticket
from kiosk.printing.spool import Moment

log = structlog.get_logger()
CONTACT_SECONDS = 60.0
"""How much of the time since the last contact a power cut may cost; a small write of its own each time."""
PICTURE_SECONDS = 600.0
"""How old may be what a restarted kiosk shows of the lines; the office itself and the day are always the newest."""
PACE_NUMBERS, PACE_OF = 5, 30
"""How many tickets make a pace, and of how many of the last ones it is taken."""
Readable = TypeVar("Readable", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Issued:
    """A number that has been given: what the person is told, and its line of the ledger."""

    given: Given
    line: Line


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a number can be given on."""

    lease: Lease
    picture: Picture
    contact: Contact


class Holding:
    """`now`: the moment on the box's own line; `own_wall`: the box's wall clock (aware). Every method may raise
    `LedgerBroken`; nothing has changed then."""

    def __init__(self, ledger: Ledger, now: Callable[[], Moment], own_wall: Callable[[], datetime]) -> None:
        self._ledger, self._now, self._own_wall = ledger, now, own_wall
        self.lease = _read(Lease, ledger.kept(Kept.LEASE))
        self.picture = _picture(ledger.kept(Kept.NEWS))
        self._contact = self._known_contact()
        self._since_contact: deque[float] = deque(maxlen=PACE_OF)
        self._contact_kept = self._picture_kept = Moment("", 0.0)
        self._used: set[tuple[str, int]] = set()
        self._use()

    def contact(self, instant: int, wall: datetime) -> None:
        """The hub has spoken."""
        now = self._now()
        self._since_contact.clear()
        self._contact = Contact(instant=instant, wall=wall, boot=now.boot, seconds=now.seconds)
        if self._older(self._contact_kept, CONTACT_SECONDS):
            self._keep_contact()

    def seen(self, picture: Picture) -> None:
        """Another picture of the office."""
        before, self.picture = self.picture, picture
        same = before is not None and (before.news.office, before.news.day) == (picture.news.office, picture.news.day)
        if not same or self._older(self._picture_kept, PICTURE_SECONDS):
            self._keep_picture()

    def write_down(self) -> None:
        """Contact and picture as they are now."""
        self._keep_contact()
        self._keep_picture()

    def leased(self, answer: LeaseAnswer) -> None:
        """These are the numbers now; those of another day are void."""
        used = {(line.series, line.number) for line in self._ledger.of_day(answer.day)}
        office = 0 if self.picture is None else self.picture.news.office.version
        lease = Lease.of(answer, office, used)
        self._ledger.keep(Kept.LEASE, lease.model_dump_json())
        self._ledger.let_go(answer.day)
        self.lease, self._used = lease, used

    def wants(self) -> str | None:
        """The business day to ask for numbers of; None while there are enough."""
        if self.picture is None:
            return None
        day, lease = self.picture.news.day, self.lease
        if day.day is None or not day.open:
            return None
        enough = (
            lease is not None
            and lease.day == day.day
            and lease.office == self.picture.news.office.version
            and not lease.low(self._used)
        )
        return None if enough else day.day

    def count(self) -> int | None:
        """Numbers that can be given now; None when there are none."""
        ground = self._ground()
        return (sum(ground.lease.left(self._used).values()) or None) if ground is not None else None

    def lasting(self) -> timedelta | None:
        """How long the numbers will do at the pace of those given since the hub was last heard of; None before
        `PACE_NUMBERS` of them."""
        count, given = self.count(), self._since_contact
        if count is None or len(given) < PACE_NUMBERS:
            return None
        return timedelta(seconds=count * (given[-1] - given[0]) / (len(given) - 1))

    def give(self, order: Order) -> Issued | None:
        """Use a number for this wish, durably. None when there is none for it: no lease of today, its series is used
        up, or the wish is an appointment, which only the hub can check in."""
        ground = self._ground()
        service = ground.picture.service(order.wish.service) if ground is not None else None
        if ground is None or service is None or service.series is None or order.wish.appointment is not None:
            return None
        found = next_number(ground.lease.blocks, service.series, self._used)
        if found is None:
            return None
        block, number = found
        given = Given(
            label=label(block, number),
            service=service.id,
            zone=service.zone,
            issued=ground.contact.wall_at(self._now(), self._own_wall()),
            ahead=None,
            seq=None,
            link_base=ground.picture.link_base,
        )
        line = self._line(ground, order, given, (block.series, number))
        self._ledger.give(line)
        self._used.add((block.series, number))
        self._since_contact.append(line.at.seconds)
        return Issued(given, line)

    def _line(self, ground: _Ground, order: Order, given: Given, used: tuple[str, int]) -> Line:
        now, (series, number) = self._now(), used
        said = issue_request(order).model_dump(mode="json", exclude_unset=True)
        taken = ground.contact.taken(now).model_dump()
        lent = {"day": ground.lease.day, "series": series, "number": number, "taken": taken}
        url = None if given.link_base is None else given.link_base + order.token
        entry = Entry(
            request=new_request_id(),
            body=HandInRequest.model_validate({**said, **lent}),
            ticket=without_details(Ticket(order, given, url)),
        )
        return Line(order.visit, ground.lease.day, series, number, given.label, now, entry.to_text())

    def _ground(self) -> _Ground | None:
        """Everything there is, and the lease's day goes on."""
        lease, picture, contact = self.lease, self.picture, self._contact
        if lease is None or picture is None or contact is None or picture.news.day.day != lease.day:
            return None
        zone = ZoneInfo(picture.news.office.time_zone)
        now = contact.wall_at(self._now(), self._own_wall())
        goes_on = still_that_day(contact.wall.astimezone(zone), now.astimezone(zone))
        return _Ground(lease, picture, contact) if goes_on else None

    def _older(self, kept: Moment, seconds: float) -> bool:
        now = self._now()
        return now.boot != kept.boot or now.seconds - kept.seconds >= seconds

    def _keep_contact(self) -> None:
        if self._contact is not None:
            self._ledger.keep(Kept.CONTACT, self._contact.model_dump_json())
            self._contact_kept = self._now()

    def _keep_picture(self) -> None:
        if self.picture is not None:
            self._ledger.keep(Kept.NEWS, self.picture.to_text())
            self._picture_kept = self._now()

    def _use(self) -> None:
        lines = [] if self.lease is None else self._ledger.of_day(self.lease.day)
        self._used = {(line.series, line.number) for line in lines}

    def _known_contact(self) -> Contact | None:
        """The one written down, moved on to the last ticket given before this start of the box."""
        contact = _read(Contact, self._ledger.kept(Kept.CONTACT))
        if contact is None:
            return None
        now = self._now()
        for line in self._ledger.outstanding():
            entry = _read(Entry, line.entry)
            if entry is not None and line.at.boot != now.boot:
                contact = contact.after(entry.body.taken, now)
        return contact


def _read(kind: type[Readable], text: str | None) -> Readable | None:
    """What another version of this program wrote and this one cannot read is as good as not there."""
    if text is None:
        return None
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        log.error("ledger_unreadable", what=kind.__name__, faults=error.error_count())
        return None


def _picture(text: str | None) -> Picture | None:
    try:
        return None if text is None else Picture.from_text(text)
    except ValidationError as error:
        log.error("ledger_unreadable", what="news", faults=error.error_count())
        return None
