"""Small drawings as pictures that QML fetches and shares: `image://vestibule/…`, used by `Pictogram` and `DashedFrame`.

Addresses: `pictogram/<name>/<rrggbb>/<stroke>/<0 or 1: mirrored>` and `dashes/<rrggbb>/<line>/<radius>/<dash>`; the
size is the one that is asked for. Qt keeps each picture once, however many keys show it.

They are no painted items because PySide6 6.11 keeps 9.5 KB of every Python object that QML has made and destroyed: keys
and rows come and go all day.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from hub.face.pictograms import PICTOGRAMS, canonical, svg

PROVIDER = "vestibule"
GAP = 0.6
"""Length of the gaps between dashes, in dashes."""


class Pictures(QQuickImageProvider):
    """Draws on the thread that asks: the GUI's, since the items load at once."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id_: str, size: QSize, requested: QSize) -> QImage:  # noqa: N802 - Qt's name
        """An unknown address is an empty picture; an unknown pictogram the question mark."""
        wanted = requested if requested.isValid() and not requested.isEmpty() else QSize(1, 1)
        image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match id_.split("/"):
            case ["pictogram", name, color, stroke, mirrored]:
                _pictogram(painter, QRectF(image.rect()), name, f"#{color}", float(stroke), mirrored == "1")
            case ["dashes", color, line, radius, dash]:
                _dashes(painter, QRectF(image.rect()), QColor(f"#{color}"), float(line), float(radius), float(dash))
            case _:
                pass  # empty
        painter.end()
        size.setWidth(wanted.width())
        size.setHeight(wanted.height())
        return image


def _pictogram(painter: QPainter, box: QRectF, name: str, color: str, stroke: float, mirrored: bool) -> None:
    known = name if canonical(name) in PICTOGRAMS else "question"
    drawing = svg(known, color, stroke=stroke, mirrored=mirrored)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)


def _dashes(painter: QPainter, box: QRectF, color: QColor, line: float, radius: float, dash: float) -> None:
    half = line / 2
    pen = QPen(color, line)
    pen.setDashPattern([dash, dash * GAP])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
