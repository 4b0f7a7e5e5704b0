"""Set-up, business day and the passing of time (O07, K05, K06, Q03, G04).

A day belongs to the calendar date on which it was opened: after midnight, while an opening lasts, to yesterday's. By
the calendar it opens inside hours, stops taking tickets at each closing time (a midday break too) and ends when the
time for serving those who still wait has run out. Opened by hand inside hours it is a day like any other; opened by
hand outside hours it takes tickets until it is closed by hand or until hours begin, from when on the calendar rules it.
Closed by hand, the calendar does not reopen it that date.

At the end of a day whoever was being served is served. Who waits or is parked for a service that is kept overnight
stays for the next day with place and number. Whoever else was not being served (called ones too) has left at closing.
"""

from collections.abc import Iterator

from hub.engine.availability import availability
from hub.engine.commands import AcceptOffice, Ask
from hub.engine.deciding import appointments, notices, stopping, waiting_list
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.counters import closing_of_absent
from hub.engine.deciding.due import due_events
from hub.engine.document_table import Problem, by_path
from hub.engine.events import (
    DayClosed,
    DayOpened,
    Event,
    OfficeAccepted,
    ServiceSwitched,
    StepServed,
    TakingSwitched,
    VisitKept,
    VisitLeftAtClosing,
    VisitServed,
)
from hub.engine.hours import business_date, closed_by_calendar, date_of, day_name, is_inside, minutes_since
from hub.engine.ids import BusinessDay, SeriesId, ServiceId, StaffId
from hub.engine.model import Visit
from hub.engine.office import Office, Service
from hub.engine.office_document import read_office
from hub.engine.opening import day_has_passed, serving_is_over
from hub.engine.refusal import Reason, Refusal
from hub.engine.routing import demand_for
from hub.engine.state import State
from hub.engine.terms import ENDINGS, CounterState, VisitState

WAITS = frozenset({VisitState.WAITING, VisitState.PARKED})


def accept_office(state: State, command: AcceptOffice) -> Answer:
    if state.setup is not None and command.document == state.setup.document:
        return no_change()
    office = read_office(command.document)
    problems = _still_needed(state, office) if isinstance(office, Office) else list(office)
    if problems:
        return Refusal(Reason.OFFICE_INVALID, by_path(problems))
    version = state.setup.version + 1 if state.setup is not None else 1
    return (OfficeAccepted(version, command.document),)


def open_day(state: State, ask: Ask) -> Answer:
    office = state.office
    if office is None:
        return Refusal(Reason.OFFICE_INVALID, {"office": "accept an office set-up first"})
    closing: tuple[Event, ...] = ()
    if state.day.open and state.day.day is not None:
        if date_of(state.day.day) >= business_date(office, ask.local):
            return Refusal(Reason.DAY_ALREADY_OPEN, {"day": state.day.day})
        closing = _end_of_day(state, state.day.day, by_hand=True)
    return (*closing, *_opening(state, office, ask, by_hand=not is_inside(office, ask.local)))


def close_day(state: State) -> Answer:
    if not state.day.open or state.day.day is None:
        return Refusal(Reason.DAY_NOT_OPEN)
    return _end_of_day(state, state.day.day, by_hand=True)


def tick(state: State, ask: Ask) -> Answer:
    """What time brings: nothing (`no_change`) almost always.

    Appointments, offers and notices run out whether or not the office is open. A tick that ends the day brings nothing
    else: those whose timers are due have left with it."""
    office = state.office
    if office is None:
        return no_change()
    over = (*appointments.by_time(state, ask), *waiting_list.by_time(state, ask), *notices.by_time(state, ask))
    if not state.day.open or state.day.day is None:
        events = _open_by_calendar(state, office, ask)
    else:
        events = _tick_open_day(state, office, ask, state.day.day)
    return (*over, *events) if over or events else no_change()


def _tick_open_day(state: State, office: Office, ask: Ask, day: BusinessDay) -> tuple[Event, ...]:
    inside = is_inside(office, ask.local)
    if inside and day_has_passed(office, state.day, ask):
        return *_end_of_day(state, day, by_hand=False), *_opening(state, office, ask, by_hand=False)
    by_calendar = not inside and not state.day.by_hand
    if by_calendar and serving_is_over(office, state.day, ask):
        return _end_of_day(state, day, by_hand=False)
    due = due_events(state, ask)
    if by_calendar:
        return (TakingSwitched(day, taking=False), *due) if state.day.taking else due
    if inside and (state.day.by_hand or not state.day.taking):
        due = (TakingSwitched(day, taking=True), *due)
    return *due, *_switches(state, office, ask)


def _open_by_calendar(state: State, office: Office, ask: Ask) -> tuple[Event, ...]:
    day = state.day.day
    if not is_inside(office, ask.local):
        return ()
    if state.day.by_hand and day is not None and date_of(day) == business_date(office, ask.local):
        return ()  # closed by hand on this date
    return _opening(state, office, ask, by_hand=False)


def _opening(state: State, office: Office, ask: Ask, *, by_hand: bool) -> tuple[Event, ...]:
    date = business_date(office, ask.local)
    day = day_name(date, state.openings.get(date, 0))
    closed = ((service, closed_by_calendar(office, service, ask.local)) for service in _leaves(office))
    return (
        DayOpened(day, by_hand, minute=minutes_since(date, ask.local)),
        *(ServiceSwitched(service.id, reason) for service, reason in closed if reason is not None),
    )


def _switches(state: State, office: Office, ask: Ask) -> tuple[Event, ...]:
    """The services for which tickets are given again or no more, beside what was told last."""
    found = ((service.id, availability(state, service, ask.local)) for service in _leaves(office))
    return tuple(ServiceSwitched(service, closed) for service, closed in found if closed != state.closed.get(service))


def _leaves(office: Office) -> Iterator[Service]:
    return (service for service in office.services if not service.is_category)


def _end_of_day(state: State, day: BusinessDay, *, by_hand: bool) -> tuple[Event, ...]:
    events: list[Event] = []
    for visit in state.visits.values():
        if visit.state not in ENDINGS:
            events += _at_closing(state, visit)
    return *events, *stopping.end_of_day(state), *closing_of_absent(state), DayClosed(day, by_hand)


def _at_closing(state: State, visit: Visit) -> list[Event]:
    if visit.state is VisitState.SERVING and visit.counter is not None:
        step = visit.planned[0] if visit.planned else None
        if step is None or not _is_kept(state, step.service):
            return [VisitServed(visit.id, visit.counter)]
        return [
            StepServed(visit.id, visit.counter, step, demand_for(state.setup, visit, step.service)),
            VisitKept(visit.id),
        ]
    if visit.state in WAITS and _is_kept(state, visit.service):
        return [VisitKept(visit.id)]
    return [VisitLeftAtClosing(visit.id)]


def _is_kept(state: State, service: ServiceId) -> bool:
    found = state.setup.service(service) if state.setup is not None else None
    return found is not None and found.keep_overnight


def _still_needed(state: State, office: Office) -> list[Problem]:
    """What the new set-up drops although people wait for it or work there."""
    services = {service.id for service in office.services if not service.is_category}
    counters = {counter.id for counter in office.counters}
    problems = [
        Problem(f"counters.{counter.id}", "close this counter before taking it out")
        for counter in state.counters.values()
        if counter.state is not CounterState.CLOSED and counter.id not in counters
    ]
    problems += _pools_needed(state, office)
    out = _prefixes_out(state)
    problems += [
        Problem(f"series.{series.id}.prefix", f"tickets with {series.prefix!r} of another series are out today")
        for series in office.series
        if out.get(series.prefix, series.id) != series.id
    ]
    present = [visit for visit in state.visits.values() if visit.state not in ENDINGS]
    held = {visit.service for visit in present} | {step.service for visit in present for step in visit.planned}
    problems += [
        Problem(f"services.{service}", "people still wait for this service: serve or transfer them first")
        for service in sorted(held - services)
    ]
    problems += [
        Problem(f"services.{service}", "people are booked for this service: move or cancel their appointments first")
        for service in state.bookings.awaited_services()
        if service not in services
    ]
    return problems


def _pools_needed(state: State, office: Office) -> list[Problem]:
    """Whoever waits for a counter or a person, or goes back there, may be called by nobody else."""
    present = [visit for visit in state.visits.values() if visit.state not in ENDINGS]
    pools = {pool for visit in present for pool in (visit.pool, visit.called_from) if pool is not None}
    counters = {pool.counter for pool in pools if pool.counter is not None} - {each.id for each in office.counters}
    known = {each.id for each in state.office.staff} if state.office is not None else set[StaffId]()
    staff = {pool.staff for pool in pools if pool.staff in known} - {each.id for each in office.staff}
    gone = sorted([*(f"counters.{counter}" for counter in counters), *(f"staff.{person}" for person in staff)])
    return [Problem(path, "people still wait here: serve or transfer them first") for path in gone]


def _prefixes_out(state: State) -> dict[str, SeriesId]:
    """The prefixes of the tickets that are out (today's, those kept overnight, those that kiosks may give from their
    leases), with their series: given to another series, two tickets would look alike. What counts is what the papers
    say: the series may have another prefix now."""
    leased = state.leases.prefixes()
    return leased | {
        visit.label.rstrip("0123456789"): visit.series
        for visit in state.visits.values()
        if not visit.walk_up and (state.day.open or visit.state not in ENDINGS)
    }
