"""The seat map as a picture: the hall from above, the screen at the wall, what is read from where; and from the side,
how the screen hangs. Needs a QGuiApplication and fonts."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from display.arrangement import Arrangement
from display.fitting import NoRoom
from display.fitting_screen import FittingScreen
from display.seats.told import SHAPES
from display.seats.zones import STEEPEST_UP, Letters, Sight, letters_of, reach_m, sight
from hub.face.tokens import Palette, ThemeName, load_look
from hub.sdk.qt.fonts import load_fonts

WIDTH, HEIGHT = 1600, 1180
MAP = QRectF(90, 150, 940, 900)
SIDE = QRectF(1090, 150, 450, 300)
CELL = 6
"""Pixels of a place on the map."""
WORDS = {
    Sight.ALL: "everything",
    Sight.WAY: "numbers, counters, next, notices",
    Sight.NUMBERS: "numbers and counters",
    Sight.STEEP: "too near: the neck hurts",
    Sight.NOTHING: "not legible: no seats",
}


@dataclass(slots=True)
class _Sheet:
    """What every part of the picture needs. `scale`: pixels of a metre."""

    painter: QPainter
    palette: Palette
    fitting: FittingScreen
    letters: Letters
    depth_m: float
    scale: float

    def text(self, at: QPointF, words: str, em: int, *, bold: bool = False, quiet: bool = False) -> None:
        font = QFont("Noto Sans")
        font.setPixelSize(em)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.palette.ink2 if quiet else self.palette.ink))
        self.painter.drawText(at, words)


def seat_picture(fitting: FittingScreen, found: Arrangement) -> QImage:
    look = load_look()
    load_fonts(look, ("en",))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    palette = look.themes[ThemeName.LIGHT]
    image.fill(QColor(palette.ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    letters = letters_of(found)
    reach = reach_m(letters, fitting.hall, Sight.STEEP) or (0.0, fitting.hall.farthest_m)
    depth = max(fitting.hall.farthest_m, reach[1]) * 1.12
    sheet = _Sheet(painter, palette, fitting, letters, depth, MAP.height() / depth)
    _title(sheet, found)
    _floor(sheet)
    _side(sheet)
    _legend(sheet)
    _layouts(sheet)
    painter.end()
    return image


def colour(palette: Palette, found: Sight) -> QColor:
    """No amber: that is kept for calls. Without colour the classes still part by lightness."""
    return {
        Sight.ALL: QColor(palette.enamel),
        Sight.WAY: QColor(palette.enamel).lighter(190),
        Sight.NUMBERS: QColor(palette.enamel_tint).darker(108),
        Sight.STEEP: QColor("#E3B7A6"),
        Sight.NOTHING: QColor(palette.sunken),
    }[found]


def _title(sheet: _Sheet, found: Arrangement) -> None:
    screen, hall = sheet.fitting.screen, sheet.fitting.hall
    sheet.text(QPointF(90, 66), f"From where this screen can be read: {screen.diagonal_inch:g} inch", 38, bold=True)
    hung = "at eye height" if hall.hang_m is None else f"hung at {hall.hang_m:g} m"
    said = (
        f"{screen.width_px}x{screen.height_px}, {hung}, eyes at {hall.eyes_m:g} m, "
        f"farthest seat {hall.farthest_m:g} m · "
        f"digits {sheet.letters.call_mm:.0f} mm, {found.board.rows} rows"
    )
    sheet.text(QPointF(90, 112), said, 24, quiet=True)


def _floor(sheet: _Sheet) -> None:
    """Every place of the hall, the screen at the upper wall."""
    painter, hall = sheet.painter, sheet.fitting.hall
    painter.setPen(Qt.PenStyle.NoPen)
    for y in range(0, int(MAP.height()), CELL):
        for x in range(0, int(MAP.width()), CELL):
            across = (x + CELL / 2 - MAP.width() / 2) / sheet.scale
            away = (y + CELL / 2) / sheet.scale
            seen = sight(sheet.letters, hall, across, away)
            painter.fillRect(QRectF(MAP.left() + x, MAP.top() + y, CELL, CELL), colour(sheet.palette, seen))
    wide = sheet.fitting.screen.width_px * sheet.fitting.screen.pitch / 1000 * sheet.scale
    painter.fillRect(QRectF(MAP.center().x() - wide / 2, MAP.top() - 16, wide, 16), QColor(sheet.palette.ink))
    step = 1 if sheet.depth_m <= 12 else 2 if sheet.depth_m <= 24 else 5
    for metre in range(step, int(sheet.depth_m) + 1, step):
        line = MAP.top() + metre * sheet.scale
        painter.setPen(QPen(QColor(sheet.palette.surface), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(MAP.left(), line), QPointF(MAP.right(), line))
        sheet.text(QPointF(MAP.left() - 68, line + 8), f"{metre} m", 22, quiet=True)
    _arc(sheet, hall.farthest_m)


def _arc(sheet: _Sheet, radius_m: float) -> None:
    """The farthest seat's distance."""
    painter, centre = sheet.painter, QPointF(MAP.center().x(), MAP.top())
    painter.save()
    painter.setClipRect(MAP)
    painter.setPen(QPen(QColor(sheet.palette.ink), 4, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius_m * sheet.scale, radius_m * sheet.scale)
    painter.restore()
    bottom = min(MAP.bottom() - 10, MAP.top() + radius_m * sheet.scale + 30)
    sheet.text(QPointF(MAP.center().x() - 92, bottom), "farthest seat", 24, bold=True)


def _side(sheet: _Sheet) -> None:
    """The hall from the side: eyes, screen, the steepest look that does not hurt."""
    painter, hall = sheet.painter, sheet.fitting.hall
    sheet.text(QPointF(SIDE.left(), SIDE.top() + 20), "From the side", 26, bold=True)
    scale = min(SIDE.width() / (hall.farthest_m * 1.1), (SIDE.height() - 60) / 3.6)
    ground, wall = SIDE.bottom(), SIDE.left() + 10
    painter.setPen(QPen(QColor(sheet.palette.outline), 3))
    painter.drawLine(QPointF(wall, ground), QPointF(SIDE.right(), ground))
    painter.drawLine(QPointF(wall, ground), QPointF(wall, ground - 3.4 * scale))
    hang = hall.eyes_m if hall.hang_m is None else hall.hang_m
    tall = sheet.fitting.screen.height_px * sheet.fitting.screen.pitch / 1000 * scale
    middle = QPointF(wall, ground - hang * scale)
    painter.fillRect(QRectF(wall, middle.y() - tall / 2, 8, tall), QColor(sheet.palette.ink))
    far = QPointF(wall + hall.farthest_m * scale, ground - hall.eyes_m * scale)
    painter.setPen(QPen(QColor(sheet.palette.enamel), 3))
    painter.drawLine(middle, far)
    painter.setBrush(QColor(sheet.palette.enamel))
    painter.drawEllipse(far, 8, 8)
    if hall.rise_m > 0:
        near = hall.rise_m / math.tan(STEEPEST_UP) * scale
        steep = QPolygonF([middle, QPointF(wall, far.y()), QPointF(wall + near, far.y())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(sheet.palette, Sight.STEEP))
        painter.drawPolygon(steep)
    sheet.text(
        QPointF(SIDE.left(), SIDE.bottom() + 34), f"nearer than {_nearest(sheet):.1f} m is too steep", 22, quiet=True
    )


def _nearest(sheet: _Sheet) -> float:
    return sheet.fitting.hall.rise_m / math.tan(STEEPEST_UP)


def _legend(sheet: _Sheet) -> None:
    top = 560.0
    for place, found in enumerate(Sight):
        y = top + place * 46
        box = QRectF(SIDE.left(), y, 34, 34)
        sheet.painter.fillRect(box, colour(sheet.palette, found))
        sheet.painter.setPen(QPen(QColor(sheet.palette.outline), 2))
        sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
        sheet.painter.drawRect(box)
        sheet.text(QPointF(SIDE.left() + 50, y + 26), WORDS[found], 24)


def _layouts(sheet: _Sheet) -> None:
    top = 850.0
    sheet.text(QPointF(SIDE.left(), top), "Layouts", 26, bold=True)
    for place, (name, shape) in enumerate(SHAPES.items()):
        room = sheet.fitting.room(shape)
        if isinstance(room, NoRoom):
            said = f"{name}: refused ({room.reason.replace('_', ' ')})"
        else:
            said = f"{name}: {room.rows} row{'s' if room.rows != 1 else ''}"
        sheet.text(QPointF(SIDE.left(), top + 44 + place * 38), said, 22)
