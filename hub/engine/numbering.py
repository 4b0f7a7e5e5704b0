"""Ticket numbers: each series counts upwards through the business day, so no number is given twice in it (Q01, Q02)."""

from collections.abc import Collection, Iterator

from hub.engine.office import Series

LEASED_SHARE = 4
"""A device holds at most one number in so many of those that are left of a series."""


def next_number(series: Series, last: int | None, held: Collection[int] = ()) -> int:
    """The number after `last` (None: none given yet) that may be given: not one the series skips, and none of
    `held` (visits kept from an earlier day, papers of a roll, kiosks).

    A series that is used up goes on with one digit more: after 999 comes 1000, after 899 (end of 800-899) 1000. The
    answer is always greater than `last`, also when the set-up of the series changed during the day.
    """
    number = series.start if last is None else following(series, last)
    while number in series.skipped or number in held:
        number = following(series, number)
    return number


def leasable(series: Series, last: int | None, held: Collection[int] = ()) -> Iterator[int]:
    """The numbers of the series that a device may be leased, in the order in which they are: from the end downwards, so
    that the hub's own tickets go on from the first; upwards where the series continues, or the next day would give
    yesterday's papers again. None that the hub has passed; `last` and `held` as of `next_number`."""
    left = _not_passed(series, last)
    upwards = left if series.continues else reversed(left)
    return (number for number in upwards if number not in series.skipped and number not in held)


def count_leasable(series: Series, last: int | None, held: Collection[int] = ()) -> int:
    """How many numbers that is; O(held), a series may have a million."""
    left = _not_passed(series, last)
    return len(left) - sum(number in left for number in {*series.skipped, *held})


def _not_passed(series: Series, last: int | None) -> range:
    begin = series.start if last is None else max(series.start, following(series, last))
    return range(begin, series.end + 1, series.step)


def more_to_lease(left: int, held: int, each: int) -> int:
    """How many further numbers a device is given that holds `held` unused ones of a series and asks for `each`; `left`
    of the series nobody has.

    Several kiosks must not use a small series up in the morning: one device holds at most a quarter of what is left of
    it, its own counted. Past the end of the series (nothing left) there is no end to keep."""
    most = each if left <= 0 else min(each, max(1, (left + held) // LEASED_SHARE))
    return max(0, most - held)


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
