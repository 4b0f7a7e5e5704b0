import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.schedule import LEAST_STINT_MS, SHORT_STINT_MS, STINT_MS, VISIBLE_MS, Schedule
from hub.wire.views import CallView


def call(number: int, label: str | None = None, standing: bool = True) -> CallView:
    return CallView(
        call=number,
        label=label or f"R{number:03}",
        language="en",
        counter="c",
        sign="4",
        zone="a",
        arrow="left",
        way={},
        times=1,
        at=0,
        standing=standing,
    )


def up(schedule: Schedule, now: int) -> list[int]:
    return [entry.call.call for entry in schedule.advance(now)]


def test_rows_are_newest_first_and_history_fills_what_is_left() -> None:
    schedule = Schedule(3)
    for number in (1, 2, 3, 4, 5):
        schedule.add(call(number), 0, owed=False)
    assert up(schedule, 0) == [5, 4, 3]
    schedule.add(call(6), 10)
    assert up(schedule, 10) == [6, 5, 4]


def test_a_row_gives_way_to_a_new_call_after_four_seconds_and_comes_back_for_its_thirty() -> None:
    schedule = Schedule(1)
    schedule.add(call(1), 0)
    assert up(schedule, 0) == [1]
    schedule.add(call(2), 100)
    assert up(schedule, 100) == [1]
    assert schedule.next_change(100) == SHORT_STINT_MS - 100
    assert up(schedule, SHORT_STINT_MS) == [2]
    assert up(schedule, SHORT_STINT_MS + STINT_MS - 1) == [2]
    assert up(schedule, SHORT_STINT_MS + STINT_MS) == [1]


@pytest.mark.parametrize("rows", [3, 4, 5, 6])
def test_twice_as_many_calls_at_once_as_there_are_rows_are_all_shown_within_five_seconds(rows: int) -> None:
    """A call that no display has shown within 5 s counts as lost."""
    schedule = Schedule(rows)
    for number in range(1, 2 * rows + 1):
        schedule.add(call(number), 0)
    seen = {number for now in range(0, 5_001, 250) for number in up(schedule, now)}
    assert seen == set(range(1, 2 * rows + 1))


@pytest.mark.parametrize(("rows", "within"), [(2, 5_000), (3, 0), (3, 5_000), (4, 8_000), (6, 5_000)])
def test_forty_calls_at_once_are_all_up_within_ten_seconds_and_then_for_thirty(rows: int, within: int) -> None:
    schedule = Schedule(rows)
    coming = [(number * within // 40, number) for number in range(1, 41)]
    first: dict[int, int] = {}
    now = 0
    for _ in range(20_000):
        while coming and coming[0][0] <= now:
            at, number = coming.pop(0)
            schedule.add(call(number), at)
        for number in up(schedule, now):
            first.setdefault(number, now)
        entries = schedule._entries.values()
        if not coming and not any(entry.owed(now) for entry in entries):
            break
        now += min(schedule.next_change(now) or 250, 250)
    late = max(at - number * within // 40 for number, at in first.items())
    assert late <= 10_000
    assert [first[number] for number in range(1, 41)] == sorted(first.values()), "in the journal's order"
    assert all(entry.visible(now) >= VISIBLE_MS for entry in schedule._entries.values())


def test_a_recall_takes_the_place_of_the_first_call_with_its_whole_time() -> None:
    schedule = Schedule(2)
    schedule.add(call(1, "R001"), 0)
    schedule.add(call(2, "A001"), 0)
    up(schedule, 0)
    schedule.add(call(3, "R001"), 20_000)
    (recalled, other) = schedule.advance(20_000)
    assert (recalled.call.call, recalled.visible(20_000)) == (3, 0)
    assert (other.call.call, other.visible(20_000)) == (2, 20_000)
    schedule.add(call(1, "R001"), 21_000)  # a late word of the first call changes nothing
    assert up(schedule, 21_000) == [3, 2]


def test_a_call_that_was_taken_back_stands_marked_for_five_seconds_where_it_stood() -> None:
    schedule = Schedule(2)
    schedule.add(call(1, "R001"), 0)
    schedule.add(call(2, "A001"), 0)
    schedule.add(call(3, "C001"), 0)
    assert up(schedule, 0) == [2, 1]
    schedule.withdraw(call(3, "C001", standing=False), 50)
    schedule.withdraw(call(2, "A001", standing=False), 100)
    schedule.withdraw(call(2, "A001", standing=False), 4_000)
    (marked, _) = schedule.advance(5_099)
    assert (marked.withdrawn, marked.owed(5_099)) == (100, False)
    assert schedule.next_change(5_000) == 100
    assert up(schedule, 5_100) == [1], "what was not up is never shown as a mistake"
    schedule.add(call(4, "A001"), 5_200)
    schedule.withdraw(call(2, "A001", standing=False), 5_200)
    assert up(schedule, 5_200) == [4, 1], "a late word of the first call takes nothing from the next"


def test_a_call_that_was_taken_back_and_stands_again_is_a_call_like_any_other() -> None:
    schedule = Schedule(1)
    schedule.add(call(1), 0)
    schedule.advance(0)
    schedule.withdraw(call(1, standing=False), 1_000)
    schedule.add(call(1), 2_000)
    (entry,) = schedule.advance(7_000)
    assert (entry.withdrawn, entry.owed(7_000)) == (None, True)


def test_time_under_a_takeover_does_not_count() -> None:
    schedule = Schedule(2)
    schedule.add(call(1), 0)
    schedule.advance(0)
    schedule.cover(1_000)
    schedule.cover(1_500)
    schedule.add(call(2), 2_000)
    assert up(schedule, 6_000) == [1]
    assert schedule.next_change(6_000) is None
    schedule.uncover(9_000)
    schedule.uncover(9_500)
    (new, old) = schedule.advance(9_500)
    assert (new.call.call, old.visible(9_500)) == (2, 1_500)


def test_a_call_that_ends_stays_readable_and_a_snapshot_ends_what_it_does_not_name() -> None:
    schedule = Schedule(2)
    schedule.add(call(1), 0)
    schedule.add(call(1, standing=False), 5)
    (entry,) = schedule.advance(10)
    assert not entry.call.standing
    schedule.add(call(2), 10)
    schedule.none_stands()
    assert [entry.call.standing for entry in schedule.advance(20)] == [False, False]
    schedule.clear()
    assert up(schedule, 30) == []
    assert schedule.next_change(30) is None


def test_memory_is_bounded() -> None:
    schedule = Schedule(3)
    for number in range(1, 1001):
        schedule.add(call(number), number)
        schedule.advance(number)
    assert len(schedule._entries) <= 205


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=24), st.integers(3, 6))
def test_every_call_of_a_burst_has_its_thirty_seconds_and_readable_stints(gaps: list[int], rows: int) -> None:
    """Whatever the burst: nobody is left out, nobody is shown too shortly to be read, everybody soon."""
    schedule = Schedule(rows)
    arrivals: list[int] = []
    now = 0
    for gap in gaps:
        now += gap
        arrivals.append(now)
    pending = list(enumerate(arrivals, 1))
    first: dict[int, int] = {}
    came_up: dict[int, int] = {}
    clock = 0
    while clock < now + VISIBLE_MS * (len(gaps) // rows + 2):
        while pending and pending[0][1] <= clock:
            schedule.add(call(pending.pop(0)[0]), clock)
        shown = set(up(schedule, clock))
        assert len(shown) <= rows
        for number in shown - came_up.keys():
            first.setdefault(number, clock)
            came_up[number] = clock
        for number in came_up.keys() - shown:
            stint = clock - came_up.pop(number)
            assert (
                stint >= LEAST_STINT_MS - 250 or schedule._entries[f"R{number:03}"].visible(clock) >= VISIBLE_MS + stint
            )
        clock += 250
    assert first.keys() == set(range(1, len(gaps) + 1))
    assert all(not entry.owed(clock) for entry in schedule._entries.values())
    assert max(first[number] - arrivals[number - 1] for number in first) <= 10_000
    in_first_round = [first[number] - arrivals[number - 1] for number in range(1, min(rows, len(gaps)) + 1)]
    assert max(in_first_round) <= 250
