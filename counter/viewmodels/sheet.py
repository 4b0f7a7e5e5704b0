"""The open sheet as QML sees it: answers, pages, what is typed to find one, the fields of a form."""

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
        self._choices.show(sheet.choices if sheet is not None else ())
        self._fields.show(sheet.fields if sheet is not None else ())
        if sheet != self._sheet:
            self._sheet = sheet
            self.changed.emit()

    @property
    def _shown(self) -> SheetScene:
        return self._sheet or NO_SHEET

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._sheet is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def detail(self) -> str:
        return self._shown.detail

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._shown.back

    @Property(str, notify=changed)
    def empty(self) -> str:
        return self._shown.empty

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        return self._choices

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._shown.typed

    @Property(str, notify=changed)
    def typedHint(self) -> str:
        return self._shown.typed_hint

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._shown.more

    @Property(str, notify=changed)
    def submit(self) -> str:
        return self._shown.submit

    @Property(bool, notify=changed)
    def grave(self) -> bool:
        return self._shown.grave
