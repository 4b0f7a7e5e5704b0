"""The hub's line: never backwards, inside a boot by CLOCK_BOOTTIME, across boots by what can be trusted."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hub.engine.commands import LocalTime
from hub.engine.ids import Instant
from hub.service.clock import (
    BELIEVABLE_GAP,
    EARLIEST,
    ManualClock,
    SystemClock,
    boottime_ms,
    clock_state,
    line_after_boot,
    local_time,
)
from hub.store.entries import ClockState, Stamp
from hub.store.times import from_wall_ms, wall_ms
from tests.hub.service.made_time import NINETEEN_SEVENTY, MadeTime

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LAST = Stamp(Instant(wall_ms(NOON) + 5000), NOON, "an-earlier-boot", 1000, ClockState.SYNCHRONISED)


def test_a_new_journal_begins_at_the_wall_clock() -> None:
    clock = SystemClock()
    clock.follow(None)
    assert abs(clock.instant() - time.time() * 1000) < 1000


def test_inside_a_boot_the_line_advances_with_the_time_since_boot() -> None:
    clock = SystemClock()
    here = clock.stamp()
    clock.follow(Stamp(Instant(7_000_000), NOON, here.boot_id, here.boottime_ms - 250, ClockState.PLAUSIBLE))
    passed = boottime_ms() - here.boottime_ms
    assert 7_000_250 <= clock.instant() <= 7_000_250 + passed + 50


def test_after_a_boot_a_trusted_wall_clock_carries_the_line_on() -> None:
    for state in (ClockState.SYNCHRONISED, ClockState.PLAUSIBLE):
        assert line_after_boot(LAST, NOON + HOUR, state) == LAST.instant + 3_600_000


@pytest.mark.parametrize("state", ClockState)
def test_after_a_boot_the_line_never_goes_back(state: ClockState) -> None:
    assert line_after_boot(LAST, NOON - 1000 * HOUR, state) == LAST.instant


@pytest.mark.parametrize("state", [ClockState.BEHIND, ClockState.AHEAD])
def test_an_unbelievable_wall_clock_does_not_move_the_line(state: ClockState) -> None:
    assert line_after_boot(LAST, NOON + 100_000 * HOUR, state) == LAST.instant


@pytest.mark.parametrize(
    ("wall", "synchronised", "state"),
    [
        (NOON - 1000 * HOUR, True, ClockState.SYNCHRONISED),
        (NOON + HOUR, False, ClockState.PLAUSIBLE),
        (NOON - timedelta(seconds=1), False, ClockState.PLAUSIBLE),
        (NOON - HOUR, False, ClockState.BEHIND),
        (NOON + BELIEVABLE_GAP + HOUR, False, ClockState.AHEAD),
    ],
)
def test_what_the_wall_clock_is_worth(wall: datetime, synchronised: bool, state: ClockState) -> None:
    assert clock_state(wall, NOON, synchronised=synchronised) is state
    assert clock_state(wall, None, synchronised=False) is ClockState.PLAUSIBLE


def test_a_hub_that_runs_for_months_without_a_time_source_keeps_its_trust() -> None:
    """No Internet, no reboot: the last wall time that the journal held at start lies ever further back."""
    time = MadeTime(NOON, synchronised=False)
    clock = SystemClock(time)
    clock.follow(LAST)
    time.pass_by(BELIEVABLE_GAP + 10 * HOUR)
    assert clock.state() is ClockState.PLAUSIBLE
    time.set_wall(NOON - HOUR)
    assert clock.state() is ClockState.BEHIND


def test_a_wall_clock_that_cannot_be_right_is_replaced_by_the_line() -> None:
    time = MadeTime(NOON + HOUR, synchronised=False)
    clock = SystemClock(time)
    clock.follow(LAST)
    time.pass_by(HOUR)
    assert clock.wall() == NOON + 2 * HOUR
    time.set_wall(NINETEEN_SEVENTY)
    time.pass_by(HOUR)
    assert clock.wall() == NOON + 3 * HOUR
    stamp = clock.stamp()
    assert (stamp.wall, stamp.clock) == (NOON + 3 * HOUR, ClockState.BEHIND)
    time.set_wall(NOON + 4 * HOUR)
    assert clock.wall() == NOON + 4 * HOUR
    assert clock.drift_ms() == 3_600_000


def test_a_first_start_with_a_clock_that_was_never_set_says_so() -> None:
    time = MadeTime(NINETEEN_SEVENTY, synchronised=False)
    clock = SystemClock(time)
    clock.follow(None)
    time.pass_by(HOUR)
    assert clock.stamp() == Stamp(
        Instant(wall_ms(EARLIEST + HOUR)), EARLIEST + HOUR, "boot-1", 3_600_000 + time.UP_MS, ClockState.BEHIND
    )


def test_the_system_clock_never_goes_back_between_readings() -> None:
    clock = SystemClock()
    readings = [clock.instant() for _ in range(1000)]
    assert readings == sorted(readings)
    assert clock.stamp().clock in ClockState


def test_local_time_is_the_offices() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert local_time(late, ZoneInfo("Asia/Tokyo")) == LocalTime("2026-11-24", 8 * 60 + 30, 1, wall_ms(late))
    assert local_time(late, ZoneInfo("Etc/UTC")) == LocalTime("2026-11-23", 23 * 60 + 30, 0, wall_ms(late))


def test_a_manual_clock_follows_the_journal_and_moves_when_told() -> None:
    clock = ManualClock(NOON)
    clock.follow(LAST)
    assert clock.instant() == LAST.instant
    clock.advance(minutes=1, seconds=0.5)
    assert clock.instant() == LAST.instant + 60_500
    assert clock.wall() == NOON + timedelta(seconds=60.5)


def test_wall_times_survive_the_database() -> None:
    moment = datetime(2026, 3, 29, 1, 59, 59, 999_000, tzinfo=UTC)
    assert from_wall_ms(wall_ms(moment)) == moment
