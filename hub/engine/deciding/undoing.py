"""Taking back a counter session's own last action (C05)."""

from hub.engine.commands import Ask, UndoLast
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def undo_last(state: State, ask: Ask, command: UndoLast) -> Answer:
    return unwritten(state, ask, command)
