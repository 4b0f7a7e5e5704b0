"""Hours, seasons and closures of a document (G04).

Times of day are written "08:30"; a closing time after "24:00" is on the next date ("26:00" is two in the morning).
"""

import re

from hub.engine.document_table import Table, Tongues
from hub.engine.office import Closure, Hours, Season

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OPENS = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
CLOSES = re.compile(r"([012][0-9]|3[0-5]):[0-5][0-9]|36:00")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_OPENINGS = 50


def read_hours(table: Table, key: str = "hours") -> tuple[Hours, ...]:
    """The openings under `key`; none when it is left out."""
    openings = table.tables(key, may_be_empty=True, most=MOST_OPENINGS)
    return tuple(hours for opening in openings for hours in _opening(opening))


def read_closures(table: Table, tongues: Tongues) -> tuple[Closure, ...]:
    return tuple(_closure(each, tongues) for each in table.tables("closures", may_be_empty=True))


def read_seasons(table: Table, tongues: Tongues) -> tuple[Season, ...]:
    return tuple(_season(each, tongues) for each in table.tables("seasons", may_be_empty=True))


def clock(minute: int) -> str:
    """The minute of the day as it is written: 510 -> "08:30"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _opening(table: Table) -> list[Hours]:
    days = table.strings("days")
    opens = minute_of(table, "opens", OPENS, 'a time such as "08:30"')
    closes = minute_of(table, "closes", CLOSES, 'a time such as "18:00", at most "36:00" (noon of the next date)')
    for day in days:
        if day not in WEEKDAYS:
            table.blame("days", f"write weekdays from monday to sunday; {day!r} is none")
    if opens >= closes:
        table.blame("closes", 'close after opening; write "25:00" for one in the morning of the next date')
    table.done()
    return [Hours(WEEKDAYS.index(day), opens, closes) for day in days if day in WEEKDAYS]


def minute_of(table: Table, key: str, pattern: re.Pattern[str], meaning: str) -> int:
    """The minute of the day of a time as it is written; 0 for one that cannot be read."""
    hours, minutes = (table.matching(key, pattern, meaning) or "00:00").split(":")
    return int(hours) * 60 + int(minutes)


def _date(table: Table, key: str) -> str:
    return table.matching(key, DATE, 'a date in quotes, such as "2026-12-25"')


def _closure(table: Table, tongues: Tongues) -> Closure:
    closure = Closure(_date(table, "date"), table.texts("reason", tongues))
    table.done()
    return closure


def _season(table: Table, tongues: Tongues) -> Season:
    season = Season(
        _date(table, "first"),
        _date(table, "last"),
        read_hours(table),
        table.texts("reason", tongues, required=False),
    )
    table.done()
    return season
