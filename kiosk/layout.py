"""Where things go on this screen, in whole pixels: the grids of look.md, "Measure", with its rule for small screens.

Every size comes from millimetres and from the text's own pixel sizes, so a page holds exactly as many choices as fit
without breaking a target, a text floor or a line. `LINE` is the line spacing of `Words`, `TIGHT_LINE` that
of names on several lines, as shares of the em.
"""

from dataclasses import dataclass
from functools import cache

from hub.face.metrics import Face, Screen, Sizes, font_px, sizes
from hub.face.tokens import load_look

LINE = 1.3
TIGHT_LINE = 1.2
SMALL_SIDE_MM = 200.0
"""A screen whose shorter side is less than this is small: choices without their second line, smaller titles."""
TALL_MM = 400.0
"""Only a screen this high has keys that are out of a seated person's reach, so only there is "Lower" a help."""
SMALL_TITLE_CAP_MM = 9.0
LEAST_WIDTH_MM = 130.0
LEAST_HEIGHT_MM = 210.0
"""Of a 10-inch panel (16:10, upright), the smallest that every screen was fitted to."""
BESIDE = 0.84
"""In the left third a long word of the question must fit on one line."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels. `columns` x `rows` choices of `row` height; `stacked`: the waiting line stands under the name;
    `detail`: there is room for the description; `side`: width of the left third (landscape), else 0; `top`: where the
    choices begin; `lines`: how many the name may take."""

    margin: int
    gap: int
    pad: int
    band: int
    strip: int
    strip_key: int
    title_size: int
    title_lines: int
    title_height: int
    hint_height: int
    key: int
    side: int
    top: int
    row: int
    rows: int
    columns: int
    stacked: bool
    detail: bool
    lines: int
    small: bool

    @property
    def fit(self) -> int:
        return self.rows * self.columns


@dataclass(frozen=True, slots=True)
class Layout:
    """The plans of one screen; a `PageFit`."""

    screen: Screen

    @property
    def small(self) -> bool:
        return _small(self.screen)

    @property
    def refusal(self) -> str:
        """Why this screen cannot show a kiosk without breaking a size rule, and what to do; empty when it can."""
        width, height = (side * self.screen.pitch for side in (self.screen.width_px, self.screen.height_px))
        if min(width, height) < LEAST_WIDTH_MM or max(width, height) < LEAST_HEIGHT_MM:
            return f"{width:.0f} x {height:.0f} mm are too few for text people can read; use 10 inches or more"
        if self.small and not self.screen.portrait:
            return "a screen this low has no room for a ticket; turn it upright"
        return ""

    @property
    def can_enlarge(self) -> bool:
        """A small screen shows its text as large as fits already."""
        return not self.small

    @property
    def can_lower(self) -> bool:
        return self.screen.portrait and self.screen.height_px * self.screen.pitch >= TALL_MM

    def languages(self, *, bigger: bool, lower: bool) -> int:
        return language_plan(self.screen, bigger=bigger, lower=lower and self.can_lower).fit

    def services(self, *, bigger: bool, lower: bool) -> int:
        return service_plan(self.screen, bigger=bigger, lower=lower and self.can_lower).fit

    def waits(self, *, bigger: bool, lower: bool) -> int:
        return self.services(bigger=bigger, lower=lower)

    def found(self, *, bigger: bool, lower: bool) -> int:
        return max(1, self.services(bigger=bigger, lower=lower) // 2)

    def needs(self, *, bigger: bool, lower: bool) -> int:
        return max(1, self.services(bigger=bigger, lower=lower) - 2)


@cache
def service_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """The grid of the services."""
    s, frame = _sizes(screen, bigger=bigger), _Frame.of(screen, bigger=bigger, lower=lower)
    stacked = frame.side > 0 or frame.small or bigger or lower
    columns = 2 if (frame.side > 0 and not frame.small) or lower else 1
    detail = not frame.small and not lower
    lines = 3 if lower else 2 if stacked else 1
    name = s.floor if frame.small else s.body if stacked else s.label
    text = name * lines * (TIGHT_LINE if lines > 1 else LINE) + s.floor * (TIGHT_LINE * detail + LINE * stacked)
    air = screen.px(0.5 if frame.small or lines > 1 else 7)
    row = max(screen.px(34 if frame.small else 39), round(text) + s.lip + 2 * s.border + air)
    return frame.plan(row=row, columns=columns, stacked=stacked, detail=detail, lines=lines)


@cache
def language_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """The grid of the languages: each name on one line."""
    s, frame = _sizes(screen, bigger=bigger), _Frame.of(screen, bigger=bigger, lower=lower)
    row = max(screen.px(24 if frame.small else 38), round(s.label * LINE) + s.lip + 2 * s.border)
    return frame.plan(row=row, columns=2, stacked=False, detail=False, lines=1, air=screen.px(0 if frame.small else 4))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What surrounds the choices, whatever they are."""

    screen: Screen
    small: bool
    lower: bool
    margin: int
    gap: int
    pad: int
    band: int
    strip: int
    strip_key: int
    title_size: int
    title_lines: int
    title_height: int
    hint_height: int
    key: int
    side: int

    @classmethod
    def of(cls, screen: Screen, *, bigger: bool, lower: bool) -> "_Frame":
        s = _sizes(screen, bigger=bigger)
        small = _small(screen)
        portrait = screen.portrait
        strip_key = screen.px(20 if small else 34 if portrait else 29)
        title = font_px(load_look(), screen, SMALL_TITLE_CAP_MM) if small else _sizes(screen, bigger=False).title
        title = title if portrait else round(title * BESIDE)
        return cls(
            screen=screen,
            small=small,
            lower=lower,
            margin=screen.px(5 if small else 12),
            gap=screen.px(3 if small else 4),
            pad=screen.px(2.5 if small else 9),
            band=screen.px(20.5 if small else 36.5 if portrait else 32.5),
            strip=strip_key + 2 * screen.px(2.5 if small else 5.5),
            strip_key=strip_key,
            title_size=title,
            title_lines=1 if portrait else 5,
            title_height=max(round(title * LINE) + screen.px(1), round(2.4 * s.floor) if small else 0),
            hint_height=0 if small else round(s.small * LINE) + screen.px(5),
            key=screen.px(22 if small else 27),
            side=0 if portrait else round(screen.width_px * 0.22),
        )

    def plan(self, *, row: int, columns: int, stacked: bool, detail: bool, lines: int, air: int = 0) -> Plan:
        """With as many rows as fit; in the lower layout at most two, at the foot. `air`: more room below the hint."""
        screen = self.screen
        above = self.band + self.pad
        below = self.strip + self.pad
        if not self.side:
            above += self.title_height + self.hint_height + air
            below += self.key + self.gap
        rows = max(1, (screen.height_px - above - below + self.gap) // (row + self.gap))
        top = above
        if self.lower:
            rows = min(rows, 2)
            top = screen.height_px - below - rows * (row + self.gap) + self.gap - screen.px(1)
        elif self.side:
            row = (screen.height_px - above - below + self.gap) // rows - self.gap
        return Plan(
            margin=self.margin,
            gap=self.gap,
            pad=self.pad,
            band=self.band,
            strip=self.strip,
            strip_key=self.strip_key,
            title_size=self.title_size,
            title_lines=self.title_lines,
            title_height=self.title_height,
            hint_height=self.hint_height,
            key=self.key,
            side=self.side,
            top=top,
            row=min(row, screen.px(72)) if self.side else row,
            rows=rows,
            columns=columns,
            stacked=stacked,
            detail=detail,
            lines=lines,
            small=self.small,
        )


def _small(screen: Screen) -> bool:
    return min(screen.width_px, screen.height_px) * screen.pitch < SMALL_SIDE_MM


def _sizes(screen: Screen, *, bigger: bool) -> Sizes:
    return sizes(load_look(), screen, Face.KIOSK, bigger=bigger)
