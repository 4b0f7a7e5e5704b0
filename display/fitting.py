"""What the presenter asks of the screen before it shows a layout: how much of it people can read from their seats.

`display/legible.py` answers by the rules of display/README.md; the presenter never shows more than the answer allows.
"""

from dataclasses import dataclass
from typing import Protocol

from hub.wire.hall_terms import LayoutBeside, LayoutForm


@dataclass(frozen=True, slots=True)
class Shape:
    """What shall stand on the screen at once. `ticker`: a line at the lower edge; `notices`: at least one notice stands
    under the head."""

    form: LayoutForm = LayoutForm.BOARD
    beside: LayoutBeside = LayoutBeside.NOTHING
    ticker: bool = False
    notices: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What the screen holds of a shape. `rows` of calls; `notices` that stand at the same time; `next_lines`: services
    on one page of the panel of who is next, each with `next_labels` tickets; `ticker_signs`: letters of average width
    on one page of the ticker. What a shape does not have is 0."""

    rows: int
    notices: int = 0
    next_lines: int = 0
    next_labels: int = 0
    ticker_signs: int = 0


@dataclass(frozen=True, slots=True)
class NoRoom:
    """Nobody could read it. `reason` is stable (screen_too_narrow, screen_too_low); `detail` is one English sentence
    for whoever installs it or edits the office."""

    reason: str
    detail: str


class Fitting(Protocol):
    def room(self, shape: Shape) -> Room | NoRoom:
        """The same answer for the same shape, always: the screen and its seats do not change while the program runs."""
