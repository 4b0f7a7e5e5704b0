"""What is known of a visit, corrected; help that was requested, arranged (Q05, C15).

Allowed while a visit is waiting, parked, called or being served. The class that staff give holds; the demand is found
anew, and the class too when the needs change or another routing rule holds. A visit keeps its place: in another class
it stands among those of that class by its age.
"""

from dataclasses import replace

from hub.engine.commands import AnswerAssistance, Ask, ReviseVisit
from hub.engine.deciding.answer import Answer, no_change, unknown_visit, wrong_state
from hub.engine.deciding.hands import counter_of, visit_in_hands
from hub.engine.deciding.requested import Wanted, refuse_request
from hub.engine.events import AssistanceAnswered, AssistanceRequested, Event, VisitRevised
from hub.engine.ids import NORMAL
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.routing import routed, traits_of
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import ENDINGS, VisitState

PRESENT = frozenset(VisitState) - ENDINGS


def revise(state: State, ask: Ask, command: ReviseVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, PRESENT)
    setup = state.setup
    if isinstance(visit, Refusal):
        return visit
    if setup is None:
        return unknown_visit(command.visit)
    revised = _revised(setup, visit, command)
    if isinstance(revised, Refusal):
        return revised
    if _is_known(visit, revised):
        return no_change()
    news = [need for need in revised.needs if need not in visit.needs]
    requests: list[Event] = [
        AssistanceRequested(visit.id, need.id) for need in map(setup.need, news) if need is not None and need.request
    ]
    return (revised, *requests)


def answer_assistance(state: State, command: AnswerAssistance) -> Answer:
    """By anybody of the staff: whoever arranges the interpreter need not hold the visit."""
    visit = state.visits.get(command.visit)
    if visit is None:
        return unknown_visit(command.visit)
    if visit.state in ENDINGS:
        return wrong_state(visit)
    if command.need not in visit.requests:
        return no_change() if command.need in visit.needs else Refusal(Reason.UNKNOWN_NEED, {"need": command.need})
    return (AssistanceAnswered(visit.id, command.need),)


def _revised(setup: Setup, visit: Visit, command: ReviseVisit) -> VisitRevised | Refusal:
    service = setup.service(visit.service)
    if service is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": visit.service})
    needs = visit.needs if command.needs is None else tuple(dict.fromkeys(command.needs))
    language = command.language or visit.language
    party = visit.party if command.party is None else command.party
    asked = command.priority or visit.priority
    refusal = refuse_request(setup, service, _asked_anew(visit, command, Wanted(language, asked, needs, party)))
    if refusal is not None:
        return refusal
    most = max([visit.member, *(step.member for step in visit.planned)])
    if party < most:
        return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"party": str(party), "least": str(most)})
    way = routed(setup, replace(traits_of(visit), language=language, priority=asked, needs=needs))
    is_anew = command.needs is not None or way.route != visit.route
    priority = command.priority or (way.priority if is_anew else visit.priority)
    return VisitRevised(visit.id, priority, needs, language, party, way.demand, counter_of(visit), way.route)


def _asked_anew(visit: Visit, command: ReviseVisit, wanted: Wanted) -> Wanted:
    """What the visit has already is not judged again: the set-up may have changed since, or a rule gave the class."""
    if command.priority is None or command.priority == visit.priority:
        wanted = replace(wanted, priority=NORMAL)
    if command.needs is None:
        wanted = replace(wanted, needs=())
    return wanted


def _is_known(visit: Visit, revised: VisitRevised) -> bool:
    before = (visit.priority, visit.needs, visit.language, visit.party, visit.demand)
    return before == (revised.priority, revised.needs, revised.language, revised.party, revised.demand)
