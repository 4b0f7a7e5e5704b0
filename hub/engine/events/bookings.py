"""Appointments and the waiting list."""

from dataclasses import dataclass

from hub.engine.ids import (
    NORMAL,
    AppointmentId,
    ClassId,
    NeedId,
    ServiceId,
    VisitId,
    WishId,
)
from hub.engine.journey import Slot
from hub.engine.terms import (
    Arrival,
    CancelReason,
    Channel,
)


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    appointment: AppointmentId
    service: ServiceId
    slot: Slot
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    needs: tuple[NeedId, ...] = ()
    party: int = 1
    quantity: int = 1
    link_hash: str | None = None


@dataclass(frozen=True, slots=True)
class AppointmentMoved:
    appointment: AppointmentId
    slot: Slot


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    appointment: AppointmentId
    reason: CancelReason


@dataclass(frozen=True, slots=True)
class AppointmentCheckedIn:
    """The person is here; the visit was issued by the event right before."""

    appointment: AppointmentId
    visit: VisitId
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    """The late window has passed without a check-in."""

    appointment: AppointmentId


@dataclass(frozen=True, slots=True)
class WishKept:
    """Somebody would take a slot of the service on these dates (ISO, both included) when one is freed."""

    wish: WishId
    service: ServiceId
    first_date: str
    last_date: str
    language: str
    priority: ClassId = NORMAL
    party: int = 1


@dataclass(frozen=True, slots=True)
class SlotOffered:
    """A freed slot is kept for this wish until `until` (wall time, milliseconds since 1970 UTC)."""

    wish: WishId
    slot: Slot
    until_wall_ms: int


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The appointment was booked by the event right before; the wish is fulfilled."""

    wish: WishId
    appointment: AppointmentId


@dataclass(frozen=True, slots=True)
class OfferLapsed:
    """Declined, or not answered in time: the slot is free for the next."""

    wish: WishId
    declined: bool


@dataclass(frozen=True, slots=True)
class WishDropped:
    wish: WishId
