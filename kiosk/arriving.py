"""People with an appointment: what a scanned or typed code may be, and what follows from what the hub found. Pure."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hub.wire.bookings import AppointmentFound
from hub.wire.problem import Problem, Reason
from hub.wire.terms import AppointmentState
from kiosk.entering import code_of
from kiosk.orders import Refusal, Wish
from kiosk.person import Person, Stage, Typed, Wrong
from kiosk.tellings import Telling, Told

MOST_MATCHES = 6
Found = Sequence[AppointmentFound]
_LINK = re.compile(r"\S+/t/([a-z2-7]{16,64})/?", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9-]{4,64}")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A code that may be an appointment's. `link`: it is the address of a page of ours."""

    code: str
    link: bool

    @property
    def hash(self) -> str:
        """What the hub knows of it: SHA-256 in hex."""
        return hash_of(self.code)


def hash_of(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def scanned(text: str) -> Scanned | None:
    """What one frame of the scanner is; None: nothing of ours."""
    text = text.strip()
    link = _LINK.fullmatch(text)
    if link:
        return Scanned(link[1].casefold(), link=True)
    return Scanned(code_of(text), link=False) if _CODE.fullmatch(text) else None


def arrived(person: Person, appointments: Found, today: date | None, languages: Sequence[str]) -> Person | Wish:
    """What was found for the person: one by its code goes on at once, those of a name are shown."""
    over = replace(person, sought=None)
    if person.sought is not None and person.sought.name is not None:
        if not appointments:
            return replace(over, wrong=Wrong.UNKNOWN_NAME)
        return replace(over, stage=Stage.MATCHES, matches=tuple(appointments[:MOST_MATCHES]), typed="", asks=None)
    if not appointments:
        return unknown_code(person)
    return checked_in(over, appointments[0], today, languages)


def checked_in(person: Person, found: AppointmentFound, today: date | None, languages: Sequence[str]) -> Person | Wish:
    """The wish to check this appointment in, or the person who is told why that is not possible now."""
    match found.state:
        case AppointmentState.BOOKED:
            told = Told.OTHER_DAY if today is not None and found.date != today else None
        case AppointmentState.CHECKED_IN:
            told = Told.CHECKED_IN
        case AppointmentState.CANCELLED:
            told = Told.CANCELLED
        case _:  # missed, or a state of a newer hub: the hub decides whether it is too late
            told = None
    if told is not None:
        return replace(person, telling=Telling(told, appointment=found))
    language = person.language or (found.language if found.language in languages else languages[0])
    return Wish(service=found.service, language=language, appointment=found.id, booked=found.time)


def unknown_code(person: Person) -> Person:
    """No appointment has this code; a page of ours that is no appointment's is a ticket's."""
    link = person.sought is not None and person.sought.link
    over = replace(person, sought=None)
    if person.stage is Stage.ENTRY and person.asks is Typed.CODE:
        return replace(over, wrong=Wrong.UNKNOWN_CODE)
    return replace(over, telling=Telling(Told.HAS_TICKET if link else Told.STRANGE_CODE))


def not_found(person: Person, problem: Problem | None) -> Person:
    """The hub has no answer, or says that there is none. None: it was not reached."""
    over = replace(person, sought=None)
    if problem is not None and problem.reason in (Reason.NOT_FOUND, Reason.UNKNOWN_APPOINTMENT):
        if person.sought is not None and person.sought.name is not None:
            return replace(over, wrong=Wrong.UNKNOWN_NAME)
        return unknown_code(person)
    if person.stage is Stage.ENTRY:
        return replace(over, wrong=Wrong.UNREACHED)
    return replace(over, refusal=Refusal(problem))
