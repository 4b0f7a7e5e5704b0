"""What devices say: calls shown and spoken, the state of their parts."""

from dataclasses import replace

from hub.engine.events import CallShown, CallSpoken, PartReported, Recorded
from hub.engine.model import Part
from hub.engine.state import State


def shown(state: State, event: CallShown) -> None:
    call = state.calls.get(event.call)
    if call is not None and event.device not in call.shown_by:
        call = replace(call, shown_by=(*call.shown_by, event.device))
        state.calls[event.call] = call
        visit = state.visits[event.visit]
        if visit.call == event.call:
            state.put_visit(replace(visit, shown_by=call.shown_by))


def spoken(state: State, event: CallSpoken) -> None:
    call = state.calls.get(event.call)
    if call is not None and event.device not in call.spoken_by:
        call = replace(call, spoken_by=(*call.spoken_by, event.device))
        state.calls[event.call] = call
        visit = state.visits[event.visit]
        if visit.call == event.call:
            state.put_visit(replace(visit, spoken_by=call.spoken_by))


def reported(state: State, recorded: Recorded, event: PartReported) -> None:
    state.parts[event.device, event.part] = Part(event.device, event.part, event.state, recorded.at)
