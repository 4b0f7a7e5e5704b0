"""Personal data for those who may see it: what is held of a visit, of an appointment, of a person (S09).

Every method blocks (`House.with_people` runs it off the loop) and raises `StoreError`. Who may ask is the API's
business.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.engine.ids import AppointmentId, VisitId
from hub.engine.terms import PersonalField
from hub.service.same_name import name_key
from hub.store.times import from_wall_ms
from hub.store.vault import LONGEST_TEXT, Held, Note, Owner, Vault
from hub.store.visits import VisitRows

__all__ = ["LONGEST_TEXT", "Held", "Note", "Owner", "PersonExport", "PersonalData"]


@dataclass(frozen=True, slots=True)
class PersonExport:
    """All that is held of one person, ready for JSON: one item per visit or appointment."""

    items: tuple[dict[str, Any], ...] = field(repr=False)


class PersonalData:
    def __init__(self, vault: Vault, visits: VisitRows) -> None:
        self._vault = vault
        self._visits = visits

    def details_of(self, visit: VisitId) -> dict[PersonalField, str]:
        """Empty when nothing is held or all has been erased."""
        return dict(self._vault.held(Owner(visit=visit)).details)

    def details_of_appointment(self, appointment: AppointmentId) -> dict[PersonalField, str]:
        return dict(self._vault.held(Owner(appointment=appointment)).details)

    def notes_of(self, visit: VisitId) -> tuple[Note, ...]:
        """In the order in which they were kept."""
        return self._vault.held(Owner(visit=visit)).notes

    def find(self, text: str) -> list[Owner]:
        """Whose name, phone, e-mail or document number this is, whatever the case and the spaces."""
        return self._vault.find(text)

    def in_name_of(self, name: str, appointments: Sequence[AppointmentId]) -> list[AppointmentId]:
        """Those of the appointments that are kept in this name, in their order; see `same_name`."""
        wanted = name_key(name)
        if not wanted:
            return []
        names = self._vault.names(appointments)
        return [one for one in appointments if one in names and name_key(names[one]) == wanted]

    def export(self, owners: list[Owner]) -> PersonExport:
        """What is held of these visits and appointments: the personal data and what the queue knows of the visit."""
        return PersonExport(tuple(self._item(owner) for owner in owners))

    def _item(self, owner: Owner) -> dict[str, Any]:
        held = self._vault.held(owner)
        queue = self._visits.of(owner.visit) if owner.visit is not None else None
        return {
            **({"visit": owner.visit} if owner.visit is not None else {"appointment": owner.appointment}),
            "details": {one.value: text for one, text in held.details.items()},
            "notes": [{"kept": from_wall_ms(note.wall_ms).isoformat(), "text": note.text} for note in held.notes],
            "queue": dict(queue) if queue is not None else {},
        }
