"""The office's calendar, in its own wall time. Pure: dates are ISO strings, minutes are minutes of the day."""

from dataclasses import dataclass
from datetime import date, timedelta

from hub.engine.commands import LocalTime
from hub.engine.ids import BusinessDay
from hub.engine.office import Hours, Office

HORIZON_DAYS = 370
"""How far `next_opening` looks: an office closed for longer than a year has no next opening to show."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A coming opening: ISO date, weekday 0 = Monday, minute of the day."""

    date: str
    weekday: int
    minute: int


def hours_on(office: Office, day: str) -> list[Hours]:
    """The openings on a date, earliest first; none on a closure."""
    if any(closure.date == day for closure in office.closures):
        return []
    weekday = date.fromisoformat(day).weekday()
    return sorted((hours for hours in office.hours if hours.weekday == weekday), key=lambda hours: hours.opens)


def is_inside(office: Office, local: LocalTime) -> bool:
    """Whether the calendar has the office open: opens <= minute < closes."""
    return any(hours.opens <= local.minute < hours.closes for hours in hours_on(office, local.date))


def next_opening(office: Office, local: LocalTime) -> Opening | None:
    """The next time the office opens after `local`, for the closed screens; None within a year when there is none."""
    today = date.fromisoformat(local.date)
    for ahead in range(HORIZON_DAYS):
        day = today + timedelta(days=ahead)
        for hours in hours_on(office, day.isoformat()):
            if ahead or hours.opens > local.minute:
                return Opening(day.isoformat(), day.weekday(), hours.opens)
    return None


def serving_is_over(office: Office, day: BusinessDay, local: LocalTime) -> bool:
    """Whether the time for serving those who still wait has run out: last closing of the day + the office's limit.

    Counted over midnight. False on a date without hours: such a day ends by hand or before the next opening.
    """
    opened_on = date_of(day)
    openings = hours_on(office, opened_on)
    if not openings:
        return False
    days = (date.fromisoformat(local.date) - date.fromisoformat(opened_on)).days
    closes = max(hours.closes for hours in openings)
    return days * 24 * 60 + local.minute >= closes + office.serve_after_closing_minutes


def date_of(day: BusinessDay) -> str:
    """The ISO date on which a business day was opened."""
    return day.partition("#")[0]


def day_name(local: LocalTime, opened_before: int) -> BusinessDay:
    """The name of the day to open, when `opened_before` days were opened on this date already."""
    return BusinessDay(local.date if opened_before == 0 else f"{local.date}#{opened_before + 1}")
