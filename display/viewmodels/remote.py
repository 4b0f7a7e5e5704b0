"""The keys of a keyboard at the box, or of a television's remote control (over CEC, as the kernel's keys)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

STOP_KEYS = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Pause,
        Qt.Key.Key_MediaPause,
        Qt.Key.Key_MediaPlay,
        Qt.Key.Key_MediaStop,
        Qt.Key.Key_MediaTogglePlayPause,
    }
)
"""WCAG 2.2, 2.2.2: whoever is disturbed by what moves can stop it."""


class Remote(QObject):
    """Put on the window with `installEventFilter`. `stop` is called once per press, not for each repeat."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._stop = stop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in STOP_KEYS:
            if not event.isAutoRepeat():
                self._stop()
            return True
        return super().eventFilter(watched, event)
