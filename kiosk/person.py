"""What one person at the kiosk has done so far. A fresh `Person` is a kiosk at rest: wiping is making a new one."""

from dataclasses import dataclass, field
from enum import StrEnum

from hub.wire.bookings import AppointmentFound
from kiosk.orders import Order, Refusal, Sought, Ticket
from kiosk.tellings import Telling


class Aid(StrEnum):
    """What the strip switches, for one person."""

    BIGGER = "bigger"
    CONTRAST = "contrast"
    LOWER = "lower"
    SOUND = "sound"


class Stage(StrEnum):
    """Where a person is. What stands over it for a while (a refusal, a telling, a ticket) has a field of its own."""

    LANGUAGE = "language"
    CHOOSING = "choosing"
    SEARCHING = "searching"
    DOCUMENTS = "documents"
    NEEDS = "needs"
    ENTRY = "entry"
    CHECK_IN = "check_in"
    MATCHES = "matches"


class Typed(StrEnum):
    """What is typed in an entry: the code or the name of an appointment, or what the office asks for."""

    CODE = "code"
    BOOKED_NAME = "booked_name"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"


class Wrong(StrEnum):
    """Why what was typed will not do."""

    SHORT = "short"
    SHAPE = "shape"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_NAME = "unknown_name"
    UNREACHED = "unreached"


class Help(StrEnum):
    """How far a call for a person has come."""

    NONE = "none"
    CALLING = "calling"
    RUNG = "rung"
    COMING = "coming"
    FAILED = "failed"


FIRST_VOLUME, MOST_VOLUME = 3, 5


@dataclass(frozen=True, slots=True)
class Voice:
    """`volume` from 1 to `MOST_VOLUME`. `repeats`: how often it was asked to say it again. `excused`: the person was
    told that their language cannot be spoken."""

    speaking: bool = False
    paused: bool = False
    volume: int = FIRST_VOLUME
    repeats: int = 0
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The wish as far as it has come. `matters`: services chosen, in the person's order; `candidate`: the one whose
    documents are on the screen. `details`: (field, text) as typed."""

    matters: tuple[str, ...] = ()
    candidate: str | None = None
    needs: tuple[str, ...] = ()
    priority: str | None = None
    party: int = 1
    details: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """`picking`: asked for the languages although nothing can be chosen now (closed, hub away). `page` of the choices,
    `sheet` of what is found or ticked. `words` stand in the search, `typed` in the entry of `asks`. `keypad`: the keys
    are in use, at `focus`. While `order` or `sought` is under way, all rests; `booked` is the appointment it is
    about."""

    stage: Stage = Stage.LANGUAGE
    language: str | None = None
    category: str | None = None
    page: int = 0
    sheet: int = 0
    picking: bool = False
    bigger: bool = False
    contrast: bool = False
    lower: bool = False
    voice: Voice = Voice()
    keypad: bool = False
    focus: str = ""
    draft: Draft = Draft()
    words: str = field(default="", repr=False)
    asks: Typed | None = None
    typed: str = field(default="", repr=False)
    shifted: bool = False
    wrong: Wrong | None = None
    matches: tuple[AppointmentFound, ...] = ()
    booked: AppointmentFound | None = None
    order: Order | None = None
    sought: Sought | None = None
    refusal: Refusal | None = None
    ticket: Ticket | None = None
    telling: Telling | None = None
    help: Help = Help.NONE

    @property
    def waiting(self) -> bool:
        """Something is asked and not yet answered."""
        asking = self.order is not None and self.ticket is None and self.refusal is None
        return asking or self.sought is not None
