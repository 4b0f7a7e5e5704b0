"""The real QML kiosk in a window without a screen: touched as by a finger, looked at as pixels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.sdk.qt.program import Window
from kiosk.window import KioskWindow

PORTRAIT = Screen(1080, 1920, 21.5)
LANDSCAPE = Screen(1920, 1080, 21.5)
SMALL = Screen(800, 1280, 10.1)


def window(screen: Screen, pictures: Path | None = None) -> KioskWindow:
    """Still (no animation), so that a picture is of a settled screen."""
    shown = Window("kiosk", screen, Face.KIOSK, pictures=pictures, fixed=True)
    return KioskWindow(shown, Catalogues.load(), less_motion=True)


def items(kiosk: KioskWindow) -> Iterator[QQuickItem]:
    """Every visible item, in drawing order."""
    yield from _below(kiosk.program.view.rootObject())


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from _below(child)


def find(kiosk: KioskWindow, name: str) -> QQuickItem | None:
    """The visible item of an object name."""
    return next((item for item in items(kiosk) if item.objectName() == name), None)


def box(item: QQuickItem) -> QRectF:
    """Where an item is on the screen, in pixels."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def said(item: QObject, name: str) -> Any:
    """A property as QML sees it."""
    return item.property(name)


def touch(kiosk: KioskWindow, name: str) -> None:
    """A real touch event in the middle of an item."""
    item = find(kiosk, name)
    assert item is not None, f"{name} is not on the screen"
    middle: QPointF = box(item).center()
    point = QPoint(round(middle.x()), round(middle.y()))
    device = QTest.createTouchDevice()
    QTest.touchEvent(kiosk.program.view, device).press(0, point).commit()
    QTest.touchEvent(kiosk.program.view, device).release(0, point).commit()
    kiosk.program.app.processEvents()
