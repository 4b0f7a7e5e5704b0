"""What an event means for the vault, in the transaction that makes the event durable."""

from collections.abc import Iterable, Mapping
from typing import Final

from hub.engine import events
from hub.engine.ids import Instant, Seq
from hub.engine.model import AppointmentState
from hub.engine.terms import ENDINGS, PersonalField
from hub.service.change import Change
from hub.store.vault import Ended, Erased, Kept, Moved, Owner, Step

GOES_ON: Final = (events.VisitReactivated, events.ActUndone)
"""After these an ended visit may not be ended any more."""
Personal = Mapping[PersonalField, str]
"""Values that travel beside a command, never in it."""


def steps_of(change: Change, personal: Personal, wall_ms: int) -> list[Step]:
    """In the order in which to take them. A command whose values are missing is a defect of ours."""
    recorded, steps = change.recorded, list[Step]()
    match recorded.event:
        case events.NoteKept(visit=of, ref=ref):
            steps.append(Kept(Owner(visit=of), PersonalField.NOTE, wall_ms, personal[PersonalField.NOTE], ref))
        case events.DetailsKept(fields=fields, visit=of, appointment=booked):
            owner = Owner(of, booked)
            steps += [Kept(owner, field, wall_ms, personal[field]) for field in fields]
        case events.DetailsErased(fields=fields, visit=of, appointment=booked):
            steps.append(Erased(Owner(of, booked), fields))
        case events.AppointmentCheckedIn(appointment=booked, visit=of):
            steps.append(Moved(booked, of))
        case events.AppointmentCancelled(appointment=booked) | events.AppointmentMissed(appointment=booked):
            steps.append(Ended(Owner(appointment=booked), recorded.at))
        case events.MessageSent(message=message):
            text = personal[PersonalField.NOTE]
            steps.append(Kept(Owner(message=message), PersonalField.NOTE, wall_ms, text))
        case events.MessageErased(message=message):
            steps.append(Erased(Owner(message=message), (PersonalField.NOTE,)))
        case _:
            pass
    return [*steps, *_end_of(change, wall_ms)]


def texts_sent(changes: Iterable[Change], personal: Personal) -> dict[Seq, str]:
    """The texts of messages that these changes send, by their sequence: for readers now, who are not to wait for the
    vault."""
    sent = (change.recorded for change in changes if isinstance(change.recorded.event, events.MessageSent))
    return {recorded.seq: personal[PersonalField.NOTE] for recorded in sent}


def _end_of(change: Change, wall_ms: int) -> list[Step]:
    """From when erasing is counted: the end of a visit; the slot of somebody who is awaited, so that nothing of an
    appointment that nobody ends is kept for ever."""
    visit, booked = change.visit, change.appointment
    if visit is not None and (visit.details or visit.notes):
        ended = visit.state in ENDINGS
        if ended or isinstance(change.recorded.event, GOES_ON):
            return [Ended(Owner(visit=visit.id), visit.changed if ended else None)]
        return []
    if booked is not None and booked.details and booked.state is AppointmentState.BOOKED:
        slot_at = Instant(change.recorded.at + booked.slot.wall_ms - wall_ms)
        return [Ended(Owner(appointment=booked.id), slot_at)]
    return []
