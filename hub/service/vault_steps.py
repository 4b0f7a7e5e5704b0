"""What an event means for the vault, in the transaction that makes the event durable."""

from collections.abc import Mapping

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.model import Visit
from hub.engine.terms import ENDINGS, PersonalField
from hub.store.vault import Ended, Erased, Kept, Moved, Owner, Step

Personal = Mapping[PersonalField, str]
"""Values that travel beside a command, never in it."""


def steps_of(recorded: Recorded, visit: Visit | None, personal: Personal, wall_ms: int) -> list[Step]:
    """`visit` is the one the event touched, as it is now. A command whose values are missing is a defect of ours."""
    steps: list[Step] = []
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
        case _:
            pass
    if visit is not None and (visit.details or visit.notes):
        steps.append(Ended(Owner(visit=visit.id), visit.changed if visit.state in ENDINGS else None))
    return steps
