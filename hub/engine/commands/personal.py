"""What the vault holds of a person."""

from dataclasses import dataclass

from hub.engine.ids import (
    AppointmentId,
    NoteRef,
    VisitId,
)
from hub.engine.terms import (
    PersonalField,
)


@dataclass(frozen=True, slots=True)
class KeepNote:
    """A note whose text the service has put in the vault under `ref`, in the same transaction."""

    visit: VisitId
    ref: NoteRef


@dataclass(frozen=True, slots=True)
class KeepDetails:
    """Personal data that the service has put in the vault, in the same transaction; exactly one owner is set."""

    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class EraseDetails:
    """Erase fields from the vault (by the person, staff, or the hub when their time has come)."""

    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None
