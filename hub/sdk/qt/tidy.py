"""Python's cycle collector, on the GUI thread only.

Left to itself it runs on whichever thread happens to allocate: then a stream's or a voice's thread could be the one
that destroys a Qt object, with its timers and connections, while the GUI thread uses them. Qt forbids that; it ends
in a crash days later. So the automatic collection is switched off, and a timer of the GUI's loop does the same by the
same thresholds (gc.get_threshold).
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000


class Tidy(QObject):
    """From `start` to `stop` this process collects cycles on this object's thread alone."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._was_enabled = gc.isenabled()

    def start(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def collect(self) -> None:
        """The oldest generation that is due, with the younger ones; nothing when none is."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counts) if count > most]
        if due:
            gc.collect(max(due))
