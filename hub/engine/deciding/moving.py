"""Transfer, park, return: the place and the class are kept unless a placement says otherwise (C08, C09).

The class goes with the person, also to a service for which nobody can declare it: it was given for what the person
needs, not for what the service is. A visit served without a ticket has no number to be called by, so it cannot wait.
"""

from dataclasses import dataclass

from hub.engine import placing
from hub.engine.commands import Ask, ParkVisit, ReturnVisit, TransferVisit
from hub.engine.deciding.answer import Answer, no_change, sign_of, unknown_counter, wrong_state
from hub.engine.deciding.hands import AT_COUNTER, counter_of, visit_in_hands
from hub.engine.events import VisitParked, VisitReturned, VisitTransferred
from hub.engine.ids import CounterId, Instant, ServiceId, StaffId
from hub.engine.journey import Demand, Place, Pool
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.routing import demand_for
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import Placement, VisitState

ANYWHERE = AT_COUNTER | {VisitState.WAITING, VisitState.PARKED}
MS_PER_MINUTE = 60_000
MOST_MINUTES = 24 * 60
"""A visit is parked for a day at most."""


@dataclass(frozen=True, slots=True)
class Target:
    service: ServiceId
    pool: Pool | None
    demand: Demand


def transfer(state: State, ask: Ask, command: TransferVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, ANYWHERE)
    if isinstance(visit, Refusal):
        return visit
    if visit.walk_up:
        return wrong_state(visit)
    target = _target(state, visit, command)
    if isinstance(target, Refusal):
        return target
    place = _place(state, ask, visit, target, command)
    if isinstance(place, Refusal):
        return place
    stays = (visit.service, visit.pool, visit.place) == (target.service, target.pool, place)
    if visit.state is VisitState.WAITING and stays:
        return no_change()
    return (
        VisitTransferred(
            visit.id,
            visit.service,
            target.service,
            counter_of(visit),
            pool=target.pool,
            place=place if place != visit.place else None,
            placement=command.placement,
            demand=target.demand if target.demand != visit.demand else None,
        ),
    )


def park(state: State, ask: Ask, command: ParkVisit) -> Answer:
    """Afterwards it waits where it waited before, or in the pool of the counter or of the member of staff who parks it
    (of the person, when both are asked for)."""
    visit = visit_in_hands(state, ask, command.visit, AT_COUNTER | {VisitState.WAITING})
    if isinstance(visit, Refusal):
        return visit
    if visit.walk_up:
        return wrong_state(visit)
    until = None
    if command.minutes is not None:
        if not 1 <= command.minutes <= MOST_MINUTES:
            return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"minutes": str(command.minutes), "most": str(MOST_MINUTES)})
        until = Instant(ask.now + command.minutes * MS_PER_MINUTE)
    pool = _pool_of_park(state, ask, visit, command)
    return pool if isinstance(pool, Refusal) else (VisitParked(visit.id, counter_of(visit), until, pool),)


def bring_back(state: State, ask: Ask, command: ReturnVisit) -> Answer:
    visit = visit_in_hands(state, ask, command.visit, frozenset({VisitState.PARKED}))
    return visit if isinstance(visit, Refusal) else (VisitReturned(visit.id, by_itself=False),)


def present_pool(visit: Visit) -> Pool | None:
    """The pool in which the visit waits, or from which it was called."""
    return visit.pool if visit.pool is not None else visit.called_from


def refuse_service(setup: Setup | None, service: ServiceId) -> Refusal | None:
    """Why nobody can be sent to the service; None when some counter of the office, open or not, gives it."""
    if setup is None or setup.service(service) is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": service})
    if setup.leaf(service) is None:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": service})
    return None if setup.is_given(service) else Refusal(Reason.SERVICE_NOT_GIVEN, {"service": service})


def refuse_pool(state: State, pool: Pool, service: ServiceId, demand: Demand) -> Refusal | None:
    """Why the counter or the person could never give the service to the visit; None when they can."""
    if state.setup is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": service})
    if pool.counter is not None:
        return _refuse_counter(state.setup, pool.counter, service)
    return _refuse_staff(state, state.setup, pool.staff or StaffId(""), service, demand)


def _target(state: State, visit: Visit, command: TransferVisit) -> Target | Refusal:
    service = command.service if command.service is not None else visit.service
    refusal = refuse_service(state.setup, service)
    if refusal is not None:
        return refusal
    demand = visit.demand if service == visit.service else demand_for(state.setup, visit, service)
    if command.counter is None and command.staff is None:
        return Target(service, None, demand)
    if command.counter is not None and command.staff is not None:
        return Refusal(Reason.NOT_ABLE, {"counter": sign_of(state, command.counter), "staff": command.staff})
    pool = Pool(counter=command.counter, staff=command.staff)
    refusal = refuse_pool(state, pool, service, demand)
    return Target(service, pool, demand) if refusal is None else refusal


def _place(state: State, ask: Ask, visit: Visit, target: Target, command: TransferVisit) -> Place | Refusal:
    match command.placement:
        case Placement.AGE:
            return visit.place
        case Placement.FIRST:
            return placing.first(state, visit, target.service, target.pool)
        case Placement.LAST:
            return placing.last(state, ask.now)
        case Placement.BACK:
            if not 1 <= command.back <= placing.MOST_PLACES:
                return Refusal(
                    Reason.QUANTITY_OUT_OF_RANGE, {"places": str(command.back), "most": str(placing.MOST_PLACES)}
                )
            place = placing.behind_head(state, visit, target.service, target.pool, command.back, ask.now)
            return place if place is not None else visit.place


def _pool_of_park(state: State, ask: Ask, visit: Visit, command: ParkVisit) -> Pool | Refusal | None:
    if command.to_me:
        pool = Pool(staff=ask.actor.staff)
    elif command.to_counter:
        pool = Pool(counter=counter_of(visit) or state.counter_of_session(ask.actor.session))
    else:
        return present_pool(visit)
    if pool == Pool():
        return Refusal(Reason.NOT_YOUR_SESSION, {"ticket": visit.label})
    return refuse_pool(state, pool, visit.service, visit.demand) or pool


def _refuse_counter(setup: Setup, counter: CounterId, service: ServiceId) -> Refusal | None:
    """What it may give by its list or by any profile is enough: it may be closed now."""
    place = setup.counter(counter)
    if place is None:
        return unknown_counter(counter)
    if service in place.services or any(
        service == each.service for profile in setup.office.profiles for each in profile.services
    ):
        return None
    return Refusal(Reason.NOT_ABLE, {"counter": place.sign, "service": service})


def _refuse_staff(state: State, setup: Setup, staff: StaffId, service_id: ServiceId, demand: Demand) -> Refusal | None:
    """Somebody whom the set-up does not know counts as able, while signed in."""
    member = setup.staff(staff)
    if member is None:
        signed_in = state.counter_of_staff(staff) is not None
        return None if signed_in else Refusal(Reason.UNKNOWN_STAFF, {"staff": staff})
    service = setup.service(service_id)
    wanted = {*demand.skills, *(service.skills if service is not None else ())}
    if wanted <= {*member.skills, *(f"lang:{language}" for language in member.languages)}:
        return None
    return Refusal(Reason.NOT_ABLE, {"staff": staff, "service": service_id})
