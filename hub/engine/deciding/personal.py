"""What the vault holds of a person, told to the journal without the values."""

from hub.engine.commands import Ask, EraseDetails, KeepDetails, KeepNote
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def keep_note(state: State, ask: Ask, command: KeepNote) -> Answer:
    return unwritten(state, ask, command)


def keep_details(state: State, ask: Ask, command: KeepDetails) -> Answer:
    return unwritten(state, ask, command)


def erase_details(state: State, ask: Ask, command: EraseDetails) -> Answer:
    return unwritten(state, ask, command)
