"""Called and not there: recall, no-show, step back (C04, W06)."""

from hub.engine.commands import Ask, MarkNoShow, RecallVisit, StepBack
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.deciding.hands import visit_at_counter
from hub.engine.events import VisitNoShow, VisitRecalled
from hub.engine.refusal import Refusal
from hub.engine.state import State
from hub.engine.terms import VisitState

ONLY_CALLED = frozenset({VisitState.CALLED})


def recall(state: State, ask: Ask, command: RecallVisit) -> Answer:
    found = visit_at_counter(state, ask, command.visit, ONLY_CALLED)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    return (VisitRecalled(visit.id, counter, visit.calls + 1),)


def mark_no_show(state: State, ask: Ask, command: MarkNoShow) -> Answer:
    found = visit_at_counter(state, ask, command.visit, ONLY_CALLED)
    if isinstance(found, Refusal):
        return found
    visit, counter = found
    return (VisitNoShow(visit.id, counter),)


def step_back(state: State, ask: Ask, command: StepBack) -> Answer:
    return unwritten(state, ask, command)
