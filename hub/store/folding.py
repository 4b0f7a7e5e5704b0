"""Folding stored events into a state: what was changed in a journal from outside may make no sense any more."""

from typing import Final

from hub.engine.events import Recorded
from hub.engine.evolve import evolve
from hub.engine.state import State
from hub.store.errors import JournalBroken

_MAKES_NO_SENSE: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


def fold(state: State, recorded: Recorded) -> None:
    """Move the state on by one event. Raises JournalBroken for one that cannot follow on what stands before it; the
    state is of no use then."""
    try:
        evolve(state, recorded)
    except _MAKES_NO_SENSE as error:
        raise JournalBroken(
            f"Event {recorded.seq} of the journal cannot follow on what stands before it: something was changed. Do "
            "not go on with it; `vestibule hub verify` tells more. Restore the database from a backup."
        ) from error
