"""Millimetres to pixels, and which sizes a face uses on a given screen (look.md, "Type" and "Measure").

pitch = diagonal mm / √(w² + h²); touch px = ⌈mm / pitch⌉; font px = cap mm / pitch / 0.714.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from hub.face.tokens import Look

MM_PER_INCH = 25.4
EN_HALF_ANGLE = math.radians(0.35)
"""Half of the 0.7 degrees a call's digit must subtend (EN 301 549)."""
ADA_MM_PER_M = 10.8
"""Capital height per metre of viewing distance (ADA 703.5.5)."""


class Face(StrEnum):
    """Which family of sizes: kiosk and display think in millimetres, desks in pixels."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Screen:
    """A panel: its pixels as used (after rotation) and its visible diagonal."""

    width_px: int
    height_px: int
    diagonal_inch: float

    def __post_init__(self) -> None:
        if self.width_px < 1 or self.height_px < 1 or not 3 <= self.diagonal_inch <= 200:
            raise ValueError(f"not a screen: {self.width_px}x{self.height_px}, {self.diagonal_inch} inch")

    @property
    def pitch(self) -> float:
        """Millimetres per pixel."""
        return self.diagonal_inch * MM_PER_INCH / math.hypot(self.width_px, self.height_px)

    @property
    def portrait(self) -> bool:
        return self.height_px > self.width_px

    def px(self, mm: float) -> int:
        """Pixels that are at least `mm`. The tiny slack keeps 20 mm at 0.25 mm at 80, not 81."""
        return math.ceil(mm / self.pitch - 1e-9)


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the shared controls read, in whole pixels of one screen; fonts are pixel sizes of the em."""

    target: int
    gap: int
    row: int
    main_key: int
    key_radius: int
    card_radius: int
    border: int
    lip: int
    chosen: int
    focus: int
    margin: int
    number: int
    headline: int
    title: int
    label: int
    body: int
    small: int
    floor: int


def sizes(look: Look, screen: Screen, face: Face, *, bigger: bool = False) -> Sizes:
    """Sizes for one face. `bigger` is the reader's wish (x 1.3 on text, never on targets' lower bound)."""
    if face is Face.DESK:
        return _desk_sizes(look)
    return _mm_sizes(look, screen, face, look.sizes["scale"]["kiosk"]["bigger"] if bigger else 1.0)


def font_px(look: Look, screen: Screen, cap_mm: float) -> int:
    """Pixel size of the em whose capitals are `cap_mm` high."""
    return round(cap_mm / screen.pitch / look.fonts.cap_height)


def _mm_sizes(look: Look, screen: Screen, face: Face, factor: float) -> Sizes:
    touch, border, radius = look.sizes["touch"], look.sizes["border"], look.sizes["radius"]
    text = look.sizes["scale"]["kiosk"] if face is Face.KIOSK else _display_text(look)

    def em(cap_mm: float) -> int:
        return font_px(look, screen, cap_mm * factor)

    # A narrow or low panel cannot carry the 62 mm number; it is as large as a fifth of the width allows.
    number = min(font_px(look, screen, text["number"]), round(screen.width_px / 3.06))
    return Sizes(
        target=screen.px(touch["kioskMinMm"]),
        gap=screen.px(touch["kioskGapMm"]),
        row=screen.px(touch["kioskRowMm"]),
        main_key=screen.px(touch["kioskMainKeyMm"]),
        key_radius=screen.px(radius["kioskKeyMm"]),
        card_radius=screen.px(radius["kioskCardMm"]),
        border=screen.px(border["kioskMm"]),
        lip=screen.px(border["kioskLipMm"]),
        chosen=screen.px(border["kioskChosenMm"]),
        focus=screen.px(border["focusMm"]),
        margin=screen.px(12),
        number=number,
        headline=em(text["title"] * 1.1),
        title=em(text["title"]),
        label=em(text["label"]),
        body=em(text["bodyLarge"]),
        small=em(text["body"]),
        floor=em(text["floor"]),
    )


def _display_text(look: Look) -> dict[str, float]:
    """Display sizes named as the kiosk's, so that one table serves both."""
    raw = look.sizes["scale"]["display"]
    return {
        "number": raw["callDigit"],
        "title": raw["way"],
        "label": raw["head"],
        "bodyLarge": raw["head"],
        "body": raw["floor"],
        "floor": raw["floor"],
    }


def _desk_sizes(look: Look) -> Sizes:
    touch, border, radius = look.sizes["touch"], look.sizes["border"], look.sizes["radius"]
    text = look.sizes["scale"]["counter"]
    return Sizes(
        target=touch["deskMinPx"],
        gap=12,
        row=62,
        main_key=touch["deskMainPx"],
        key_radius=radius["deskKeyPx"],
        card_radius=radius["deskPanePx"],
        border=border["deskPx"],
        lip=border["deskLipPx"] - border["deskPx"],
        chosen=border["deskChosenPx"],
        focus=border["deskChosenPx"],
        margin=16,
        number=text["number"],
        headline=text["headline"],
        title=text["title"],
        label=19,
        body=text["body"],
        small=text["floor"],
        floor=text["shortcut"],
    )


@dataclass(frozen=True, slots=True)
class Board:
    """A call board that keeps the rule. `rows` are used; `rows_that_fit` may be more."""

    digit_mm: float
    digit_px: float
    font_px: int
    row_px: int
    rows: int
    rows_that_fit: int


@dataclass(frozen=True, slots=True)
class BoardRefused:
    """Why no board may be shown on this screen at this distance. `reason` is stable: screen_too_narrow,
    screen_too_low. `largest_m` is the farthest seat the screen can serve, in metres, rounded down."""

    reason: str
    digit_px: float
    limit_px: float
    largest_m: float


def digit_mm(distance_m: float, rise_m: float = 0.0) -> float:
    """Least height of digits (of capitals) for a reader at that distance along the floor.

    EN 301 549's angle is taken at the eye: a screen whose middle hangs `rise_m` above the eyes is farther off than the
    floor says (slant D = √(x² + rise²)), and, hung upright, its letters look lower by cos = x / D. ADA counts by the
    distance alone.
    """
    slant_m = math.hypot(distance_m, rise_m)
    seen = 2 * slant_m * 1000 * math.tan(EN_HALF_ANGLE) * slant_m / distance_m
    return max(seen, ADA_MM_PER_M * distance_m)


def farthest_for(digit: float, rise_m: float = 0.0) -> float:
    """The largest distance in metres, in tenths and rounded down, from which digits of this height can be read; 0:
    from nowhere."""
    tenths = math.floor(digit / ADA_MM_PER_M * 10)
    return next((tenth / 10 for tenth in range(tenths, 0, -1) if digit_mm(tenth / 10, rise_m) <= digit), 0.0)


def board_unit(screen: Screen) -> float:
    """The board's lengths in pixels (head, gaps, edge) are meant for 1080 lines; this is their factor on a screen."""
    return min(screen.width_px, screen.height_px) / 1080


def board(
    look: Look,
    screen: Screen,
    farthest_m: float,
    rise_m: float = 0.0,
    area_px: tuple[float, float] | None = None,
) -> Board | BoardRefused:
    """The board rule of look.md for one screen and its farthest seat. `area_px`: width and height that its rows have;
    None: the whole screen without the head and the edge."""
    rule, unit = look.board, board_unit(screen)
    width, room = area_px or (screen.width_px, screen.height_px - (rule.head_px + rule.edge_px) * unit)
    digit = digit_mm(farthest_m, rise_m)
    px = digit / screen.pitch
    widest, highest = width * rule.max_digit_per_width, room / rule.row
    if px > min(widest, highest):
        largest = farthest_for(min(widest, highest) * screen.pitch, rise_m)
        too_narrow = px > widest
        reason = "screen_too_narrow" if too_narrow else "screen_too_low"
        return BoardRefused(reason, px, widest if too_narrow else highest, largest)
    gap = rule.gap_px * unit
    fit = int((room + gap) / (px * rule.row + gap))
    return Board(
        digit_mm=digit,
        digit_px=px,
        font_px=font_px(look, screen, digit),
        row_px=math.ceil(px * rule.row),
        rows=min(fit, rule.max_rows),
        rows_that_fit=fit,
    )
