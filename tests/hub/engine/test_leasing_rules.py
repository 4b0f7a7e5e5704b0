"""Numbers leased to kiosks for when the hub is away: O03."""

from typing import Any

import pytest

from hub.engine.commands import AcceptOffice, CloseDay, HandIn, LeaseNumbers, OpenDay, Tick
from hub.engine.events import NumbersLeased, SeriesUsedUp
from hub.engine.ids import BusinessDay, DeviceId, Instant, SeriesId, ServiceId, VisitId
from hub.engine.leases import Lease, LeasedBlock, Leases, in_blocks
from hub.engine.numbering import more_to_lease
from hub.engine.office import Series
from hub.engine.refusal import Reason
from tests.hub.engine.desk import KIOSK, KIOSK_2, MANAGER, MONDAY, Desk, clerk, document, services

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


def test_numbers_come_right_behind_those_given_and_the_hub_goes_on_behind_them() -> None:
    office = desk()
    office.ticket()
    assert leased(office, 3).blocks == (
        LeasedBlock(A, "A", 3, 2, 4),
        LeasedBlock(SeriesId("c"), "C", 0, 10, 30, 10),
    )
    assert office.visit(office.ticket()).label == "A005"
    assert office.visit(office.ticket("c")).label == "C40"


def test_two_kiosks_hold_different_numbers() -> None:
    office = desk()
    leased(office, 3)
    leased(office, 2, KIOSK_2)
    assert (held(office), held(office, "kiosk-2")) == ([1, 2, 3], [4, 5])


def test_a_lease_is_topped_up_to_what_is_wanted() -> None:
    office = desk()
    leased(office, 3)
    assert office.refused(LeaseNumbers(3), KIOSK) is Reason.NO_CHANGE
    assert office.refused(LeaseNumbers(1), KIOSK) is Reason.NO_CHANGE
    office.ticket()
    hand_in(office, 1)
    assert [block.series for block in leased(office, 3).blocks] == ["a"]
    assert held(office) == [2, 3, 5]


def test_numbers_that_are_never_given_are_not_leased() -> None:
    office = desk(skipped=[2, 3])
    assert leased(office, 3).blocks[:2] == (LeasedBlock(A, "A", 3, 1, 1), LeasedBlock(A, "A", 3, 4, 5))


def test_a_number_kept_overnight_is_leased_to_nobody() -> None:
    office = Desk(series=series(), services=services(a={"keep_overnight": True}))
    office.ticket()
    office.later(9 * 60, "2026-11-24", 1)
    office.must(Tick())
    leased(office, 3)
    assert held(office) == [2, 3, 4]


def test_only_a_device_is_leased_numbers_and_only_while_the_day_is_open() -> None:
    office = desk()
    assert office.refused(LeaseNumbers(3), clerk(1)) is Reason.NOT_YOUR_SESSION
    office.must(CloseDay(), MANAGER)
    assert office.refused(LeaseNumbers(3), KIOSK) is Reason.DAY_NOT_OPEN


@pytest.mark.parametrize(
    ("end", "last", "held", "each", "expected"),
    [
        (999, None, 0, 60, 60),
        (999, None, 20, 60, 40),
        (999, None, 60, 60, 0),
        (999, None, 70, 60, 0),
        (99, None, 0, 60, 24),
        (99, 24, 24, 60, 0),
        (9, 8, 0, 60, 1),
        (9, 9, 0, 60, 60),
    ],
)
def test_a_small_series_is_not_used_up_by_leases(
    end: int, last: int | None, held: int, each: int, expected: int
) -> None:
    found = Series(A, "A", start=1, end=end, step=1, padding=3)
    assert more_to_lease(found, last, held, each) == expected


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


def test_a_day_opened_twice_leases_from_the_start_again() -> None:
    office = desk()
    leased(office, 2)
    office.must(CloseDay(), MANAGER)
    office.must(OpenDay(), MANAGER)
    assert leased(office, 2).day == f"{MONDAY}#2"
    assert held(office) == [1, 2]


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
