"""The story of one visit: its events in order with the time at the office, and its calls explained."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hub.engine.events import DayClosed, Recorded, VisitCalled
from hub.engine.ids import VisitId
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import ENDINGS
from hub.service.explain.calls import CallStory, call_story
from hub.store.folding import fold
from hub.store.times import wall_ms


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of the journal with its wall time (aware)."""

    recorded: Recorded
    wall: datetime


@dataclass(frozen=True, slots=True)
class Scene:
    """One event about the visit. `setup`: the office as it was then, for names. `call`: when the event is a call."""

    happened: Happened
    setup: Setup | None
    call: CallStory | None


def scenes(state: State, after: Iterable[Happened], visit: VisitId | None) -> Iterator[Scene]:
    """The visit's scenes (of all visits, without one) among the events after `state`, which is moved on; ends with the
    events, or when the visit has ended and its day is closed. Calls are judged by the state before their request: so
    they were decided."""
    pending: list[Happened] = []
    for happened in after:
        if pending and pending[0].recorded.request != happened.recorded.request:
            if _fold(state, pending, visit):
                return
            pending = []
        pending.append(happened)
        event = happened.recorded.event
        about = getattr(event, "visit", None)
        if about is not None and (visit is None or about == visit):
            call: CallStory | None = None
            if isinstance(event, VisitCalled):
                call = call_story(state, happened.recorded, event, wall_ms(happened.wall))
            yield Scene(happened, state.setup, call)


def _fold(state: State, request: Iterable[Happened], visit: VisitId | None) -> bool:
    """Whether the visit's day is over with these events."""
    closed = False
    for happened in request:
        fold(state, happened.recorded)
        closed = closed or isinstance(happened.recorded.event, DayClosed)
    known = state.visits.get(visit) if visit is not None else None
    return closed and known is not None and known.state in ENDINGS
