"""How counters work: profiles, wrap-ups, calls that found nobody."""

from hub.engine.events import (
    NobodyWaiting,
    ProfileChosen,
    Recorded,
    WrapUpEnded,
    WrapUpStarted,
)
from hub.engine.state import State


def profile_chosen(state: State, event: ProfileChosen) -> None:
    """Unwritten."""
    _ = state, event


def wrap_up_started(state: State, recorded: Recorded, event: WrapUpStarted) -> None:
    """Unwritten."""
    _ = state, recorded, event


def wrap_up_ended(state: State, recorded: Recorded, event: WrapUpEnded) -> None:
    """Unwritten."""
    _ = state, recorded, event


def nobody_waiting(state: State, recorded: Recorded, event: NobodyWaiting) -> None:
    """Unwritten."""
    _ = state, recorded, event
