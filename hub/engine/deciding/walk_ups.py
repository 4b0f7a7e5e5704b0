"""Serving somebody without a ticket (C10)."""

from hub.engine.commands import Ask, ServeWalkUp
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def serve_walk_up(state: State, ask: Ask, command: ServeWalkUp) -> Answer:
    return unwritten(state, ask, command)
