"""Ticket numbers: each series counts upwards through the business day, so no number is given twice in it (Q01, Q02)."""

from collections.abc import Collection

from hub.engine.office import Series


def next_number(series: Series, last: int | None, held: Collection[int] = ()) -> int:
    """The number after `last` (None: none given yet) that may be given: not one the series skips, and none that a
    visit kept from an earlier day holds.

    A series that is used up goes on with one digit more: after 999 comes 1000, after 899 (end of 800-899) 1000. The
    answer is always greater than `last`, also when the set-up of the series changed during the day.
    """
    number = series.start if last is None else following(series, last)
    while number in series.skipped or number in held:
        number = following(series, number)
    return number


def following(series: Series, last: int) -> int:
    """The number one step on; past the end of the series with one digit more."""
    after = last + series.step
    if last <= series.end < after:
        return max(after, one_digit_more(series.end))
    return after


def carried_over(series: Series, last: int, held: Collection[int]) -> int | None:
    """What a series that continues takes to the next business day as its last number; None when it begins anew: it
    wraps between days only."""
    return last if series.continues and next_number(series, last, held) <= series.end else None


def one_digit_more(number: int) -> int:
    """The smallest number with one digit more: 99 -> 100, 850 -> 1000."""
    return int(10 ** len(str(number)))


def label(series: Series, number: int) -> str:
    """What the person reads and hears: "R042"."""
    return f"{series.prefix}{number:0{series.padding}d}" if series.padding else f"{series.prefix}{number}"
