"""Real key and touch events on the real screen, for a rehearsal: what a person would do, from inside the process."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

KEYS = {
    "Space": Qt.Key.Key_Space,
    "Return": Qt.Key.Key_Return,
    "Escape": Qt.Key.Key_Escape,
    "Backspace": Qt.Key.Key_Backspace,
    "Tab": Qt.Key.Key_Tab,
    **{f"F{number}": Qt.Key(int(Qt.Key.Key_F1) + number - 1) for number in range(1, 13)},
}


class QtHands:
    """Touches visible items by their object names and types keys into the window. Main thread."""

    def __init__(self, view: QQuickView) -> None:
        self._view = view
        self._device = QTest.createTouchDevice()

    def touch(self, name: str) -> bool:
        """Press and lift in the item's middle; False when it is not there, or not to be pressed."""
        item = _find(self._view.rootObject(), name)
        if item is None or not item.isEnabled():
            return False
        middle = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).center()
        point = QPoint(round(middle.x()), round(middle.y()))
        QTest.touchEvent(self._view, self._device).press(0, point).commit()
        QTest.touchEvent(self._view, self._device).release(0, point).commit()
        return True

    def key(self, name: str) -> None:
        """A named key, or a letter or digit."""
        QTest.keyClick(self._view, KEYS[name] if name in KEYS else Qt.Key(ord(name[0].upper())))


def _find(item: QQuickItem | None, name: str) -> QQuickItem | None:
    if item is None or not item.isVisible():
        return None
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := _find(child, name)) is not None), None)
