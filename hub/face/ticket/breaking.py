"""Where lines end: of much the same length, and never between a day and its month."""

import re
from collections.abc import Callable

# How exactly lines are evened out, in dots; less would only cost time.
BALANCE_DOTS = 8
KEPT_TOGETHER = "\N{NO-BREAK SPACE}"


def balanced(wrapped: Callable[[int], tuple[str, ...]], width: int) -> tuple[str, ...]:
    """The text in as few lines as `width` allows, but of much the same length: no last line of one word."""
    lines = wrapped(width)
    if len(lines) < 2:
        return lines
    too_narrow, enough = width // len(lines) // 2, width
    while enough - too_narrow > BALANCE_DOTS:
        middle = (too_narrow + enough) // 2
        if len(wrapped(middle)) > len(lines):
            too_narrow = middle
        else:
            enough = middle
    return wrapped(enough)


def day_kept(date: str) -> str:
    """A written date whose day of the month stays on one line with what follows: "24 November" is never parted."""
    return re.sub(r"(?<!\d)(\d{1,2}\.?) (?=\D)", rf"\1{KEPT_TOGETHER}", date)
