"""A person's wish for a ticket and what became of it. Plain data, made on the presenter's thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from hub.wire.problem import Problem
from hub.wire.terms import PartState
from hub.wire.views import TicketAnswer


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants a ticket for. `priority`: a class of the office; `needs` as declared, privately; `more`:
    further services on the same ticket, in order; `details`: (PersonalField, text) as typed, only what the office asks
    for; `appointment`: checks that one in instead of taking a number, `booked` ("11:15") is its time."""

    service: str
    language: str
    priority: str = "normal"
    needs: tuple[str, ...] = ()
    party: int = 1
    more: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    appointment: str | None = None
    booked: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a ticket says. From the hub, or from this kiosk's leased numbers while the hub is away: then `seq` and
    `ahead` are None. `issued` is aware; `link_base` as of TicketAnswer."""

    label: str
    service: str
    zone: str | None
    issued: datetime
    ahead: int | None
    seq: int | None
    link_base: str | None = None

    @classmethod
    def of(cls, answer: TicketAnswer) -> "Given":
        return cls(answer.label, answer.service, answer.zone, answer.issued, answer.ahead, answer.seq, answer.link_base)


@dataclass(frozen=True, slots=True)
class Order:
    """One wish for one ticket. All ids are made here, once: whatever is repeated is repeated with the same ids, so the
    hub gives one ticket however often it is asked. `token` is the secret of the ticket's own page; the hub gets only
    its hash."""

    visit: str
    request: str
    wish: Wish
    token: str
    link_hash: str


MakeOrder = Callable[[Wish], Order]
"""A wish -> a fresh order."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which appointment a person means: the SHA-256 of the code they showed or typed, or a name as typed. `number`
    tells one search from the next. `link`: the code was the address of a page of ours."""

    number: int
    code_hash: str | None = None
    name: str | None = field(default=None, repr=False)
    link: bool = False


class PaperState(StrEnum):
    """COMING: handed to the printer. PRINTED: it has confirmed the cut. FAILED: there will be no paper."""

    COMING = "coming"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket that has been given. `url` is None when no page of it can be reached. `again`: the person has had it
    printed once more; `late`: it came after there had been no paper."""

    order: Order
    given: Given
    url: str | None
    paper: PaperState = PaperState.COMING
    fault: PartState = PartState.OK
    again: bool = False
    late: bool = False

    @classmethod
    def of(cls, order: Order, given: Given) -> "Ticket":
        return cls(order, given, f"{given.link_base}{order.token}" if given.link_base else None)


class TicketDesk(Protocol):
    """Asks the hub. Returns at once; the answer comes later, on the presenter's thread: to `ask` exactly one of
    `Journey.answered`, `refused` or `gave_up`, to `find` exactly one of `Journey.found` or `find_failed`."""

    def ask(self, order: Order) -> None: ...
    def find(self, sought: Sought) -> None: ...


class Bell(Protocol):
    """Calls a person to the kiosk. Returns at once; later, on the presenter's thread, comes `Journey.help_rung` or
    `help_failed`, and `help_coming` once staff have answered."""

    def ring(self) -> None: ...


class Cue(StrEnum):
    """A short sound for what has just happened: a touch was accepted, it was not possible, the time is running out."""

    TICK = "tick"
    NO = "no"
    LEAVING = "leaving"


class PaperTray(Protocol):
    """Prints. Returns at once; later, on the presenter's thread, comes one of `Journey.printed` or `unprinted`.
    `reprint`: the paper of a visit once more; one that this kiosk did not print is left."""

    def print(self, ticket: Ticket) -> None: ...
    def reprint(self, visit: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the hub gave no ticket; None as problem: it was not reached while the person could be expected to wait."""

    problem: Problem | None
