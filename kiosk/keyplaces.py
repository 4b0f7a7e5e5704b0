"""Where the keys of an on-screen keyboard stand, in whole pixels: never below 20 mm, never closer than 3 mm.

A keyboard keeps its rows where they fit. On a narrow screen its letters run on over more rows, and where those are too
many over several pages, with a key to the next one that shows its first letters.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hub.face.metrics import Screen
from kiosk.keyboards import SPACE
from kiosk.screens.content import Keyboard, KeyCap

TARGET_MM, GAP_MM = 20.0, 3.0
HIGH_MM = 24.0
"""A key's height where there is room."""
WIDE_MM = 34.0
"""A letter's key is never wider: what lies close together is found faster."""
PAGE = "type-page"
"""The key to the next page of letters; it only turns the page."""
LETTER = 10


@dataclass(frozen=True, slots=True)
class PlacedKey:
    """A key and its box in the keyboard, in pixels from its top left corner."""

    touch: str
    label: str
    spoken: str
    pictogram: str
    chosen: bool
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class KeyPlaces:
    """Pages of keys, all within `width` x `height`. One page wherever that is possible."""

    pages: tuple[tuple[PlacedKey, ...], ...]
    width: int
    height: int

    def page_of(self, touch: str) -> int | None:
        """The page a key is on; None for one that is on all or on none."""
        on = [number for number, page in enumerate(self.pages) if any(key.touch == touch for key in page)]
        return on[0] if len(on) == 1 else None


def placed_keys(keyboard: Keyboard, screen: Screen, width: int, height: int) -> KeyPlaces:
    """The keyboard within these pixels. Rows are as high as `height` allows, up to `HIGH_MM`."""
    target, gap = screen.px(TARGET_MM), screen.px(GAP_MM)
    columns = max(sum(cap.units for cap in row) for row in keyboard.rows) / LETTER
    most_rows = max(1, (height + gap) // (target + gap))
    whole = [list(row) for row in keyboard.rows]
    if columns * (target + gap) - gap <= width and len(whole) <= most_rows:
        pages = [whole]
    else:
        columns = max(1, (width + gap) // (target + gap))
        pages = _reflowed(keyboard, int(columns), most_rows)
    rows = max(len(page) for page in pages)
    cell = _Cell(
        width=min(math.floor((width + gap) / columns) - gap, screen.px(WIDE_MM)),
        height=max(target, min(screen.px(HIGH_MM), (height + gap) // rows - gap)),
        gap=gap,
    )
    whole_width = math.floor(columns * (cell.width + gap) - gap)
    placed = tuple(_placed(page, cell, columns, whole_width, rtl=keyboard.rtl) for page in pages)
    return KeyPlaces(placed, whole_width, rows * (cell.height + gap) - gap)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The box of one letter."""

    width: int
    height: int
    gap: int


def _reflowed(keyboard: Keyboard, columns: int, most_rows: int) -> list[list[list[KeyCap]]]:
    """The letters over as many rows and pages as it takes; the other keys at the foot of each page."""
    caps = [cap for row in keyboard.rows for cap in row]
    letters = [cap for cap in caps if cap.units == LETTER and cap.touch]
    others = [replace(cap, units=LETTER) for cap in caps if cap.units != LETTER]
    room = columns * max(1, most_rows - 1)
    count = math.ceil(len(letters) / room)
    each = math.ceil(len(letters) / count)
    parts = [letters[start : start + each] for start in range(0, len(letters), each)]
    pages = []
    for number, part in enumerate(parts):
        foot = list(others)
        if len(parts) > 1:
            ahead = "".join(cap.label for cap in parts[(number + 1) % len(parts)][:3])
            foot.insert(0, KeyCap(PAGE, ahead, spoken=ahead))
        pages.append([*_in_rows(part, columns), foot])
    return pages


def _in_rows(caps: Sequence[KeyCap], columns: int) -> list[list[KeyCap]]:
    rows = math.ceil(len(caps) / columns)
    each = math.ceil(len(caps) / rows)
    return [list(caps[start : start + each]) for start in range(0, len(caps), each)]


def _placed(
    rows: Sequence[Sequence[KeyCap]], cell: _Cell, columns: float, width: int, *, rtl: bool
) -> tuple[PlacedKey, ...]:
    """Each row in the middle; a row with a space bar is filled by it."""
    keys: list[PlacedKey] = []
    for number, row in enumerate(rows):
        units = sum(cap.units for cap in row)
        spare = columns * LETTER - units
        fills = any(cap.touch == SPACE for cap in row)
        at = 0.0 if fills else spare / 2
        for cap in row:
            own = cap.units + (spare if fills and cap.touch == SPACE else 0)
            x = math.ceil(at / LETTER * (cell.width + cell.gap))
            broad = math.floor(own / LETTER * (cell.width + cell.gap)) - cell.gap
            at += own
            if rtl:
                x = width - x - broad
            if not cap.touch:
                continue
            box = (x, number * (cell.height + cell.gap), broad, cell.height)
            keys.append(PlacedKey(cap.touch, cap.label, cap.spoken, cap.pictogram, cap.chosen, *box))
    return tuple(keys)
