"""Ticket numbers: each series counts upwards through the business day, so no number is given twice in it (Q01, Q02)."""

from hub.engine.office import Series


def next_number(series: Series, last: int | None) -> int:
    """The number after `last` (None: none given today).

    A series that is used up goes on with one digit more: after 999 comes 1000, after 899 (end of 800-899) 1000. The
    answer is always greater than `last`, also when the set-up of the series changed during the day.
    """
    if last is None:
        return series.start
    following = last + series.step
    if last <= series.end < following:
        return max(following, one_digit_more(series.end))
    return following


def one_digit_more(number: int) -> int:
    """The smallest number with one digit more: 99 -> 100, 850 -> 1000."""
    return int(10 ** len(str(number)))


def label(series: Series, number: int) -> str:
    """What the person reads and hears: "R042"."""
    return f"{series.prefix}{number:0{series.padding}d}" if series.padding else f"{series.prefix}{number}"
