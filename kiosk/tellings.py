"""What is said over a person's journey and then left again: it changes nothing in what they have done so far."""

from dataclasses import dataclass
from enum import StrEnum

from hub.wire.bookings import AppointmentFound


class Told(StrEnum):
    """HELP: how far the call for a person has come. NO_CHECK_IN: the hub cannot be asked now. NO_VOICE: this language
    cannot be spoken here."""

    HELP = "help"
    NOT_NOW = "not_now"
    TAKEN_ALREADY = "taken_already"
    HAS_TICKET = "has_ticket"
    STRANGE_CODE = "strange_code"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"
    MISSED = "missed"
    OTHER_DAY = "other_day"
    NO_CHECK_IN = "no_check_in"
    NO_VOICE = "no_voice"


@dataclass(frozen=True, slots=True)
class Telling:
    """`service`: the one that cannot be taken now. `label`: of the ticket the person has already, if it is known; the
    code of the language that is spoken instead. `appointment`: the one it is about."""

    told: Told
    service: str | None = None
    label: str = ""
    appointment: AppointmentFound | None = None
