"""Appointments and the waiting list."""

from hub.engine.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
    AppointmentMoved,
    OfferLapsed,
    OfferTaken,
    Recorded,
    SlotOffered,
    WishDropped,
    WishKept,
)
from hub.engine.state import State


def booked(state: State, recorded: Recorded, event: AppointmentBooked) -> None:
    """Unwritten."""
    _ = state, recorded, event


def moved(state: State, recorded: Recorded, event: AppointmentMoved) -> None:
    """Unwritten."""
    _ = state, recorded, event


def cancelled(state: State, recorded: Recorded, event: AppointmentCancelled) -> None:
    """Unwritten."""
    _ = state, recorded, event


def checked_in(state: State, recorded: Recorded, event: AppointmentCheckedIn) -> None:
    """Unwritten."""
    _ = state, recorded, event


def missed(state: State, recorded: Recorded, event: AppointmentMissed) -> None:
    """Unwritten."""
    _ = state, recorded, event


def wish_kept(state: State, recorded: Recorded, event: WishKept) -> None:
    """Unwritten."""
    _ = state, recorded, event


def slot_offered(state: State, recorded: Recorded, event: SlotOffered) -> None:
    """Unwritten."""
    _ = state, recorded, event


def offer_taken(state: State, recorded: Recorded, event: OfferTaken) -> None:
    """Unwritten."""
    _ = state, recorded, event


def offer_lapsed(state: State, recorded: Recorded, event: OfferLapsed) -> None:
    """Unwritten."""
    _ = state, recorded, event


def wish_dropped(state: State, recorded: Recorded, event: WishDropped) -> None:
    """Unwritten."""
    _ = state, recorded, event
