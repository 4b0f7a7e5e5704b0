"""Lines, timers and memory: nothing grows without bound, and speed does not cost the order."""

import random

from hub.engine.commands import CloseDay, OpenDay, ParkVisit, TransferVisit, WithdrawVisit
from hub.engine.events import DayOpened
from hub.engine.ids import BusinessDay, Instant, ServiceId, VisitId
from hub.engine.lines import GONE_ALLOWANCE
from hub.engine.model import Day
from hub.engine.new_day import DATES_KEPT, begin_day
from hub.engine.state import State
from hub.engine.timers import TimerKind, Timers
from tests.hub.engine.desk import KIOSK, MANAGER, Desk, clerk


def test_a_line_keeps_few_gone_entries_whatever_happens() -> None:
    desk = Desk()
    desk.staffed(1)
    first = desk.ticket()
    visits = [desk.ticket() for _ in range(400)]
    random.Random(3).shuffle(visits)
    for visit in visits:
        desk.must(WithdrawVisit(visit), KIOSK)
        (line,) = desk.state.lines_of(ServiceId("a"))
        assert line.entries <= 2 * len(line) + GONE_ALLOWANCE
    assert line.head() == first
    desk.must(TransferVisit(first, ServiceId("c")), clerk(1))
    assert [*desk.state.lines_of(ServiceId("a"))] == []


def test_coming_and_going_leaves_one_entry() -> None:
    desk = Desk()
    desk.staffed(1)
    first, second = desk.ticket(), desk.ticket()
    for _ in range(50):
        desk.must(TransferVisit(second, ServiceId("c")), clerk(1))
        desk.must(TransferVisit(second, ServiceId("a")), clerk(1))
    (line,) = desk.state.lines_of(ServiceId("a"))
    assert line.entries == len(line) == 2
    assert line.in_order() == [first, second]


def test_timers_keep_few_gone_entries() -> None:
    timers = Timers()
    timers.start((TimerKind.RETURN, "stays"), Instant(1))
    for n in range(500):
        timers.start((TimerKind.RETURN, "moves"), Instant(1000 + n))
        timers.stop((TimerKind.RETURN, "moves"))
    assert len(timers) == 1
    assert timers.entries <= 2 + GONE_ALLOWANCE
    assert timers.due(Instant(0), 10) == []
    assert timers.due(Instant(5000), 10) == [(TimerKind.RETURN, "stays")]
    timers.stop((TimerKind.RETURN, "stays"))
    timers.stop((TimerKind.RETURN, "never there"))
    assert timers.entries == 0
    assert timers.due(Instant(5000), 10) == []


def test_past_days_are_dropped_at_the_next_opening() -> None:
    desk = Desk()
    desk.staffed(1)
    for _ in range(20):
        desk.ticket()
    desk.must(ParkVisit(VisitId("visit-1"), 5), clerk(1))
    desk.must(CloseDay(), MANAGER)
    assert len(desk.state.visits) == 20  # until then their pages can be read
    desk.must(OpenDay(), MANAGER)
    assert desk.state.visits == {}
    assert desk.state.issued == 0
    assert desk.state.waiting(ServiceId("a")) == 0
    assert desk.state.due(Instant(10**12)) == []


def test_day_names_are_remembered_for_a_year_and_more() -> None:
    state = State.empty()
    for n in range(DATES_KEPT + 5):
        begin_day(state, Day(BusinessDay(str(n))), f"{2000 + n}-01-01")
    assert len(state.openings) == DATES_KEPT
    assert "2000-01-01" not in state.openings


def test_a_day_opened_twice_has_two_names_also_after_the_wall_clock_was_set_back() -> None:
    desk = Desk()
    names = []
    for date, weekday in (("2026-11-24", 1), ("2026-11-23", 0), ("2026-11-24", 1)):
        desk.must(CloseDay(), MANAGER)
        desk.clock(9 * 60, date, weekday)
        (event,) = desk.must(OpenDay(), MANAGER)
        assert isinstance(event, DayOpened)
        names.append(event.day)
    assert names == ["2026-11-24", "2026-11-23#2", "2026-11-24#2"]
