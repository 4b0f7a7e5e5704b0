"""The services of a visit: added, dropped, corrected, recorded (K03, C08, C11)."""

from hub.engine.commands import AddService, Ask, CorrectService, DropService, RecordOutcome
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def add_service(state: State, ask: Ask, command: AddService) -> Answer:
    return unwritten(state, ask, command)


def drop_service(state: State, ask: Ask, command: DropService) -> Answer:
    return unwritten(state, ask, command)


def correct_service(state: State, ask: Ask, command: CorrectService) -> Answer:
    return unwritten(state, ask, command)


def record_outcome(state: State, ask: Ask, command: RecordOutcome) -> Answer:
    return unwritten(state, ask, command)
