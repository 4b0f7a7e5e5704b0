"""Real touch events on the real screen, for a rehearsal: what a finger would do, from inside the process."""

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtQuick import QQuickItem, QQuickView


class TouchHands:
    """Touches visible items by their object names. Main thread."""

    def __init__(self, view: QQuickView) -> None:
        from PySide6.QtTest import QTest  # here, not above: it brings the widgets of Qt, 5 MB

        self._view = view
        self._test = QTest
        self._device = QTest.createTouchDevice()

    def touch(self, name: str) -> bool:
        """Press and lift in the item's middle; False when it is not there, or not to be pressed."""
        item = _find(self._view.rootObject(), name)
        if item is None or not item.isEnabled():
            return False
        middle = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).center()
        point = QPoint(round(middle.x()), round(middle.y()))
        self._test.touchEvent(self._view, self._device).press(0, point).commit()
        self._test.touchEvent(self._view, self._device).release(0, point).commit()
        return True


def _find(item: QQuickItem | None, name: str) -> QQuickItem | None:
    if item is None or not item.isVisible():
        return None
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := _find(child, name)) is not None), None)
