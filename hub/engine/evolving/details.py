"""What is known of a visit: services, class, needs, outcomes, help."""

from dataclasses import replace

from hub.engine.events import (
    AssistanceAnswered,
    AssistanceRequested,
    OutcomeRecorded,
    Recorded,
    ServiceAdded,
    ServiceCorrected,
    ServiceDropped,
    VisitRevised,
)
from hub.engine.journey import last_done_at
from hub.engine.state import State
from hub.engine.terms import VisitState

AT_COUNTER = (VisitState.CALLED, VisitState.SERVING)


def requested(state: State, event: AssistanceRequested) -> None:
    visit = state.visits[event.visit]
    state.put_visit(replace(visit, requests=(*visit.requests, event.need)))


def answered(state: State, event: AssistanceAnswered) -> None:
    visit = state.visits[event.visit]
    state.put_visit(replace(visit, requests=tuple(need for need in visit.requests if need != event.need)))


def revised(state: State, recorded: Recorded, event: VisitRevised) -> None:
    """Another class or demand is another line; the place in it is the one the visit had. Help that was requested for a
    need that is none any more is not waited for."""
    visit = state.visits[event.visit]
    state.put_visit(
        replace(
            visit,
            priority=event.priority,
            needs=event.needs,
            language=event.language,
            party=event.party,
            demand=event.demand,
            route=event.route,
            requests=tuple(need for need in visit.requests if need in event.needs),
            act=recorded.request,
        )
    )


def added(state: State, recorded: Recorded, event: ServiceAdded) -> None:
    visit = state.visits[event.visit]
    planned = (event.step, *visit.planned) if event.first else (*visit.planned, event.step)
    state.put_visit(replace(visit, planned=planned, act=recorded.request))


def dropped(state: State, recorded: Recorded, event: ServiceDropped) -> None:
    visit = state.visits[event.visit]
    planned = tuple(step for step in visit.planned if (step.service, step.member) != (event.service, event.member))
    state.put_visit(replace(visit, planned=planned, act=recorded.request))


def corrected(state: State, recorded: Recorded, event: ServiceCorrected) -> None:
    """The same step under its right name: wait, call, start and promise told go on."""
    visit = state.visits[event.visit]
    state.put_visit(replace(visit, service=event.to_service, demand=event.demand, act=recorded.request))


def outcome_recorded(state: State, recorded: Recorded, event: OutcomeRecorded) -> None:
    """Of the service that is given at the counter now, else of the last one that it gave to this visit."""
    visit = state.visits[event.visit]
    done, here = visit.done, visit.counter == event.counter
    index = last_done_at(visit.done, event.counter)
    if index is not None and not (here and visit.state in AT_COUNTER):
        step = replace(done[index], quantity=event.quantity, outcome=event.outcome)
        done = (*done[:index], step, *done[index + 1 :])
    if here and visit.state in (*AT_COUNTER, VisitState.SERVED):
        visit = replace(visit, quantity=event.quantity, outcome=event.outcome, done=done, act=recorded.request)
    else:
        visit = replace(visit, done=done, act=recorded.request)
    state.put_visit(visit)
