"""Counter sessions. `since` is when the present state (open, paused, closed) began; walks outlive sessions."""

from dataclasses import replace

from hub.engine.events import CounterOpened, CounterPaused, Recorded
from hub.engine.ids import CounterId, Instant
from hub.engine.model import Counter
from hub.engine.state import State
from hub.engine.terms import CounterState


def opened(state: State, recorded: Recorded, event: CounterOpened) -> None:
    """Resumed: the same person's counter as it was, in a new session. Else a new opening; the visit stays."""
    before = state.counters[event.counter]
    if event.resumed:
        state.put_counter(replace(before, session=event.session, away=False, profile=event.profile))
        return
    state.put_counter(
        Counter(
            event.counter,
            state=CounterState.OPEN,
            staff=event.staff,
            session=event.session,
            visit=before.visit,
            since=recorded.at,
            opened=recorded.at,
            profile=event.profile,
            idle_since=recorded.at,
            walks=before.walks,
        )
    )


def paused(state: State, recorded: Recorded, event: CounterPaused) -> None:
    before = state.counters[event.counter]
    state.put_counter(
        replace(before, state=CounterState.PAUSED, pause=event.reason, since=recorded.at, wrap_until=None)
    )


def resumed(state: State, at: Instant, counter: CounterId) -> None:
    state.put_counter(replace(state.counters[counter], state=CounterState.OPEN, pause=None, since=at, idle_since=at))


def closed(state: State, at: Instant, counter: CounterId) -> None:
    state.put_counter(Counter(counter, since=at, walks=state.counters[counter].walks))


def away(state: State, counter: CounterId, *, is_away: bool) -> None:
    state.put_counter(replace(state.counters[counter], away=is_away))
