"""Hours that do not overlap, seasons that can hold, a service's hours inside the office's, slots inside those (G04)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from hub.engine.checks.naming import once_each
from hub.engine.document_table import Problem
from hub.engine.office import Booking, Closure, Hours, Office, Season, Service

A_DAY = 24 * 60
A_WEEK = 7 * A_DAY
Span = tuple[int, int]
"""Minutes of the week, half-open."""


def check_calendar(office: Office) -> Iterator[Problem]:
    yield from _overlaps("hours", office.hours)
    yield from _closures("closures", office.closures)
    for index, season in enumerate(office.seasons):
        yield from _season(f"seasons[{index}]", season, office.seasons[index + 1 :])
    usual = [*office.hours, *(hours for season in office.seasons for hours in season.hours)]
    for index, service in enumerate(office.services):
        yield from _service(f"services[{index}]", service, usual)


def _overlaps(path: str, hours: Sequence[Hours]) -> Iterator[Problem]:
    for one, other in combinations(hours, 2):
        if any(a < d and c < b for a, b in spans([one]) for c, d in spans([other])):
            yield Problem(path, f"two openings on weekday {one.weekday + 1} overlap: make them one")


def _closures(path: str, closures: Sequence[Closure]) -> Iterator[Problem]:
    yield from once_each(path, [closure.date for closure in closures], "date")
    for index, closure in enumerate(closures):
        yield from _day(f"{path}[{index}].date", closure.date)


def _day(path: str, text: str) -> Iterator[Problem]:
    try:
        date.fromisoformat(text)
    except ValueError:
        if text:  # an empty one has been blamed in reading
            yield Problem(path, f"{text!r} is no day of the calendar")


def _season(path: str, season: Season, later: Iterable[Season]) -> Iterator[Problem]:
    yield from _day(f"{path}.first", season.first)
    yield from _day(f"{path}.last", season.last)
    yield from _overlaps(f"{path}.hours", season.hours)
    if season.last < season.first:
        yield Problem(f"{path}.last", f"end on or after the first day ({season.first})")
    elif any(other.first <= season.first and season.last <= other.last for other in later):
        yield Problem(path, "never holds: a season further down covers all its days; put this one below it")


def _service(path: str, service: Service, usual: Sequence[Hours]) -> Iterator[Problem]:
    yield from _overlaps(f"{path}.hours", service.hours)
    yield from _closures(f"{path}.closures", service.closures)
    if usual and not inside(service.hours, usual):
        yield Problem(f"{path}.hours", "keep inside the office's hours, or widen those")
    if service.booking is not None:
        yield from _booking(f"{path}.booking", service.booking, service.hours or usual)


def _booking(path: str, booking: Booking, around: Sequence[Hours]) -> Iterator[Problem]:
    hours = booking.hours or around
    if not hours:
        yield Problem(f"{path}.hours", "write when slots begin and end: neither the service nor the office has hours")
    yield from _overlaps(f"{path}.hours", booking.hours)
    if booking.hours and around and not inside(booking.hours, around):
        yield Problem(f"{path}.hours", "keep inside the hours of the service, or of the office")
    if hours and all(opening.closes - opening.opens < booking.slot_minutes for opening in hours):
        yield Problem(f"{path}.slot_minutes", "no opening is as long as one slot: shorten the slot")


def inside(inner: Iterable[Hours], outer: Iterable[Hours]) -> bool:
    """Whether every minute of the inner openings lies in an outer one."""
    merged: list[Span] = []
    for start, end in sorted(spans(outer)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return all(any(a <= start and end <= b for a, b in merged) for start, end in spans(inner))


def spans(hours: Iterable[Hours]) -> list[Span]:
    """The openings in minutes of the week; one over midnight on Sunday goes on on Monday."""
    found: list[Span] = []
    for each in hours:
        start, end = each.weekday * A_DAY + each.opens, each.weekday * A_DAY + each.closes
        found.append((start, min(end, A_WEEK)))
        if end > A_WEEK:
            found.append((0, end - A_WEEK))
    return found
