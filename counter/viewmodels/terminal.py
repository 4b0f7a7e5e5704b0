"""The terminal as QML sees it: the panes, and what people can do."""

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from counter.desk import Desk
from counter.keys import Key
from counter.scene import KeyFace, Notice, Scene
from counter.viewmodels.panes import BandPane, CountersPane, EntryPane, SheetPane, SidePane, TaskPane
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1

NAMED_KEYS = {
    int(Qt.Key.Key_Space): "Space",
    int(Qt.Key.Key_Escape): "Escape",
    int(Qt.Key.Key_Return): "Return",
    int(Qt.Key.Key_Enter): "Return",
    int(Qt.Key.Key_Backspace): "Backspace",
    **{int(Qt.Key.Key_F1) + number: f"F{number + 1}" for number in range(12)},
}


@QmlElement
class Terminal(QObject):
    """Repeats the desk's scene; Python reads the desk, never a Qt property."""

    changed = Signal()
    settled = Signal()
    """Another page, another standing, a sheet opened or closed, a notice gone with its key: the focus goes back to the
    desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._scene: Scene = desk.scene()
        self._band = BandPane()
        self._task = TaskPane()
        self._side = SidePane()
        self._sheet = SheetPane()
        self._entry = EntryPane()
        self._counters = CountersPane()
        self._notices = Rows(Notice)
        self._row = Rows(KeyFace)
        self._place: tuple[object, ...] = ()
        self._calls = False
        self.show()

    def show(self) -> None:
        """Take over what the desk says now."""
        scene = self._desk.scene()
        self._band.show(scene.band)
        self._task.show(scene.task)
        self._side.show(scene.side)
        self._sheet.show(scene.sheet)
        self._entry.show(scene.entry)
        self._counters.show(scene.counters)
        self._notices.show(scene.notices)
        self._row.show(scene.keys.row)
        if scene != self._scene:
            self._scene = scene
            self.changed.emit()
        place = scene.page, scene.keys.main.key if scene.keys.main else "", scene.sheet.title if scene.sheet else ""
        calls = any(notice.key for notice in scene.notices)
        gone, self._calls = self._calls and not calls, calls
        if place != self._place or gone:
            self._place = place
            self.settled.emit()

    @Property(BandPane, constant=True)
    def band(self) -> BandPane:
        return self._band

    @Property(TaskPane, constant=True)
    def task(self) -> TaskPane:
        return self._task

    @Property(SidePane, constant=True)
    def side(self) -> SidePane:
        return self._side

    @Property(SheetPane, constant=True)
    def sheet(self) -> SheetPane:
        return self._sheet

    @Property(EntryPane, constant=True)
    def entry(self) -> EntryPane:
        return self._entry

    @Property(CountersPane, constant=True)
    def counters(self) -> CountersPane:
        return self._counters

    @Property(QObject, constant=True)
    def notices(self) -> QObject:
        return self._notices

    @Property(QObject, constant=True)
    def row(self) -> QObject:
        return self._row

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._scene.page

    @Property(str, notify=changed)
    def starting(self) -> str:
        return self._scene.starting

    @Property(str, notify=changed)
    def said(self) -> str:
        """What a screen reader says when the screen has become another one."""
        scene, task = self._scene, self._scene.task
        if scene.sheet is not None:
            return scene.sheet.title
        if scene.page == "work":
            return ", ".join(part for part in (scene.band.pill, task.code_name, task.service, task.headline) if part)
        return scene.entry.title if scene.page == "sign_in" else scene.counters.title

    @Property(str, notify=changed)
    def underWay(self) -> str:
        return self._scene.under_way

    @property
    def _main(self) -> KeyFace:
        return self._scene.keys.main or NO_KEY

    @property
    def _beside(self) -> KeyFace:
        return self._scene.keys.side or NO_KEY

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

    @Slot(str)
    def press(self, key: str) -> None:
        self._desk.press(Key(key))
        self.show()

    @Slot(int)
    def choose(self, index: int) -> None:
        self._desk.choose(index)
        self.show()

    @Slot(str)
    def pickStaff(self, staff: str) -> None:
        self._desk.pick_staff(staff)
        self.show()

    @Slot(str)
    def pickCounter(self, counter: str) -> None:
        self._desk.pick_counter(counter)
        self.show()

    @Slot(str)
    def digit(self, digit: str) -> None:
        self._desk.digit(digit)
        self.show()

    @Slot()
    def erase(self) -> None:
        self._desk.erase()
        self.show()

    @Slot()
    def signIn(self) -> None:
        self._desk.sign_in()
        self.show()

    @Slot()
    def signOut(self) -> None:
        self._desk.sign_out()
        self.show()

    @Slot(int, str, bool, result=bool)
    def type(self, key: int, text: str, repeat: bool) -> bool:
        """A key of the keyboard that no control has used."""
        meant = self._desk.type(NAMED_KEYS.get(key) or text.strip().upper(), repeat=repeat)
        self.show()
        return meant

    @Slot(int)
    def fit(self, rows: int) -> None:
        """How many rows of the waiting list there is room for."""
        self._desk.fit(rows)
        self.show()


NO_KEY = KeyFace("", "", "", "")
