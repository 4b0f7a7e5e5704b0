"""What a session's last action changed, and its way back."""

from hub.engine.events import ActUndone, Recorded
from hub.engine.state import State


def remember(state: State, recorded: Recorded) -> None:
    """Unwritten."""
    _ = state, recorded


def undone(state: State, recorded: Recorded, event: ActUndone) -> None:
    """Unwritten."""
    _ = state, recorded, event
