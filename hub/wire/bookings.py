"""Appointments, slots and the waiting list for freed slots, as they cross the network.

A slot is a date and a time "HH:MM" of the office's own zone. A time that a change of clocks leaves out is no slot; of
an hour that comes twice the first is meant.
"""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from hub.wire.fields import MOST_MORE, Clock, Code, Language, LinkHash, LocalDate, Needs, Party, Quantity, ServiceId
from hub.wire.requests import PlannedStepRequest
from hub.wire.terms import (
    CancelReason,
    OpenAppointmentState,
    OpenArrival,
    OpenCancelReason,
    OpenPersonalField,
    OpenPriority,
    Priority,
)
from hub.wire.views import SeqAnswer


class _Write(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class BookRequest(_Write):
    """`id` is a UUIDv7 made by whoever books. `link_hash`: SHA-256 of the code that the person is given, as of a
    ticket's link. Who it is goes to /v1/appointments/{id}/details."""

    id: UUID
    service: ServiceId
    date: LocalDate
    time: Clock
    language: Language
    priority: Code = Priority.NORMAL.value
    needs: Needs = []
    party: Party = 1
    quantity: Quantity = 1
    link_hash: LinkHash | None = None


class MoveRequest(_Write):
    date: LocalDate
    time: Clock


class CancelRequest(_Write):
    reason: CancelReason


class CheckInRequest(_Write):
    """The booked person is here. `visit` is the id (UUIDv7) of the visit that begins; `more` as in IssueRequest."""

    visit: UUID
    language: Language | None = None
    link_hash: LinkHash | None = None
    more: list[PlannedStepRequest] = Field(default=[], max_length=MOST_MORE)


class FindRequest(_Write):
    """Today's appointments in that name, as the person typed it (case and accents do not matter)."""

    name: str = Field(min_length=2, max_length=120, repr=False)


class WishRequest(_Write):
    """Would take a slot of the service on these dates, both included, when one is freed."""

    id: UUID
    service: ServiceId
    first_date: LocalDate
    last_date: LocalDate
    language: Language
    priority: Code = Priority.NORMAL.value
    party: Party = 1


class AcceptRequest(_Write):
    """`appointment` is the id (UUIDv7) of the appointment that is booked."""

    appointment: UUID


class SlotView(_Read):
    """A slot of one day with its free places."""

    time: str
    free: int
    capacity: int


class AppointmentView(_Read):
    """An appointment for staff. `details` names what the hub holds of the person, never the values."""

    id: str
    service: str
    date: date
    time: str
    language: str
    priority: OpenPriority
    needs: list[str] = []
    party: int = 1
    quantity: int = 1
    state: OpenAppointmentState
    visit: str | None = None
    arrival: OpenArrival | None = None
    cancelled: OpenCancelReason | None = None
    moves: int = 0
    details: list[OpenPersonalField] = []


class AppointmentFound(_Read):
    """What a kiosk is told of the appointment whose code was shown to it."""

    id: str
    service: str
    date: date
    time: str
    language: str
    state: OpenAppointmentState


class SlotPlace(_Read):
    """When a slot begins, at the office."""

    date: date
    time: str


class WishView(_Read):
    """`offer` is the freed slot that is kept for this wish until `until`."""

    id: str
    service: str
    first_date: date
    last_date: date
    language: str
    priority: OpenPriority
    party: int = 1
    offer: SlotPlace | None = None
    until: datetime | None = None


class AppointmentAnswer(SeqAnswer):
    appointment: AppointmentView


class WishAnswer(SeqAnswer):
    """`wish` None: it is no longer on the list."""

    wish: WishView | None = None


__all__ = [
    "AcceptRequest",
    "AppointmentAnswer",
    "AppointmentFound",
    "AppointmentView",
    "BookRequest",
    "CancelRequest",
    "CheckInRequest",
    "FindRequest",
    "MoveRequest",
    "SlotPlace",
    "SlotView",
    "WishAnswer",
    "WishRequest",
    "WishView",
]
