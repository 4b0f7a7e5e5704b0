"""Where the parts of a layout stand on a screen, in whole pixels, so that each keeps its letters (legible.py).

Lying screens have the pane beside the rows, upright ones below them. The pane takes its usual share; where the rows
need more it gives way down to what its own letters need, and a layout for which even that is too much is refused.
Boxes are for left-to-right; a face that reads from the right mirrors them. Pure.
"""

import math
from dataclasses import dataclass, replace
from functools import cache

from display.fitting import Shape
from display.legible import MIDDLE, NEAR, Hall, Refused, em_px, rows_in, too_far
from hub.face.metrics import Board, BoardRefused, Screen, board_unit, farthest_for, font_px
from hub.face.tokens import load_look
from hub.wire.hall_terms import LayoutBeside, LayoutForm

PANE_SHARE = {LayoutBeside.NEXT: (0.36, 0.36), LayoutBeside.MEDIA: (0.42, 0.40)}
"""Usual part of the width (lying) and of the height (upright)."""
NEXT_WIDTH = 6.5
"""Least width of a next pane beside the rows, in ems of MIDDLE: two numbers."""
MEDIA_EMS = (10.0, 8.0)
"""Least width (lying) and height (upright) of a media pane, in ems of NEAR."""
LEAST_ROWS = 2
"""Beside a pane: a board of one row would lose a call to the next one."""
NOTICE_EMS, LEAST_NOTICE_EMS, TICKER_EMS = 3.1, 1.6, 1.9
"""Height of a notice in ems of MIDDLE (two lines, or one where rows need the room), of the ticker in ems of NEAR."""
LONGEST_NOTICE = 160
"""Letters of a notice that keeps its size; a longer one (300 are allowed) is set smaller, never cut."""
NEXT_SMALL, NEXT_TITLE = 0.42, 2.2
"""Size of a line's name and figures in the next pane, of its numbers; never less than NEAR. Its title is as high as so
many of them."""
NEXT_LABEL, NEXT_GAP, NEXT_SIDE = 2.75, 0.42, 0.9
"""In ems of MIDDLE: a letter and three digits, the gap between two of them, and both margins of a line."""
NEXT_FIGURES, NEXT_STACKED = 22.0, 12.5
"""Width of a line's figures in one line and below each other, in their own ems."""
NEXT_COLUMN = 3 * NEXT_LABEL + 2 * NEXT_GAP + NEXT_SIDE
"""Least width of one of two columns in the next pane, in ems of MIDDLE: three numbers."""
EDGE = 0.0125
"""Left and right of everything, of the width."""


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels, from the upper left; nothing is there when the width or height is 0."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`board`: the rows and their digits. `middle_em`, `near_em`: least ems of what is read from there. `next_lines`:
    lines on a page of the next pane. `upright`: the pane stands below the rows. A notice without room of its own
    stands in the head's place (`notice` is then the head's box)."""

    screen: Screen
    shape: Shape
    unit: float
    gap: int
    edge: int
    head: Box
    notice: Box
    rows: Box
    pane: Box
    ticker: Box
    board: Board
    middle_em: int
    near_em: int
    next_lines: int
    next_columns: int
    next_labels: int
    upright: bool


@cache
def arrange(screen: Screen, hall: Hall, shape: Shape) -> Arrangement | Refused:
    """A layout on a screen, or why it cannot be shown there. A notice never makes a layout illegal."""
    found = _arranged(screen, hall, shape)
    if isinstance(found, Refused) and shape.notices:
        return _notice_in_head(arrange(screen, hall, _without_notices(shape)), shape)
    if isinstance(found, Refused):
        return Refused(found.reason, found.what, _largest_legal(screen, hall, shape))
    return found


def _largest_legal(screen: Screen, hall: Hall, shape: Shape) -> float:
    """In tenths of a metre; the rule is monotonous, so the first legal one from above is the answer."""
    tenths = math.ceil(hall.farthest_m * 10) - 1
    for tenth in range(tenths, 0, -1):
        nearer = Hall(tenth / 10, hall.hang_m, hall.eyes_m)
        if not isinstance(_arranged(screen, nearer, shape), Refused):
            return tenth / 10
    return 0.0


def _without_notices(shape: Shape) -> Shape:
    return Shape(shape.form, shape.beside, shape.ticker)


def _notice_in_head(found: Arrangement | Refused, shape: Shape) -> Arrangement | Refused:
    if isinstance(found, Refused):
        return found
    return replace(found, shape=shape, notice=found.head)


def _arranged(screen: Screen, hall: Hall, shape: Shape) -> Arrangement | Refused:
    rule, unit = load_look().board, board_unit(screen)
    middle, near = em_px(screen, hall, MIDDLE), em_px(screen, hall, NEAR)
    gap, edge = round(rule.gap_px * unit), round(screen.width_px * EDGE)
    head = Box(0, 0, screen.width_px, max(round(rule.head_px * unit), math.ceil(near * 1.6)))
    below = math.ceil(near * TICKER_EMS) if shape.ticker else 0
    ticker = Box(0, screen.height_px - below, screen.width_px, below) if below else Box()
    top = head.height + round((rule.gap_px + 4) * unit)
    foot = screen.height_px - below - round((rule.edge_px - rule.gap_px - 4) * unit)
    area, notice = Box(edge, top, screen.width_px - 2 * edge, foot - top), Box()
    if shape.notices:
        area, notice = _with_notice(screen, hall, shape, area, (middle, near, gap))
    if shape.form is LayoutForm.COUNTER:
        split = _counter(screen, hall, area)
    else:
        split = _split(screen, hall, shape, area, (middle, near, gap))
    if isinstance(split, Refused):
        return split
    rows, pane, board = split
    return Arrangement(
        screen=screen,
        shape=shape,
        unit=unit,
        gap=gap,
        edge=edge,
        head=head,
        notice=notice,
        rows=rows,
        pane=pane,
        ticker=ticker,
        board=board,
        middle_em=middle,
        near_em=near,
        next_lines=next_lines(pane, middle, near),
        next_columns=next_columns(pane, middle),
        next_labels=next_labels(pane, middle),
        upright=screen.portrait,
    )


Parts = tuple[Box, Box, Board]
Ems = tuple[int, int, int]
"""MIDDLE's em, NEAR's em, the gap."""


def next_small_px(middle: int, near: int) -> int:
    """Size of a line's name and figures in the next pane."""
    return max(near, round(NEXT_SMALL * middle))


def next_stacked(pane: Box, middle: int, near: int) -> bool:
    """Whether a line's figures ("8 waiting", "about 15 to 30 minutes") stand below each other: too narrow for one
    line."""
    width = pane.width / next_columns(pane, middle) - NEXT_SIDE * middle
    return width < NEXT_FIGURES * next_small_px(middle, near)


def next_line_px(pane: Box, middle: int, near: int) -> int:
    """Height of a line in the next pane: its name, its numbers, its figures, and air."""
    figures = 1.5 if next_stacked(pane, middle, near) else 0.0
    return math.ceil(0.75 * middle + (4.2 + figures) * next_small_px(middle, near))


def next_columns(pane: Box, middle: int) -> int:
    """Columns of lines in the next pane: two where it is wide, as on an upright screen."""
    return 2 if pane.width > 2 * NEXT_COLUMN * middle else 1


def next_labels(pane: Box, middle: int) -> int:
    """Tickets in one line of the next pane: at most three, as a hub tells them."""
    width = pane.width / next_columns(pane, middle) - NEXT_SIDE * middle
    return max(1, min(3, math.floor((width + NEXT_GAP * middle) / ((NEXT_LABEL + NEXT_GAP) * middle))))


def next_lines(pane: Box, middle: int, near: int) -> int:
    """Lines on a page of the next pane, under its title."""
    title = NEXT_TITLE * next_small_px(middle, near)
    down = max(1, math.floor((pane.height - title) / next_line_px(pane, middle, near)))
    return down * next_columns(pane, middle)


def _with_notice(screen: Screen, hall: Hall, shape: Shape, area: Box, ems: Ems) -> tuple[Box, Box]:
    """The area under a notice, and the notice: two lines high, or what two rows (and a pane below them) leave it."""
    middle, near, gap = ems
    needed = _least_height(hall, screen, gap)
    if shape.beside is not LayoutBeside.NOTHING:
        pane = _least_pane(shape.beside, ems)[1]
        needed = needed + gap + pane if screen.portrait else max(needed, pane)
    if shape.form is LayoutForm.COUNTER:
        needed = hall.call_mm / screen.pitch / (COUNTER_UPRIGHT if screen.portrait else COUNTER_LYING)[1]
    # A long notice at the size for near readers.
    signs = math.ceil(LONGEST_NOTICE * near * 0.6 / max(1, area.width - 4 * middle)) * near * 1.35
    most = math.ceil(max(NOTICE_EMS * middle, signs))
    height = max(math.ceil(LEAST_NOTICE_EMS * middle), min(most, int(area.height - needed - gap)))
    under = Box(area.x, area.y + height + gap, area.width, max(1, area.height - height - gap))
    return under, Box(area.x, area.y, area.width, height)


def _least_pane(beside: LayoutBeside, ems: Ems) -> tuple[int, int]:
    """Least width (lying) and height (upright) of a pane."""
    middle, near, _ = ems
    if beside is LayoutBeside.NEXT:
        figures = NEXT_SIDE * middle + NEXT_STACKED * next_small_px(middle, near)
        narrow = Box(width=math.ceil(max(NEXT_WIDTH * middle, figures)))
        lines = next_line_px(narrow, middle, near) + math.ceil(NEXT_TITLE * next_small_px(middle, near))
        return narrow.width, lines
    return math.ceil(MEDIA_EMS[0] * near), math.ceil(MEDIA_EMS[1] * near)


def _split(screen: Screen, hall: Hall, shape: Shape, area: Box, ems: Ems) -> Parts | Refused:
    """Rows and pane in the area. The pane takes its usual share, or what the rows leave it if that is less."""
    if shape.beside is LayoutBeside.NOTHING:
        return _rows_alone(screen, hall, area)
    gap = ems[2]
    across, down = _least_pane(shape.beside, ems)
    lying, upright = PANE_SHARE[shape.beside]
    if screen.portrait:
        most, least = round(area.height * upright), down
        rows_px = _least_height(hall, screen, gap)
        pane = min(max(most, least), math.floor(area.height - gap - rows_px))
        rows = Box(area.x, area.y, area.width, area.height - gap - pane)
        beside = Box(area.x, area.y + rows.height + gap, area.width, pane)
    else:
        most, least = round(area.width * lying), across
        pane = min(max(most, least), math.floor(area.width - gap - _least_width(hall, screen)))
        rows = Box(area.x, area.y, area.width - gap - pane, area.height)
        beside = Box(area.x + rows.width + gap, area.y, pane, area.height)
    if pane < least:
        return _no_room(screen, hall, shape.beside)
    found = _rows_alone(screen, hall, rows)
    if isinstance(found, Refused):
        return found
    if found[2].rows < LEAST_ROWS:
        what = f"beside the pane there is room for one row alone with the farthest seat at {hall.farthest_m:g} m"
        return Refused("no_room_for_two_rows", what, 0.0)
    return rows, beside, found[2]


def _rows_alone(screen: Screen, hall: Hall, area: Box) -> Parts | Refused:
    found = rows_in(screen, hall, (area.width / (1 - 2 * EDGE), float(area.height)))
    if isinstance(found, BoardRefused):
        return Refused(found.reason, too_far(found, screen, hall.farthest_m), found.largest_m)
    return area, Box(), found


def _least_width(hall: Hall, screen: Screen) -> float:
    """Of rows whose digits keep the rule (look.md: W / 7.4)."""
    return hall.call_mm / screen.pitch / load_look().board.max_digit_per_width * (1 - 2 * EDGE)


def _least_height(hall: Hall, screen: Screen, gap: int) -> float:
    return LEAST_ROWS * (hall.call_mm / screen.pitch * load_look().board.row + gap)


def _no_room(screen: Screen, hall: Hall, beside: LayoutBeside) -> Refused:
    what = (
        f"on this screen ({screen.width_px}x{screen.height_px}, {screen.diagonal_inch:g} inch) nothing fits beside "
        f'calls that are read from {hall.farthest_m:g} m (the layout has "{beside}" there); use a larger screen, move '
        f"the seats, or take a layout of calls alone"
    )
    return Refused("no_room_beside", what, 0.0)


COUNTER_LYING, COUNTER_UPRIGHT = (0.127, 0.42), (0.205, 0.22)
"""Largest digits on the face of a counter: of the area's width, of its height."""


def _counter(screen: Screen, hall: Hall, area: Box) -> Parts | Refused:
    """One ticket and one sign, as large as they can be, and large enough for the farthest reader."""
    across, down = COUNTER_UPRIGHT if screen.portrait else COUNTER_LYING
    widest, highest = area.width * across, area.height * down
    digit_px, needed = min(widest, highest), hall.call_mm / screen.pitch
    if needed > digit_px:
        reason = "screen_too_narrow" if widest < highest else "screen_too_low"
        largest = farthest_for(digit_px * screen.pitch, hall.rise_m)
        refused = BoardRefused(reason, needed, digit_px, largest)
        return Refused(reason, too_far(refused, screen, hall.farthest_m), largest)
    digit_mm = digit_px * screen.pitch
    face = Board(digit_mm, digit_px, font_px(load_look(), screen, digit_mm), area.height, 1, 1)
    return area, Box(), face
