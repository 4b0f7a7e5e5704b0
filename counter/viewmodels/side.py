"""The side pane as QML sees it: the line, appointments, one's own day, messages."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.scene import AppointmentRow, DayRow, Figure, MessageRow, Side, Tab, WaitingRow
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message with its key's words beside it."""

    text: str
    about: str
    read: bool
    readers: str
    id: str
    label: str
    hint: str


def _line(row: MessageRow) -> MessageLine:
    label, hint = (row.key.label, row.key.hint) if row.key is not None else ("", "")
    return MessageLine(row.text, row.about, row.read, row.readers, row.id, label, hint)


@QmlElement
class SidePane(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._side = Side()
        self._rows = Rows(WaitingRow)
        self._tabs = Rows(Tab)
        self._appointments = Rows(AppointmentRow)
        self._day = Rows(DayRow)
        self._figures = Rows(Figure)
        self._messages = Rows(MessageLine)

    def show(self, side: Side) -> None:
        self._rows.show(side.rows)
        self._tabs.show(side.tabs)
        self._appointments.show(side.appointments)
        self._day.show(side.day)
        self._figures.show(side.day_figures)
        self._messages.show(tuple(_line(row) for row in side.messages))
        if side != self._side:
            self._side = side
            self.changed.emit()

    @Property(str, notify=changed)
    def tab(self) -> str:
        return str(self._side.tab)

    @Property(QObject, constant=True)
    def tabs(self) -> QObject:
        return self._tabs

    @Property(QObject, constant=True)
    def appointments(self) -> QObject:
        return self._appointments

    @Property(QObject, constant=True)
    def day(self) -> QObject:
        return self._day

    @Property(QObject, constant=True)
    def figures(self) -> QObject:
        return self._figures

    @Property(QObject, constant=True)
    def messages(self) -> QObject:
        return self._messages

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._side.title

    @Property(str, notify=changed)
    def legend(self) -> str:
        return self._side.legend

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._side.more

    @Property(str, notify=changed)
    def empty(self) -> str:
        return self._side.empty

    @Property(str, notify=changed)
    def whyTitle(self) -> str:
        return self._side.why_title

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._side.why
