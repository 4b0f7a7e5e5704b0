"""What is known of a visit, corrected; help that was requested, arranged (Q05, C15)."""

from hub.engine.commands import AnswerAssistance, Ask, ReviseVisit
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def revise(state: State, ask: Ask, command: ReviseVisit) -> Answer:
    return unwritten(state, ask, command)


def answer_assistance(state: State, ask: Ask, command: AnswerAssistance) -> Answer:
    return unwritten(state, ask, command)
