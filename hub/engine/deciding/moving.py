"""Transfer, park, return: the place and the class are kept unless a placement says otherwise (C08, C09)."""

from hub.engine.commands import Ask, ParkVisit, ReturnVisit, TransferVisit
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.hands import AT_COUNTER, counter_of, visit_in_hands
from hub.engine.events import VisitParked, VisitReturned, VisitTransferred
from hub.engine.ids import Instant
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import VisitState

ANYWHERE = AT_COUNTER | {VisitState.WAITING, VisitState.PARKED}
MS_PER_MINUTE = 60_000


def transfer(state: State, ask: Ask, command: TransferVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, ANYWHERE)
    if isinstance(visit, Refusal):
        return visit
    wished = command.service if command.service is not None else visit.service
    service = state.setup.service(wished) if state.setup is not None else None
    if service is None or state.setup is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": wished})
    if service.is_category:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": wished})
    if not state.setup.is_given(wished):
        return Refusal(Reason.SERVICE_NOT_GIVEN, {"service": wished})
    if visit.state is VisitState.WAITING and visit.service == wished:
        return no_change()
    return (VisitTransferred(visit.id, visit.service, wished, counter_of(visit)),)


def park(state: State, ask: Ask, command: ParkVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, AT_COUNTER | {VisitState.WAITING})
    if isinstance(visit, Refusal):
        return visit
    until = None if command.minutes is None else Instant(ask.now + command.minutes * MS_PER_MINUTE)
    return (VisitParked(visit.id, counter_of(visit), until),)


def bring_back(state: State, ask: Ask, command: ReturnVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, frozenset({VisitState.PARKED}))
    return visit if isinstance(visit, Refusal) else (VisitReturned(visit.id, by_itself=False),)
