"""The look as typed values, read from `tokens.json`: colours, takeover, touch, board, fonts, motion.

Colours are `#RRGGBB`. Lengths carry their unit in the name. Contrast is the WCAG 2.2 ratio (1..21).
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colour roles of one theme; look.md says what each is for. Names follow `tokens.json` in snake case."""

    ground: str
    surface: str
    sunken: str
    rule: str
    outline: str
    ink: str
    ink2: str
    enamel: str
    enamel_pressed: str
    on_enamel: str
    enamel_tint: str
    now: str
    on_now: str
    now_tint: str
    alert: str
    on_alert: str
    alert_tint: str
    good: str
    good_tint: str
    focus_inner: str
    focus_outer: str
    off: str


@dataclass(frozen=True, slots=True)
class Takeover:
    """Colours of the full-screen call."""

    ground: str
    ticket: str
    on_ticket: str
    plate: str
    on_plate: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A text role on a background role with the least contrast it may have, and the figures as declared."""

    text: str
    on: str
    minimum: float
    declared: dict[ThemeName, float]


@dataclass(frozen=True, slots=True)
class Motion:
    """Milliseconds; the eases are cubic Bézier control points x1, y1, x2, y2."""

    press_ms: int
    page_ms: int
    takeover_ms: int
    row_ms: int
    ease_out: tuple[float, float, float, float]
    ease_in: tuple[float, float, float, float]
    min_inversion_gap_ms: int
    double_strike_ms: int
    call_visible_ms: int
    timeout_warn_ms: int
    loading_after_ms: int


@dataclass(frozen=True, slots=True)
class BoardRule:
    """How many call rows a screen may carry (look.md, "Board rule"). Shares are of the digit's height."""

    row: float
    gap_px: int
    head_px: int
    edge_px: int
    max_digit_per_width: float
    max_rows: int


@dataclass(frozen=True, slots=True)
class Fonts:
    """`family` maps a language code, or "default", to a family name."""

    family: dict[str, str]
    debian: tuple[str, ...]
    cap_height: float
    cap_lift: float
    code_gap_em: float
    line_height: float
    title_line_height: float
    tall_scripts: float


@dataclass(frozen=True, slots=True)
class Look:
    themes: dict[ThemeName, Palette]
    takeover: dict[ThemeName, Takeover]
    stale_hatch: dict[ThemeName, tuple[str, str]]
    closed_arch: str
    """The deeper field inside the closed arch, on an enamel ground."""
    pairs: tuple[Pair, ...]
    motion: Motion
    board: BoardRule
    fonts: Fonts
    sizes: dict[str, Any]
    """The raw sections `scale`, `touch`, `space`, `radius`, `border`, `plate`, `ticket`, `icon`, `sound`."""


@cache
def load_look() -> Look:
    """The look that ships with the product. Immutable, so reading it once is enough."""
    raw = json.loads(resources.files("hub.face").joinpath("tokens.json").read_text("utf-8"))
    colour, font, metrics = raw["colour"], raw["font"], raw["metrics"]
    board = metrics["board"]
    return Look(
        themes={ThemeName(name): Palette(**_snake(roles)) for name, roles in colour["themes"].items()},
        takeover={ThemeName(name): Takeover(**_snake(roles)) for name, roles in colour["takeover"].items()},
        stale_hatch={ThemeName(name): (pair[0], pair[1]) for name, pair in colour["staleHatch"].items()},
        closed_arch=colour["closedArch"]["light"]["arch"],
        pairs=tuple(_pair(pair) for pair in colour["pairs"]),
        motion=_motion(raw["motion"]),
        board=BoardRule(
            row=board["row"],
            gap_px=board["gapPx"],
            head_px=board["headPx"],
            edge_px=board["edgePx"],
            max_digit_per_width=board["maxDigitPerWidth"],
            max_rows=board["maxRows"],
        ),
        fonts=_fonts(font),
        sizes={
            "scale": font["scale"],
            "touch": metrics["touch"],
            **{name: raw[name] for name in ("space", "radius", "border", "plate", "ticket", "icon", "sound")},
        },
    )


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#RRGGBB` colours (definition "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def failing_pairs(palette: Palette, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The declared pairs this palette does not satisfy; empty means it may be used."""
    colours = asdict(palette)
    return tuple(pair for pair in pairs if contrast(colours[_name(pair.text)], colours[_name(pair.on)]) < pair.minimum)


def with_enamel(palette: Palette, *, enamel: str, pressed: str, on: str, tint: str) -> Palette:
    """The palette in an office's own colour. Ask `failing_pairs` before it is saved."""
    return replace(palette, enamel=enamel, enamel_pressed=pressed, on_enamel=on, enamel_tint=tint)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _name(camel: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in camel)


def _snake(roles: dict[str, Any]) -> dict[str, Any]:
    return {_name(role): value for role, value in roles.items()}


def _pair(raw: dict[str, Any]) -> Pair:
    declared = {ThemeName(name): float(value) for name, value in raw["ratio"].items()}
    return Pair(raw["text"], raw["on"], float(raw["min"]), declared)


def _motion(raw: dict[str, Any]) -> Motion:
    known = {field.name for field in fields(Motion)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in _snake(raw).items()
    }
    return Motion(**{name: value for name, value in values.items() if name in known})


def _fonts(raw: dict[str, Any]) -> Fonts:
    height = raw["lineHeight"]
    return Fonts(
        family=dict(raw["family"]),
        debian=tuple(raw["debian"]),
        cap_height=raw["capHeight"],
        cap_lift=raw["capLift"],
        code_gap_em=raw["codeGapEm"],
        line_height=height["default"],
        title_line_height=height["title"],
        tall_scripts=height["tallScripts"],
    )
