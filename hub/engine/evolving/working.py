"""How counters work: profiles, wrap-ups, calls that found nobody."""

from dataclasses import replace

from hub.engine.events import (
    NobodyWaiting,
    ProfileChosen,
    Recorded,
    WrapUpEnded,
    WrapUpStarted,
)
from hub.engine.state import State


def profile_chosen(state: State, event: ProfileChosen) -> None:
    state.put_counter(replace(state.counters[event.counter], profile=event.profile))


def wrap_up_started(state: State, recorded: Recorded, event: WrapUpStarted) -> None:
    state.put_counter(replace(state.counters[event.counter], wrap_until=event.until, idle_since=recorded.at))


def wrap_up_ended(state: State, recorded: Recorded, event: WrapUpEnded) -> None:
    state.put_counter(replace(state.counters[event.counter], wrap_until=None, idle_since=recorded.at))


def nobody_waiting(state: State, recorded: Recorded, event: NobodyWaiting) -> None:
    """Changes nothing: whatever ended at the counter has its own event before this one."""
    _ = state, recorded, event
