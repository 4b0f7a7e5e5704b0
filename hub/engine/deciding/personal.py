"""What the vault holds of a person, told to the journal without the values (S08, S09).

The service puts the values into the vault in the transaction of these events, and takes them out in that of
`DetailsErased`. Whom the state no longer holds (a visit of a past day), the hub and the manager may still have erased:
the vault outlives the day.
"""

from typing import Final

from hub.engine.commands import Ask, EraseDetails, KeepDetails, KeepNote
from hub.engine.deciding.answer import Answer, no_change, unknown_visit
from hub.engine.events import DetailsErased, DetailsKept, NoteKept
from hub.engine.ids import AppointmentId, VisitId
from hub.engine.model import Appointment, Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import PersonalField, Role

NOTES_MOST: Final = 50
"""Notes on one visit."""
BY_KIOSK_MS: Final = 10 * 60_000
"""So long after the ticket may the kiosk that gave it say who the person is."""


def keep_note(state: State, ask: Ask, command: KeepNote) -> Answer:  # noqa: ARG001  # every rule is asked alike
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    if command.ref in visit.notes:
        return no_change()
    if len(visit.notes) >= NOTES_MOST:
        return Refusal(Reason.TOO_MANY_NOTES, {"ticket": visit.label, "most": str(NOTES_MOST)})
    return (NoteKept(visit.id, command.ref),)


def keep_details(state: State, ask: Ask, command: KeepDetails) -> Answer:
    """Told also when the same fields are held: the values may be new. Notes have a command of their own. A kiosk says
    only what the office asks people for, of tickets that it has just given."""
    owner = _owner(state, command.visit, command.appointment)
    if isinstance(owner, Refusal):
        return owner
    fields = _in_order(command.fields, but=PersonalField.NOTE)
    if not fields:
        return no_change()
    refused = _refuse_kiosk(state, ask, owner, fields) if ask.actor.role is Role.KIOSK else None
    if refused is not None:
        return refused
    return (DetailsKept(fields, command.visit, command.appointment),)


def erase_details(state: State, ask: Ask, command: EraseDetails) -> Answer:
    owner = _owner(state, command.visit, command.appointment)
    fields = _in_order(command.fields)
    if isinstance(owner, Refusal):
        named = (command.visit is None) != (command.appointment is None)
        if not named or not fields or ask.actor.role not in (Role.HUB, Role.MANAGER):
            return owner
        return (DetailsErased(fields, command.visit, command.appointment),)
    held = tuple(field for field in fields if field in _held(owner))
    return (DetailsErased(held, command.visit, command.appointment),) if held else no_change()


def _refuse_kiosk(
    state: State, ask: Ask, owner: Visit | Appointment, fields: tuple[PersonalField, ...]
) -> Refusal | None:
    if not isinstance(owner, Visit) or owner.issued_by is None or owner.issued_by != ask.actor.device:
        return Refusal(Reason.NOT_YOUR_VISIT)
    if ask.now - owner.issued_at > BY_KIOSK_MS:
        return Refusal(Reason.NOT_YOUR_VISIT, {"minutes": str(BY_KIOSK_MS // 60_000)})
    unasked = [field for field in fields if field not in _asked(state, owner)]
    return Refusal(Reason.NOT_ASKED, {"field": unasked[0]}) if unasked else None


def _asked(state: State, visit: Visit) -> frozenset[PersonalField]:
    """What the services of the visit ask for."""
    wanted = (visit.service, *(step.service for step in visit.planned), *(step.service for step in visit.done))
    found = (state.setup.service(service) for service in wanted) if state.setup is not None else ()
    return frozenset(field for service in found if service is not None for field in service.asks)


def _owner(state: State, visit: VisitId | None, appointment: AppointmentId | None) -> Visit | Appointment | Refusal:
    """Exactly one is named, or nobody is found."""
    if visit is not None and appointment is None:
        return state.visits.get(visit) or unknown_visit(visit)
    if appointment is not None and visit is None:
        found = state.bookings.appointments.get(appointment)
        return found or Refusal(Reason.UNKNOWN_APPOINTMENT, {"appointment": appointment})
    return unknown_visit(visit or VisitId(""))


def _held(owner: Visit | Appointment) -> tuple[PersonalField, ...]:
    noted = isinstance(owner, Visit) and owner.notes
    return (*owner.details, PersonalField.NOTE) if noted else owner.details


def _in_order(fields: tuple[PersonalField, ...], but: PersonalField | None = None) -> tuple[PersonalField, ...]:
    """Each once, in the order of the vocabulary."""
    return tuple(field for field in PersonalField if field in fields and field is not but)
