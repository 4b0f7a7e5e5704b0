"""The sheets that open over the task: which there are, and whom each is about.

A sheet asks one question. What it offers stands in `answers.py`, what is typed into it in `forms.py`. It is about the
visit or counter it was opened for; `still_fits` closes it when that has gone away meanwhile.
"""

from dataclasses import dataclass
from enum import StrEnum

from counter.room import Room
from hub.wire.terms import VisitState


@dataclass(frozen=True, slots=True)
class TransferSheet:
    """To which service; from here on to a counter or a person."""

    visit: str


@dataclass(frozen=True, slots=True)
class PoolSheet:
    """To which counter, or (`people`) to which person."""

    visit: str
    people: bool


@dataclass(frozen=True, slots=True)
class ParkSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class RemoveSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class ParkedSheet:
    """Everybody who is parked; choosing one returns the visit to its place in line."""


@dataclass(frozen=True, slots=True)
class BreakSheet:
    counter: str


@dataclass(frozen=True, slots=True)
class TakeOverSheet:
    """Another person holds the counter."""

    counter: str
    staff: str


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """Whom to call: from the line, or a ticket as typed."""

    counter: str


@dataclass(frozen=True, slots=True)
class JumpSheet:
    """Why this one is called before others: by visit, or by ticket as typed."""

    counter: str
    visit: str | None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class CallServiceSheet:
    """The next of which service."""

    counter: str
    visit: str | None


@dataclass(frozen=True, slots=True)
class WalkUpSheet:
    """For which service somebody without a ticket has come."""

    counter: str


@dataclass(frozen=True, slots=True)
class AddServiceSheet:
    """Which service in addition; or which of the planned ones not."""

    visit: str


@dataclass(frozen=True, slots=True)
class CorrectSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class OutcomeSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class NoteSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class WhoSheet:
    """About whom, where nobody is at the counter: what is then asked of the one chosen."""

    about: "About"


class About(StrEnum):
    DETAILS = "details"
    NOTE = "note"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True)
class DetailsSheet:
    """What is known of a visit, to be set right; and for one in line, what may be done with it from here."""

    visit: str


@dataclass(frozen=True, slots=True)
class ClassSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class NeedsSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class LanguageSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class PartySheet:
    visit: str


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Name and phone, for offices that keep them."""

    visit: str


@dataclass(frozen=True, slots=True)
class BackSheet:
    """How many places back in line."""

    visit: str


@dataclass(frozen=True, slots=True)
class EndedSheet:
    """Who has just left, been marked as not here, or finished: to be brought back."""


@dataclass(frozen=True, slots=True)
class ReactivateSheet:
    visit: str


@dataclass(frozen=True, slots=True)
class AppointmentsSheet:
    """Today's booked people who have not checked in."""


@dataclass(frozen=True, slots=True)
class MessagesSheet:
    """Messages to read, and one to write."""


@dataclass(frozen=True, slots=True)
class WriteSheet:
    """A message to staff."""


@dataclass(frozen=True, slots=True)
class RollSheet:
    """A number of the pre-printed roll."""


@dataclass(frozen=True, slots=True)
class ProfileSheet:
    counter: str


@dataclass(frozen=True, slots=True)
class HallSheet:
    """What everybody in the hall is told: notices to raise and to end, services to stop and to give again."""


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """A notice, or an emergency message, to everybody in the hall."""


@dataclass(frozen=True, slots=True)
class StopSheet:
    """No tickets from now on for a service; None: for the whole office."""

    service: str | None


VisitSheet = (
    TransferSheet
    | PoolSheet
    | ParkSheet
    | RemoveSheet
    | AddServiceSheet
    | CorrectSheet
    | OutcomeSheet
    | NoteSheet
    | DetailsSheet
    | ClassSheet
    | NeedsSheet
    | LanguageSheet
    | PartySheet
    | PersonSheet
    | BackSheet
)
CounterSheet = BreakSheet | TakeOverSheet | ChosenSheet | JumpSheet | CallServiceSheet | WalkUpSheet | ProfileSheet
HouseSheet = (
    ParkedSheet
    | WhoSheet
    | EndedSheet
    | ReactivateSheet
    | AppointmentsSheet
    | MessagesSheet
    | WriteSheet
    | RollSheet
    | HallSheet
    | NoticeSheet
    | StopSheet
)
Sheet = VisitSheet | CounterSheet | HouseSheet

AT_A_COUNTER = (VisitState.CALLED, VisitState.SERVING)


def still_fits(sheet: Sheet, room: Room) -> bool:
    if isinstance(sheet, TransferSheet | ParkSheet | PoolSheet):
        present = room.visits.get(sheet.visit)
        return present is not None and present.state in AT_A_COUNTER
    if isinstance(sheet, OutcomeSheet | NoteSheet):
        return True  # also of the visit that has just ended here
    if isinstance(sheet, VisitSheet):
        return sheet.visit in room.visits
    match sheet:
        case TakeOverSheet(counter, staff):
            return room.counter(counter).staff == staff
        case JumpSheet(_, str() as visit):
            present = room.visits.get(visit)
            return present is not None and present.state not in AT_A_COUNTER
        case ReactivateSheet(visit):
            return any(one.id == visit for one in room.ended)
        case _:
            return True
