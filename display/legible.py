"""The legible rule: which letters a screen needs so that people in its hall can read them, and whether it has them.

Every part of a layout has its own reader (accessibility.md, "Lobby display"; look.md, "Board rule"):

* called numbers and counters: whoever sits in the farthest seat, at EN 301 549's 0.7 degrees;
* what is next, notices, a counter's state (`MIDDLE`): from two thirds of that distance, at 0.35 degrees, the angle that
  ISO 9241-303 recommends for reading (20 to 22 minutes of arc);
* everything else (head, way in words, ticker, notes beside pictures; `NEAR`): from a quarter of it, at the same angle.

A reader is never nearer than 0.9 m, nor than the screen's middle hangs above the eyes: from steeper than 45 degrees
nobody reads.
"""

import math
from dataclasses import dataclass, replace

from hub.config.errors import ConfigError, Fault
from hub.face.metrics import Board, BoardRefused, Screen, board, board_unit, digit_mm, font_px
from hub.face.tokens import load_look

MIDDLE, NEAR = 2 / 3, 1 / 4
"""Shares of the farthest seat's distance, for all that is no call. NEAR is look.md's 16 mm at 10 m."""
NEAREST_M = 0.9
READING = 0.5
"""Of the angle that a call's digits need."""
AIRIEST_ROW = 1.3
"""A row is at most this many times as high as its digits need: where the width limits them, rows part a little."""
EYES_M = 1.2
"""Above the floor, of somebody who sits (EN 301 549 and ADA 703: 1.2 m in a wheelchair)."""


@dataclass(frozen=True, slots=True)
class Hall:
    """From where a screen is read. `hang_m`: its middle above the floor; None: as high as the eyes."""

    farthest_m: float
    hang_m: float | None = None
    eyes_m: float = EYES_M

    @property
    def rise_m(self) -> float:
        """How far the screen's middle is above (or below) the eyes."""
        return 0.0 if self.hang_m is None else abs(self.hang_m - self.eyes_m)

    @property
    def call_mm(self) -> float:
        """Height of a call's digits."""
        return digit_mm(self.farthest_m, self.rise_m)

    def letter_mm(self, share: float) -> float:
        """Height of capitals of what is read from this share of the farthest seat's distance."""
        return READING * digit_mm(max(share * self.farthest_m, self.rise_m, NEAREST_M), self.rise_m)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a layout cannot be shown. `reason` is stable: screen_too_narrow, screen_too_low, no_room_beside,
    no_room_for_two_rows. `what`: for whoever installs the screen, in English. `largest_m`: the farthest seat for which
    it would be legal (0: none)."""

    reason: str
    what: str
    largest_m: float


def em_px(screen: Screen, hall: Hall, share: float) -> int:
    """Pixel size of the em whose capitals are as high as readers at that share need."""
    return math.ceil(hall.letter_mm(share) / screen.pitch / load_look().fonts.cap_height)


def legible_board(screen: Screen, farthest_m: float, hang_m: float | None = None) -> Board:
    """The plain board. Raises `ConfigError` when nobody at that distance (metres) could read this screen."""
    found = rows_in(screen, Hall(farthest_m, hang_m))
    if isinstance(found, BoardRefused):
        raise ConfigError(
            "the display's settings", (Fault("board.farthest_seat_m", too_far(found, screen, farthest_m)),)
        )
    return found


def rows_in(screen: Screen, hall: Hall, area_px: tuple[float, float] | None = None) -> Board | BoardRefused:
    """As many rows as the rule allows in that width and height (None: under the head), grown to fill it."""
    look, unit = load_look(), board_unit(screen)
    found = board(look, screen, hall.farthest_m, hall.rise_m, area_px)
    if isinstance(found, BoardRefused):
        return found
    rule = look.board
    width, room = area_px or (screen.width_px, screen.height_px - (rule.head_px + rule.edge_px) * unit)
    return _filled(found, screen, width, room)


def _filled(least: Board, screen: Screen, width: float, room: float) -> Board:
    """The same number of rows over the whole height; digits grow with them as far as the width allows."""
    look = load_look()
    rule, gap = look.board, look.board.gap_px * board_unit(screen)
    highest = (room + gap) / least.rows - gap
    digit_px = max(least.digit_px, min(highest / rule.row, width * rule.max_digit_per_width))
    return replace(
        least,
        digit_mm=digit_px * screen.pitch,
        digit_px=digit_px,
        font_px=font_px(look, screen, digit_px * screen.pitch),
        row_px=math.floor(min(highest, digit_px * rule.row * AIRIEST_ROW)),
    )


def too_far(found: BoardRefused, screen: Screen, farthest_m: float) -> str:
    """The sentence for whoever installs the screen."""
    return (
        f"on this screen ({screen.width_px}x{screen.height_px}, {screen.diagonal_inch:g} inch) digits can be read "
        f"from {found.largest_m:g} m at most, and the farthest seat is at {farthest_m:g} m; use a larger screen, "
        f"or set board.farthest_seat_m to {found.largest_m:g} or less and move the seats"
    )
