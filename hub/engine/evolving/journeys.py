"""Turns in the life of a visit beyond the common way."""

from dataclasses import replace

from hub.engine.events import (
    CallUnanswered,
    Recorded,
    StepServed,
    TargetPassed,
    VisitKept,
    VisitReactivated,
    VisitRequeued,
    VisitSteppedBack,
    WalkUpStarted,
)
from hub.engine.evolving.visits import NOBODYS, count_served, done_step, free_counter
from hub.engine.ids import SeriesId
from hub.engine.journey import Place
from hub.engine.model import Visit
from hub.engine.state import State
from hub.engine.terms import Channel, VisitState

NO_SERIES = SeriesId("")
"""Of a visit without a ticket."""


def step_served(state: State, recorded: Recorded, event: StepServed) -> None:
    """The next planned service begins with the place, the age and the class of the visit; planned ones before it, which
    the office has given up meanwhile, go."""
    visit = state.visits[event.visit]
    step = event.next
    coming = visit.planned.index(step) + 1
    done = (*visit.done, done_step(state, visit, event.counter, recorded.at))
    count_served(state, event.counter, visit.id, recorded.at)
    state.put_visit(
        replace(
            visit,
            **NOBODYS,
            state=VisitState.WAITING,
            changed=recorded.at,
            service=step.service,
            quantity=step.quantity,
            member=step.member,
            demand=event.demand,
            planned=visit.planned[coming:],
            done=done,
            pool=None,
            outcome=None,
            wait_began=recorded.at,
            requeues=0,
            target_passed=False,
            act=recorded.request,
        )
    )


def walk_up_started(state: State, recorded: Recorded, event: WalkUpStarted) -> None:
    """It was never called and never waited: no call, no walk. It counts as issued, being a visit like others."""
    visit = Visit(
        id=event.visit,
        seq=recorded.seq,
        day=event.day,
        series=NO_SERIES,
        number=0,
        label="",
        service=event.service,
        language=event.language,
        channel=Channel.STAFF,
        priority=event.priority,
        arrived=recorded.at,
        link_hash=None,
        state=VisitState.SERVING,
        changed=recorded.at,
        counter=event.counter,
        started=recorded.at,
        first_started=recorded.at,
        place=Place(recorded.at, recorded.seq),
        wait_began=recorded.at,
        quantity=event.quantity,
        party=event.party,
        act=recorded.request,
        walk_up=True,
    )
    state.put_visit(visit)
    state.put_counter(replace(state.counters[event.counter], visit=visit.id))
    state.issued += 1


def kept(state: State, recorded: Recorded, event: VisitKept) -> None:
    """It waits on with its number and its age; what was parked or called waits, too."""
    visit = state.visits[event.visit]
    free_counter(state, visit, recorded.at)
    pool = visit.pool if visit.pool is not None else visit.called_from
    waiting = {**NOBODYS, "state": VisitState.WAITING, "changed": recorded.at, "pool": pool}
    changes = {} if visit.state is VisitState.WAITING else waiting
    state.put_visit(replace(visit, **changes, kept=True, act=recorded.request))


def stepped_back(state: State, recorded: Recorded, event: VisitSteppedBack) -> None:
    visit = state.visits[event.visit]
    _back_in_line(state, recorded, visit, event.place, visit.requeues, visit.step_backs + 1)


def requeued(state: State, recorded: Recorded, event: VisitRequeued) -> None:
    visit = state.visits[event.visit]
    _back_in_line(state, recorded, visit, event.place, event.times, visit.step_backs)


def reactivated(state: State, recorded: Recorded, event: VisitReactivated) -> None:
    """Un-ended: it waits as a new step of the service with which it ended, in the pool it came from, if any."""
    visit = state.visits[event.visit]
    state.put_visit(
        replace(
            visit,
            **NOBODYS,
            state=VisitState.WAITING,
            changed=recorded.at,
            pool=visit.pool if visit.pool is not None else visit.called_from,
            outcome=None,
            wait_began=recorded.at,
            requeues=0,
            target_passed=False,
            act=recorded.request,
        )
    )


def unanswered(state: State, event: CallUnanswered) -> None:
    state.put_visit(replace(state.visits[event.visit], unanswered=True))


def target_passed(state: State, event: TargetPassed) -> None:
    state.put_visit(replace(state.visits[event.visit], target_passed=True))


def _back_in_line(state: State, recorded: Recorded, visit: Visit, place: Place, requeues: int, step_backs: int) -> None:
    """Waits again for the same step, in the pool it was called from, if any."""
    free_counter(state, visit, recorded.at)
    state.put_visit(
        replace(
            visit,
            **NOBODYS,
            state=VisitState.WAITING,
            changed=recorded.at,
            place=place,
            requeues=requeues,
            step_backs=step_backs,
            pool=visit.pool if visit.pool is not None else visit.called_from,
            act=recorded.request,
        )
    )
