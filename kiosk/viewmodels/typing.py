"""The screens with a keyboard, as QML sees them. What was typed lives in the presenter alone."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.framing import Plan
from kiosk.keyplaces import GAP_MM, PAGE, KeyPlaces, PlacedKey, placed_keys
from kiosk.screens.content import Entry, Keyboard, Search
from kiosk.viewmodels.choosing import ChoiceKey, choice_keys
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

NO_KEYS = Keyboard(())
NO_PLACES = KeyPlaces(((),), 0, 0)


@QmlElement
class KeyboardModel(QObject):
    """One page of keys, each with its box; `turn` shows the next one, and the keypad's focus its own."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Keyboard, Plan | None] = (NO_KEYS, None)
        self._places = NO_PLACES
        self._page = 0
        self._rows = Rows(PlacedKey, self)

    def show(self, keyboard: Keyboard, plan: Plan, focus: str) -> None:
        if (keyboard, plan) != self._shown:
            former = self._shown[0]
            self._shown = (keyboard, plan)
            room = plan.body_width if plan.side else plan.screen.width_px - 2 * _margin(plan)
            self._places = placed_keys(keyboard, plan.screen, room, plan.keyboard_height)
            if _letters(former) != _letters(keyboard):
                self._page = 0
        wanted = self._places.page_of(focus)
        self._page = min(self._page if wanted is None else wanted, len(self._places.pages) - 1)
        self._draw()

    def forget(self) -> None:
        """The page of the next person is the first one."""
        self._page = 0

    @Slot()
    def turn(self) -> None:
        self._page = (self._page + 1) % len(self._places.pages)
        self._draw()

    def _draw(self) -> None:
        self._rows.show(self._places.pages[self._page])
        self.changed.emit()

    @Property(int, notify=changed)
    def width(self) -> int:
        return self._places.width

    @Property(int, notify=changed)
    def height(self) -> int:
        return self._places.height

    @Property(str, constant=True)
    def pageKey(self) -> str:
        return PAGE

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows


@QmlElement
class SearchModel(QObject):
    """A word, and the services it finds."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Search("", "", "", NO_KEYS, (), "", "")
        self._rows = Rows(ChoiceKey, self)

    def show(self, shown: Search) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show(choice_keys(shown.choices))
            self.changed.emit()

    def forget(self) -> None:
        self.show(Search("", "", "", NO_KEYS, (), "", ""))

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.busy or self._shown.title

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._shown.busy != ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._shown.hint

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._shown.typed

    @Property(str, notify=changed)
    def nothing(self) -> str:
        """Said where nothing was found."""
        return "" if self._shown.choices else self._shown.nothing

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows


@QmlElement
class EntryModel(QObject):
    """A code, a name, a number."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Entry("", "", "", "", NO_KEYS, "", "", "", "", "")

    def show(self, shown: Entry) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def forget(self) -> None:
        """Nothing of what a person typed stays behind."""
        self.show(Entry("", "", "", "", NO_KEYS, "", "", "", "", ""))

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.busy or self._shown.title

    @Property(str, notify=changed)
    def purpose(self) -> str:
        return self._shown.purpose

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._shown.typed

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._shown.hint

    @Property(str, notify=changed)
    def privacy(self) -> str:
        return self._shown.privacy

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._shown.wrong


def _letters(keyboard: Keyboard) -> int:
    """A keyboard of as many keys is the same one with shift."""
    return sum(len(row) for row in keyboard.rows)


def _margin(plan: Plan) -> int:
    """Keyboards go nearer to the edge than other contents: eleven keys of 20 mm are 253 mm wide."""
    return min(plan.margin, plan.screen.px(2 * GAP_MM))
