"""How a counter works: its profile and its wrap-up (C07, Q06)."""

from hub.engine.commands import Ask, ChooseProfile, EndWrapUp
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def choose_profile(state: State, ask: Ask, command: ChooseProfile) -> Answer:
    return unwritten(state, ask, command)


def end_wrap_up(state: State, ask: Ask, command: EndWrapUp) -> Answer:
    return unwritten(state, ask, command)
