"""The program around a screen: one window, its signals, its pictures, its end.

    program = ScreenProgram(Window("kiosk", screen, Face.KIOSK, pictures=folder), languages=("en", "ar"))
    program.show(Path("kiosk/qml/Main.qml"), {"journey": view_model})
    code = program.run()   # until SIGTERM, SIGINT or the window's end
    program.close()

Without a screen it draws offscreen, in software. SIGUSR1 writes `<name>.png` into `pictures`. Nothing polls:
signals wake the loop through a socket. Failure policy: a QML file that does not load raises `ScreenError`
with Qt's own lines; a picture that cannot be written is logged and the screen goes on.
"""

import contextlib
import ctypes
import os
import signal
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shiboken6
import structlog
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.qt.appearance import Appearance
from hub.sdk.qt.fonts import Fonts
from hub.sdk.qt.pictures import PROVIDER, Pictures
from hub.sdk.qt.tidy import Tidy

log = structlog.get_logger(__name__)

QML_FOLDER = Path(__file__).parent / "qml"
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""glibc, malloc.h."""
LARGE_BLOCK_BYTES = 128 * 1024


class ScreenError(Exception):
    """The QML of a program cannot be shown; a programmer mends it. Reason key `screen_broken`."""

    reason = "screen_broken"


@dataclass(frozen=True, slots=True)
class Window:
    """`name` heads the window and names its picture. `fixed` keeps the given size also on a real screen."""

    name: str
    screen: Screen
    face: Face
    pictures: Path | None = None
    fixed: bool = False


def prepare_environment() -> None:
    """What Qt reads before it starts; a value set from outside stays. Called by `ScreenProgram`.

    One render loop on the GUI thread: painted items are Python, and a render thread would wait for the
    interpreter lock that the GUI thread may hold.
    """
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    os.environ["LC_ALL"] = "C.UTF-8"
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


def application() -> QGuiApplication:
    """The one QGuiApplication of this process, made if need be."""
    prepare_environment()
    _give_memory_back()
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(["vestibule"])


def _give_memory_back() -> None:
    """Large blocks (pixels) get pages of their own, which go back to the system when a page of the screen is left, and
    threads share two arenas: glibc (mallopt(3)) otherwise raises the bound with every large block that is freed. Saves
    15 MB on a kiosk; another C library keeps its own ways."""
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK_BYTES)
        libc.mallopt(M_ARENA_MAX, 2)


class _SignalDoor(QObject):
    """Turns Unix signals into slots on the GUI thread."""

    def __init__(self, program: "ScreenProgram") -> None:
        super().__init__()
        self._program = program
        self._reader, self._writer = socket.socketpair()
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._former_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._former = {
            number: signal.signal(number, _nothing) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)
        }

    @Slot()
    def _on_signal(self) -> None:
        with contextlib.suppress(BlockingIOError):
            numbers = self._reader.recv(64)
            if signal.SIGUSR1 in numbers:
                self._program.write_picture()
            if signal.SIGTERM in numbers or signal.SIGINT in numbers:
                self._program.quit()

    def close(self) -> None:
        signal.set_wakeup_fd(self._former_fd)
        for number, former in self._former.items():
            signal.signal(number, former)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()


class _SizeWatch(QObject):
    """Keeps millimetres true when the compositor gives the window another size than the settings say."""

    def __init__(self, view: QQuickView, appearance: Appearance, diagonal_inch: float) -> None:
        super().__init__()
        self._view = view
        self._appearance = appearance
        self._diagonal_inch = diagonal_inch
        view.widthChanged.connect(self._on_size)
        view.heightChanged.connect(self._on_size)

    @Slot()
    def _on_size(self) -> None:
        if self._view.width() > 0 and self._view.height() > 0:
            self._appearance.resize(Screen(self._view.width(), self._view.height(), self._diagonal_inch))


def _nothing(number: int, frame: object) -> None:
    """The wake-up socket carries the signal; a handler must exist so that it is not the default one."""


class ScreenProgram:
    """Owns the application's window. Made, used and closed on the main thread."""

    def __init__(
        self, window: Window, languages: Sequence[str] = ("en",), catalogues: Catalogues | None = None
    ) -> None:
        """Raises `FontMissingError` when a language's font is not installed."""
        self.app = application()
        self.window = window
        self._door: _SignalDoor | None = None
        self._tidy = Tidy()
        look = load_look()
        self._fonts = Fonts(look)
        self._fonts.need(languages)
        self.view = QQuickView()
        self.view.setTitle(window.name)
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.resize(window.screen.width_px, window.screen.height_px)
        self.view.engine().addImportPath(str(QML_FOLDER))
        self.view.engine().addImageProvider(PROVIDER, Pictures())
        self.catalogues = catalogues or Catalogues.load()
        self.appearance = Appearance(self.view.engine(), self.catalogues, window.screen, window.face)
        self._size = _SizeWatch(self.view, self.appearance, window.screen.diagonal_inch)

    def show(self, source: Path, properties: Mapping[str, object]) -> None:
        """Load the QML file with its required properties and show the window."""
        self.turn_to(source, properties)
        self.unfold()

    def turn_to(self, source: Path, properties: Mapping[str, object]) -> None:
        """Another QML file in the same window. Raises `ScreenError`."""
        self.view.setInitialProperties(dict(properties))
        self.view.setSource(QUrl.fromLocalFile(str(source.resolve())))
        if self.view.status() is not QQuickView.Status.Ready:
            raise ScreenError("\n".join(error.toString() for error in self.view.errors()))

    def unfold(self) -> None:
        """The window over the whole screen, or as large as it was made."""
        if self.window.fixed or QGuiApplication.platformName() == "offscreen":
            self.view.show()
        else:
            self.view.showFullScreen()

    def need_fonts(self, languages: Sequence[str]) -> None:
        """Load the fonts of further languages, before a text in them is shown. Raises `FontMissingError`."""
        self._fonts.need(languages)

    def listen(self) -> None:
        """Take SIGTERM, SIGINT and SIGUSR1 from now on, also before `run()`; a second time does nothing.

        Call it before a supervisor is told that the program is ready. Main thread only.
        """
        if self._door is None:
            self._door = _SignalDoor(self)

    def run(self) -> int:
        """The event loop, until a signal or `quit()`. 0 after an orderly end."""
        self.listen()
        self._tidy.start()
        with _messages_logged():
            return self.app.exec()

    def quit(self) -> None:
        # Not `quit`: it asks every window first, and a locked one never agrees to be closed.
        self.app.exit(0)

    def write_picture(self) -> Path | None:
        """The window as it is now, written whole or not at all; None where there is no folder for it."""
        if self.window.pictures is None:
            return None
        target = self.window.pictures / f"{self.window.name}.png"
        half = target.with_suffix(".part")
        self.window.pictures.mkdir(parents=True, exist_ok=True)
        if not self.view.grabWindow().save(str(half), "PNG"):  # type: ignore[call-overload]
            log.error("picture_not_written", file=str(target))
            return None
        half.replace(target)
        return target

    def close(self) -> None:
        """Destroy the view, so that no binding reads a view-model that is going away."""
        if self._door is not None:
            self._door.close()
            self._door = None
        self._tidy.stop()
        self.view.hide()
        shiboken6.delete(self.view)


@contextlib.contextmanager
def _messages_logged() -> Iterator[None]:
    former = qInstallMessageHandler(_log_message)
    try:
        yield
    finally:
        qInstallMessageHandler(former)


def _log_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    where = f"{context.file}:{context.line}" if context.file else ""
    match kind:
        case QtMsgType.QtDebugMsg:
            log.debug("qt", message=message, where=where)
        case QtMsgType.QtInfoMsg:
            log.info("qt", message=message, where=where)
        case QtMsgType.QtWarningMsg:
            log.warning("qt", message=message, where=where)
        case _:
            log.error("qt", message=message, where=where)
