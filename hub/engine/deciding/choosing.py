"""Calling a chosen ticket (C03, Q13)."""

from hub.engine.commands import Ask, CallVisit
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def call_visit(state: State, ask: Ask, command: CallVisit) -> Answer:
    return unwritten(state, ask, command)
