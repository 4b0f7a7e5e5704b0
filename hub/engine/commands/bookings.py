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
from hub.engine.journey import PlannedStep, Slot
from hub.engine.terms import (
    CancelReason,
    Channel,
)


@dataclass(frozen=True, slots=True)
class BookAppointment:
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
class MoveAppointment:
    appointment: AppointmentId
    slot: Slot


@dataclass(frozen=True, slots=True)
class CancelAppointment:
    appointment: AppointmentId
    reason: CancelReason


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The booked person is here: a ticket is issued for the booked service (and `more`)."""

    appointment: AppointmentId
    visit: VisitId
    channel: Channel
    language: str | None = None
    link_hash: str | None = None
    more: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepWish:
    wish: WishId
    service: ServiceId
    first_date: str
    last_date: str
    language: str
    priority: ClassId = NORMAL
    party: int = 1


@dataclass(frozen=True, slots=True)
class DropWish:
    wish: WishId


@dataclass(frozen=True, slots=True)
class TakeOffer:
    wish: WishId
    appointment: AppointmentId


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    wish: WishId
