"""Set-up and business day."""

from dataclasses import replace

from hub.engine.events import (
    DayClosed,
    DayOpened,
    NumbersLeased,
    OfficeAccepted,
    Recorded,
    SeriesUsedUp,
    ServiceSwitched,
    TakingSwitched,
)
from hub.engine.hours import date_of
from hub.engine.model import Day
from hub.engine.new_day import begin_day
from hub.engine.office_document import build
from hub.engine.setup import Setup
from hub.engine.state import State


def office_accepted(state: State, event: OfficeAccepted) -> None:
    state.put_setup(Setup(build(event.document), event.document, event.version))


def day_opened(state: State, recorded: Recorded, event: DayOpened) -> None:
    day = Day(
        event.day,
        open=True,
        taking=True,
        opened_at=recorded.at,
        by_hand=event.by_hand,
        opened_minute=event.minute,
    )
    begin_day(state, day, date_of(event.day))


def taking_switched(state: State, recorded: Recorded, event: TakingSwitched) -> None:
    stopped = None if event.taking else recorded.at
    state.day = replace(state.day, taking=event.taking, by_hand=False, stopped_at=stopped)


def day_closed(state: State, event: DayClosed) -> None:
    state.day = replace(state.day, open=False, taking=False, by_hand=event.by_hand)


def service_switched(state: State, event: ServiceSwitched) -> None:
    if event.closed is None:
        state.closed.pop(event.service, None)
    else:
        state.closed[event.service] = event.closed


def numbers_leased(state: State, event: NumbersLeased) -> None:
    """The hub's own counting passes them over, used or not; in a series that continues it goes on behind them, on the
    next day too."""
    if event.anew:
        state.leases.drop(event.day, event.device)
    state.leases.take(event.day, event.device, event.blocks)
    for block in event.blocks:
        series = state.setup.series(block.series) if state.setup is not None else None
        if series is not None and series.continues:
            state.last_numbers[block.series] = block.last
        else:
            state.pass_over(block.series, block.numbers)


def series_used_up(state: State, event: SeriesUsedUp) -> None:
    state.used_up.add(event.series)
