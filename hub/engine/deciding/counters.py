"""Counter sessions: one person at one counter (C02, C12; domain.md, "Counter session").

The same person signing in anywhere resumes the counter held, in a new session; another person needs `take_over`, and
the visit stays at the counter. A counter is paused or closed only with no visit at it; the papers of the last one end
with that.
"""

from hub.engine.commands import Ask, CloseCounter, LoseCounter, OpenCounter, PauseCounter, RegainCounter, ResumeCounter
from hub.engine.deciding.answer import Answer, no_change, sign_of, unknown_counter
from hub.engine.deciding.hands import refuse_counter
from hub.engine.events import (
    CounterClosed,
    CounterLost,
    CounterOpened,
    CounterPaused,
    CounterRegained,
    CounterResumed,
    Event,
    WrapUpEnded,
)
from hub.engine.giving import profile_at_opening
from hub.engine.ids import CounterId, ProfileId, StaffId
from hub.engine.model import Counter
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import CounterState


def open_counter(state: State, ask: Ask, command: OpenCounter) -> Answer:
    counter = state.counters.get(command.counter)
    if counter is None:
        return unknown_counter(command.counter)
    staff, session = ask.actor.staff, ask.actor.session
    sign = sign_of(state, counter.id)
    if staff is None or session is None:
        return Refusal(Reason.NOT_YOUR_SESSION, {"counter": sign})
    elsewhere = state.counter_of_staff(staff)
    if elsewhere is not None and elsewhere != counter.id:
        return Refusal(Reason.STAFF_AT_OTHER_COUNTER, {"counter": sign_of(state, elsewhere)})
    if command.profile is not None and (state.setup is None or state.setup.profile(command.profile) is None):
        return Refusal(Reason.UNKNOWN_PROFILE, {"profile": command.profile})
    profile = _profile(state, counter.id, staff, command.profile)
    if counter.state is CounterState.CLOSED:
        return (CounterOpened(counter.id, staff, session, profile=profile),)
    if counter.staff == staff:
        if counter.session == session and not counter.away:
            return no_change()
        held = command.profile if command.profile is not None else counter.profile
        return (CounterOpened(counter.id, staff, session, resumed=True, profile=held),)
    if not command.take_over:
        return Refusal(Reason.COUNTER_CLAIMED, {"counter": sign, "staff": counter.staff or ""})
    return (CounterOpened(counter.id, staff, session, taken_over=True, profile=profile),)


def pause_counter(state: State, ask: Ask, command: PauseCounter) -> Answer:
    counter = held_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if state.setup is None or not state.setup.has_pause(command.reason):
        return Refusal(Reason.UNKNOWN_PAUSE, {"pause": command.reason})
    if counter.visit is not None:
        return _busy(state, counter)
    if counter.state is CounterState.PAUSED and counter.pause == command.reason:
        return no_change()
    return *_end_of_wrap_up(counter), CounterPaused(counter.id, command.reason)


def resume_counter(state: State, ask: Ask, command: ResumeCounter) -> Answer:
    counter = held_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    return (CounterResumed(counter.id),) if counter.state is CounterState.PAUSED else no_change()


def close_counter(state: State, ask: Ask, command: CloseCounter) -> Answer:
    counter = held_counter(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if counter.visit is not None:
        return _busy(state, counter)
    return *_end_of_wrap_up(counter), CounterClosed(counter.id)


def closing_of_absent(state: State) -> list[Event]:
    """At the end of the day: counters whose session is away are closed, so that nobody seems to be there next morning.

    Their visits end by the events before."""
    return [
        CounterClosed(counter.id)
        for counter in state.counters.values()
        if counter.away and counter.state is not CounterState.CLOSED
    ]


def lose_counter(state: State, ask: Ask, command: LoseCounter) -> Answer:
    counter = _leased(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    return no_change() if counter.away else (CounterLost(counter.id),)


def regain_counter(state: State, ask: Ask, command: RegainCounter) -> Answer:
    counter = _leased(state, ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    return (CounterRegained(counter.id),) if counter.away else no_change()


def _profile(state: State, counter: CounterId, staff: StaffId, wished: ProfileId | None) -> ProfileId | None:
    """By which the counter opens; one that the set-up has dropped counts as none."""
    if state.setup is None:
        return None
    profile = profile_at_opening(state.setup.counter(counter), state.setup.staff(staff), wished)
    return profile if profile is not None and state.setup.profile(profile) is not None else None


def _end_of_wrap_up(counter: Counter) -> list[Event]:
    return [WrapUpEnded(counter.id, by_itself=False)] if counter.wrap_until is not None else []


def _open(state: State, counter_id: CounterId) -> Counter | Refusal:
    counter = state.counters.get(counter_id)
    if counter is None:
        return unknown_counter(counter_id)
    if counter.state is CounterState.CLOSED:
        return Refusal(Reason.COUNTER_NOT_OPEN, {"counter": sign_of(state, counter_id)})
    return counter


def held_counter(state: State, ask: Ask, counter_id: CounterId) -> Counter | Refusal:
    """The counter, when it is open or paused and in the asker's hands."""
    counter = _open(state, counter_id)
    if isinstance(counter, Refusal):
        return counter
    refusal = refuse_counter(state, ask.actor, counter)
    return counter if refusal is None else refusal


def _leased(state: State, ask: Ask, counter_id: CounterId) -> Counter | Refusal:
    """The counter whose lease is spoken of. With a session in the asker, it must be the one that holds it now:
    the silence of a session that was replaced meanwhile says nothing."""
    counter = _open(state, counter_id)
    if isinstance(counter, Refusal):
        return counter
    if ask.actor.session is not None and ask.actor.session != counter.session:
        return Refusal(Reason.NOT_YOUR_SESSION, {"counter": sign_of(state, counter_id)})
    return counter


def _busy(state: State, counter: Counter) -> Refusal:
    ticket = state.visits[counter.visit].label if counter.visit is not None else ""
    return Refusal(Reason.COUNTER_BUSY, {"counter": sign_of(state, counter.id), "ticket": ticket})
