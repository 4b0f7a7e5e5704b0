"""Calls for a person at a kiosk."""

from hub.engine.events import HelpAnswered, HelpCalled, Recorded
from hub.engine.model import HelpCall
from hub.engine.state import State


def help_called(state: State, recorded: Recorded, event: HelpCalled) -> None:
    state.help[event.device] = HelpCall(event.device, recorded.at)


def help_answered(state: State, event: HelpAnswered) -> None:
    state.help.pop(event.device, None)
