"""How the screen looks, and the panel on which that is chosen."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.faces.looking import LookScene
from counter.sheet_scene import Choice
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LookPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._look = LookScene()
        self._themes = Rows(Choice)

    def show(self, look: LookScene) -> None:
        self._themes.show(look.themes)
        if look != self._look:
            self._look = look
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._look.title

    @Property(str, notify=changed)
    def size(self) -> str:
        return self._look.size

    @Property(str, notify=changed)
    def bigger(self) -> str:
        return self._look.bigger

    @Property(str, notify=changed)
    def smaller(self) -> str:
        return self._look.smaller

    @Property(str, notify=changed)
    def usual(self) -> str:
        return self._look.usual

    @Property(str, notify=changed)
    def bar(self) -> str:
        return self._look.bar

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._look.back

    @Property(str, notify=changed)
    def whyNotBigger(self) -> str:
        return self._look.why_not_bigger

    @Property(str, notify=changed)
    def whyNotSmaller(self) -> str:
        return self._look.why_not_smaller

    @Property(QObject, constant=True)
    def themes(self) -> QObject:
        return self._themes
