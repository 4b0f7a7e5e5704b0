"""The keys below the task as QML sees them."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.scene import KeyFace, Keys, Undo
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1

NO_KEY = KeyFace("", "", "", "")


@QmlElement
class KeysPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys = Keys()
        self._row = Rows(KeyFace)
        self._more = Rows(KeyFace)

    def show(self, keys: Keys) -> None:
        self._row.show(keys.row)
        self._more.show(keys.more)
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()

    @property
    def _main(self) -> KeyFace:
        return self._keys.main or NO_KEY

    @property
    def _beside(self) -> KeyFace:
        return self._keys.side or NO_KEY

    @property
    def _undo(self) -> Undo:
        return self._keys.undo or Undo(NO_KEY)

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
    def sideKey(self) -> str:
        return self._beside.key

    @Property(str, notify=changed)
    def sideLabel(self) -> str:
        return self._beside.label

    @Property(str, notify=changed)
    def sideHint(self) -> str:
        return self._beside.hint

    @Property(str, notify=changed)
    def sideIcon(self) -> str:
        return self._beside.pictogram

    @Property(str, notify=changed)
    def sideOff(self) -> str:
        return self._beside.why_off

    @Property(str, notify=changed)
    def undoKey(self) -> str:
        return self._undo.key.key

    @Property(str, notify=changed)
    def undoLabel(self) -> str:
        return self._undo.act or self._undo.key.label

    @Property(str, notify=changed)
    def undoHint(self) -> str:
        return self._undo.key.hint

    @Property(str, notify=changed)
    def undoIcon(self) -> str:
        return self._undo.key.pictogram

    @Property(str, notify=changed)
    def undoOff(self) -> str:
        return self._undo.key.why_off

    @Property(int, notify=changed)
    def undoSeconds(self) -> int:
        return self._undo.seconds

    @Property(float, notify=changed)
    def undoShare(self) -> float:
        return self._undo.share

    @Property(str, notify=changed)
    def moreLabel(self) -> str:
        return self._keys.more_label

    @Property(bool, notify=changed)
    def moreOpen(self) -> bool:
        return self._keys.more_open

    @Property(QObject, constant=True)
    def row(self) -> QObject:
        return self._row

    @Property(QObject, constant=True)
    def more(self) -> QObject:
        return self._more
