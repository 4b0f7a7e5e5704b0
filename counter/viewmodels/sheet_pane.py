"""The open sheet as QML sees it: a question with its answers, a form, or both."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.sheet_scene import Choice, Field, SheetScene
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1

NO_SHEET = SheetScene("", "", (), "")


@QmlElement
class SheetPane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: SheetScene | None = None
        self._choices = Rows(Choice)
        self._fields = Rows(Field)

    def show(self, sheet: SheetScene | None) -> None:
        told = sheet or NO_SHEET
        self._choices.show(told.choices)
        self._fields.show(told.fields)
        if sheet != self._sheet:
            self._sheet = sheet
            self.changed.emit()

    @property
    def _told(self) -> SheetScene:
        return self._sheet or NO_SHEET

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._sheet is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._told.title

    @Property(str, notify=changed)
    def detail(self) -> str:
        return self._told.detail

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._told.back

    @Property(str, notify=changed)
    def empty(self) -> str:
        return self._told.empty

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._told.typed

    @Property(str, notify=changed)
    def typedHint(self) -> str:
        return self._told.typed_hint

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._told.more

    @Property(str, notify=changed)
    def submit(self) -> str:
        return self._told.submit

    @Property(str, notify=changed)
    def whyOff(self) -> str:
        return self._told.why_off

    @Property(bool, notify=changed)
    def grave(self) -> bool:
        return self._told.grave

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        return self._choices

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields
