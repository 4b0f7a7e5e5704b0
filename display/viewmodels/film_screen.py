"""Where a video is seen: the newest frame, painted. One item for the whole life of the screen."""

from functools import partial

from PySide6.QtCore import Property, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from display.media.film import Film, FrameSize, frame_size

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1

BROKEN_MS = 10_000
"""A video without a frame is over after this: one that cannot be played must not be tried without a rest."""


@QmlElement
class FilmScreen(QQuickPaintedItem):
    """Plays `source` (a local file; empty: nothing) from its beginning while it is named, and says once when it has
    ended. A frame that comes before the last one was painted takes its place."""

    changed = Signal()
    ended = Signal()
    _came = Signal()
    _over = Signal(int)

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setOpaquePainting(True)
        self._source = ""
        self._finished = False
        self._number = 0
        self._size = FrameSize(2, 2)
        self._newest: bytes | None = None
        self._shown: bytes | None = None
        self._running: list[Film] = []
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._finish)
        self.destroyed.connect(partial(_stop_all, self._running))
        self._came.connect(self._on_frame)
        self._over.connect(self._on_over)

    @Property(str, notify=changed)
    def source(self) -> str:
        return self._source

    @source.setter  # type: ignore[no-redef]
    def source(self, value: str) -> None:
        if value != self._source:
            self._source = value
            self._begin()
            self.changed.emit()

    def _begin(self) -> None:
        """End what runs; start what is named now."""
        self._resting.stop()
        # Without waiting for a decoder that hangs: the calls are on this thread.
        for film in self._running:
            film.end()
        self._running[:] = [film for film in self._running if film.alive]
        self._newest = self._shown = None
        self._finished = False
        self._number += 1
        if self._source:
            number = self._number
            self._size = frame_size(self.width(), self.height())
            film = Film(self._source, self._size, partial(self._frame, number), lambda: self._over.emit(number))
            self._running.append(film)
            film.start()
        self.update()

    def _frame(self, number: int, data: bytes) -> None:
        """On the film's thread."""
        if number != self._number:
            return
        waiting, self._newest = self._newest, data
        if waiting is None:
            self._came.emit()

    @Slot()
    def _on_frame(self) -> None:
        self.update()

    @Slot(int)
    def _on_over(self, number: int) -> None:
        if number != self._number:
            return
        if self._newest is None and self._shown is None:
            self._resting.start(BROKEN_MS)
        else:
            self._finish()

    @Slot()
    def _finish(self) -> None:
        self._finished = True
        self.ended.emit()

    @Slot()
    def again(self) -> None:
        """From its beginning, if it has ended and nothing else is named since."""
        if self._finished:
            self._begin()

    def paint(self, painter: QPainter) -> None:
        data, self._newest = self._newest or self._shown, None
        box = QRectF(0, 0, self.width(), self.height())
        if data is None or len(data) != self._size.bytes:
            painter.fillRect(box, "black")
            return
        self._shown = data
        image = QImage(data, self._size.width, self._size.height, QImage.Format.Format_RGB32)
        painter.drawImage(box, image)


def _stop_all(running: list[Film], *_: object) -> None:
    while running:
        running.pop().stop()
