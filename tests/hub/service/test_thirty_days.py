"""A hub that is not restarted for thirty days (O06): days open and close by the calendar, and nothing grows that has
no bound: neither what it holds nor the steps that it takes."""

import gc
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from hub.engine.commands import CallNext, MarkNoShow, OpenCounter, ParkVisit, Tick
from hub.engine.ids import CounterId
from hub.service.clock import ManualClock
from hub.service.house import HUB, House
from tests.hub.service import town

HOURS_OPEN = 6.9
A_LITTLE = 1_000_000
"""Bytes that three weeks may add: what the allocator does not give back, not a byte per visit (there are 9,000)."""


def test_nothing_is_held_from_day_to_day(tmp_path: Path) -> None:
    clock = town.manual_clock()
    with closed_after(town.open_house(tmp_path, clock)) as house:
        _a_day(house, clock, 20)
        held = _held(house)
        for _ in range(5):
            _a_day(house, clock, 20)
            assert _held(house) == held


@pytest.mark.long
@pytest.mark.timeout(900)
def test_thirty_days_without_a_restart(tmp_path: Path) -> None:
    """After eight days the feed holds all it may; three weeks more add nothing."""
    clock = town.manual_clock()
    with closed_after(town.open_house(tmp_path, clock)) as house:
        tracemalloc.start()
        try:
            for _ in range(8):
                _a_day(house, clock, 400)
            gc.collect()
            before = tracemalloc.get_traced_memory()[0]
            for _ in range(22):
                _a_day(house, clock, 400)
            gc.collect()
            grown = tracemalloc.get_traced_memory()[0] - before
        finally:
            tracemalloc.stop()
        assert grown < A_LITTLE


@contextmanager
def closed_after(house: House[str]) -> Iterator[House[str]]:
    try:
        yield house
    finally:
        house.close_blocking()


def _a_day(house: House[str], clock: ManualClock, tickets: int) -> None:
    """One working day: people come and are called evenly, a few do not come or wait aside; then on to next morning."""
    _tick(house)
    for number in (1, 2):
        house.submit_blocking(town.new_request(), town.clerk(number), OpenCounter(CounterId(f"counter-{number}")))
    for number in range(tickets):
        town.do(house, town.ticket(town.PASSPORTS if number % 3 else town.TAXES))
        counter = 1 + number % 2
        called = town.do(house, CallNext(CounterId(f"counter-{counter}")), town.clerk(counter))
        visit = called.changes[-1].visit
        if visit is not None and number % 10 == 0:
            town.do(house, MarkNoShow(visit.id), town.clerk(counter))
        elif visit is not None and number % 10 == 5:
            town.do(house, ParkVisit(visit.id, 5), town.clerk(counter))
        clock.advance(minutes=HOURS_OPEN * 60 / (tickets + 1))
        _tick(house)
    while house.board.day.open:
        clock.advance(minutes=30)
        _tick(house)
    weekday = clock.wall().weekday()
    morning = clock.wall().replace(hour=8, minute=30) + timedelta(days=3 if weekday == 4 else 1)
    clock.advance(seconds=(morning - clock.wall()).total_seconds())


def _tick(house: House[str]) -> None:
    house.submit_blocking(town.new_request(), HUB, Tick())


def _held(house: House[str]) -> dict[str, int]:
    """What the live state holds between two days."""
    state = house._ledger.state
    return {
        "visits": len(state.visits),
        "calls": len(state.calls),
        "mementos": len(state.mementos),
        "parts": len(state.parts),
        "counters": len(state.counters),
        "turns": len(state.turns),
    }
