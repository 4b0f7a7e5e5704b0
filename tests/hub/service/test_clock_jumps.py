"""Must show 4 (O10): whatever happens to the wall clock, order, waits, timers and slots stay right. The real clock, the
real journal, the real timers; only the computer's own time is made."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hub.engine.commands import BookAppointment, CheckIn, OpenDay, ParkVisit, ReturnVisit
from hub.engine.ids import AppointmentId, VisitId
from hub.engine.journey import Slot
from hub.engine.terms import Arrival, Channel, VisitState
from hub.service.change import Accepted
from hub.service.clock import local_time
from hub.store.entries import ClockState
from hub.store.times import wall_ms
from tests.hub.service.made_office import MadeOffice
from tests.hub.service.made_time import NINETEEN_SEVENTY, MadeTime
from tests.hub.service.town import PASSPORTS, clerk, document, ticket

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MONDAY_TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ALL_WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MadeOffice]:
    """Open on Monday at ten, a clerk at counter 1; nothing disciplines its clock."""
    made = MadeOffice(tmp_path, MadeTime(MONDAY_TEN, synchronised=False))
    assert made.house.board.day.open
    made.open_counter()
    yield made
    made.close()


JUMPS = {
    "back an hour": MONDAY_TEN - HOUR,
    "forward three": MONDAY_TEN + 3 * HOUR,
    "to 1970": NINETEEN_SEVENTY,
    "forward a year": MONDAY_TEN + timedelta(days=365),
    "back to yesterday": MONDAY_TEN - timedelta(days=1),
    "forward over closing time": MONDAY_TEN + 12 * HOUR,
}


@pytest.mark.parametrize("to", JUMPS.values(), ids=JUMPS)
def test_a_step_of_the_wall_clock_changes_no_order_no_wait_and_no_timer(office: MadeOffice, to: datetime) -> None:
    first, parked = office.ticket(), office.ticket()
    assert office.called() == first
    office.finish(first)
    assert office.called() == parked
    office.do(ParkVisit(parked, minutes=10), clerk(1))
    second = office.ticket()
    office.pass_by(4)
    office.set_wall(to)
    third = office.visit(office.ticket()).id if office.taking() else None
    office.pass_by(5)
    assert office.visit(parked).state is VisitState.PARKED, "returned too early"
    office.pass_by(1)
    assert office.waits(parked), "not returned in its time"
    assert office.waited(second) == 10 * MINUTE
    assert office.waited(parked) == 10 * MINUTE
    if third is not None:
        assert office.waited(third) == 6 * MINUTE
    order = [office.called() for _ in range(2 if third is None else 3)]
    assert order == [visit for visit in (parked, second, third) if visit is not None]
    assert office.house.clock.drift_ms() == (to - MONDAY_TEN - 4 * MINUTE) // timedelta(milliseconds=1)


@pytest.mark.parametrize("to", JUMPS.values(), ids=JUMPS)
def test_nobody_is_sent_home_by_a_step_that_is_soon_taken_back(office: MadeOffice, to: datetime) -> None:
    waiting = [office.ticket() for _ in range(3)]
    day = office.house.board.day.day
    office.set_wall(to)
    office.pass_by(10)
    office.set_wall(MONDAY_TEN + 10 * MINUTE)
    office.pass_by(1)
    assert office.house.board.day.day == day
    assert office.taking()
    assert [office.called() for _ in waiting] == waiting


def test_a_first_start_in_1970_that_is_put_right_later(tmp_path: Path) -> None:
    office = MadeOffice(tmp_path, MadeTime(NINETEEN_SEVENTY, synchronised=False))
    assert office.house.clock.stamp().clock is ClockState.BEHIND
    if not office.house.board.day.open:
        office.do(OpenDay())
    office.open_counter()
    before = office.ticket()
    office.pass_by(3)
    office.set_wall(MONDAY_TEN, synchronised=True)
    office.pass_by(2)
    after = office.ticket()
    assert office.house.clock.wall() == MONDAY_TEN + 2 * MINUTE
    assert (office.waited(before), office.waited(after)) == (5 * MINUTE, timedelta(0))
    office.reboot(2 * MINUTE, synchronised=True)
    assert office.waited(before) == 7 * MINUTE, "the years before the correction are nobody's wait"
    assert [office.called(), office.called()] == [before, after]
    office.sleep(24)
    assert office.house.board.day.day == "2026-11-24"
    office.close()


@pytest.mark.parametrize("lost_to", [NINETEEN_SEVENTY, datetime(2025, 3, 1, tzinfo=UTC)], ids=["1970", "image"])
def test_a_reboot_with_a_lost_clock_at_noon_goes_on_where_it_stopped(office: MadeOffice, lost_to: datetime) -> None:
    office.sleep(2)
    first, second, parked = office.ticket(), office.ticket(), office.ticket()
    office.do(ParkVisit(parked, minutes=10), clerk(1))
    office.pass_by(4)
    third = office.ticket()
    office.reboot(3 * MINUTE, lost_to)
    assert office.house.board.day.open
    assert office.taking()
    assert office.house.clock.stamp().clock is ClockState.BEHIND
    # The outage is not known (nor the time since the last event before it), so it is in nobody's wait.
    assert office.house.clock.wall() == MONDAY_TEN + 2 * HOUR + 4 * MINUTE
    assert office.waited(first) == 4 * MINUTE
    office.pass_by(6)
    assert office.waits(parked)
    assert [office.called() for _ in range(4)] == [first, second, parked, third]
    office.set_wall(MONDAY_TEN + 2 * HOUR + 13 * MINUTE, synchronised=True)
    assert office.waited(third) == 6 * MINUTE
    assert office.house.clock.wall() == MONDAY_TEN + 2 * HOUR + 13 * MINUTE
    assert office.house.clock.stamp().clock is ClockState.SYNCHRONISED
    office.sleep(12)
    assert not office.house.board.day.open


def test_a_reboot_with_a_good_clock_counts_the_outage_as_waited(office: MadeOffice) -> None:
    visit = office.ticket()
    office.reboot(20 * MINUTE)
    assert office.waited(visit) == 20 * MINUTE
    office.set_wall(MONDAY_TEN + 3 * HOUR)
    office.ticket()
    office.reboot(10 * MINUTE)
    assert office.waited(visit) == 30 * MINUTE, "the step is not taken for time, also over a reboot"


NIGHTS = {
    # Clocks go from 02:00 to 03:00 on 28 March, from 03:00 back to 02:00 on 31 October (Madrid, 2027).
    "spring": (datetime(2027, 3, 27, 17, 0, tzinfo=UTC), 11 * HOUR),
    "autumn": (datetime(2027, 10, 30, 16, 0, tzinfo=UTC), 13 * HOUR),
}


@pytest.mark.parametrize(("evening", "night"), NIGHTS.values(), ids=NIGHTS)
def test_a_night_on_which_the_clocks_change(tmp_path: Path, evening: datetime, night: timedelta) -> None:
    """An emergency desk from 18:00 to 06:00: `night` is how long that lasts."""
    zone = ZoneInfo("Europe/Madrid")
    hours = [{"days": ALL_WEEK, "opens": "18:00", "closes": "30:00"}]
    office = MadeOffice(tmp_path, MadeTime(evening), time_zone="Europe/Madrid", hours=hours)
    day = office.house.board.day.day
    assert (office.taking(), day) == (True, f"{evening:%Y-%m-%d}")
    office.open_counter()
    first = office.ticket()
    office.do(ParkVisit(first, minutes=480), clerk(1))
    office.sleep(7.5)
    second = office.ticket()
    assert office.waited(first) == 7.5 * HOUR
    assert office.visit(first).state is VisitState.PARKED
    office.pass_by(30)
    assert office.waits(first), "480 minutes are 480 minutes"
    assert office.house.board.day.day == day, "midnight is no end of the day"
    office.sleep((night - 8 * HOUR) / HOUR - 0.25)
    assert office.taking()
    assert (office.called(), office.called()) == (first, second)
    office.pass_by(15)
    assert local_time(office.house.clock.wall(), zone).minute == 6 * 60
    assert not office.taking()
    assert office.house.board.day.day == day
    office.close()


@pytest.mark.parametrize("wall", [datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)])
def test_no_slot_is_bent_by_such_a_night(wall: datetime) -> None:
    """What a slot is judged by advances evenly while the clock on the wall jumps."""
    zone = ZoneInfo("Europe/Madrid")
    moments = [local_time(wall + minutes * MINUTE, zone) for minutes in range(0, 180, 15)]
    steps = {later.wall_ms - earlier.wall_ms for earlier, later in pairwise(moments)}
    assert steps == {15 * 60_000}
    on_the_wall = [later.minute - earlier.minute for earlier, later in pairwise(moments)]
    assert sorted(set(on_the_wall)) in ([15, 75], [-45, 15])


@pytest.mark.parametrize("to", JUMPS.values(), ids=JUMPS)
def test_a_booked_person_is_on_time_whatever_the_clock_did_meanwhile(tmp_path: Path, to: datetime) -> None:
    passports, taxes = _services()
    booked = passports | {"booking": {"slot_minutes": 30, "capacity": 1, "horizon_days": 30}}
    office = MadeOffice(tmp_path, MadeTime(MONDAY_TEN, synchronised=False), services=[booked, taxes])
    office.open_counter()
    slot = Slot("2026-11-23", 11 * 60, wall_ms(MONDAY_TEN + HOUR))
    appointment = AppointmentId("appointment-1")
    office.do(BookAppointment(appointment, PASSPORTS, slot, "en", Channel.WEB))
    office.pass_by(30)
    office.set_wall(to)
    office.pass_by(10)
    office.set_wall(MONDAY_TEN + 40 * MINUTE, synchronised=True)
    office.do(CheckIn(appointment, VisitId("booked"), Channel.KIOSK))
    visit = office.visit(VisitId("booked"))
    assert visit.arrival is Arrival.ON_TIME
    assert visit.slot_at == office.house.clock.instant() + 20 * 60_000
    office.set_wall(to)
    office.pass_by(5)
    assert office.visit(visit.id).slot_at == visit.slot_at
    assert office.called() == visit.id
    office.close()


def _services() -> list[dict[str, object]]:
    services = document()["services"]
    assert isinstance(services, list)
    return services


def test_a_business_day_lasts_over_midnight_and_numbers_go_on(tmp_path: Path) -> None:
    hours = [{"days": ALL_WEEK, "opens": "20:00", "closes": "26:00"}]
    office = MadeOffice(tmp_path, MadeTime(MONDAY_TEN + 11 * HOUR), hours=hours)
    assert office.house.board.day.day == "2026-11-23"
    office.open_counter()
    before = office.ticket()
    office.sleep(3.5)
    after = office.ticket()
    assert office.house.clock.wall() == datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    assert [office.visit(one).label for one in (before, after)] == ["R001", "R002"]
    assert [office.visit(one).day for one in (before, after)] == ["2026-11-23", "2026-11-23"]
    office.reboot(MINUTE)
    assert office.house.board.day.day == "2026-11-23"
    assert [office.called(), office.called()] == [before, after]
    office.finish(after)
    office.sleep(1.5)
    assert not office.taking()
    office.sleep(18.5)
    assert office.house.board.day.day == "2026-11-24"
    fresh = office.ticket()
    assert office.visit(fresh).label == "R001"
    office.close()


def test_what_was_said_before_a_step_is_not_said_again(office: MadeOffice) -> None:
    """A repeat of a request over a step of the clock is still a repeat."""
    visit = VisitId("visit-a")
    command = ticket(visit=visit)
    first = office.do(command)
    office.set_wall(MONDAY_TEN - HOUR)
    again = office.house.submit_blocking(first.changes[0].recorded.request, first.changes[0].recorded.actor, command)
    assert isinstance(again, Accepted)
    assert again.repeated
    assert not isinstance(office.ask(ReturnVisit(visit), clerk(1)), Accepted)
