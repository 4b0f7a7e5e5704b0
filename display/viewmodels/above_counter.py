"""The face of one counter as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display.scene import CounterFace
from hub.wire.terms import CounterState

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1

NOBODY = CounterFace("", CounterState.CLOSED, "")


@QmlElement
class AboveCounter(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = NOBODY

    def show(self, face: CounterFace | None) -> None:
        if (face or NOBODY) != self._face:
            self._face = face or NOBODY
            self.changed.emit()

    @Property(str, notify=changed)
    def sign(self) -> str:
        return self._face.sign

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._face.state is CounterState.OPEN

    @Property(str, notify=changed)
    def stateWord(self) -> str:
        return self._face.state_word

    @Property(str, notify=changed)
    def label(self) -> str:
        return self._face.label

    @Property(bool, notify=changed)
    def live(self) -> bool:
        return self._face.live

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._face.hint
