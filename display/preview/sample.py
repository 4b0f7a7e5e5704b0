"""What a hub would tell a display on a busy morning: the office as it is, and calls that nobody has made. Pure."""

from datetime import UTC, datetime

from hub.wire.hall import CounterShown
from hub.wire.office import CounterPlaceView, OfficeView
from hub.wire.stream import DisplayChange, DisplaySnapshot
from hub.wire.terms import CounterState
from hub.wire.views import CallView, DayView, HubTime, LoadView

INSTANT = 10_000_000
"""Of the hub's line, in milliseconds."""
WALL = datetime(2026, 3, 10, 10, 42, tzinfo=UTC)
BETWEEN_MS = 40_000
"""From one call to the next, long enough that the older ones are history."""
LETTERS = "RACHMBWDKQ"
LONGEST_LINE = 3


def now() -> HubTime:
    return HubTime(instant=INSTANT, wall=WALL)


def snapshot(office: OfficeView, calls: int) -> DisplaySnapshot:
    """Of an office that is open, with so many calls but the newest (`new_call`), and as many people in its lines."""
    made = [call(office, number) for number in range(1, calls)] if office.counters else []
    return DisplaySnapshot(
        seq=1_000,
        journal="preview",
        hub="preview",
        time=now(),
        office=office,
        day=DayView(day="2026-03-10", open=True, taking=True),
        loads=_loads(office, calls),
        calls=made,
        counters=[CounterShown(id=place.id, state=CounterState.OPEN) for place in office.counters],
    )


def call(office: OfficeView, number: int, at: int | None = None) -> CallView:
    """The `number`th call before now, at the counters in turn."""
    place = office.counters[number % len(office.counters)]
    return CallView(
        call=1_000 - number,
        label=label(number, 42 + 13 * number),
        language=office.default_language,
        counter=place.id,
        sign=place.sign,
        zone=place.zone,
        arrow=place.arrow,
        way=place.way,
        times=1,
        at=INSTANT - BETWEEN_MS * (number + 1) if at is None else at,
    )


def new_call(office: OfficeView, language: str) -> DisplayChange:
    """A call of this very moment, in that language."""
    made = call(office, 0, INSTANT).model_copy(update={"call": 2_000, "language": language})
    return DisplayChange(seq=2_000, type="called", time=now(), call=made)


def busiest_counter(office: OfficeView, zones: list[str]) -> CounterPlaceView | None:
    """The first counter, if possible in one of these zones."""
    here = [place for place in office.counters if place.zone in zones]
    return next(iter(here or office.counters), None)


def label(letter: int, number: int) -> str:
    return f"{LETTERS[letter % len(LETTERS)]}{number % 1000:03d}"


def _loads(office: OfficeView, calls: int) -> list[LoadView]:
    """Lines that look like a morning's: longer and shorter ones."""
    services = [service for service in office.services if not service.category]
    loads = []
    for at, service in enumerate(services):
        waiting = calls * (at % 4 + 1) // 2
        line = [label(at, 43 + place) for place in range(min(LONGEST_LINE, waiting))]
        wait = (5 * (waiting // 2), 5 * (waiting // 2) + 10) if waiting else (None, None)
        loads.append(
            LoadView(service=service.id, waiting=waiting, counters=2, next=line, wait_from=wait[0], wait_to=wait[1])
        )
    return loads
