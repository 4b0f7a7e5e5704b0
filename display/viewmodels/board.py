"""The lobby board as QML sees it: repeats the presenter's scene, keeps its timer, and tells what has been drawn."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Property, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from display.fitting_screen import FittingScreen
from display.scene import Scene, Takeover
from display.viewmodels.above_counter import AboveCounter
from display.viewmodels.beside import Beside
from display.viewmodels.film_screen import FilmScreen
from display.viewmodels.places import Places
from display.viewmodels.rows import RowsModel
from display.viewmodels.urgent import Urgent
from hub.wire.hall_terms import LayoutForm

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1

ELEMENTS = (FilmScreen,)
"""Painted types that only QML makes; naming them here is what registers them."""
NO_TAKEOVER = Takeover(0, "", "", "none", "", "", "")
OTHERS_LYING, OTHERS_UPRIGHT = 2, 3
"""Languages of an emergency message that stand beside the first; one on a screen of few letters (`FEW_EMS` of those for
near readers in its shorter side)."""
FEW_EMS = 20


def monotonic_ms() -> int:
    return int(time.monotonic() * 1000)


class Scenes(Protocol):
    """The presenter, or scenes made by hand (preview, tests)."""

    def scene(self, now: int) -> Scene: ...

    def next_change(self, now: int) -> int:
        """Milliseconds until `scene` may give another answer without news."""


def _others(fitting: FittingScreen) -> int:
    screen, plain = fitting.screen, fitting.plain()
    if min(screen.width_px, screen.height_px) < FEW_EMS * plain.near_em:
        return 1
    return OTHERS_UPRIGHT if screen.portrait else OTHERS_LYING


@QmlElement
class LobbyBoard(QObject):
    """`drawn` is called with each set of calls that a frame on the glass has shown, `dress` with each new scene before
    it is shown (theme, the office's colour); `film_ended` when a video has come to its end."""

    changed = Signal()
    unconfirmed = Signal()
    """What stands there stands for other calls now, perhaps without any pixel changing: a frame has to confirm it."""

    def __init__(
        self,
        scenes: Scenes,
        fitting: FittingScreen,
        drawn: Callable[[frozenset[int]], None],
        now: Callable[[], int] = monotonic_ms,
        dress: Callable[[Scene], None] | None = None,
        film_ended: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._scenes = scenes
        self._fitting = fitting
        self._drawn = drawn
        self._now = now
        self._dress = dress
        self._film_ended = film_ended
        self._told: frozenset[int] = frozenset()
        self._rows = RowsModel(self)
        self._places = Places(fitting.plain(), self)
        self._beside = Beside(self)
        self._urgent = Urgent(_others(fitting), self)
        self._above = AboveCounter(self)
        self._scene = scenes.scene(now())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.refresh)
        self._show(self._scene)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the presenter's scene of this moment; call it after every piece of news."""
        now = self._now()
        scene = self._scenes.scene(now)
        if scene != self._scene:
            self._scene = scene
            self._show(scene)
            self.changed.emit()
        if scene.visible_calls != self._told:
            self.unconfirmed.emit()
        self._timer.start(self._scenes.next_change(now))

    @Slot()
    def filmEnded(self) -> None:
        """The video beside the calls has come to its end, or cannot be played."""
        if self._film_ended is not None:
            self._film_ended()
            self.refresh()

    def _show(self, scene: Scene) -> None:
        if self._dress is not None:
            self._dress(scene)
        self._places.show(self._fitting.arrangement(scene) or self._fitting.plain())
        self._rows.show(scene.rows)
        self._beside.show(scene)
        self._urgent.show(scene.emergency)
        self._above.show(scene.counter)

    @Slot()
    def on_frame(self) -> None:
        """Connected to the window's frameSwapped: what the scene shows is on the glass now."""
        visible = self._scene.visible_calls
        if visible != self._told:
            self._told = visible
            self._drawn(visible)

    @property
    def _takeover(self) -> Takeover:
        return self._scene.takeover or NO_TAKEOVER

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(Places, constant=True)
    def places(self) -> Places:
        return self._places

    @Property(Beside, constant=True)
    def beside(self) -> Beside:
        return self._beside

    @Property(Urgent, constant=True)
    def urgent(self) -> Urgent:
        return self._urgent

    @Property(AboveCounter, constant=True)
    def above(self) -> AboveCounter:
        return self._above

    @Property(bool, notify=changed)
    def counterForm(self) -> bool:
        return self._scene.form is LayoutForm.COUNTER

    @Property(QUrl, notify=changed)
    def crest(self) -> QUrl:
        return QUrl.fromLocalFile(self._scene.crest) if self._scene.crest else QUrl()

    @Property(int, notify=changed)
    def aside(self) -> int:
        """How far the picture has wandered to the right, in pixels: no pixel shows the same for a year."""
        return self._scene.care.x

    @Property(int, notify=changed)
    def down(self) -> int:
        return self._scene.care.y

    @Property(bool, notify=changed)
    def dark(self) -> bool:
        return self._scene.care.dark

    @Property(int, notify=changed)
    def rowCount(self) -> int:
        return len(self._scene.rows)

    @Property(str, notify=changed)
    def ticketWord(self) -> str:
        return self._scene.ticket_word

    @Property(str, notify=changed)
    def counterWord(self) -> str:
        return self._scene.counter_word

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._scene.place

    @Property(str, notify=changed)
    def waiting(self) -> str:
        return self._scene.waiting

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._scene.clock

    @Property(str, notify=changed)
    def quiet(self) -> str:
        return self._scene.quiet

    @Property(str, notify=changed)
    def quietHint(self) -> str:
        return self._scene.quiet_hint

    @Property(bool, notify=changed)
    def stale(self) -> bool:
        return self._scene.band is not None

    @Property(str, notify=changed)
    def bandTitle(self) -> str:
        return self._scene.band.title if self._scene.band else ""

    @Property(str, notify=changed)
    def bandHint(self) -> str:
        return self._scene.band.hint if self._scene.band else ""

    @Property(bool, notify=changed)
    def takingOver(self) -> bool:
        return self._scene.takeover is not None

    @Property(str, notify=changed)
    def callLabel(self) -> str:
        return self._takeover.label

    @Property(str, notify=changed)
    def callSign(self) -> str:
        return self._takeover.sign

    @Property(str, notify=changed)
    def callArrow(self) -> str:
        return self._takeover.arrow

    @Property(str, notify=changed)
    def callWay(self) -> str:
        return self._takeover.way

    @Property(str, notify=changed)
    def callCounterWord(self) -> str:
        return self._takeover.counter_word

    @Property(str, notify=changed)
    def callLanguage(self) -> str:
        return self._takeover.language

    @Property(str, notify=changed)
    def callPerson(self) -> str:
        return self._takeover.name
