"""The side pane as QML sees it: the line, appointments, one's own day, messages."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.scene import AppointmentRow, DayRow, Figure, MessageRow, Side, Tab, WaitingRow
from counter.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Counter"
QML_IMPORT_MAJOR_VERSION = 1


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
        self._day_figures = Rows(Figure)
        self._messages = Rows(MessageRow)

    def show(self, side: Side) -> None:
        self._rows.show(side.rows)
        self._tabs.show(side.tabs)
        self._appointments.show(side.appointments)
        self._day.show(side.day)
        self._day_figures.show(side.day_figures)
        self._messages.show(side.messages)
        if side != self._side:
            self._side = side
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._side.title

    @Property(str, notify=changed)
    def legend(self) -> str:
        return self._side.legend

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

    @Property(str, notify=changed)
    def tab(self) -> str:
        return str(self._side.tab)

    @property
    def _chosen(self) -> Tab | None:
        return next((tab for tab in self._side.tabs if tab.chosen), None)

    @Property(str, notify=changed)
    def tabLabel(self) -> str:
        return self._chosen.label if self._chosen is not None else ""

    @Property(str, notify=changed)
    def tabHint(self) -> str:
        return self._chosen.hint if self._chosen is not None else ""

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

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
    def dayFigures(self) -> QObject:
        return self._day_figures

    @Property(QObject, constant=True)
    def messages(self) -> QObject:
        return self._messages
