"""The office's calendar, in its own wall time. Pure: dates are ISO strings, minutes are minutes of the day.

An opening belongs to the date on which it begins, also when it lasts over midnight (`closes` after 1440): closures and
seasons are judged for that date, and so is the business day. Openings that touch are one as far as closing time goes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hub.engine.commands import LocalTime
from hub.engine.ids import BusinessDay
from hub.engine.office import Closure, Hours, Office, Service
from hub.engine.terms import ServiceClosed, Texts

HORIZON_DAYS = 370
"""How far `next_opening` looks: an office closed for longer than a year has no next opening to show."""
DAY_MINUTES = 24 * 60

HoursOn = Callable[[str], Sequence[Hours]]
"""The openings that begin on an ISO date."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A coming opening: ISO date, weekday 0 = Monday, minute of the day."""

    date: str
    weekday: int
    minute: int


@dataclass(frozen=True, slots=True)
class Span:
    """A time that is open, in minutes from the midnight that began a date: negative before it, half-open."""

    opens: int
    closes: int


# The office


def hours_on(office: Office, day: str) -> list[Hours]:
    """The openings that begin on a date, earliest first: none on a closure, a season's own while it lasts."""
    if any(closure.date == day for closure in office.closures):
        return []
    hours = office.hours
    for season in office.seasons:
        if season.first <= day <= season.last:
            hours = season.hours
    return _of_weekday(hours, day)


def is_inside(office: Office, local: LocalTime) -> bool:
    """Whether the calendar has the office open: opens <= minute < closes."""
    return _begun_on(office, local) is not None


def business_date(office: Office, local: LocalTime) -> str:
    """The date that the moment belongs to: yesterday's while yesterday's opening lasts over midnight."""
    return _begun_on(office, local) or local.date


def next_opening(office: Office, local: LocalTime) -> Opening | None:
    """The next time the office opens after `local`, for the closed screens; None within a year when there is none."""
    return _next(lambda day: hours_on(office, day), local)


def closed_because(office: Office, day: str) -> Texts:
    """The reason that people read on a date without openings; empty when there is none to tell."""
    for closure in office.closures:
        if closure.date == day:
            return closure.reason
    reason: Texts = {}
    for season in office.seasons:
        if season.first <= day <= season.last:
            reason = season.reason
    return reason if not hours_on(office, day) else {}


def last_closing(office: Office, day: BusinessDay) -> int | None:
    """The minute at which a business day closes for good, from the midnight that began its date (over 1440: on the
    next date); None for a date without openings."""
    return max((hours.closes for hours in hours_on(office, date_of(day))), default=None)


def minutes_since(day: str, local: LocalTime) -> int:
    """Minutes of wall time from the midnight that began a date."""
    return (date.fromisoformat(local.date) - date.fromisoformat(day)).days * DAY_MINUTES + local.minute


def date_of(day: BusinessDay) -> str:
    """The ISO date on which a business day was opened."""
    return day.partition("#")[0]


def day_name(day: str, opened_before: int) -> BusinessDay:
    """The name of the day to open on a date, when `opened_before` days were opened on it already."""
    return BusinessDay(day if opened_before == 0 else f"{day}#{opened_before + 1}")


# A service


def service_hours_on(office: Office, service: Service, day: str) -> list[Hours]:
    """The openings of a service that begin on a date: its own inside the office's, or else the office's."""
    if _is_closure(service.closures, day):
        return []
    inside = hours_on(office, day)
    if not service.hours:
        return inside
    weekday = date.fromisoformat(day).weekday()
    mine = [Span(hours.opens, hours.closes) for hours in _of_weekday(service.hours, day)]
    return [
        Hours(weekday, span.opens, span.closes)
        for span in _common(mine, [Span(hours.opens, hours.closes) for hours in inside])
    ]


def closed_by_calendar(office: Office, service: Service, local: LocalTime) -> ServiceClosed | None:
    """Why the calendar gives no ticket for the service now, although the office takes tickets; None when it does.

    Outside the office's hours (a day opened by hand) the hours inside them say nothing: then only closures count.
    """
    today = _begun_on(office, local)
    if service.closures and _is_closure(service.closures, today or local.date):
        return ServiceClosed.CLOSURE
    last = service.last_ticket_minutes if service.last_ticket_minutes is not None else office.last_ticket_minutes
    if today is None or not (last or service.hours):
        return None
    spans = _spans(lambda day: service_hours_on(office, service, day), local.date)
    span = next((span for span in spans if span.opens <= local.minute < span.closes), None)
    if span is None:
        return ServiceClosed.HOURS
    return ServiceClosed.LAST_TICKET if local.minute >= span.closes - last else None


def next_opening_of(office: Office, service: Service, local: LocalTime) -> Opening | None:
    """The next time the service opens after `local`; None within a year when there is none."""
    return _next(lambda day: service_hours_on(office, service, day), local)


def service_closed_because(office: Office, service: Service, day: str) -> Texts:
    """The reason that people read when the service does not open on a date; empty when there is none to tell."""
    for closure in service.closures:
        if closure.date == day:
            return closure.reason
    return closed_because(office, day)


# Pieces


def _begun_on(office: Office, local: LocalTime) -> str | None:
    """The date on which the opening began that lasts now; None outside hours. Of two, the one that began last."""
    if any(hours.opens <= local.minute < hours.closes for hours in hours_on(office, local.date)):
        return local.date
    yesterday = (date.fromisoformat(local.date) - timedelta(days=1)).isoformat()
    minute = local.minute + DAY_MINUTES
    return yesterday if any(minute < hours.closes for hours in hours_on(office, yesterday)) else None


def _of_weekday(hours: Iterable[Hours], day: str) -> list[Hours]:
    weekday = date.fromisoformat(day).weekday()
    return sorted((each for each in hours if each.weekday == weekday), key=lambda each: each.opens)


def _is_closure(closures: Iterable[Closure], day: str) -> bool:
    return any(closure.date == day for closure in closures)


def _common(some: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """The times in both lists."""
    both = (Span(max(a.opens, b.opens), min(a.closes, b.closes)) for a in some for b in others)
    return [span for span in both if span.opens < span.closes]


def _spans(hours_of: HoursOn, day: str) -> list[Span]:
    """What is open around a date, from the openings that begin the day before to those of the day after."""
    spans: list[Span] = []
    for offset in (-1, 0, 1):
        shift = offset * DAY_MINUTES
        on = (date.fromisoformat(day) + timedelta(days=offset)).isoformat()
        spans += [Span(hours.opens + shift, hours.closes + shift) for hours in hours_of(on)]
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.opens):
        if joined and span.opens <= joined[-1].closes:
            joined[-1] = Span(joined[-1].opens, max(joined[-1].closes, span.closes))
        else:
            joined.append(span)
    return joined


def _next(hours_of: HoursOn, local: LocalTime) -> Opening | None:
    today = date.fromisoformat(local.date)
    for ahead in range(HORIZON_DAYS):
        day = today + timedelta(days=ahead)
        for hours in hours_of(day.isoformat()):
            if ahead or hours.opens > local.minute:
                return Opening(day.isoformat(), day.weekday(), hours.opens)
    return None
