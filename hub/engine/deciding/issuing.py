"""Issuing a ticket: day, hours, quota, line, class, needs, number judged in one decision (K01, K03-K07, Q01-Q04, Q10).

A ticket for several services is judged for each of them, and counts for the quota of each. Somebody booked who keeps
the slot is not judged by quota, line, last ticket, a service's hours or hiding, and does not count for the quota: the
capacity of the slots is the bound there. Further services of the same ticket are judged and count all the same. Booked
people who missed their window are walk-ins of now, judged as such. A service that was stopped is given to nobody.
"""

from dataclasses import dataclass
from typing import assert_never

from hub.engine.availability import availability
from hub.engine.commands import Ask, IssueTicket
from hub.engine.deciding.answer import Answer
from hub.engine.deciding.requested import Wanted, refuse_request
from hub.engine.events import AssistanceRequested, Event, SeriesUsedUp, ServiceSwitched, TicketIssued
from hub.engine.hours import Opening, is_inside, next_opening, next_opening_of
from hub.engine.ids import NORMAL, AppointmentId, BusinessDay, ClassId, Instant, NeedId, SeriesId, ServiceId, VisitId
from hub.engine.journey import MOST_STEPS, PlannedStep
from hub.engine.numbering import label, next_number
from hub.engine.office import Series, Service
from hub.engine.opening import day_has_passed
from hub.engine.refusal import Reason, Refusal
from hub.engine.routing import Traits, routed
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import Arrival, Channel, NumberFrom, ServiceClosed

BY_PERSON = frozenset({Channel.KIOSK, Channel.PHONE, Channel.WEB})
"""Channels on which people choose by themselves."""


@dataclass(frozen=True, slots=True)
class TicketWish:
    """What a ticket is asked for. `base`: what its age counts from (None: now); `slot_at`: the slot on the hub's line
    for a booked visit that keeps it, None for a walk-in, also one that was booked and missed its window."""

    visit: VisitId
    service: ServiceId
    language: str
    channel: Channel
    priority: ClassId = NORMAL
    link_hash: str | None = None
    quantity: int = 1
    party: int = 1
    needs: tuple[NeedId, ...] = ()
    more: tuple[PlannedStep, ...] = ()
    appointment: AppointmentId | None = None
    slot_at: Instant | None = None
    arrival: Arrival | None = None
    base: Instant | None = None


def issue_ticket(state: State, ask: Ask, command: IssueTicket) -> Answer:
    return ticket(
        state,
        ask,
        TicketWish(
            visit=command.visit,
            service=command.service,
            language=command.language,
            channel=command.channel,
            priority=command.priority,
            link_hash=command.link_hash,
            quantity=command.quantity,
            party=command.party,
            needs=command.needs,
            more=command.more,
        ),
    )


def ticket(state: State, ask: Ask, wish: TicketWish) -> Answer:
    """The events of one ticket, `TicketIssued` first, or why there is none. A check-in comes through here too."""
    if wish.visit in state.visits:
        return Refusal(Reason.VISIT_EXISTS, {"visit": wish.visit})
    setup, day = state.setup, state.day.day
    if setup is None or day is None or not state.day.open:
        return Refusal(Reason.DAY_NOT_OPEN)
    leaf = _refuse_hour(state, setup, ask) or _wished(state, setup, ask, wish)
    if isinstance(leaf, Refusal):
        return leaf
    _service, series = leaf
    number = next_number(series, state.last_numbers.get(series.id), state.kept_numbers.get(series.id, frozenset()))
    numbered = Numbered(day, series.id, number, label(series, number), ask.now)
    events: list[Event] = [issued_event(state, setup, wish, numbered)]
    if number > series.end and series.id not in state.used_up:
        events.append(SeriesUsedUp(series.id, number))
    events += follow(state, setup, wish)
    return tuple(events)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that is given, and when the person came."""

    day: BusinessDay
    series: SeriesId
    number: int
    label: str
    arrived: Instant
    number_from: NumberFrom = NumberFrom.SERIES
    estimated: bool = False


def follow(state: State, setup: Setup, wish: TicketWish) -> list[Event]:
    """What a ticket brings with it: help to be arranged, services that it fills."""
    return [*help_wanted(setup, wish), *_filled(state, setup, wish)]


def help_wanted(setup: Setup, wish: TicketWish) -> list[Event]:
    return [AssistanceRequested(wish.visit, need) for need in wish.needs if _is_request(setup, need)]


def issued_event(state: State, setup: Setup, wish: TicketWish, given: Numbered) -> TicketIssued:
    """The ticket itself; who stands before the person is counted as things are now."""
    way = routed(
        setup,
        Traits(wish.service, wish.language, wish.priority, wish.needs, wish.slot_at is not None, wish.arrival),
    )
    return TicketIssued(
        visit=wish.visit,
        day=given.day,
        series=given.series,
        number=given.number,
        label=given.label,
        service=wish.service,
        language=wish.language,
        channel=wish.channel,
        priority=way.priority,
        arrived=given.arrived,
        ahead=state.ahead(wish.service, wish.base if wish.base is not None else given.arrived),
        link_hash=wish.link_hash,
        base=wish.base,
        quantity=wish.quantity,
        party=wish.party,
        needs=wish.needs,
        demand=way.demand,
        route=way.route,
        planned=wish.more,
        appointment=wish.appointment,
        slot_at=wish.slot_at,
        arrival=wish.arrival,
        estimated=given.estimated,
        number_from=given.number_from,
    )


def _refuse_hour(state: State, setup: Setup, ask: Ask) -> Refusal | None:
    """Judged by the clock of the command itself: the tick that tells everybody may come a moment later."""
    if is_inside(setup.office, ask.local):
        return Refusal(Reason.DAY_NOT_OPEN) if day_has_passed(setup.office, state.day, ask) else None
    return None if state.day.by_hand else Refusal(Reason.OUTSIDE_HOURS, opens(next_opening(setup.office, ask.local)))


def _wished(state: State, setup: Setup, ask: Ask, wish: TicketWish) -> tuple[Service, Series] | Refusal:
    """The first service and its number series, when a ticket can be given for all that is asked for."""
    leaf = given_leaf(setup, wish.service)
    if isinstance(leaf, Refusal):
        return leaf
    if len(wish.more) >= MOST_STEPS:
        return Refusal(Reason.TOO_MANY_SERVICES, {"most": str(MOST_STEPS)})
    refusal = refuse_request(
        setup, leaf[0], Wanted(wish.language, wish.priority, wish.needs, wish.party, wish.quantity)
    ) or _refuse_own_word(setup, wish)
    if refusal is None and wish.slot_at is None:
        refusal = _refuse_now(state, ask, wish, leaf[0])
    elif refusal is None and state.hall.stop_of(wish.service) is not None:
        refusal = _closed(state, ask, leaf[0], ServiceClosed.STOPPED)
    for step in wish.more:
        refusal = refusal or _refuse_further(state, setup, ask, wish, step)
    return refusal or leaf


def given_leaf(setup: Setup, wished: ServiceId) -> tuple[Service, Series] | Refusal:
    """The service and its series, when it is one that the office gives."""
    if setup.service(wished) is None:
        return Refusal(Reason.UNKNOWN_SERVICE, {"service": wished})
    leaf = setup.leaf(wished)
    if leaf is None:
        return Refusal(Reason.SERVICE_IS_CATEGORY, {"service": wished})
    if not setup.is_given(wished):
        return Refusal(Reason.SERVICE_NOT_GIVEN, {"service": wished})
    return leaf


def _refuse_own_word(setup: Setup, wish: TicketWish) -> Refusal | None:
    """A class that people cannot say themselves is set by staff, or when the appointment was booked."""
    if wish.channel not in BY_PERSON or wish.appointment is not None or wish.priority == NORMAL:
        return None
    if setup.priority(wish.priority).declared:
        return None
    return Refusal(Reason.CLASS_NOT_ALLOWED, {"class": wish.priority, "service": wish.service})


def _refuse_further(state: State, setup: Setup, ask: Ask, wish: TicketWish, step: PlannedStep) -> Refusal | None:
    leaf = given_leaf(setup, step.service)
    if isinstance(leaf, Refusal):
        return leaf
    if not 1 <= step.member <= wish.party:
        return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"member": str(step.member), "most": str(wish.party)})
    wanted = Wanted(wish.language, wish.priority, wish.needs, wish.party, step.quantity)
    return refuse_request(setup, leaf[0], wanted) or _refuse_now(state, ask, wish, leaf[0])


def _refuse_now(state: State, ask: Ask, wish: TicketWish, service: Service) -> Refusal | None:
    closed = availability(state, service, ask.local)
    if closed is None:
        return None
    if closed is ServiceClosed.HIDDEN and (wish.channel not in BY_PERSON or wish.appointment is not None):
        return None
    return _closed(state, ask, service, closed)


def _closed(state: State, ask: Ask, service: Service, closed: ServiceClosed) -> Refusal:
    fields = {"service": str(service.id)}
    match closed:
        case ServiceClosed.STOPPED:
            return Refusal(Reason.SERVICE_CLOSED, fields | {"closed": closed.value})
        case ServiceClosed.HIDDEN:
            return Refusal(Reason.SERVICE_HIDDEN, fields)
        case ServiceClosed.NOT_GIVEN:
            return Refusal(Reason.NOT_GIVEN_NOW, fields)
        case ServiceClosed.LINE_FULL:
            return Refusal(Reason.LINE_FULL, fields | {"most": str(service.most_waiting)})
        case _:
            pass  # the others have a time to come back
    opening = next_opening_of(state.office, service, ask.local) if state.office is not None else None
    fields |= opens(opening)
    match closed:
        case ServiceClosed.QUOTA:
            return Refusal(Reason.QUOTA_FULL, fields | {"quota": str(service.daily_quota)})
        case ServiceClosed.LAST_TICKET:
            return Refusal(Reason.LAST_TICKET_GIVEN, fields)
        case ServiceClosed.HOURS | ServiceClosed.CLOSURE:
            return Refusal(Reason.SERVICE_CLOSED, fields | {"closed": closed.value})
        case _:
            assert_never(closed)


def opens(opening: Opening | None) -> dict[str, str]:
    """The field of a refusal that says when to come back, as local ISO time; empty when it is not known."""
    if opening is None:
        return {}
    return {"opens": f"{opening.date}T{opening.minute // 60:02d}:{opening.minute % 60:02d}"}


def _is_request(setup: Setup, need: NeedId) -> bool:
    found = setup.need(need)
    return found is not None and found.request


def _filled(state: State, setup: Setup, wish: TicketWish) -> list[Event]:
    """What this very ticket fills: told at once, so that nobody is led to ask for one more."""
    events: list[Event] = []
    further = [step.service for step in wish.more]
    for service_id in dict.fromkeys(further if wish.slot_at is not None else [wish.service, *further]):
        service = setup.service(service_id)
        waits = wish.slot_at is None and service_id == wish.service
        closed = state.filled_by_one_more(service, waits=waits) if service is not None else None
        if closed is not None and state.closed.get(service_id) != closed:
            events.append(ServiceSwitched(service_id, closed))
    return events
