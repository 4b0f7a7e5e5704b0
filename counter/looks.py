"""What the terminal reads of the hub beside the stream: a visit's notes and details, a person's own day.

Asked in the background when somebody wants to see it, never repeated by itself; what cannot be had is not there.
Nothing of it is kept longer than the visit stands on the screen.
"""

from dataclasses import dataclass, field
from typing import assert_never

from hub.sdk.client import HubClient
from hub.wire.hall import OwnDayView
from hub.wire.personal import DetailsView, NoteView


@dataclass(frozen=True, slots=True)
class LookNotes:
    visit: str


@dataclass(frozen=True, slots=True)
class LookDetails:
    visit: str


@dataclass(frozen=True, slots=True)
class LookDay:
    pass


Look = LookNotes | LookDetails | LookDay


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found; None: it could not be had."""

    look: Look
    notes: tuple[NoteView, ...] | None = field(default=None, repr=False)
    details: DetailsView | None = field(default=None, repr=False)
    day: OwnDayView | None = None


def look_up(staff: HubClient, look: Look) -> Seen:
    """Blocking; raises `SdkError`."""
    match look:
        case LookNotes(visit):
            return Seen(look, notes=tuple(staff.notes(visit)))
        case LookDetails(visit):
            return Seen(look, details=staff.details(visit))
        case LookDay():
            return Seen(look, day=staff.own_day())
        case _:
            assert_never(look)
