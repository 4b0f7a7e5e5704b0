"""Numbers leased to kiosks for when the hub is away: O03."""

import itertools
from dataclasses import replace
from typing import Any

import pytest

from hub.engine.commands import AcceptOffice, CloseDay, HandIn, LeaseNumbers, OpenDay, Tick
from hub.engine.deciding.leasing import MOST_LEASED, MOST_PAST_END
from hub.engine.events import NumbersLeased, SeriesUsedUp
from hub.engine.ids import BusinessDay, DeviceId, Instant, SeriesId, ServiceId, VisitId
from hub.engine.leases import Lease, LeasedBlock, Leases, in_blocks
from hub.engine.numbering import count_leasable, leasable, more_to_lease
from hub.engine.office import Series
from hub.engine.refusal import Reason
from tests.hub.engine.desk import KIOSK, KIOSK_2, MANAGER, MONDAY, Desk, clerk, document, replayed, services

DAY = BusinessDay(MONDAY)
A = SeriesId("a")


def series(**changes: Any) -> list[dict[str, Any]]:
    return [
        {"id": "a", "prefix": "A", "start": 1, "end": 999, "padding": 3} | changes,
        {"id": "c", "prefix": "C", "start": 10, "end": 990, "step": 10, "padding": 0},
    ]


def desk(**changes: Any) -> Desk:
    return Desk(series=series(**changes))


def leased(desk: Desk, each: int, actor: Any = KIOSK) -> NumbersLeased:
    (event, *_used_up) = desk.must(LeaseNumbers(each), actor)
    assert isinstance(event, NumbersLeased)
    return event


def held(desk: Desk, device: str = "kiosk-1", series: str = "a") -> list[int]:
    leases = desk.state.leases.of(desk.state.day.day, DeviceId(device))
    return [number for lease in leases if lease.series == series for number in lease.numbers]


def hand_in(desk: Desk, number: int) -> None:
    command = HandIn(
        VisitId(f"leased-{number}"), ServiceId("a"), "en", DAY, A, number, Instant(desk.now), Instant(desk.now)
    )
    desk.must(command, KIOSK)


def test_numbers_come_from_the_end_and_the_hub_goes_on_from_the_first() -> None:
    office = desk()
    assert leased(office, 3).blocks == (
        LeasedBlock(A, "A", 3, 997, 999),
        LeasedBlock(SeriesId("c"), "C", 0, 970, 990, 10),
    )
    assert [office.visit(office.ticket()).label for _ in range(2)] == ["A001", "A002"]
    assert office.visit(office.ticket("c")).label == "C10"


def test_the_hub_passes_over_what_is_leased_used_or_not_and_is_past_the_end_behind_it() -> None:
    office = desk(end=8)
    leased(office, 2)
    leased(office, 1, KIOSK_2)
    hand_in(office, 7)
    given = [office.visit(office.ticket()).label for _ in range(7)]
    assert given == ["A001", "A002", "A003", "A004", "A005", "A010", "A011"]
    assert [entry.event for entry in office.journal if isinstance(entry.event, SeriesUsedUp)] == [SeriesUsedUp(A, 10)]


def test_no_number_that_the_hub_has_passed_is_leased() -> None:
    office = desk(end=12)
    for _ in range(8):
        office.ticket()
    assert [leased(office, 9, kiosk).blocks[0].numbers for kiosk in (KIOSK, KIOSK_2)] == [range(12, 13), range(11, 12)]
    assert office.visit(office.ticket()).label == "A009"


def test_a_series_that_continues_is_leased_upwards_and_repeats_no_paper_on_the_next_day() -> None:
    office = desk(continues=True)
    office.ticket()
    assert leased(office, 3).blocks[0] == LeasedBlock(A, "A", 3, 2, 4)
    assert leased(office, 2, KIOSK_2).blocks[0] == LeasedBlock(A, "A", 3, 5, 6)
    hand_in(office, 2)
    office.later(9 * 60, "2026-11-24", 1)
    office.must(Tick())
    assert office.visit(office.ticket()).label == "A007"
    assert leased(office, 2).blocks[0] == LeasedBlock(A, "A", 3, 8, 9)


@pytest.mark.parametrize(("end", "expected"), [(9, range(10, 12)), (999, range(998, 1000)), (40, range(39, 41))])
def test_an_office_that_changes_a_series_during_the_day_leases_from_its_new_end(end: int, expected: range) -> None:
    office = desk(end=20)
    leased(office, 3)
    for _ in range(9):
        office.ticket()
    office.must(AcceptOffice(document(series=series(end=end))), MANAGER)
    assert leased(office, 2, KIOSK_2).blocks[0].numbers == expected
    given = [office.state.visits[office.ticket()].number for _ in range(12)]
    assert not {*given} & {18, 19, 20, *expected}


def test_a_series_in_steps_is_leased_in_its_steps_from_the_last_of_them() -> None:
    office = desk(start=5, end=99, step=10)
    assert leased(office, 2).blocks[0] == LeasedBlock(A, "A", 3, 85, 95, 10)


def test_a_million_numbers_are_leased_without_walking_over_them() -> None:
    found = Series(A, "A", start=0, end=999_999, step=1, padding=6)
    held = range(999_990, 1_000_000)
    assert next(leasable(found, None, held)) == 999_989
    assert count_leasable(replace(found, skipped=(3, 5, 999_995)), 4, held) == 999_999 - 4 - 10 - 1


@pytest.mark.parametrize("continues", [False, True])
def test_what_is_left_is_counted_as_it_is_leased(continues: bool) -> None:
    for last, step in itertools.product((None, 0, 3, 12, 25, 30, 31), (1, 2, 7)):
        found = Series(A, "A", 3, 30, step, 3, continues=continues, skipped=(3, 10, 11, 99))
        held = frozenset({4, 10, 24, 77})
        assert count_leasable(found, last, held) == len([*leasable(found, last, held)])


def test_two_kiosks_hold_different_numbers() -> None:
    office = desk()
    leased(office, 3)
    leased(office, 2, KIOSK_2)
    assert (held(office), held(office, "kiosk-2")) == ([997, 998, 999], [995, 996])


def test_a_lease_is_topped_up_to_what_is_wanted() -> None:
    office = desk()
    leased(office, 3)
    assert office.refused(LeaseNumbers(3), KIOSK) is Reason.NO_CHANGE
    assert office.refused(LeaseNumbers(1), KIOSK) is Reason.NO_CHANGE
    office.ticket()
    hand_in(office, 998)
    assert [block.series for block in leased(office, 3).blocks] == ["a"]
    assert held(office) == [996, 997, 999]


def test_numbers_that_are_never_given_are_not_leased() -> None:
    office = desk(skipped=[997, 998])
    assert leased(office, 3).blocks[:2] == (LeasedBlock(A, "A", 3, 995, 996), LeasedBlock(A, "A", 3, 999, 999))


def test_a_number_kept_overnight_is_leased_to_nobody() -> None:
    office = Desk(series=series(end=12), services=services(a={"keep_overnight": True}))
    leased(office, 3)
    hand_in(office, 11)
    office.later(9 * 60, "2026-11-24", 1)
    office.must(Tick())
    leased(office, 2)
    assert held(office) == [10, 12]


def test_only_a_device_is_leased_numbers_and_only_while_the_day_is_open() -> None:
    office = desk()
    assert office.refused(LeaseNumbers(3), clerk(1)) is Reason.NOT_YOUR_SESSION
    office.must(CloseDay(), MANAGER)
    assert office.refused(LeaseNumbers(3), KIOSK) is Reason.DAY_NOT_OPEN


@pytest.mark.parametrize(
    ("left", "held", "each", "expected"),
    [
        (999, 0, 60, 60),
        (979, 20, 60, 40),
        (939, 60, 60, 0),
        (929, 70, 60, 0),
        (99, 0, 60, 24),
        (75, 24, 60, 0),
        (1, 0, 60, 1),
        (0, 0, 60, 60),
    ],
)
def test_a_small_series_is_not_used_up_by_leases(left: int, held: int, each: int, expected: int) -> None:
    assert more_to_lease(left, held, each) == expected


def test_at_most_five_hundred_of_a_series_are_leased() -> None:
    office = desk(end=9999)
    leased(office, 100_000)
    assert len(held(office)) == 500


def test_a_series_that_is_used_up_is_leased_with_one_digit_more() -> None:
    office = desk(end=2)
    office.ticket()
    office.ticket()
    events = office.must(LeaseNumbers(2), KIOSK)
    assert events[1] == SeriesUsedUp(A, 11)
    assert held(office) == [10, 11]
    assert len(office.must(LeaseNumbers(3), KIOSK)) == 1, "told once a day"
    leased(office, 2, KIOSK_2)
    assert (held(office), held(office, "kiosk-2")) == ([10, 11, 12], [13, 14])
    assert office.visit(office.ticket()).label == "A015"


def test_a_series_that_no_service_uses_is_not_leased() -> None:
    office = Desk(series=[*series(), {"id": "old", "prefix": "O"}])
    assert {block.series for block in leased(office, 2).blocks} == {"a", "c"}


def test_a_new_day_begins_without_leases_and_forgets_the_ones_before_yesterday() -> None:
    office = desk()
    leased(office, 2)
    for date, weekday in (("2026-11-24", 1), ("2026-11-25", 2)):
        office.later(9 * 60, date, weekday)
        office.must(Tick())
        assert held(office) == []
    assert office.state.leases.all() == ()


def test_a_day_opened_twice_leases_the_same_again() -> None:
    office = desk()
    leased(office, 2)
    office.must(CloseDay(), MANAGER)
    office.must(OpenDay(), MANAGER)
    assert leased(office, 2).day == f"{MONDAY}#2"
    assert held(office) == [998, 999]


def test_a_prefix_that_kiosks_may_print_goes_to_no_other_series() -> None:
    office = desk()
    leased(office, 2)
    swapped = [{**series()[0], "prefix": "C"}, {**series()[1], "prefix": "A"}]
    assert office.refused(AcceptOffice(document(series=swapped)), MANAGER) is Reason.OFFICE_INVALID


def test_leases_are_told_in_blocks_without_gaps() -> None:
    lease = Lease(DAY, DeviceId("kiosk-1"), A, "A", 3, (1, 2, 3, 7, 8, 20))
    assert [(block.first, block.last) for block in in_blocks(lease, 1)] == [(1, 3), (7, 8), (20, 20)]
    assert [block.numbers for block in in_blocks(Lease(DAY, DeviceId("k"), A, "A", 0, (5, 10)), 5)] == [range(5, 11, 5)]
    assert [*in_blocks(Lease(DAY, DeviceId("k"), A, "A", 0, ()), 1)] == []


def test_what_nobody_holds_is_not_spent() -> None:
    leases = Leases([Lease(DAY, DeviceId("k"), A, "A", 0, (5,))])
    leases.spend(DAY, A, 6)
    assert leases.holding(DAY, A, 5) is not None
    leases.spend(DAY, A, 5)
    assert leases.all() == ()


def test_a_kiosk_that_lost_its_book_is_leased_none_of_the_numbers_that_may_be_on_paper() -> None:
    office = desk()
    leased(office, 5)
    first, other = held(office), leased(office, 5, KIOSK_2)
    event, *_ = office.must(LeaseNumbers(5, anew=True), KIOSK)
    assert isinstance(event, NumbersLeased)
    assert event.anew
    assert (len(first), len(held(office)), set(first) & set(held(office))) == (5, 5, set())
    assert {number for block in other.blocks if block.series == A for number in block.numbers} == set(
        held(office, "kiosk-2")
    )
    assert office.refused(LeaseNumbers(5), KIOSK) is Reason.NO_CHANGE
    assert replayed(office.journal).leases.all() == office.state.leases.all()


def test_the_first_lease_of_a_new_book_is_as_any_other() -> None:
    office = desk()
    event, *_ = office.must(LeaseNumbers(5, anew=True), KIOSK)
    assert event == NumbersLeased(DeviceId("kiosk-1"), DAY, leased(desk(), 5).blocks)


def test_asking_anew_again_and_again_has_an_end() -> None:
    office = desk(end=99)
    for _ in range(60):
        office.do(LeaseNumbers(MOST_LEASED, anew=True), KIOSK)
        office.do(LeaseNumbers(MOST_LEASED), KIOSK)
    assert len(office.state.kept_numbers[A]) <= 99 + MOST_PAST_END + 1
    assert held(office) == []
