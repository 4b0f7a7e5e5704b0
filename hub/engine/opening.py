"""When a business day is over, by the calendar and by the hub's own line (O10, Q03).

Wall clocks step: a small computer starts in 1970, somebody puts the clock forward by mistake. So a step of the wall
clock alone sends nobody home: a date counts as passed only when the hub's line has gone on accordingly, and the time
for serving after closing runs on the hub's line from the moment at which closing was seen.
"""

from typing import Final

from hub.engine.commands import Ask, LocalTime
from hub.engine.hours import business_date, date_of, last_closing, minutes_since
from hub.engine.ids import Instant
from hub.engine.model import Day
from hub.engine.office import Office

MS_PER_MINUTE: Final = 60_000
STEP_MINUTES: Final = 120
"""The wall clock may run ahead of the line by so much since the opening before it counts as put forward: summer time is
60, and an hour's mistake changes no date."""


LONGEST_DAY_MS: Final = 20 * 60 * MS_PER_MINUTE
"""Less than from one morning to the next, so that a day of a wrong date ends before the next morning's first ticket."""


def day_has_passed(office: Office, day: Day, ask: Ask) -> bool:
    """Whether the present moment belongs to another date than the open day. A clock that was set back ends no day,
    unless the line has gone on for longer than a day lasts: then the day itself was opened under a wrong date."""
    if day.day is None:
        return False
    opened, today = date_of(day.day), business_date(office, ask.local)
    if opened < today:
        return not _is_put_forward(day, ask.local, ask.now)
    return opened > today and ask.now - day.opened_at >= LONGEST_DAY_MS


def serving_is_over(office: Office, day: Day, ask: Ask) -> bool:
    """Whether the time for serving those who still wait has run out: the last closing of the day + the office's limit,
    both by the wall clock (over midnight too) and by the line since tickets stopped.

    False on a date without openings: such a day ends by hand or before the next opens."""
    closes = last_closing(office, day.day) if day.day is not None else None
    if day.day is None or closes is None:
        return False
    limit = office.serve_after_closing_minutes
    stopped = day.stopped_at if day.stopped_at is not None else ask.now
    return minutes_since(date_of(day.day), ask.local) >= closes + limit and ask.now - stopped >= limit * MS_PER_MINUTE


def _is_put_forward(day: Day, local: LocalTime, now: Instant) -> bool:
    if day.day is None or day.opened_minute is None:
        return False
    by_wall = minutes_since(date_of(day.day), local) - day.opened_minute
    return by_wall - (now - day.opened_at) / MS_PER_MINUTE > STEP_MINUTES
