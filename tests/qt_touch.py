"""Real touches and keys on a shown Qt Quick window: what a finger does, not what a method call does.

touch(view, item_named(view, "service-residence"))
"""

from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from tests.waiting import wait_until

_screens: list[QPointingDevice] = []


def touch_screen() -> QPointingDevice:
    """The one pretended touch screen of this process; Qt keeps every device it is given."""
    if not _screens:
        _screens.append(QTest.createTouchDevice())
    return _screens[0]


def settle(view: QQuickView) -> None:
    """Let Qt deliver what is posted and paint once."""
    QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    view.grabWindow()


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """All visible items below and with `root`."""
    if root.isVisible():
        yield root
        for child in root.childItems():
            yield from items(child)


def item_named(view: QQuickView, name: str, seconds: float = 5.0) -> QQuickItem:
    """The visible item whose objectName or accessible name is `name`; waits for it to appear."""
    found: list[QQuickItem] = []

    def look() -> bool:
        QGuiApplication.processEvents()
        found[:] = [item for item in items(view.rootObject()) if name in (item.objectName(), accessible_name(item))]
        return bool(found)

    wait_until(look, seconds, f"an item called {name!r}")
    return found[0]


def accessible_name(item: QQuickItem) -> str:
    """What a screen reader says of the item; empty when it says nothing."""
    face: object = QAccessible.queryAccessibleInterface(item)
    return face.text(QAccessible.Text.Name) if isinstance(face, QAccessibleInterface) else ""


def middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def touch(view: QQuickView, item: QQuickItem) -> None:
    """A finger down and up on the middle of the item."""
    press(view, item)
    release(view, item)


def press(view: QQuickView, item: QQuickItem) -> None:
    QTest.touchEvent(view, touch_screen()).press(0, middle(item).toPoint(), view).commit()
    QGuiApplication.processEvents()


def release(view: QQuickView, item: QQuickItem) -> None:
    QTest.touchEvent(view, touch_screen()).release(0, middle(item).toPoint(), view).commit()
    QGuiApplication.processEvents()


def strike(view: QQuickView, key: Qt.Key) -> None:
    """A key of the keyboard, down and up."""
    QTest.keyClick(view, key)
    QGuiApplication.processEvents()
