"""Shapes QML's rectangles cannot make, painted in software: `TicketPaper`, `ArchShape`.

A painted item keeps its pixels, and while it is not opaque two copies of them (8 MB for a ticket): whoever gives it an
opaque `fillColor`, the colour of the wall behind it, saves one.
"""

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Vestibule"
QML_IMPORT_MAJOR_VERSION = 1

SHADOW_INK = "#3A2F1A"
SHADOW_ALPHA = 0.1
SHADOW_LAYERS = 20
OPAQUE = 255


@QmlElement
class TicketPaper(QQuickPaintedItem):
    """The ticket: paper with two punched notches, a dotted perforation between them, one soft shadow.

    The shadow lies outside the paper, `shadowSize` on every side: the item is larger than its paper by that.
    """

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self.fillColorChanged.connect(self._on_fill)
        self.changed.connect(self.update)
        self._color = QColor("white")
        self._ruleColor = QColor("black")
        self._radius = 20.0
        self._notchRadius = 20.0
        self._notchY = 0.5
        self._perforated = True
        self._shadowSize = 0.0
        self._line = QColor("black")
        self._lineWidth = 0.0

    @Property(QColor, notify=changed)
    def color(self) -> QColor:
        return self._color

    @color.setter  # type: ignore[no-redef]
    def color(self, value: QColor) -> None:
        if value != self._color:
            self._color = value
            self.changed.emit()

    @Property(QColor, notify=changed)
    def ruleColor(self) -> QColor:
        return self._ruleColor

    @ruleColor.setter  # type: ignore[no-redef]
    def ruleColor(self, value: QColor) -> None:
        if value != self._ruleColor:
            self._ruleColor = value
            self.changed.emit()

    @Property(float, notify=changed)
    def radius(self) -> float:
        return self._radius

    @radius.setter  # type: ignore[no-redef]
    def radius(self, value: float) -> None:
        if value != self._radius:
            self._radius = value
            self.changed.emit()

    @Property(float, notify=changed)
    def notchRadius(self) -> float:
        return self._notchRadius

    @notchRadius.setter  # type: ignore[no-redef]
    def notchRadius(self, value: float) -> None:
        if value != self._notchRadius:
            self._notchRadius = value
            self.changed.emit()

    @Property(float, notify=changed)
    def notchY(self) -> float:
        return self._notchY

    @notchY.setter  # type: ignore[no-redef]
    def notchY(self, value: float) -> None:
        if value != self._notchY:
            self._notchY = value
            self.changed.emit()

    @Property(bool, notify=changed)
    def perforated(self) -> bool:
        return self._perforated

    @perforated.setter  # type: ignore[no-redef]
    def perforated(self, value: bool) -> None:
        if value != self._perforated:
            self._perforated = value
            self.changed.emit()

    @Property(float, notify=changed)
    def shadowSize(self) -> float:
        return self._shadowSize

    @shadowSize.setter  # type: ignore[no-redef]
    def shadowSize(self, value: float) -> None:
        if value != self._shadowSize:
            self._shadowSize = value
            self.changed.emit()

    @Property(QColor, notify=changed)
    def line(self) -> QColor:
        return self._line

    @line.setter  # type: ignore[no-redef]
    def line(self, value: QColor) -> None:
        if value != self._line:
            self._line = value
            self.changed.emit()

    @Property(float, notify=changed)
    def lineWidth(self) -> float:
        return self._lineWidth

    @lineWidth.setter  # type: ignore[no-redef]
    def lineWidth(self, value: float) -> None:
        if value != self._lineWidth:
            self._lineWidth = value
            self.changed.emit()

    @Slot()
    def _on_fill(self) -> None:
        self.setOpaquePainting(self.fillColor().alpha() == OPAQUE)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        paper = self.boundingRect().adjusted(self._shadowSize, self._shadowSize, -self._shadowSize, -self._shadowSize)
        self._paint_shadow(painter, paper)
        middle = paper.top() + paper.height() * self._notchY
        shape = QPainterPath()
        shape.addRoundedRect(paper, self._radius, self._radius)
        for x in (paper.left(), paper.right()):
            notch = QPainterPath()
            notch.addEllipse(QPointF(x, middle), self._notchRadius, self._notchRadius)
            shape = shape.subtracted(notch)
        painter.fillPath(shape, self._color)
        if self._lineWidth > 0:
            # Half of the stroke falls outside and is cut off; so it is drawn twice as wide inside a clip.
            painter.setClipPath(shape)
            painter.strokePath(shape, QPen(self._line, 2 * self._lineWidth))
        if self._perforated:
            pen = QPen(self._ruleColor, max(2.0, self._notchRadius / 9))
            pen.setDashPattern([0.01, 2.4])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            inset = self._notchRadius * 1.45
            painter.drawLine(QPointF(paper.left() + inset, middle), QPointF(paper.right() - inset, middle))

    def _paint_shadow(self, painter: QPainter, paper: QRectF) -> None:
        """Layers of one faint ink, wider and lower, stand for the blur that needs a GPU."""
        ink = QColor(SHADOW_INK)
        ink.setAlphaF(SHADOW_ALPHA / SHADOW_LAYERS)
        drop = self._shadowSize * 0.3
        for layer in range(SHADOW_LAYERS if self._shadowSize > 0 else 0):
            grow = self._shadowSize * 0.7 * (layer + 1) / SHADOW_LAYERS
            halo = paper.adjusted(-grow, -grow + drop, grow, grow + drop)
            painter.setBrush(ink)
            painter.drawRoundedRect(halo, self._radius + grow, self._radius + grow)


@QmlElement
class ArchShape(QQuickPaintedItem):
    """The arch of the hall: straight sides, round top, open foot."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self.fillColorChanged.connect(self._on_fill)
        self.changed.connect(self.update)
        self._color = QColor("white")
        self._line = QColor("transparent")
        self._lineWidth = 0.0

    @Property(QColor, notify=changed)
    def color(self) -> QColor:
        return self._color

    @color.setter  # type: ignore[no-redef]
    def color(self, value: QColor) -> None:
        if value != self._color:
            self._color = value
            self.changed.emit()

    @Property(QColor, notify=changed)
    def line(self) -> QColor:
        return self._line

    @line.setter  # type: ignore[no-redef]
    def line(self, value: QColor) -> None:
        if value != self._line:
            self._line = value
            self.changed.emit()

    @Property(float, notify=changed)
    def lineWidth(self) -> float:
        return self._lineWidth

    @lineWidth.setter  # type: ignore[no-redef]
    def lineWidth(self, value: float) -> None:
        if value != self._lineWidth:
            self._lineWidth = value
            self.changed.emit()

    @Slot()
    def _on_fill(self) -> None:
        self.setOpaquePainting(self.fillColor().alpha() == OPAQUE)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self._lineWidth / 2
        box = self.boundingRect().adjusted(half, half, -half, self._lineWidth)
        shape = QPainterPath(QPointF(box.left(), box.bottom()))
        shape.lineTo(box.left(), box.top() + box.width() / 2)
        shape.arcTo(QRectF(box.left(), box.top(), box.width(), box.width()), 180, -180)
        shape.lineTo(box.right(), box.bottom())
        painter.fillPath(shape, self._color)
        if self._lineWidth > 0:
            painter.setPen(QPen(self._line, self._lineWidth))
            painter.drawPath(shape)
