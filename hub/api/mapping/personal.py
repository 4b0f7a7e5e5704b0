"""Details and notes: which fields a command names, and the values that travel beside it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from hub.api.mapping.bookings import EPOCH
from hub.engine import commands as c
from hub.engine import ids
from hub.engine.terms import PersonalField
from hub.wire import personal as wp

NOTES = (PersonalField.NOTE,)
DETAILS = tuple(one for one in PersonalField if one is not PersonalField.NOTE)

Values = Mapping[PersonalField, str]
"""What the vault is given; in no command and no log."""


def details_given(body: wp.DetailsRequest) -> Values:
    found = {one: getattr(body, one.value) for one in DETAILS}
    return {field: text for field, text in found.items() if text is not None}


def note_given(body: wp.NoteRequest) -> Values:
    return {PersonalField.NOTE: body.text}


def keep_details(values: Values, *, visit: str | None = None, appointment: str | None = None) -> c.Command:
    return c.KeepDetails(tuple(values), _visit(visit), _appointment(appointment))


def erase_details(*, visit: str | None = None, appointment: str | None = None) -> c.Command:
    return c.EraseDetails(DETAILS, _visit(visit), _appointment(appointment))


def erase_notes(visit: str) -> c.Command:
    return c.EraseDetails(NOTES, visit=ids.VisitId(visit))


def keep_note(visit: str, request: str) -> c.Command:
    """The reference is the request's id: a repeat is the same command."""
    return c.KeepNote(ids.VisitId(visit), ids.NoteRef(request))


def note_view(wall_ms: int, text: str) -> wp.NoteView:
    return wp.NoteView(kept=EPOCH + timedelta(milliseconds=wall_ms), text=text)


def details_view(found: Values) -> wp.DetailsView:
    return wp.DetailsView(**{field.value: text for field, text in found.items()})


def person_export(items: Sequence[Mapping[str, Any]]) -> wp.PersonExport:
    """The service's items stand in JSON's own kinds already."""
    return wp.PersonExport(items=[wp.HeldItem.model_validate(one) for one in items])


def _visit(text: str | None) -> ids.VisitId | None:
    return None if text is None else ids.VisitId(text)


def _appointment(text: str | None) -> ids.AppointmentId | None:
    return None if text is None else ids.AppointmentId(text)
