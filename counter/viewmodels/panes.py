"""The small panes of the terminal as QML sees them: each repeats one part of the scene and tells when it changed."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.scene import Band
from counter.sheet_scene import Choice, CountersScene, EntryScene
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BandPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._band = Band()

    def show(self, band: Band) -> None:
        if band != self._band:
            self._band = band
            self.changed.emit()

    @Property(str, notify=changed)
    def sign(self) -> str:
        return self._band.sign

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._band.title

    @Property(str, notify=changed)
    def detail(self) -> str:
        return self._band.detail

    @Property(str, notify=changed)
    def pill(self) -> str:
        return self._band.pill

    @Property(str, notify=changed)
    def pillIcon(self) -> str:
        return self._band.pill_icon

    @Property(bool, notify=changed)
    def live(self) -> bool:
        return self._band.live

    @Property(str, notify=changed)
    def liveText(self) -> str:
        return self._band.live_text

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._band.clock


@QmlElement
class EntryPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry = EntryScene()
        self._names = Rows(Choice)

    def show(self, entry: EntryScene) -> None:
        self._names.show(entry.names)
        if entry != self._entry:
            self._entry = entry
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._entry.title

    @Property(QObject, constant=True)
    def names(self) -> QObject:
        return self._names

    @Property(str, notify=changed)
    def namesEmpty(self) -> str:
        return self._entry.names_empty

    @Property(str, notify=changed)
    def pinTitle(self) -> str:
        return self._entry.pin_title

    @Property(int, notify=changed)
    def dots(self) -> int:
        return self._entry.dots

    @Property(str, notify=changed)
    def dotsName(self) -> str:
        return self._entry.dots_name

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._entry.trouble

    @Property(str, notify=changed)
    def submit(self) -> str:
        return self._entry.submit

    @Property(str, notify=changed)
    def whyOff(self) -> str:
        return self._entry.why_off

    @Property(str, notify=changed)
    def erase(self) -> str:
        return self._entry.erase


@QmlElement
class CountersPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counters = CountersScene()
        self._choices = Rows(Choice)

    def show(self, counters: CountersScene) -> None:
        self._choices.show(counters.choices)
        if counters != self._counters:
            self._counters = counters
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._counters.title

    @Property(str, notify=changed)
    def detail(self) -> str:
        return self._counters.detail

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        return self._choices

    @Property(str, notify=changed)
    def empty(self) -> str:
        return self._counters.empty

    @Property(str, notify=changed)
    def signOut(self) -> str:
        return self._counters.sign_out

    @Property(str, notify=changed)
    def signOutHint(self) -> str:
        return self._counters.sign_out_hint
