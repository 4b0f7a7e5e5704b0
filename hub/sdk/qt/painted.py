"""Drawings painted in software, so that they look alike with and without a GPU.

`QrCode` and `Hatch` (module `Vestibule`). They are painted when a property changes, never per frame.
"""

from PySide6.QtCore import Property, QPointF, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Vestibule"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_MODULES = 4
"""ISO/IEC 18004 asks for four light modules on every side."""


@QmlElement
class QrCode(QQuickPaintedItem):
    """A QR symbol from rows of "0" and "1" separated by newlines, with its quiet zone, in whole pixels per module."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setOpaquePainting(True)  # one copy of its pixels instead of two
        self.changed.connect(self.update)
        self._matrix = ""
        self._color = QColor("black")
        self._paper = QColor("white")

    @Property(str, notify=changed)
    def matrix(self) -> str:
        return self._matrix

    @matrix.setter  # type: ignore[no-redef]
    def matrix(self, value: str) -> None:
        if value != self._matrix:
            self._matrix = value
            self.changed.emit()

    @Property(QColor, notify=changed)
    def color(self) -> QColor:
        return self._color

    @color.setter  # type: ignore[no-redef]
    def color(self, value: QColor) -> None:
        if value != self._color:
            self._color = value
            self.changed.emit()

    @Property(QColor, notify=changed)
    def paper(self) -> QColor:
        return self._paper

    @paper.setter  # type: ignore[no-redef]
    def paper(self, value: QColor) -> None:
        if value != self._paper:
            self._paper = value
            self.changed.emit()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.boundingRect(), self._paper)
        rows = self._matrix.split()
        if not rows:
            return
        count = len(rows) + 2 * QUIET_MODULES
        module = int(min(self.width(), self.height()) // count)
        left = int(self.width() - module * count) // 2 + module * QUIET_MODULES
        top = int(self.height() - module * count) // 2 + module * QUIET_MODULES
        for y, row in enumerate(rows):
            for x, sign in enumerate(row):
                if sign == "1":
                    painter.fillRect(left + x * module, top + y * module, module, module, self._color)


@QmlElement
class Hatch(QQuickPaintedItem):
    """Slanted stripes: news is missing, or a promise is broken."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self.changed.connect(self.update)
        self._color = QColor("white")
        self._stripe = QColor("black")
        self._step = 24.0
        self._radius = 0.0

    @Property(QColor, notify=changed)
    def color(self) -> QColor:
        return self._color

    @color.setter  # type: ignore[no-redef]
    def color(self, value: QColor) -> None:
        if value != self._color:
            self._color = value
            self.changed.emit()

    @Property(QColor, notify=changed)
    def stripe(self) -> QColor:
        return self._stripe

    @stripe.setter  # type: ignore[no-redef]
    def stripe(self, value: QColor) -> None:
        if value != self._stripe:
            self._stripe = value
            self.changed.emit()

    @Property(float, notify=changed)
    def step(self) -> float:
        return self._step

    @step.setter  # type: ignore[no-redef]
    def step(self, value: float) -> None:
        if value != self._step:
            self._step = value
            self.changed.emit()

    @Property(float, notify=changed)
    def radius(self) -> float:
        return self._radius

    @radius.setter  # type: ignore[no-redef]
    def radius(self, value: float) -> None:
        if value != self._radius:
            self._radius = value
            self.changed.emit()

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.boundingRect()
        if self._radius > 0:
            field = QPainterPath()
            field.addRoundedRect(box, self._radius, self._radius)
            painter.setClipPath(field)
        painter.fillRect(box, self._color)
        painter.setPen(QPen(QBrush(self._stripe), self._step / 2))
        x = -box.height()
        while x < box.width() + box.height():
            painter.drawLine(
                QPointF(x - self._step, box.height() + self._step), QPointF(x + box.height() + self._step, -self._step)
            )
            x += self._step * 1.414
