"""A layout on a screen in a hall at one moment, as the presenter would show it: the same presenter, an invented hub."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from display.announcing import Speakable
from display.board import Board
from display.fitting import NoRoom
from display.fitting_screen import FittingScreen
from display.panes import EmptyShelf, Shelf
from display.preview import sample
from display.scene import Scene
from display.settings import BoardSettings, DisplaySettings, PowerSettings, SoundSettings
from hub.face.texts import Catalogues
from hub.sdk.hub_clock import HubClock
from hub.sdk.settings import DeviceSettings
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import LayoutForm, NoticeAbout, NoticeKind
from hub.wire.office import LayoutView, OfficeView
from hub.wire.stream import DisplayChange

TRIED = "tried"
"""The id of a layout that is given by itself, not by its name in the office."""
EMERGENCY = {
    "en": "Please leave the building now by the nearest exit.",
    "es": "Salgan del edificio ahora por la salida más cercana.",
    "ar": "يرجى مغادرة المبنى الآن من أقرب مخرج.",
}
STALE_AFTER_MS = 4 * 60_000
OLDER_CALLS_MS, STEP_MS, TAKEOVER_OVER_MS = 240_000, 4_000, 9_000
"""How long twenty calls need for their time on the smallest board, and when a call that was spoken has settled."""


class Moment(StrEnum):
    """What happens on the screen."""

    CALLS = "calls"
    CALLED = "called"
    """A call at this moment, over the whole screen."""
    NOTICE = "notice"
    EMERGENCY = "emergency"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Play:
    """What is to be seen. `layout` None: the plain board."""

    office: OfficeView
    layout: LayoutView | None
    language: str
    calls: int
    moment: Moment = Moment.CALLS


class UnknownLayoutError(LookupError):
    """The office has no layout of that id."""


def layout_of(office: OfficeView, name: str | None) -> LayoutView | None:
    """Raises `UnknownLayoutError`."""
    if name is None:
        return None
    found = next((layout for layout in office.layouts if layout.id == name), None)
    if found is None:
        known = ", ".join(layout.id for layout in office.layouts) or "none"
        raise UnknownLayoutError(f"the office has no layout {name} (it has: {known})")
    return found


def staged(play: Play, fitting: FittingScreen, catalogues: Catalogues, shelf: Shelf | None = None) -> Scene | NoRoom:
    """The scene, or why people could not read this layout on that screen."""
    layout = play.layout or LayoutView(id=TRIED, names={})
    office = play.office.model_copy(update={"layouts": [layout.model_copy(update={"id": TRIED})]})
    board = _board(play, fitting, catalogues, shelf or EmptyShelf(), layout, office)
    if board.complaint is not None:
        return board.complaint
    return _played(board, play, office)


def _played(board: Board, play: Play, office: OfficeView) -> Scene:
    """Older calls have had their time; the newest has just come down from the whole screen."""
    now = 0
    for now in range(0, OLDER_CALLS_MS, STEP_MS):
        board.heartbeat(now)
        board.scene(now)
    if play.calls and office.counters:
        now += STEP_MS
        board.change(sample.new_call(office, play.language), now)
        board.scene(now)
    if play.moment is not Moment.CALLED:
        now += TAKEOVER_OVER_MS
        board.heartbeat(now)
        board.scene(now)
    for notice in _said(play.moment):
        board.change(notice, now)
    return board.scene(now + (STALE_AFTER_MS if play.moment is Moment.STALE else 0))


def _board(
    play: Play,
    fitting: FittingScreen,
    catalogues: Catalogues,
    shelf: Shelf,
    layout: LayoutView,
    office: OfficeView,
) -> Board:
    counter = sample.busiest_counter(office, layout.zones) if layout.form == LayoutForm.COUNTER else None
    settings = DisplaySettings(
        device=replace(DeviceSettings(), language=play.language),
        board=replace(BoardSettings(), layout=TRIED, counter=counter.id if counter else None),
        sound=SoundSettings(),
        power=PowerSettings(),
    )
    clock = HubClock(lambda: 0.0)
    clock.heard(sample.now())
    board = Board(catalogues, clock, settings, fitting, _Silent(), shelf)
    board.snapshot(sample.snapshot(office, play.calls), 0)
    return board


def _said(moment: Moment) -> list[DisplayChange]:
    about: NoticeAbout | None = None
    texts: dict[str, str] = {}
    match moment:
        case Moment.NOTICE:  # the usual words, which are there in every language
            kind, about = NoticeKind.NOTICE, NoticeAbout.STOP
        case Moment.EMERGENCY:
            kind, texts = NoticeKind.EMERGENCY, EMERGENCY
        case _:
            return []
    notice = NoticeView(id="preview", kind=kind, texts=texts, about=about, since=sample.INSTANT)
    return [DisplayChange(seq=3_000, type="notice_raised", time=sample.now(), notice=notice)]


class _Silent:
    """A preview says nothing."""

    def announce(self, item: Speakable) -> None:
        """Not heard."""

    def hush(self, call: int) -> None:
        """Nothing waits."""

    def hush_notice(self, notice: str) -> None:
        """Nothing waits."""


class FolderShelf:
    """Pictures by their name in a folder, as `--media` names it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> str:
        file = self._folder / name
        return str(file) if file.is_file() and file.parent == self._folder else ""


__all__ = [
    "FolderShelf",
    "Moment",
    "Play",
    "UnknownLayoutError",
    "layout_of",
    "staged",
]
