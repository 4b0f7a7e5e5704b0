"""How a counter works: its profile and its wrap-up (C07, Q06)."""

from hub.engine.commands import Ask, ChooseProfile, EndWrapUp
from hub.engine.deciding.answer import Answer, no_change, sign_of
from hub.engine.deciding.counters import held_counter
from hub.engine.events import ProfileChosen, WrapUpEnded
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State


def choose_profile(state: State, ask: Ask, command: ChooseProfile) -> Answer:
    """From the next call on the counter works by another profile; None: by its own list of services."""
    counter = held_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    wished = command.profile
    if wished is not None and (state.setup is None or state.setup.profile(wished) is None):
        return Refusal(Reason.UNKNOWN_PROFILE, {"profile": wished})
    return no_change() if counter.profile == wished else (ProfileChosen(counter.id, wished),)


def end_wrap_up(state: State, ask: Ask, command: EndWrapUp) -> Answer:
    counter = held_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if counter.wrap_until is None:
        return Refusal(Reason.COUNTER_NOT_WRAPPING, {"counter": sign_of(state, counter.id)})
    return (WrapUpEnded(counter.id, by_itself=False),)
