"""No way out of the window: what a keyboard, a mouse or a gesture could do to it is swallowed (S12).

The person's ways are touches, and keypad and scanner, which are read from the kernel and not through the window. So no
key means anything here: not Alt-F4, not Ctrl-Q, not Tab. What the compositor could do (switch terminals, show a
desktop) is not there on a box: cage shows this one window and switches nothing (systemd/README.md).
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtQuick import QQuickView

from kiosk.journey import Journey
from kiosk.person import Person
from kiosk.screen_care import Cared, ScreenCare
from kiosk.screens.content import Closed

_Type = QEvent.Type
SWALLOWED = frozenset(
    {
        _Type.KeyPress,
        _Type.KeyRelease,
        _Type.ShortcutOverride,
        _Type.Shortcut,
        _Type.InputMethod,
        _Type.ContextMenu,
        _Type.DragEnter,
        _Type.DragMove,
        _Type.DragLeave,
        _Type.Drop,
        _Type.Wheel,
        _Type.NativeGesture,
        _Type.Gesture,
        _Type.GestureOverride,
        _Type.Close,
    }
)
_PRESSED = frozenset({_Type.TouchBegin, _Type.MouseButtonPress})
_MOUSE = frozenset({_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick})
CARE_MS = 1_000


class Lockdown(QObject):
    """Holds from its making until `lift`, on the GUI thread."""

    def __init__(self, view: QQuickView, journey: Journey, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._view, self._journey, self._clock = view, journey, clock
        self._care, self._cared = ScreenCare(clock()), Cared()
        view.setCursor(Qt.CursorShape.BlankCursor)
        view.setColor(QColor(Qt.GlobalColor.black))  # what the wandering picture leaves free joins the screen's frame
        view.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(CARE_MS)
        self._timer.timeout.connect(self.care)
        self._timer.start()

    def lift(self) -> None:
        """Before the window is closed by ourselves."""
        self._timer.stop()
        self._view.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind in SWALLOWED:
            event.ignore()  # a close is then refused
            return True
        if kind in _MOUSE and isinstance(event, QMouseEvent) and event.button() is not Qt.MouseButton.LeftButton:
            return True
        if kind in _PRESSED:
            self._care.touched(self._clock())
            self.care()
        elif kind is _Type.WindowStateChange and self._view.windowState() is not Qt.WindowState.WindowFullScreen:
            QTimer.singleShot(0, self._fill)
        return bool(super().eventFilter(watched, event))

    @Slot()
    def care(self) -> None:
        """Place and brightness of the picture as they are due now."""
        at_rest = self._journey.person == Person()
        closed = isinstance(self._journey.face.screen, Closed)
        cared = self._care.look(self._clock(), at_rest=at_rest, closed=closed)
        root = self._view.rootObject()
        if cared != self._cared and root is not None:
            self._cared = cared
            root.setX(cared.x)
            root.setY(cared.y)
            root.setOpacity(cared.bright)

    @Slot()
    def _fill(self) -> None:
        self._view.showFullScreen()
