"""The hub goes and comes back: everybody gets a number, and is in line where they came (O03). Real hub, real sockets,
time in the test's hand."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.desk import make_order
from kiosk.orders import Wish
from tests.kiosk.away.rig import Box, House, Time, house_and_time, waiting
from tests.waiting import wait_until


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[House, Time]]:
    with house_and_time(tmp_path) as both:
        yield both


def test_numbers_are_leased_at_once_and_the_hub_gives_them_to_nobody_else(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    with Box(house, time, tmp_path, each=5) as box:
        box.until_leased()
        _, given = box.take()
        assert given.seq is not None
        house.stop()
        box.until_lost()
        labels = [box.take()[1].label for _ in range(5)]
        assert given.label not in labels
        assert len(set(labels)) == 5


@pytest.mark.parametrize("people", [8, pytest.param(60, marks=pytest.mark.long)])
def test_everybody_is_in_line_by_their_true_arrival(place: tuple[House, Time], tmp_path: Path, people: int) -> None:
    house, time = place
    with Box(house, time, tmp_path, each=70) as box:
        box.until_leased()
        order = [box.take()[1].label]
        house.stop()
        box.until_lost()
        for _ in range(people):
            time.later(600 / people)
            order.append(box.take()[1].label)
            assert box.answers[-1][1].ahead is None
        time.later(1)
        house.start()
        wait_until(lambda: box.link.stream.connected, what="the stream")
        order.append(box.take()[1].label)
        box.told()
        line = waiting(house.hub)
        assert [one["label"] for one in line] == order
        assert len({one["id"] for one in line}) == people + 2
        assert box.ledger.outstanding() == []


def test_what_was_given_before_a_crash_is_handed_in_after_it(place: tuple[House, Time], tmp_path: Path) -> None:
    house, time = place
    with Box(house, time, tmp_path) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        labels = []
        for _ in range(3):
            time.later(60)
            labels.append(box.take()[1].label)
    # The kiosk's power is cut as well: it starts, still without the hub, and goes on.
    time.boot, time.seconds = "two", 20.0
    with Box(house, time, tmp_path) as box:
        assert box.reserve.picture is not None
        box.until_lost()
        for _ in range(2):
            time.later(60)
            labels.append(box.take()[1].label)
        assert [entry.ticket.given.label for _, entry in box.reserve.entries()] == labels
        house.start()
        wait_until(lambda: box.link.stream.connected, what="the stream")
        box.told()
        assert [one["label"] for one in waiting(house.hub)] == labels
    assert len(set(labels)) == 5
    with Box(house, time, tmp_path) as box:
        wait_until(lambda: box.link.stream.connected, what="the stream")
        box.told()
        assert [one["label"] for one in waiting(house.hub)] == labels


def test_a_kiosk_whose_book_is_broken_gives_no_number_that_may_be_on_paper(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    labels = []
    with Box(house, time, tmp_path, each=5) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        labels += [box.take()[1].label for _ in range(2)]
    for leftover in tmp_path.glob("numbers.ledger-*"):
        leftover.unlink()
    (tmp_path / "numbers.ledger").write_bytes(b"broken" * 1000)
    house.start()
    with Box(house, time, tmp_path, each=5) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        labels += [box.take()[1].label for _ in range(2)]
    assert len(set(labels)) == 4


def test_an_answer_that_was_lost_makes_one_visit_under_the_paper_s_number(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    with Box(house, time, tmp_path) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        order, given = box.take()
        house.start()
        # As if the hub had made the visit just before it went: its answer never came.
        wish = order.wish
        told = house.hub.post(
            "/v1/visits", house.key, {"id": order.visit, "service": wish.service, "language": "en"}, order.request
        )
        box.told()
        line = waiting(house.hub)
        assert [one["label"] for one in line] == [given.label]
        if told.status_code == 200:
            assert told.json()["label"] != given.label


def test_a_refused_ticket_is_kept_and_told(place: tuple[House, Time], tmp_path: Path) -> None:
    house, time = place
    with Box(house, time, tmp_path) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        _, lost = box.take()
        time.later(3 * 24 * 3600)  # nobody came for three days
        house.start()
        wait_until(lambda: bool(box.ledger.all_refused()), what="the refusal")
        kept = box.ledger.all_refused()
        assert [(one.label, bool(one.reason)) for one in kept] == [(lost.label, True)]
        assert box.alarms == 1
        assert waiting(house.hub) == []


def test_what_was_typed_is_told_after_the_hand_in_and_never_on_the_disk(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    with Box(house, time, tmp_path) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        order, _ = box.take("permits-business", details=(("phone", "+44 5550 1234"),))
        written = b"".join(file.read_bytes() for file in tmp_path.glob("numbers.ledger*"))
        assert order.visit.encode() in written
        assert b"5550" not in written
        house.start()
        wait_until(lambda: box.link.stream.connected, what="the stream")
        box.told()
        kept = house.hub.get(f"/v1/visits/{order.visit}/details", house.hub.manager)
        assert kept.json()["phone"] == "+44 5550 1234", kept.text


def test_the_numbers_are_void_on_another_day_and_when_they_are_used_up(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    with Box(house, time, tmp_path, each=2) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        box.take()
        box.take()
        assert box.reserve.give(box.answers[0][0]) is None
        assert box.holds is not None
        time.later(20 * 3600)
        box.reserve.lost(key_refused=False)
        assert box.holds is None


def test_few_numbers_are_topped_up(place: tuple[House, Time], tmp_path: Path) -> None:
    house, time = place
    with Box(house, time, tmp_path, each=5) as box:
        box.until_leased()
        full = box.holds
        house.stop()
        box.until_lost()
        for _ in range(4):
            box.take()
        assert full is not None
        assert box.holds == full - 4
        house.start()
        box.until_leased(full)
        box.told()
        assert len(waiting(house.hub)) == 4


def test_how_long_the_numbers_will_do_is_told_at_the_pace_of_the_people(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    with Box(house, time, tmp_path, each=10) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        for number in range(6):
            assert box.lasting is None or number > 4
            time.later(60)
            box.take()
        assert box.holds is not None
        assert box.lasting == timedelta(minutes=box.holds)


def test_numbers_of_a_day_that_ended_without_a_word_are_not_said_to_go_on(
    place: tuple[House, Time], tmp_path: Path
) -> None:
    house, time = place
    with Box(house, time, tmp_path, each=5) as box:
        box.until_leased()
        house.stop()
        box.until_lost()
        time.later(24 * 3600)
        assert box.reserve.give(make_order(Wish("taxes", "en"))) is None
        assert box.holds is None
