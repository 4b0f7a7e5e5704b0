"""The choosing screens, as QML sees them."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from hub.face.tokens import load_look
from kiosk.screens.content import Choice, LanguageChoice, Languages, Services
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language with the font it is written in."""

    code: str
    autonym: str
    rtl: bool
    first: bool
    family: str


def _language_row(choice: LanguageChoice) -> LanguageRow:
    families = load_look().fonts.family
    family = families.get(choice.code, families["default"])
    return LanguageRow(choice.code, choice.autonym, choice.rtl, choice.main, family)


@QmlElement
class LanguagesModel(QObject):
    """The languages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Languages("", "", (), "", "")
        self._rows = Rows(LanguageRow, self)

    def show(self, shown: Languages) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show([_language_row(choice) for choice in shown.choices])
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def greetings(self) -> str:
        return self._shown.greetings

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._shown.more

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._shown.back

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._shown.choices)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows


@QmlElement
class ServicesModel(QObject):
    """One level of the services."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Services("", "", (), "", "")
        self._rows = Rows(Choice, self)

    def show(self, shown: Services) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show(shown.choices)
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._shown.hint

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._shown.more

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._shown.back

    @Property(str, notify=changed)
    def busy(self) -> str:
        return self._shown.busy

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows
