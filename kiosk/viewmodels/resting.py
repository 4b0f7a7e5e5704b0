"""The screens nobody stands at, as QML sees them: the queues at rest, and the arch."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screens.content import Attract, Closed, Hours, Wait
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.ticket import matrix_of

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AttractModel(QObject):
    """Who waits where, and an invitation."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Attract("", "", "", "", ())
        self._rows = Rows(Wait, self)

    def show(self, shown: Attract) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show(shown.waits)
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def greetings(self) -> str:
        return self._shown.greetings

    @Property(str, notify=changed)
    def begin(self) -> str:
        return self._shown.begin

    @Property(str, notify=changed)
    def waitsTitle(self) -> str:
        return self._shown.waits_title

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._shown.waits)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows


@QmlElement
class ClosedModel(QObject):
    """The arch."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Closed("", "", "", "")
        self._hours = Rows(Hours, self)

    def show(self, shown: Closed) -> None:
        if shown != self._shown:
            self._shown = shown
            self._hours.show(shown.hours)
            self.changed.emit()

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._shown.sentence

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._shown.answer

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._shown.reason

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._shown.note

    @Property(int, notify=changed)
    def days(self) -> int:
        return len(self._shown.hours)

    @Property(str, notify=changed)
    def linkTitle(self) -> str:
        return self._shown.link_title

    @Property(str, notify=changed)
    def linkText(self) -> str:
        return self._shown.link_text

    @Property(str, notify=changed)
    def matrix(self) -> str:
        """The booking page's address as a QR symbol; empty without one."""
        return matrix_of(self._shown.url)

    @Property(QObject, constant=True)
    def hours(self) -> QObject:
        return self._hours
