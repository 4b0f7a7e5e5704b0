"""The program's heartbeat towards systemd, from the GUI's own loop: a loop that hangs is noticed and restarted."""

from PySide6.QtCore import QObject, QTimer, Slot

from hub.config.notify import Notifier


class Heart(QObject):
    """Where no watchdog is asked for, only "ready" and "stopping" are told."""

    def __init__(self, notifier: Notifier) -> None:
        super().__init__()
        self._notifier = notifier
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """The first frame is due: tell that the program is ready, and go on beating."""
        self._notifier.ready()
        if self._notifier.watchdog_seconds is not None:
            # A third of the time leaves room for one late beat.
            self._timer.start(int(self._notifier.watchdog_seconds * 1000 / 3))

    def stopping(self) -> None:
        self._timer.stop()
        self._notifier.stopping()

    @Slot()
    def _beat(self) -> None:
        self._notifier.watchdog()
