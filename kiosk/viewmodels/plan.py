"""Where things go, as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.framing import Plan

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PlanModel(QObject):
    """Pixels; see `kiosk.framing.Plan`."""

    changed = Signal()

    def __init__(self, shown: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown

    def show(self, shown: Plan) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    @Property(int, notify=changed)
    def margin(self) -> int:
        return self._shown.margin

    @Property(int, notify=changed)
    def gap(self) -> int:
        return self._shown.gap

    @Property(int, notify=changed)
    def pad(self) -> int:
        return self._shown.pad

    @Property(int, notify=changed)
    def band(self) -> int:
        return self._shown.band

    @Property(int, notify=changed)
    def strip(self) -> int:
        return self._shown.strip

    @Property(int, notify=changed)
    def stripKey(self) -> int:
        return self._shown.strip_key

    @Property(int, notify=changed)
    def titleSize(self) -> int:
        return self._shown.title_size

    @Property(int, notify=changed)
    def titleLines(self) -> int:
        return self._shown.title_lines

    @Property(int, notify=changed)
    def titleHeight(self) -> int:
        return self._shown.title_height

    @Property(int, notify=changed)
    def hintHeight(self) -> int:
        return self._shown.hint_height

    @Property(int, notify=changed)
    def key(self) -> int:
        return self._shown.key

    @Property(int, notify=changed)
    def side(self) -> int:
        return self._shown.side

    @Property(int, notify=changed)
    def head(self) -> int:
        return self._shown.head

    @Property(int, notify=changed)
    def foot(self) -> int:
        return self._shown.foot

    @Property(int, notify=changed)
    def footTop(self) -> int:
        return self._shown.foot_top

    @Property(int, notify=changed)
    def reach(self) -> int:
        return self._shown.reach

    @Property(int, notify=changed)
    def sideKey(self) -> int:
        return self._shown.side_key

    @Property(int, notify=changed)
    def bodyWidth(self) -> int:
        return self._shown.body_width

    @Property(int, notify=changed)
    def top(self) -> int:
        return self._shown.top

    @Property(int, notify=changed)
    def row(self) -> int:
        return self._shown.row

    @Property(int, notify=changed)
    def rows(self) -> int:
        return self._shown.rows

    @Property(int, notify=changed)
    def columns(self) -> int:
        return self._shown.columns

    @Property(int, notify=changed)
    def name(self) -> int:
        return self._shown.name

    @Property(int, notify=changed)
    def lines(self) -> int:
        return self._shown.lines

    @Property(int, notify=changed)
    def extra(self) -> int:
        return self._shown.extra

    @Property(int, notify=changed)
    def extraHeight(self) -> int:
        return self._shown.extra_height

    @Property(int, notify=changed)
    def keyboardTop(self) -> int:
        return self._shown.keyboard_top

    @Property(int, notify=changed)
    def keyboardHeight(self) -> int:
        return self._shown.keyboard_height

    @Property(bool, notify=changed)
    def stacked(self) -> bool:
        return self._shown.stacked

    @Property(bool, notify=changed)
    def detail(self) -> bool:
        return self._shown.detail

    @Property(bool, notify=changed)
    def queue(self) -> bool:
        return self._shown.queue

    @Property(bool, notify=changed)
    def small(self) -> bool:
        return self._shown.small

    @Property(bool, notify=changed)
    def lower(self) -> bool:
        return self._shown.lower
