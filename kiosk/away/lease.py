"""The numbers that this kiosk holds for one business day."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from hub.wire.views import LeaseAnswer, NumberBlock
from kiosk.away import blocks

ENOUGH = 0.6
"""Below this share of what there was after the last lease, more is asked for."""
NIGHT_SHIFT = timedelta(hours=4)
"""A day that is open goes on past midnight for so long after the last word from the hub."""


class Lease(BaseModel):
    """`full`: how many of each series there were when it was made; a series of which the hub had fewer to give is not
    asked for again and again. `office`: the version of the office's document it was made under."""

    model_config = ConfigDict(frozen=True)

    day: str
    office: int
    blocks: tuple[NumberBlock, ...]
    full: dict[str, int]

    @classmethod
    def of(cls, answer: LeaseAnswer, office: int, used: Collection[tuple[str, int]]) -> "Lease":
        full = dict(blocks.left(answer.blocks, used))
        return cls(day=answer.day, office=office, blocks=tuple(answer.blocks), full=full)

    def left(self, used: Collection[tuple[str, int]]) -> Mapping[str, int]:
        return blocks.left(self.blocks, used)

    def low(self, used: Collection[tuple[str, int]]) -> bool:
        now = self.left(used)
        return any(now.get(series, 0) < ENOUGH * full for series, full in self.full.items())


def still_that_day(contact: datetime, now: datetime) -> bool:
    """Whether the business day of the last contact goes on, both on the office's wall clock: the numbers of a day are
    void on the next one."""
    return now.date() == contact.date() or now - contact < NIGHT_SHIFT
