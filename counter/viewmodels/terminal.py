"""The terminal as QML sees it: the panes, and what people can do."""

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from counter.desk import Desk
from counter.keys import Key
from counter.scene import KeyFace, Notice, Scene, SideTab, Undo
from counter.viewmodels.panes import BandPane, CountersPane, EntryPane, TaskPane
from counter.viewmodels.rows import Rows
from counter.viewmodels.sheet import SheetPane
from counter.viewmodels.side import SidePane

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
        self._more = Rows(KeyFace)
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
        self._more.show(scene.keys.more)
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

    @Property(QObject, constant=True)
    def more(self) -> QObject:
        """The keys behind "More"."""
        return self._more

    @Property(str, notify=changed)
    def moreLabel(self) -> str:
        return self._scene.keys.more_label

    @Property(bool, notify=changed)
    def moreOpen(self) -> bool:
        return self._scene.keys.more_open

    @property
    def _undo(self) -> Undo:
        return self._scene.keys.undo or NO_UNDO

    @Property(str, notify=changed)
    def undoLabel(self) -> str:
        """Empty: no undo key stands here."""
        return self._undo.act or self._undo.key.label

    @Property(str, notify=changed)
    def undoHint(self) -> str:
        return self._undo.key.hint

    @Property(str, notify=changed)
    def undoOff(self) -> str:
        return self._undo.key.why_off

    @Property(int, notify=changed)
    def undoSeconds(self) -> int:
        return self._undo.seconds

    @Property(bool, notify=changed)
    def alarm(self) -> bool:
        return self._scene.alarm

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

    @Slot()
    def turn(self) -> None:
        """The next page of the sheet's answers."""
        self._desk.turn()
        self.show()

    @Slot(str, str)
    def fill(self, field: str, value: str) -> None:
        self._desk.fill(field, value)
        self.show()

    @Slot()
    def submit(self) -> None:
        self._desk.submit()
        self.show()

    @Slot(str)
    def showTab(self, tab: str) -> None:
        self._desk.show_tab(SideTab(tab))
        self.show()

    @Slot(str)
    def pickVisit(self, visit: str) -> None:
        self._desk.pick_visit(visit)
        self.show()

    @Slot(str)
    def pickAppointment(self, appointment: str) -> None:
        self._desk.pick_appointment(appointment)
        self.show()

    @Slot(str)
    def tickPaper(self, paper: str) -> None:
        self._desk.tick_paper(paper)
        self.show()

    @Slot(str)
    def recordOutcome(self, outcome: str) -> None:
        self._desk.record_outcome(outcome)
        self.show()

    @Slot(str)
    def readMessage(self, message: str) -> None:
        self._desk.read_message(message)
        self.show()

    @Slot()
    def raiseAlarm(self) -> None:
        self._desk.raise_alarm()
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
NO_UNDO = Undo(NO_KEY)
