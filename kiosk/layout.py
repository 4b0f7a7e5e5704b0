"""Where the contents of each page go on this screen, and so how many choices fit on a page: never one that would break
a target, a text floor or a line.
"""

from dataclasses import dataclass, replace
from functools import cache

from hub.face.metrics import Screen
from kiosk.framing import LINE, TALL_MM, TIGHT_LINE, Plan, framed, is_small
from kiosk.keyplaces import GAP_MM, HIGH_MM, TARGET_MM

LEAST_WIDTH_MM = 130.0
LEAST_HEIGHT_MM = 210.0
"""Of a 10-inch panel (16:10, upright), the smallest that every screen was fitted to."""
BIGGER = 1.3
"""What "Bigger" does to text; in the lower layout the tiles of the needs keep the usual size."""
LOWER_ROWS = 2
"""Four choices a page in the lower layout."""
KEY_ROWS = 5
"""Rows of keys that every language's letters need at most on a wide screen; a small one shows four at a time."""
SMALL_KEY_ROWS = 4
MOST_WAITS = 6
MOST_ROW_MM = 72.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The plans of one screen; a `PageFit`."""

    screen: Screen

    @property
    def small(self) -> bool:
        return is_small(self.screen)

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
        """Also of the appointments that were found."""
        return service_plan(self.screen, bigger=bigger, lower=lower and self.can_lower).fit

    def found(self, *, bigger: bool, lower: bool) -> int:
        """Services found by a word, above the keyboard."""
        return search_plan(self.screen, bigger=bigger, lower=lower and self.can_lower).fit

    def needs(self, *, bigger: bool, lower: bool) -> int:
        return needs_plan(self.screen, bigger=bigger, lower=lower and self.can_lower).fit

    def waits(self, *, bigger: bool, lower: bool) -> int:
        """Services with their queues on the screen at rest, where nobody has asked for an aid yet."""
        return attract_plan(self.screen, bigger=bigger, lower=lower and self.can_lower).rows


@cache
def frame_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """Pages without choices, and everything around a page."""
    return framed(screen, bigger=bigger, lower=lower)


@cache
def service_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """The grid of the services, with a row for people who have an appointment."""
    plan = framed(screen, bigger=bigger, lower=lower)
    s = plan.sizes
    stacked = plan.side > 0 or plan.small or bigger or lower
    columns = 2 if (plan.side > 0 and not plan.small) or lower else 1
    detail = not plan.small and not lower
    lines = 3 if lower else 2 if stacked else 1
    name = s.floor if plan.small or (lower and bigger) else s.body if stacked else s.label
    text = name * lines * (TIGHT_LINE if lines > 1 else LINE) + s.floor * (TIGHT_LINE * detail + LINE * stacked)
    air = screen.px(0.5 if plan.small or lines > 1 else 7)
    row = max(screen.px(34 if plan.small else 39), round(text) + s.lip + 2 * s.border + air)
    plan = replace(plan, row=row, columns=columns, name=name, stacked=stacked, detail=detail, lines=lines)
    height = screen.px(31 if plan.small else 27 if lower else 37)
    if lower:
        extra = plan.foot - plan.gap - height
        return _low(replace(plan, extra=extra, extra_height=height), extra - plan.gap)
    if plan.side:
        return _filled(replace(plan, extra_height=screen.px(45)), plan.head)
    extra = plan.head + plan.title_height
    return _filled(replace(plan, extra=extra, extra_height=height), extra + height + plan.gap + plan.hint_height)


@cache
def language_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """The grid of the languages: each name on one line."""
    plan = framed(screen, bigger=bigger, lower=lower)
    s = plan.sizes
    row = max(screen.px(24 if plan.small else 38), round(s.label * LINE) + s.lip + 2 * s.border)
    plan = replace(plan, row=row, columns=2, detail=False)
    if lower:
        return _low(plan, plan.foot_top)
    head = plan.title_height + plan.hint_height + screen.px(0 if plan.small else 4)
    return _filled(plan, plan.head + (0 if plan.side else head))


@cache
def search_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """What was typed, what was found, the keyboard. `queue` is given up before a name is cut."""
    plan = _with_keyboard(framed(screen, bigger=bigger, lower=lower, bandless=True))
    s = plan.sizes
    extra = plan.head + (0 if plan.side else plan.title_height)
    plan = replace(plan, extra=extra, extra_height=screen.px(16 if plan.small else 24))
    top = plan.reach if lower else extra + plan.extra_height + plan.gap
    end = plan.keyboard_top - plan.gap
    columns = 2 if plan.side or lower else 1
    stacked = columns == 2 or plan.small or bigger
    lines = 2 if stacked else 1
    name = s.floor if plan.small or columns == 2 else s.body if stacked else s.label
    around = s.lip + 2 * s.border + screen.px(0.5)
    text = round(name * lines * (TIGHT_LINE if lines > 1 else LINE)) + around
    queue = not stacked or text + s.floor * LINE <= end - top
    row = max(screen.px(30 if plan.small else 39), text + round(s.floor * LINE) * (stacked and queue))
    row = min(row, end - top)
    rows = max(1, (end - top + plan.gap) // (row + plan.gap))
    at = end - row if lower else top
    return replace(
        plan, top=at, row=row, rows=1 if lower else rows, columns=columns, name=name, stacked=stacked, lines=lines,
        queue=queue,
        detail=columns == 1 and not plan.small and not bigger,
    )  # fmt: skip


@cache
def entry_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """What is typed, above the keyboard."""
    plan = _with_keyboard(framed(screen, bigger=bigger, lower=lower, bandless=True))
    return replace(plan, extra_height=screen.px(13 if plan.small else 24))


@cache
def needs_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """Tiles to tick; below them the number of people, the line about privacy, one row of further keys."""
    plan = framed(screen, bigger=bigger, lower=lower, bandless=True)
    s = plan.sizes
    privacy = round(s.floor * (TIGHT_LINE * 4 if plan.small else LINE * 2)) + plan.gap
    stepper = plan.key + plan.gap
    further = 0 if plan.side else plan.key + plan.gap
    beside = lower or plan.small or plan.side > 0
    lines = 3
    words = s.floor / BIGGER if lower and bigger else s.floor
    text = round(words * TIGHT_LINE * lines + (0 if beside else s.label * 1.35))
    row = max(screen.px(26), text + s.lip + 2 * s.border + screen.px(1 if beside else 9))
    columns = 1 if plan.small else 2
    plan = replace(plan, row=row, columns=columns, stacked=not beside, lines=lines, extra_height=privacy)
    if lower:
        return _low(plan, plan.foot_top - stepper - further)
    head = 0 if plan.side else plan.title_height + plan.hint_height + _line_above(plan)
    return _filled(plan, plan.head + head, plan.foot_top - stepper - further - privacy, screen.px(62))


@cache
def attract_plan(screen: Screen, *, bigger: bool, lower: bool) -> Plan:
    """The queues on the screen at rest: flat rows, one main key below."""
    plan = framed(screen, bigger=bigger, lower=lower)
    s = plan.sizes
    row = max(screen.px(30 if plan.small else 24), round(s.floor * 1.1 * 2) + screen.px(3))
    greeting = round(s.floor * LINE * 2) if plan.small else plan.hint_height + 3 * plan.pad
    head = plan.title_height + greeting + round(s.small * LINE) + 2 * plan.gap
    main = screen.px(24 if plan.small else 44)
    top = plan.head + (0 if plan.side else head)
    end = plan.screen.height_px - plan.strip - plan.pad - (0 if plan.side else main + plan.pad)
    rows = max(1, min(MOST_WAITS, (end - top) // row))
    return replace(plan, top=top, row=row, rows=rows, extra=end, extra_height=main)


def _line_above(plan: Plan) -> int:
    """The service that the questions are about, above the title."""
    return 0 if plan.small else round(plan.sizes.small * LINE) + plan.gap


def _with_keyboard(plan: Plan) -> Plan:
    """A place for the keyboard at the foot of the page."""
    screen = plan.screen
    rows = SMALL_KEY_ROWS if plan.small else KEY_ROWS
    high = TARGET_MM if plan.small or plan.side or plan.lower else HIGH_MM
    height = rows * (screen.px(high) + screen.px(GAP_MM)) - screen.px(GAP_MM)
    return replace(plan, keyboard_top=plan.foot_top - height, keyboard_height=height)


def _filled(plan: Plan, top: int, end: int | None = None, most: int = 0) -> Plan:
    """With as many rows as fit between `top` and `end`; in landscape, or up to `most`, they fill the height."""
    end = plan.foot_top if end is None else end
    rows = max(1, (end - top + plan.gap) // (plan.row + plan.gap))
    row = plan.row
    if plan.side or most:
        row = min((end - top + plan.gap) // rows - plan.gap, max(row, most or plan.screen.px(MOST_ROW_MM)))
    return replace(plan, top=top, row=row, rows=rows)


def _low(plan: Plan, end: int) -> Plan:
    """At most two rows that end at `end`, none above a seated person's reach."""
    room = end - plan.reach
    rows = max(1, min(LOWER_ROWS, (room + plan.gap) // (plan.row + plan.gap)))
    row = min(plan.row, room)
    return replace(plan, row=row, rows=rows, top=end - rows * (row + plan.gap) + plan.gap)
