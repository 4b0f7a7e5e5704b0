"""The lobby board as QML sees it: repeats the presenter's scene, keeps its timer, and tells what has been drawn."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from display.board import Board
from display.scene import Takeover
from display.viewmodels.rows import RowsModel
from hub.face.metrics import Board as BoardRule

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1

NO_TAKEOVER = Takeover(0, "", "", "none", "", "", "")


def monotonic_ms() -> int:
    return int(time.monotonic() * 1000)


@QmlElement
class LobbyBoard(QObject):
    """`drawn` is called with each set of calls that a frame on the glass has shown."""

    changed = Signal()
    unconfirmed = Signal()
    """What stands there stands for other calls now, perhaps without any pixel changing: a frame has to confirm it."""

    def __init__(
        self,
        board: Board,
        rule: BoardRule,
        drawn: Callable[[frozenset[int]], None],
        now: Callable[[], int] = monotonic_ms,
    ) -> None:
        super().__init__()
        self._board = board
        self._rule = rule
        self._drawn = drawn
        self._now = now
        self._scene = board.scene(now())
        self._rows = RowsModel(self)
        self._rows.show(self._scene.rows)
        self._told: frozenset[int] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the presenter's scene of this moment; call it after every piece of news."""
        now = self._now()
        scene = self._board.scene(now)
        if scene != self._scene:
            self._scene = scene
            self._rows.show(scene.rows)
            self.changed.emit()
        if scene.visible_calls != self._told:
            self.unconfirmed.emit()
        self._timer.start(self._board.next_change(now))

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

    @Property(int, constant=True)
    def digitEm(self) -> int:
        """Pixel size of the em whose digits keep the board rule."""
        return self._rule.font_px

    @Property(int, constant=True)
    def rowHeight(self) -> int:
        return self._rule.row_px

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
