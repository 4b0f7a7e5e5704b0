"""How large the board's rows are on this screen: what the farthest seat needs, and more where there is room."""

import math
from dataclasses import replace

from hub.config.errors import ConfigError, Fault
from hub.face.metrics import Board, BoardRefused, Screen, board, font_px
from hub.face.tokens import load_look

AIRIEST_ROW = 1.3
"""A row is at most this many times as high as its digits need: where the width limits them, rows part a little."""


def legible_board(screen: Screen, farthest_m: float) -> Board:
    """Raises `ConfigError` when nobody at that distance (metres) could read this screen."""
    found = board(load_look(), screen, farthest_m)
    if isinstance(found, BoardRefused):
        what = (
            f"on this screen ({screen.width_px}x{screen.height_px}, {screen.diagonal_inch:g} inch) digits can be read "
            f"from {found.largest_m:g} m at most, and the farthest seat is at {farthest_m:g} m; use a larger screen, "
            f"or set board.farthest_seat_m to {found.largest_m:g} or less and move the seats"
        )
        raise ConfigError("the display's settings", (Fault("board.farthest_seat_m", what),))
    return filled(found, screen)


def filled(least: Board, screen: Screen) -> Board:
    """The same number of rows over the whole height; digits grow with them as far as the width allows."""
    look = load_look()
    rule = look.board
    room = screen.height_px - rule.head_px - rule.edge_px
    highest = (room + rule.gap_px) / least.rows - rule.gap_px
    digit_px = max(least.digit_px, min(highest / rule.row, screen.width_px * rule.max_digit_per_width))
    return replace(
        least,
        digit_mm=digit_px * screen.pitch,
        digit_px=digit_px,
        font_px=font_px(look, screen, digit_px * screen.pitch),
        row_px=math.floor(min(highest, digit_px * rule.row * AIRIEST_ROW)),
    )
