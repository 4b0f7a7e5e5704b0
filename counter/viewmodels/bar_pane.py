"""The compact bar as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.scene import BarScene, KeyFace
from counter.viewmodels.keys_pane import NO_KEY
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BarPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = BarScene()
        self._keys = Rows(KeyFace)

    def show(self, bar: BarScene) -> None:
        self._keys.show(bar.keys)
        if bar != self._bar:
            self._bar = bar
            self.changed.emit()

    @property
    def _main(self) -> KeyFace:
        return self._bar.main or NO_KEY

    @Property(str, notify=changed)
    def sign(self) -> str:
        return self._bar.sign

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._bar.code

    @Property(bool, notify=changed)
    def calling(self) -> bool:
        return self._bar.calling

    @Property(str, notify=changed)
    def timer(self) -> str:
        return self._bar.timer

    @Property(str, notify=changed)
    def line(self) -> str:
        return self._bar.line

    @Property(str, notify=changed)
    def lineIcon(self) -> str:
        return self._bar.line_icon

    @Property(str, notify=changed)
    def waiting(self) -> str:
        return self._bar.waiting

    @Property(str, notify=changed)
    def waitingName(self) -> str:
        return self._bar.waiting_name

    @Property(str, notify=changed)
    def mainKey(self) -> str:
        return self._main.key

    @Property(str, notify=changed)
    def mainLabel(self) -> str:
        return self._main.label

    @Property(str, notify=changed)
    def mainHint(self) -> str:
        return self._main.hint

    @Property(str, notify=changed)
    def mainIcon(self) -> str:
        return self._main.pictogram

    @Property(str, notify=changed)
    def mainOff(self) -> str:
        return self._main.why_off

    @Property(str, notify=changed)
    def openLabel(self) -> str:
        return self._bar.open_label

    @Property(bool, notify=changed)
    def stale(self) -> bool:
        return self._bar.stale

    @Property(bool, notify=changed)
    def refill(self) -> bool:
        return self._bar.refill

    @Property(QObject, constant=True)
    def keys(self) -> QObject:
        return self._keys
