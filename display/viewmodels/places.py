"""Where the parts of the board stand, in pixels, as QML reads them (display/arrangement.py decides)."""

from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement

from display.arrangement import Arrangement, Box, next_line_px, next_small_px, next_stacked
from display.viewmodels.setting_type import largest_em

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Places(QObject):
    """Boxes are for left-to-right; QML mirrors them."""

    changed = Signal()

    def __init__(self, found: Arrangement, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = found

    def show(self, found: Arrangement) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    @Property(int, notify=changed)
    def screenWidth(self) -> int:
        return self._found.screen.width_px

    @Property(int, notify=changed)
    def screenHeight(self) -> int:
        return self._found.screen.height_px

    @Property(QRectF, notify=changed)
    def head(self) -> QRectF:
        return _rect(self._found.head)

    @Property(QRectF, notify=changed)
    def notice(self) -> QRectF:
        return _rect(self._found.notice)

    @Property(QRectF, notify=changed)
    def rows(self) -> QRectF:
        return _rect(self._found.rows)

    @Property(QRectF, notify=changed)
    def pane(self) -> QRectF:
        return _rect(self._found.pane)

    @Property(QRectF, notify=changed)
    def ticker(self) -> QRectF:
        return _rect(self._found.ticker)

    @Property(int, notify=changed)
    def digitEm(self) -> int:
        """Pixel size of the em whose digits keep the board rule."""
        return self._found.board.font_px

    @Property(int, notify=changed)
    def rowHeight(self) -> int:
        return self._found.board.row_px

    @Property(int, notify=changed)
    def middleEm(self) -> int:
        return self._found.middle_em

    @Property(int, notify=changed)
    def nearEm(self) -> int:
        return self._found.near_em

    @Property(int, notify=changed)
    def nextSmall(self) -> int:
        return next_small_px(self._found.middle_em, self._found.near_em)

    @Property(int, notify=changed)
    def nextLine(self) -> int:
        found = self._found
        return next_line_px(found.pane, found.middle_em, found.near_em)

    @Property(int, notify=changed)
    def nextColumns(self) -> int:
        return self._found.next_columns

    @Property(bool, notify=changed)
    def nextStacked(self) -> bool:
        """Whether a line's figures stand below each other."""
        return next_stacked(self._found.pane, self._found.middle_em, self._found.near_em)

    @Property(int, notify=changed)
    def nextDown(self) -> int:
        """Lines below each other on a page of the next pane."""
        return max(1, self._found.next_lines // self._found.next_columns)

    @Property(float, notify=changed)
    def plateWidth(self) -> float:
        """Of a row's counter plate: room for two digits, and beside a pane no more."""
        width = self._found.rows.width
        beside = self._found.pane.width > 0 and not self._found.upright
        return min(0.3 * width, max(1.6 * self._found.board.font_px, (0.22 if beside else 0.3) * width))

    @Property(int, notify=changed)
    def gap(self) -> int:
        return self._found.gap

    @Property(int, notify=changed)
    def edge(self) -> int:
        return self._found.edge

    @Property(float, notify=changed)
    def unit(self) -> float:
        """Pixels of this screen for one of a screen with 1080 lines."""
        return self._found.unit

    @Property(bool, notify=changed)
    def upright(self) -> bool:
        return self._found.upright

    @Slot(str, str, bool, float, float, float, int, int, result=int)
    def fit(
        self, text: str, family: str, bold: bool, leading: float, width: float, height: float, most: int, least: int
    ) -> int:
        """The largest em, between `least` and `most`, at which the text stands in that box."""
        return largest_em(text, (family, bold, leading), (width, height), (least, most))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
