"""A scene as a picture, drawn by the real QML in a window without a screen. Main thread; needs Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage

from display.fitting_screen import FittingScreen
from display.scene import Scene
from display.viewmodels.board import LobbyBoard
from display.viewmodels.dressing import wear
from hub.face.languages import LANGUAGES
from hub.face.metrics import Face
from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window

MAIN_QML = Path(__file__).parents[1] / "qml" / "Main.qml"
STILL_MS = 3_600_000
ALL = tuple(known.code for known in LANGUAGES)


class OneScene:
    """A presenter that has one thing to say; `scene` may be set."""

    def __init__(self, scene: Scene) -> None:
        self.shown = scene

    def scene(self, now: int) -> Scene:  # noqa: ARG002 - it stands for ever
        return self.shown

    def next_change(self, now: int) -> int:  # noqa: ARG002 - it stands for ever
        return STILL_MS


class Drawing:
    """One window for many pictures of the same screen; fonts and QML are loaded once."""

    def __init__(
        self,
        fitting: FittingScreen,
        language: str,
        scene: Scene,
        film_ended: Callable[[], None] | None = None,
        languages: Sequence[str] = ALL,
    ) -> None:
        """`languages`: whose letters are wanted. Raises `FontMissingError`, and `ValueError` where not even the plain
        board can be read."""
        self.fitting = fitting
        self.scenes = OneScene(scene)
        window = Window("preview", fitting.screen, Face.DISPLAY, fixed=True)
        self.program = ScreenProgram(window, languages)
        self.program.appearance.wish(Wishes(language, ThemeName.LIGHT, less_motion=True))
        appearance = self.program.appearance
        self.model = LobbyBoard(
            self.scenes, fitting, _nobody, lambda: 0, lambda shown: wear(appearance, shown), film_ended
        )
        self.program.show(MAIN_QML, {"board": self.model})

    def picture(self, scene: Scene, language: str | None = None) -> QImage:
        """Complete: pictures beside the calls are decoded before it is taken."""
        if language is not None:
            self.program.appearance.speak(language)
        self.scenes.shown = scene
        self.model.refresh()
        self.program.app.processEvents()
        return self.program.view.grabWindow()

    def close(self) -> None:
        self.program.close()
        # Here and now: a collection on another thread must not end a timer of this one.
        shiboken6.delete(self.model)
        QGuiApplication.processEvents()


def smaller(image: QImage, most: int) -> QImage:
    """With its longer side at most that many pixels."""
    if max(image.width(), image.height()) <= most:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _nobody(calls: frozenset[int]) -> None:
    """A preview acknowledges nothing."""
