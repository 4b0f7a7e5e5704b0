"""Rows at least as large as the board rule asks, and no larger than there is room."""

import pytest

from display.legible import AIRIEST_ROW, legible_board
from hub.config.errors import ConfigError
from hub.face.metrics import Board, Screen, board
from hub.face.tokens import load_look

SCREENS = [
    (Screen(1920, 1080, 43.0), 10.0),
    (Screen(1920, 1080, 50.0), 5.0),
    (Screen(1080, 1920, 43.0), 5.0),
    (Screen(3840, 2160, 75.0), 8.0),
]


@pytest.mark.parametrize(("screen", "seat_m"), SCREENS)
def test_the_rows_fill_the_screen_and_keep_the_rule(screen: Screen, seat_m: float) -> None:
    rule = load_look().board
    least, shown = board(load_look(), screen, seat_m), legible_board(screen, seat_m)
    assert isinstance(least, Board)
    assert shown.rows == least.rows
    assert shown.digit_mm >= least.digit_mm
    assert shown.digit_px <= screen.width_px * rule.max_digit_per_width + 1
    used = shown.rows * (shown.row_px + rule.gap_px) - rule.gap_px
    room = screen.height_px - rule.head_px - rule.edge_px
    assert used <= room
    grown = shown.row_px >= shown.digit_px * rule.row * AIRIEST_ROW - 1
    assert grown or used > room - shown.rows * 2


def test_a_board_nobody_could_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="use a larger screen"):
        legible_board(Screen(1080, 1920, 43.0), 12.0)
