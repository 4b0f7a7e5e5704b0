"""What surrounds the contents of every page, in whole pixels: the grids of look.md, "Measure", with its rule for small
screens. Every size comes from millimetres and from the text's own pixel sizes.
"""

from dataclasses import dataclass, field

from hub.face.metrics import Face, Screen, Sizes, font_px, sizes
from hub.face.tokens import load_look

LINE = 1.3
"""The line spacing of `Words`, in ems."""
TIGHT_LINE = 1.2
"""That of names on several lines."""
SMALL_SIDE_MM = 200.0
"""A screen whose shorter side is less than this is small: choices without their second line, smaller titles."""
TALL_MM = 400.0
"""Only a screen this high has keys that are out of a seated person's reach, so only there is "Lower" a help."""
REACH_MM = 238.0
"""With "Lower" no control is higher than this above the screen's lower edge: the lower half of 21.5 inches upright.
Hung with that edge between 380 and 980 mm above the floor, all controls are within 380 to 1,220 mm."""
SMALL_TITLE_CAP_MM = 9.0
BESIDE = 0.84
"""In the left third a long word of the question must fit on one line."""
SIDE = 0.22
"""Share of a lying screen's width for the question and the keys beside the choices."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels. `head`: where the heading begins; `foot` and `key`: the row of keys above the strip; `side`: width of the
    left third (landscape), else 0; `extra`: what stands between heading and choices (check-in, what was typed), or in
    the lower layout between choices and foot. `columns` x `rows` choices of `row` height from `top`; `name`: the size
    of a choice's name, `lines`: how many it may take; `stacked`: the waiting line stands under the name; `detail`:
    there is room for the description; `queue`: there is room for the waiting line. `keyboard_top`, `keyboard_height`:
    the place of a keyboard, zero without one; `reach`: the highest place of a control, zero where all of them can be
    reached."""

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
    head: int
    foot: int
    reach: int
    top: int = 0
    row: int = 0
    rows: int = 1
    columns: int = 1
    name: int = 0
    stacked: bool = False
    detail: bool = True
    lines: int = 1
    queue: bool = True
    extra: int = 0
    extra_height: int = 0
    keyboard_top: int = 0
    keyboard_height: int = 0
    sizes: Sizes = field(kw_only=True)

    @property
    def fit(self) -> int:
        return self.rows * self.columns

    @property
    def foot_top(self) -> int:
        """Where the contents end: above the foot's keys, or in landscape, where these stand beside, above the strip."""
        return self.foot - self.gap if not self.side else self.foot + self.key

    @property
    def side_key(self) -> int:
        """The height of a key in the left third when there are three or more."""
        return self.screen.px(24)

    def side_keys(self, count: int) -> int:
        """The height of so many keys in the left third."""
        high = self.side_key if count > 2 else self.key
        return count * (high + self.gap) - self.gap if count else 0

    @property
    def body_width(self) -> int:
        """Width of the choices."""
        whole = self.screen.width_px - 2 * self.margin
        return whole - self.side - self.margin if self.side else whole


def framed(screen: Screen, *, bigger: bool, lower: bool, bandless: bool = False) -> Plan:
    """A plan without contents. `bandless`: a small screen gives the band's place to a keyboard."""
    s = sizes(load_look(), screen, Face.KIOSK, bigger=bigger)
    small, portrait = is_small(screen), screen.portrait
    strip_key = screen.px(20 if small else 34 if portrait else 29)
    strip = strip_key + 2 * screen.px(2.5 if small else 5.5)
    pad, key = screen.px(2.5 if small else 9), screen.px(22 if small else 27)
    band = 0 if small and bandless else screen.px(20.5 if small else 36.5 if portrait else 32.5)
    title = font_px(load_look(), screen, SMALL_TITLE_CAP_MM) if small else _usual(screen).title
    title = title if portrait else round(title * BESIDE)
    return Plan(
        screen=screen,
        small=small,
        lower=lower,
        margin=screen.px(5 if small else 12),
        gap=screen.px(3 if small else 4),
        pad=pad,
        band=band,
        strip=strip,
        strip_key=strip_key,
        title_size=title,
        title_lines=1 if portrait else 5,
        title_height=max(round(title * LINE) + screen.px(1), round(2.4 * s.floor) if small else 0),
        hint_height=0 if small else round(s.small * LINE) + screen.px(5),
        key=key,
        side=0 if portrait else round(screen.width_px * SIDE),
        head=band + pad,
        foot=screen.height_px - strip - pad - key,
        reach=screen.height_px - screen.px(REACH_MM) if lower else 0,
        sizes=s,
    )


def is_small(screen: Screen) -> bool:
    return min(screen.width_px, screen.height_px) * screen.pitch < SMALL_SIDE_MM


def _usual(screen: Screen) -> Sizes:
    """Titles are large already; "bigger" leaves them."""
    return sizes(load_look(), screen, Face.KIOSK)
