"""A slot is a time of the office's own wall clock, also in the nights when that clock is changed (A03)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.api import mapping
from hub.service.clock import local_time
from tests.hub.running import HubInThread, new_visit_id

LONDON = ZoneInfo("Europe/London")
FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)
"""At one the clock goes to two; at two it goes back to one."""


def wall(slot: mapping.Slot | None) -> datetime:
    assert slot is not None
    return datetime.fromtimestamp(slot.wall_ms / 1000, UTC)


def test_a_time_that_is_left_out_is_no_slot() -> None:
    assert mapping.slot(FORWARD, "01:00", LONDON) is None
    assert mapping.slot(FORWARD, "01:59", LONDON) is None
    assert wall(mapping.slot(FORWARD, "00:59", LONDON)) == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)
    assert wall(mapping.slot(FORWARD, "02:00", LONDON)) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert wall(mapping.slot(BACK, "01:30", LONDON)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert wall(mapping.slot(BACK, "02:00", LONDON)) == datetime(2027, 10, 31, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/London", "America/St_Johns", "Pacific/Chatham", "Asia/Kathmandu", "UTC"])
@given(day=st.dates(date(2026, 1, 1), date(2030, 12, 31)), minute=st.integers(0, 24 * 60 - 1))
def test_a_slot_and_the_offices_clock_mean_the_same_moment(zone: str, day: date, minute: int) -> None:
    here = ZoneInfo(zone)
    slot = mapping.slot(day, mapping.clock_text(minute), here)
    if slot is None:
        midnight = datetime(day.year, day.month, day.day, tzinfo=here)
        offsets = {(midnight + timedelta(hours=hours)).utcoffset() for hours in (0, 24)}
        assert len(offsets) == 2, "only in a night of change a time is left out"
        return
    local = local_time(wall(slot), here)
    assert (local.date, local.minute, local.wall_ms) == (slot.date, slot.minute, slot.wall_ms)


def test_a_time_that_is_left_out_is_refused_as_no_slot(hub: HubInThread) -> None:
    body = {"id": new_visit_id(), "service": "identity-apply", "language": "en", "date": "2027-03-28", "time": "01:30"}
    answer = hub.post("/v1/appointments", hub.manager, body)
    assert (answer.status_code, answer.json()["reason"]) == (409, "slot_unknown")
    assert answer.json()["fields"] == {"date": "2027-03-28", "time": "01:30"}
    for wrong in ({"time": "24:00"}, {"time": "1:30"}, {"date": "2027-02-30"}, {"date": "1999-12-31"}):
        assert hub.post("/v1/appointments", hub.manager, {**body, **wrong}).status_code == 422
