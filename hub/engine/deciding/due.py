"""What a tick finds due on an open day: parked visits return, broken promises and unanswered calls are told, wrap-ups
end, and an idle counter calls by itself (C04, C07, C09, C13).

One tick lets one counter call at most: a decision sees one state, in which two counters would call the same visit. The
service ticks again while something is due.
"""

from typing import assert_never

from hub.engine.commands import Ask
from hub.engine.deciding.picking import choose
from hub.engine.events import CallUnanswered, Event, TargetPassed, VisitCalled, VisitReturned, WrapUpEnded
from hub.engine.ids import CounterId, VisitId
from hub.engine.state import State
from hub.engine.terms import HowCalled
from hub.engine.timers import TimerKind


def due_events(state: State, ask: Ask) -> tuple[Event, ...]:
    """Empty almost always, then in O(1)."""
    events: list[Event] = []
    for kind, subject in state.due(ask.now):
        if kind is TimerKind.AUTO_CALL and any(isinstance(event, VisitCalled) for event in events):
            continue
        event = _event(state, ask, kind, subject)
        if event is not None:
            events.append(event)
    return tuple(events)


def _event(state: State, ask: Ask, kind: TimerKind, subject: str) -> Event | None:
    """Of a timer that runs: it is stopped as soon as what it is about has changed."""
    match kind:
        case TimerKind.RETURN:
            return VisitReturned(VisitId(subject), by_itself=True)
        case TimerKind.TARGET:
            return TargetPassed(VisitId(subject), state.visits[VisitId(subject)].service)
        case TimerKind.UNANSWERED:
            counter = state.visits[VisitId(subject)].counter
            return CallUnanswered(VisitId(subject), counter) if counter is not None else None
        case TimerKind.WRAP_UP:
            return WrapUpEnded(CounterId(subject), by_itself=True)
        case TimerKind.AUTO_CALL:
            return _call_by_itself(state, ask, CounterId(subject))
        case _:
            assert_never(kind)


def _call_by_itself(state: State, ask: Ask, counter: CounterId) -> VisitCalled | None:
    pick = choose(state, counter, ask.now, ask.local.wall_ms)
    return VisitCalled(pick.visit, counter, pick.why(), HowCalled.AUTO) if pick is not None else None
