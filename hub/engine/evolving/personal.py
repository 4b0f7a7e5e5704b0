"""What the vault holds, as far as the queue knows."""

from hub.engine.events import (
    DetailsErased,
    DetailsKept,
    NoteKept,
)
from hub.engine.state import State


def note_kept(state: State, event: NoteKept) -> None:
    """Unwritten."""
    _ = state, event


def details_kept(state: State, event: DetailsKept) -> None:
    """Unwritten."""
    _ = state, event


def details_erased(state: State, event: DetailsErased) -> None:
    """Unwritten."""
    _ = state, event
