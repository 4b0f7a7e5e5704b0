"""Set-up, business day and the passing of time (O07, K05, K06).

A day belongs to the calendar date on which it was opened. By the calendar it opens inside hours, stops taking tickets
at each closing time (a midday break too) and ends when the time for serving those who still wait has run out. Opened by
hand inside hours it is a day like any other; opened by hand outside hours it takes tickets until it is closed by hand
or until hours begin, from when on the calendar rules it. Closed by hand, the calendar does not reopen it that date.

At the end of a day whoever was being served is served, and whoever was not (called ones too) has left at closing.
"""

from hub.engine.commands import AcceptOffice, Ask, LocalTime
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.document_table import Problem, by_path
from hub.engine.events import (
    DayClosed,
    DayOpened,
    Event,
    OfficeAccepted,
    TakingSwitched,
    VisitLeftAtClosing,
    VisitReturned,
    VisitServed,
)
from hub.engine.hours import date_of, day_name, is_inside, serving_is_over
from hub.engine.ids import BusinessDay, Instant, SeriesId, VisitId
from hub.engine.office import Office
from hub.engine.office_document import read_office
from hub.engine.refusal import Reason, Refusal
from hub.engine.state import State
from hub.engine.terms import ENDINGS, CounterState, VisitState
from hub.engine.timers import TimerKind


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
        if not _is_over(state.day.day, ask.local):
            return Refusal(Reason.DAY_ALREADY_OPEN, {"day": state.day.day})
        closing = _end_of_day(state, state.day.day, by_hand=True)
    return (*closing, _opening(state, ask.local, by_hand=not is_inside(office, ask.local)))


def close_day(state: State) -> Answer:
    if not state.day.open or state.day.day is None:
        return Refusal(Reason.DAY_NOT_OPEN)
    return _end_of_day(state, state.day.day, by_hand=True)


def tick(state: State, ask: Ask) -> Answer:
    """What time brings: nothing (`no_change`) almost always, then in O(1)."""
    office = state.office
    if office is None:
        return no_change()
    if not state.day.open or state.day.day is None:
        events = _open_by_calendar(state, office, ask.local)
    else:
        events = _tick_open_day(state, office, ask, state.day.day)
    return events if events else no_change()


def _tick_open_day(state: State, office: Office, ask: Ask, day: BusinessDay) -> tuple[Event, ...]:
    inside = is_inside(office, ask.local)
    if inside and _is_over(day, ask.local):
        return *_end_of_day(state, day, by_hand=False), _opening(state, ask.local, by_hand=False)
    if not inside and not state.day.by_hand and serving_is_over(office, day, ask.local):
        return _end_of_day(state, day, by_hand=False)
    returns = _due_returns(state, ask.now)
    if inside and (state.day.by_hand or not state.day.taking):
        return TakingSwitched(day, taking=True), *returns
    if not inside and not state.day.by_hand and state.day.taking:
        return TakingSwitched(day, taking=False), *returns
    return returns


def _is_over(day: BusinessDay, local: LocalTime) -> bool:
    """Whether the date of a business day has passed. A wall clock that was set back ends no day: people are waiting."""
    return date_of(day) < local.date


def _open_by_calendar(state: State, office: Office, local: LocalTime) -> tuple[Event, ...]:
    day = state.day.day
    closed_by_hand_today = state.day.by_hand and day is not None and date_of(day) == local.date
    if closed_by_hand_today or not is_inside(office, local):
        return ()
    return (_opening(state, local, by_hand=False),)


def _opening(state: State, local: LocalTime, *, by_hand: bool) -> DayOpened:
    return DayOpened(day_name(local, state.openings.get(local.date, 0)), by_hand)


def _end_of_day(state: State, day: BusinessDay, *, by_hand: bool) -> tuple[Event, ...]:
    events: list[Event] = []
    for visit in state.visits.values():
        if visit.state is VisitState.SERVING and visit.counter is not None:
            events.append(VisitServed(visit.id, visit.counter))
        elif visit.state not in ENDINGS:
            events.append(VisitLeftAtClosing(visit.id))
    return *events, DayClosed(day, by_hand)


def _due_returns(state: State, now: Instant) -> tuple[Event, ...]:
    return tuple(
        VisitReturned(VisitId(subject), by_itself=True) for kind, subject in state.due(now) if kind is TimerKind.RETURN
    )


def _still_needed(state: State, office: Office) -> list[Problem]:
    """What the new set-up drops although people wait for it or work there."""
    services = {service.id for service in office.services if not service.is_category}
    counters = {counter.id for counter in office.counters}
    problems = [
        Problem(f"counters.{counter.id}", "close this counter before taking it out")
        for counter in state.counters.values()
        if counter.state is not CounterState.CLOSED and counter.id not in counters
    ]
    out = _prefixes_out(state)
    problems += [
        Problem(f"series.{series.id}.prefix", f"tickets with {series.prefix!r} of another series are out today")
        for series in office.series
        if out.get(series.prefix, series.id) != series.id
    ]
    held = {visit.service for visit in state.visits.values() if visit.state not in ENDINGS}
    problems += [
        Problem(f"services.{service}", "people still wait for this service: serve or transfer them first")
        for service in sorted(held - services)
    ]
    return problems


def _prefixes_out(state: State) -> dict[str, SeriesId]:
    """The prefixes of today's tickets, with their series: given to another series, two tickets would look alike."""
    if state.setup is None or not state.day.open:
        return {}
    given = (state.setup.series(series) for series in state.last_numbers)
    return {series.prefix: series.id for series in given if series is not None}
