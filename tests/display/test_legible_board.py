"""Rows at least as large as the board rule asks, and no larger than there is room; hung high, they grow."""

import math

import pytest

from display.legible import AIRIEST_ROW, MIDDLE, NEAR, Hall, legible_board
from hub.config.errors import ConfigError
from hub.face.metrics import Board, Screen, board, board_unit, digit_mm, farthest_for
from hub.face.tokens import load_look

SCREENS = [
    (Screen(1920, 1080, 43.0), 10.0),
    (Screen(1920, 1080, 50.0), 5.0),
    (Screen(1080, 1920, 43.0), 5.0),
    (Screen(3840, 2160, 75.0), 8.0),
    (Screen(2160, 3840, 55.0), 6.0),
]


@pytest.mark.parametrize(("screen", "seat_m"), SCREENS)
def test_the_rows_fill_the_screen_and_keep_the_rule(screen: Screen, seat_m: float) -> None:
    rule, unit = load_look().board, board_unit(screen)
    least, shown = board(load_look(), screen, seat_m), legible_board(screen, seat_m)
    assert isinstance(least, Board)
    assert shown.rows == least.rows
    assert shown.digit_mm >= least.digit_mm
    assert shown.digit_px <= screen.width_px * rule.max_digit_per_width + 1
    used = shown.rows * (shown.row_px + rule.gap_px * unit) - rule.gap_px * unit
    room = screen.height_px - (rule.head_px + rule.edge_px) * unit
    assert used <= room
    grown = shown.row_px >= shown.digit_px * rule.row * AIRIEST_ROW - 1
    assert grown or used > room - shown.rows * 2 * max(1.0, unit)


def test_four_times_the_pixels_give_the_same_board_twice_as_large() -> None:
    fine, plain = legible_board(Screen(3840, 2160, 43.0), 10), legible_board(Screen(1920, 1080, 43.0), 10)
    assert fine.rows == plain.rows
    assert fine.digit_mm == pytest.approx(plain.digit_mm, rel=0.002)


def test_a_board_nobody_could_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="use a larger screen"):
        legible_board(Screen(1080, 1920, 43.0), 12.0)


def test_a_screen_hung_high_is_farther_off_and_seen_from_below() -> None:
    # 10 m along the floor, 1.2 m up: 10.0717 m off, and 0.7 degrees there are 123.1 mm, seen at cos 6.8 degrees.
    seen = 2 * 10_071.7 * math.tan(math.radians(0.35)) / math.cos(math.atan(0.12))
    assert digit_mm(10, 1.2) == pytest.approx(seen, rel=1e-4)
    assert legible_board(Screen(1920, 1080, 50.0), 10, 2.4).digit_mm >= seen
    with pytest.raises(ConfigError, match=r"10\.4 m at most"):
        legible_board(Screen(1920, 1080, 43.0), 10.5, 2.0)


@pytest.mark.parametrize("rise", [0.0, 0.8, 2.0])
def test_the_farthest_seat_for_a_digit_is_the_last_that_can_read_it(rise: float) -> None:
    farthest = farthest_for(122.0, rise)
    assert digit_mm(farthest, rise) <= 122.0 < digit_mm(farthest + 0.1, rise)


def test_nearer_readers_need_smaller_letters_but_not_below_the_screen() -> None:
    hall = Hall(10.0)
    assert hall.call_mm == pytest.approx(122.2, abs=0.1)
    assert hall.letter_mm(NEAR) == pytest.approx(15.3, abs=0.1)  # look.md: 16 mm, for near readers
    assert hall.letter_mm(MIDDLE) == pytest.approx(40.7, abs=0.1)  # look.md: 41 mm, head and way in words
    assert Hall(1.0).letter_mm(NEAR) == pytest.approx(5.5, abs=0.1)  # accessibility.md: 5.5 mm, never less
    assert Hall(4.0, 3.2).letter_mm(NEAR) == pytest.approx(24.4, abs=0.1)  # 2 m above the eyes: read from 2 m off
