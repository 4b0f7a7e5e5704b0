"""What the beginning of a business day keeps of the days before, and what it forgets."""

from collections import Counter as Tally

from hub.engine.hours import date_of
from hub.engine.ids import SeriesId
from hub.engine.model import Day
from hub.engine.numbering import carried_over
from hub.engine.state import State
from hub.engine.terms import ENDINGS, VisitState

DATES_KEPT = 400
"""A year and more, so that a wall clock set back does not make a day's name anew."""


def begin_day(state: State, day: Day, date: str) -> None:
    """Begin a business day: numbers restart (or go on, where the series says so), what ended before is dropped."""
    before, state.day = state.day, day
    state.openings[date] = state.openings.get(date, 0) + 1
    if len(state.openings) > DATES_KEPT:
        del state.openings[min(state.openings)]
    state.visits = {visit.id: visit for visit in state.visits.values() if visit.state not in ENDINGS}
    state.calls = {seq: call for seq, call in state.calls.items() if call.visit in state.visits}
    state.kept_numbers = _numbers_held(state)
    state.leases.keep_only(before.day)
    state.last_numbers = _continued(state)
    state.issued_of = {}
    state.used_up = set()
    state.closed = {}
    state.turns = {}
    state.mementos = {}
    state.help = {}
    state.tallies = {}
    state.bookings.forget_before(bookings_kept_from(before, date))
    tally = Tally(visit.state for visit in state.visits.values())
    state.counts = {each: tally[each] for each in VisitState}
    state.issued = len(state.visits)


def bookings_kept_from(before: Day, date: str) -> str:
    """The date from which bookings are kept when a day opens on `date` after the day `before`: from the earlier of the
    two on, so that a day opened under a date to come (a clock put forward by mistake) loses no booking of the present.
    """
    return min(date, date_of(before.day)) if before.day is not None else date


def _numbers_held(state: State) -> dict[SeriesId, frozenset[int]]:
    held: dict[SeriesId, set[int]] = {}
    for visit in state.visits.values():
        if not visit.walk_up:
            held.setdefault(visit.series, set()).add(visit.number)
    return {series: frozenset(numbers) for series, numbers in held.items()}


def _continued(state: State) -> dict[SeriesId, int]:
    """The last numbers of the series that go on from day to day and are not used up."""
    found: dict[SeriesId, int] = {}
    for series_id, last in state.last_numbers.items():
        series = state.setup.series(series_id) if state.setup is not None else None
        if series is not None:
            carried = carried_over(series, last, state.kept_numbers.get(series_id, frozenset()))
            if carried is not None:
                found[series_id] = carried
    return found
