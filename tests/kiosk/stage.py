"""The real QML kiosk in a window without a screen, and what can be seen on it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.sdk.qt.program import Window
from kiosk.window import KioskWindow
from tests import qt_touch

PORTRAIT = Screen(1080, 1920, 21.5)
LANDSCAPE = Screen(1920, 1080, 21.5)
SMALL = Screen(800, 1280, 10.1)
SCREENS = {"portrait": PORTRAIT, "landscape": LANDSCAPE, "small": SMALL}


def window(screen: Screen, pictures: Path | None = None) -> KioskWindow:
    """Still (no animation), so that a picture is of a settled screen."""
    shown = Window("kiosk", screen, Face.KIOSK, pictures=pictures, fixed=True)
    return KioskWindow(shown, Catalogues.load(), less_motion=True)


def items(kiosk: KioskWindow) -> Iterator[QQuickItem]:
    """Every visible item."""
    yield from qt_touch.items(kiosk.program.view.rootObject())


def names(kiosk: KioskWindow) -> set[str]:
    """The object names of all that is visible."""
    return {item.objectName() for item in items(kiosk)} - {""}


def box(item: QQuickItem) -> QRectF:
    """Where an item is on the screen, in pixels."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def keys(kiosk: KioskWindow) -> list[QQuickItem]:
    """Everything that can be pressed."""
    return [item for item in items(kiosk) if item.property("guarded") is not None]


def words(kiosk: KioskWindow) -> list[QQuickItem]:
    """Every text that is not empty; a ticket's code is one, as high as its capitals."""
    kinds = ((item.metaObject().className(), item) for item in items(kiosk))
    said = [item for kind, item in kinds if kind.startswith(("Words_", "TicketCode_")) and item.property("text")]
    return [item for item in said if not _in_a_code(item.parentItem())]


def _in_a_code(item: QQuickItem | None) -> bool:
    while item is not None and not item.metaObject().className().startswith("TicketCode_"):
        item = item.parentItem()
    return item is not None


def touch(kiosk: KioskWindow, name: str) -> None:
    """A real touch event in the middle of the item of that name."""
    qt_touch.touch(kiosk.program.view, qt_touch.item_named(kiosk.program.view, name))


def settle(kiosk: KioskWindow) -> None:
    qt_touch.settle(kiosk.program.view)
