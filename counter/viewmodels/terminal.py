"""The terminal as QML sees it: the panes, and what people can do."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from counter.desk import Desk
from counter.faces.looking import looking
from counter.keys import Key
from counter.look import Look
from counter.scene import Notice, Scene, SideTab
from counter.viewmodels.bar_pane import BarPane
from counter.viewmodels.keys_pane import KeysPane
from counter.viewmodels.look_pane import LookPane
from counter.viewmodels.panes import BandPane, CountersPane, EntryPane
from counter.viewmodels.rows import Rows
from counter.viewmodels.sheet_pane import SheetPane
from counter.viewmodels.side_pane import SidePane
from counter.viewmodels.task_pane import TaskPane
from hub.face.tokens import ThemeName

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

FOREIGN = sum(
    one.value
    for one in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.MetaModifier,
    )
)


@QmlElement
class Terminal(QObject):
    """Repeats the desk's scene; Python reads the desk, never a Qt property."""

    changed = Signal()
    _looked = Signal()
    settled = Signal()
    """Another page, another standing, a sheet opened or closed, a notice gone with its key: the focus goes back to the
    desk."""

    def __init__(self, desk: Desk, look: Look | None = None, on_look: Callable[[], None] = lambda: None) -> None:
        """`on_look`: told when another look was chosen, after the event in which it was."""
        super().__init__()
        self._desk = desk
        self._look = look or Look()
        self._looked.connect(on_look, Qt.ConnectionType.QueuedConnection)
        self._scene: Scene = desk.scene()
        self._band = BandPane()
        self._task = TaskPane()
        self._side = SidePane()
        self._sheet = SheetPane()
        self._entry = EntryPane()
        self._counters = CountersPane()
        self._notices = Rows(Notice)
        self._keys = KeysPane()
        self._bar = BarPane()
        self._look_pane = LookPane()
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
        self._keys.show(scene.keys)
        self._bar.show(scene.bar)
        self._look_pane.show(looking(self._look, scene, self._desk.texts))
        if scene != self._scene:
            self._scene = scene
            self.changed.emit()
        place = (
            scene.page,
            scene.keys.main.key if scene.keys.main else "",
            scene.sheet.title if scene.sheet else "",
            scene.keys.more_open,
        )
        calls = any(notice.key for notice in scene.notices)
        gone, self._calls = self._calls and not calls, calls
        if self._look.asked(scene.sheet is not None):
            self._looked.emit()
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

    @Property(KeysPane, constant=True)
    def keys(self) -> KeysPane:
        return self._keys

    @Property(BarPane, constant=True)
    def bar(self) -> BarPane:
        return self._bar

    @Property(LookPane, constant=True)
    def look(self) -> LookPane:
        return self._look_pane

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

    @Property(bool, notify=changed)
    def alarm(self) -> bool:
        return self._scene.alarm

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

    @Slot(int, str, int, bool, result=bool)
    def type(self, key: int, text: str, modifiers: int, repeat: bool) -> bool:
        """A key of the keyboard that no control has used. With Ctrl, Alt or the system key it is the desktop's: Ctrl
        and Space turn an input method on and call nobody."""
        if modifiers & FOREIGN:
            return False
        typed = NAMED_KEYS.get(key) or text.strip().upper()
        if typed == "Escape" and self._scene.keys.more_open:
            self._desk.press(Key.MORE)
            meant = True
        else:
            meant = self._desk.type(typed, repeat=repeat)
        self.show()
        return meant

    @Slot(int)
    def fit(self, rows: int) -> None:
        """How many rows of the waiting list there is room for."""
        self._desk.fit(rows)
        self.show()

    @Slot(str, str)
    def fill(self, field: str, value: str) -> None:
        """What stands in a field of the form."""
        if field == "ticket":
            self._desk.narrow(value)
        else:
            self._desk.fill(field, value)
        self.show()

    @Slot(str)
    def narrow(self, typed: str) -> None:
        self._desk.narrow(typed)
        self.show()

    @Slot()
    def submit(self) -> None:
        self._desk.submit()
        self.show()

    @Slot()
    def turn(self) -> None:
        self._desk.turn()
        self.show()

    @Slot(str)
    def pickVisit(self, visit: str) -> None:
        self._desk.pick_visit(visit)
        self.show()

    @Slot(str)
    def showTab(self, tab: str) -> None:
        self._desk.show_tab(SideTab(tab))
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
    def chooseTheme(self, theme: str) -> None:
        self._look.theme = ThemeName(theme)
        self._after_look()

    @Slot()
    def bigger(self) -> None:
        self._look.bigger()
        self._after_look()

    @Slot()
    def smaller(self) -> None:
        self._look.smaller()
        self._after_look()

    @Slot()
    def usual(self) -> None:
        self._look.usual()
        self._after_look()

    @Slot()
    def turnBar(self) -> None:
        """The bar, or the whole terminal again."""
        self._look.turn()
        self._after_look()

    def _after_look(self) -> None:
        self._looked.emit()
        self.show()
