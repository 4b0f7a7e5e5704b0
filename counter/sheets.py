"""The sheets that open over the task: one question, a few answers, each answer one ask.

A sheet is about the visit or counter it was opened for; `still_fits` closes it when that has gone away meanwhile.
"""

from dataclasses import dataclass
from typing import assert_never

from counter.asks import AskOpen, AskPark, AskPause, AskRemove, AskReturn, AskTransfer
from counter.line import parked
from counter.room import Room
from hub.wire.terms import PauseReason, RemoveReason, VisitState

SheetAsk = AskTransfer | AskPark | AskRemove | AskReturn | AskPause | AskOpen
PARK_MINUTES = (5, 10, 15, 30, 60)


@dataclass(frozen=True, slots=True)
class TransferSheet:
    visit: str


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


Sheet = TransferSheet | ParkSheet | RemoveSheet | ParkedSheet | BreakSheet | TakeOverSheet


def answers(sheet: Sheet, room: Room) -> tuple[SheetAsk, ...]:
    """The asks the sheet offers, in the order shown."""
    match sheet:
        case TransferSheet(visit):
            present = room.visits.get(visit)
            here = present.service if present is not None else ""
            return tuple(
                AskTransfer(visit, one.id) for one in room.office.services if not one.category and one.id != here
            )
        case ParkSheet(visit):
            return (*(AskPark(visit, minutes) for minutes in PARK_MINUTES), AskPark(visit, None))
        case RemoveSheet(visit):
            return tuple(AskRemove(visit, reason) for reason in RemoveReason)
        case ParkedSheet():
            return tuple(AskReturn(visit.id) for visit in parked(room))
        case BreakSheet(counter):
            return tuple(AskPause(counter, reason) for reason in PauseReason)
        case TakeOverSheet(counter):
            return (AskOpen(counter, take_over=True),)
        case _:
            assert_never(sheet)


def still_fits(sheet: Sheet, room: Room) -> bool:
    match sheet:
        case TransferSheet(visit) | ParkSheet(visit) | RemoveSheet(visit):
            present = room.visits.get(visit)
            return present is not None and present.state in (VisitState.CALLED, VisitState.SERVING)
        case TakeOverSheet(counter, staff):
            return room.counter(counter).staff == staff
        case ParkedSheet() | BreakSheet():
            return True
        case _:
            assert_never(sheet)
