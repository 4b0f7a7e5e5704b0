"""The screens on which nothing is chosen, as QML sees them."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screens.content import Notice, TimeLeft

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NoticeModel(QObject):
    """What is not there, or went wrong, and what to do."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Notice("arch", "", "")

    def show(self, shown: Notice) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    @Property(str, notify=changed)
    def pictogram(self) -> str:
        return self._shown.pictogram

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._shown.text

    @Property(str, notify=changed)
    def band(self) -> str:
        return self._shown.band

    @Property(bool, notify=changed)
    def key(self) -> bool:
        """There is one, at the foot."""
        return self._shown.key != ""

    @Property(bool, notify=changed)
    def calm(self) -> bool:
        return self._shown.calm


@QmlElement
class TimeLeftModel(QObject):
    """The last seconds; `announced` while they run."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = TimeLeft("", "", "", 1.0)
        self._announced = False

    def show(self, shown: TimeLeft | None) -> None:
        self._announced = shown is not None
        self._shown = shown or self._shown
        self.changed.emit()

    @Property(bool, notify=changed)
    def announced(self) -> bool:
        return self._announced

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._shown.text

    @Property(str, notify=changed)
    def key(self) -> str:
        return self._shown.key

    @Property(float, notify=changed)
    def share(self) -> float:
        return self._shown.share
