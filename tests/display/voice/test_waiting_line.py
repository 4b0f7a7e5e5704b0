"""What waits to be spoken: order, forms, bounds; over random histories, too (W03)."""

import random

import pytest

from display.announcing import Announcement
from display.voice.waiting import AGAIN_WITHIN_S, GROUP_MOST, MOST_WAITING, OLDEST_S, Form, Line, Turn
from tests.display.voice.room import call, notice


def line_of(*items: object) -> Line:
    line = Line()
    for item in items:
        line.put(item, 0.0)  # type: ignore[arg-type]
    return line


def turns(line: Line, now: float = 1.0) -> list[Turn]:
    found = []
    while (turn := line.next(now)[0]) is not None:
        found.append(turn)
    return found


@pytest.mark.parametrize(
    ("waiting", "forms"),
    [
        (1, [(Form.WHOLE, 1)]),
        (2, [(Form.SHORT, 1), (Form.WHOLE, 1)]),
        (3, [(Form.SHORT, 1), (Form.SHORT, 1), (Form.WHOLE, 1)]),
        (4, [(Form.GROUPED, 4)]),
        (GROUP_MOST + 2, [(Form.GROUPED, GROUP_MOST), (Form.SHORT, 1), (Form.WHOLE, 1)]),
    ],
)
def test_the_form_follows_from_how_many_wait(waiting: int, forms: list[tuple[Form, int]]) -> None:
    line = line_of(*(call(number) for number in range(waiting)))
    assert [(turn.form, len(turn.calls)) for turn in turns(line)] == forms


def test_a_notice_keeps_its_place_and_an_urgent_one_is_first() -> None:
    line = line_of(call(1), notice("lift"), call(2), notice("fire", urgent=True), notice("gas", urgent=True))
    said = [turn.notice.id if turn.notice else turn.calls[0].call for turn in turns(line)]
    assert said == ["fire", "gas", 1, "lift", 2]


def test_a_notice_that_is_put_in_again_is_said_once() -> None:
    line = line_of(notice("lift"), call(1), notice("lift"))
    assert [turn.notice.id if turn.notice else 0 for turn in turns(line)] == [0, "lift"]


def test_what_goes_back_comes_first_but_after_an_emergency() -> None:
    line = line_of(call(1), call(2))
    turn, _ = line.next(1.0)
    assert turn is not None
    line.put(notice("fire", urgent=True), 2.0)
    line.put_back(turn.entries, failed=True)
    after = turns(line)
    assert [one.notice.id if one.notice else one.calls[0].call for one in after] == ["fire", 1, 2]
    assert [one.entries[0].failed for one in after] == [False, True, False]


def test_time_lets_go_of_calls_and_never_of_an_emergency() -> None:
    line = line_of(call(1), notice("fire", urgent=True))
    assert [one.item for one in line.unheard(AGAIN_WITHIN_S + 1)] == [call(1)]
    line.put(call(2), 0.0)
    turn, late = line.next(OLDEST_S + 1)
    assert turn is not None
    assert turn.urgent
    assert [one.item for one in late] == [call(2)]
    assert not line


def test_over_random_histories_nothing_is_lost_doubled_or_kept_for_ever() -> None:
    for seed in range(200):
        dice = random.Random(seed)
        line, put, gone, now = Line(), 0, list[int](), 0.0
        for _ in range(120):
            now += dice.random() * 4
            match dice.choice(("call", "call", "call", "turn", "hush", "notice", "fire")):
                case "call":
                    put += 1
                    gone += _numbers(line.put(call(put), now))
                case "turn":
                    turn, late = line.next(now)
                    gone += _numbers(late)
                    if turn is not None and dice.random() < 0.2:
                        line.put_back(turn.entries, failed=dice.random() < 0.5)
                    elif turn is not None:
                        gone += [one.call for one in turn.calls]
                case "hush":
                    gone += _numbers(line.hush(dice.randint(1, put + 1)))
                case "notice":
                    line.put(notice(f"n{dice.randint(0, 2)}"), now)
                case _:
                    line.put(notice("fire", urgent=True), now)
            assert len(line._entries) <= MOST_WAITING + GROUP_MOST
        while line:
            turn, late = line.next(now)
            gone += [*_numbers(late), *(one.call for one in (turn.calls if turn is not None else ()))]
        assert sorted(gone) == list(range(1, put + 1)), seed


def _numbers(entries: object) -> list[int]:
    return [one.item.call for one in entries if isinstance(one.item, Announcement)]  # type: ignore[attr-defined]
