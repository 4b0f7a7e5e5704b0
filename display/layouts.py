"""Which of the office's layouts this screen shows, and how much of it: the largest one that people can read.

A layout that this screen cannot hold is never shown smaller than the rule: the line at the lower edge is left out
first, then what stands beside the calls. What was left out, and why, is in `Plan.refused`, for staff and the log.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from display.fitting import Fitting, NoRoom, Room, Shape
from display.settings import BoardSettings, TickerWish
from hub.config.errors import ConfigError, Fault
from hub.wire.hall_terms import LayoutBeside, LayoutForm
from hub.wire.office import LayoutView, MediaItemView, OfficeView, TextMap

PLAIN = LayoutView(id="", names={})
"""One board of all calls: what a display shows in an office without layouts, and before it knows its office."""
NOTHING_LEGIBLE = Room(rows=0)


@dataclass(frozen=True, slots=True)
class Plan:
    """`zones` None: every zone. `counter`: whose face it is, of the form counter. `services`: whose lines stand under
    "next", in the office's order. `room` without notices, `room_below_notices` while some stand."""

    layout: str = ""
    form: LayoutForm = LayoutForm.BOARD
    beside: LayoutBeside = LayoutBeside.NOTHING
    zones: frozenset[str] | None = None
    floor: str = ""
    counter: str | None = None
    services: tuple[str, ...] = ()
    media: tuple[MediaItemView, ...] = ()
    ticker: TextMap | None = None
    ticker_moves: bool = False
    theme: str = "light"
    room: Room = NOTHING_LEGIBLE
    room_below_notices: Room = NOTHING_LEGIBLE
    refused: NoRoom | None = None

    def shows_zone(self, zone: str) -> bool:
        return self.zones is None or zone in self.zones


def plan(office: OfficeView | None, settings: BoardSettings, fitting: Fitting) -> Plan:
    """What this screen shows of that office (None: not known yet)."""
    layout, refused = _chosen(office, settings)
    form, beside, unknown = _known_terms(layout, settings)
    wanted = Shape(form, beside, ticker=bool(layout.ticker) and settings.ticker is not TickerWish.OFF)
    shape, room, too_small = _largest(wanted, settings, fitting)
    zones = _zones(office, layout, settings)
    return Plan(
        layout=layout.id,
        form=shape.form,
        beside=shape.beside,
        zones=zones,
        floor=layout.floor or "" if settings.zone is None and not layout.zones else "",
        counter=settings.counter if shape.form is LayoutForm.COUNTER else None,
        services=_services(office, layout, zones),
        media=tuple(layout.media),
        ticker=layout.ticker if shape.ticker else None,
        ticker_moves=layout.ticker_moves and settings.ticker is TickerWish.OFFICE and not settings.less_motion,
        theme=layout.theme,
        room=room,
        room_below_notices=_below_notices(shape, room, fitting),
        refused=refused or unknown or too_small,
    )


def require_legible(fitting: Fitting, settings: BoardSettings) -> None:
    """Raises `ConfigError` when nobody could read this screen, whatever the office's layout: neither the plain board
    nor, above a counter, that counter's face."""
    shape = Shape(LayoutForm.COUNTER if settings.counter else LayoutForm.BOARD)
    room = fitting.room(shape)
    if isinstance(room, NoRoom):
        raise ConfigError("the display's settings", (Fault("board.farthest_seat_m", room.detail),))


def _chosen(office: OfficeView | None, settings: BoardSettings) -> tuple[LayoutView, NoRoom | None]:
    layouts = office.layouts if office is not None else []
    if settings.layout is None:
        first = next((one for one in layouts if one.form != LayoutForm.COUNTER or settings.counter), PLAIN)
        return first, None
    named = next((one for one in layouts if one.id == settings.layout), None)
    if named is not None or office is None:
        return named or PLAIN, None
    why = f'the office has no layout "{settings.layout}" (board.layout); it has: {", ".join(one.id for one in layouts)}'
    return PLAIN, NoRoom("layout_unknown", why)


def _known_terms(layout: LayoutView, settings: BoardSettings) -> tuple[LayoutForm, LayoutBeside, NoRoom | None]:
    """Terms of a newer hub are shown as the plain board."""
    form, beside = layout.form, layout.beside
    if not isinstance(form, LayoutForm) or not isinstance(beside, LayoutBeside):
        why = f'the layout "{layout.id}" is of a newer hub ({form}, {beside}); update this box'
        return LayoutForm.BOARD, LayoutBeside.NOTHING, NoRoom("layout_newer", why)
    if form is LayoutForm.COUNTER and settings.counter is None:
        why = f'the layout "{layout.id}" hangs above a counter, and board.counter does not say which'
        return LayoutForm.BOARD, LayoutBeside.NOTHING, NoRoom("counter_unset", why)
    return form, LayoutBeside.NOTHING if form is LayoutForm.COUNTER else beside, None


def _largest(wanted: Shape, settings: BoardSettings, fitting: Fitting) -> tuple[Shape, Room, NoRoom | None]:
    first: NoRoom | None = None
    for shape in _ever_smaller(wanted, settings):
        room = fitting.room(shape)
        if isinstance(room, Room):
            return shape, room, first
        first = first or room
    return Shape(), NOTHING_LEGIBLE, first


def _ever_smaller(wanted: Shape, settings: BoardSettings) -> Iterator[Shape]:
    yield wanted
    if wanted.ticker:
        yield replace(wanted, ticker=False)
    if wanted.beside is not LayoutBeside.NOTHING:
        yield Shape(wanted.form)
    if settings.counter is not None and wanted.form is not LayoutForm.COUNTER:
        yield Shape(LayoutForm.COUNTER)


def _below_notices(shape: Shape, room: Room, fitting: Fitting) -> Room:
    """A screen that cannot hold rows and a notice shows the notice while it has no fresh call (0 rows)."""
    found = fitting.room(replace(shape, notices=True))
    return found if isinstance(found, Room) else replace(room, rows=0, notices=1)


def _zones(office: OfficeView | None, layout: LayoutView, settings: BoardSettings) -> frozenset[str] | None:
    if settings.zone is not None:
        return frozenset((settings.zone,))
    if layout.zones:
        return frozenset(layout.zones)
    if layout.floor and office is not None:
        return frozenset(zone.id for zone in office.zones if zone.floor == layout.floor)
    return None


def _services(office: OfficeView | None, layout: LayoutView, zones: frozenset[str] | None) -> tuple[str, ...]:
    if office is None:
        return ()
    given = [one for one in office.services if not one.category]
    if layout.services:
        return tuple(one.id for one in given if one.id in layout.services)
    return tuple(one.id for one in given if not one.hidden and (zones is None or one.zone in zones))
