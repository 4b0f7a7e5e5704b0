"""One real window of the terminal that shows one scene after the other: much cheaper than a window each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from counter.look import Look
from counter.viewmodels.terminal import Terminal
from counter.window import BAR_QML, QML
from hub.face.metrics import Face, Screen
from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window
from tests.counter import scenes
from tests.counter.staging import Stage
from tests.qt_touch import settle

LANGUAGES = ("en", "de", "ar", "zh", "hi")
SIZES = {"desk": (1280, 800), "large": (1920, 1080), "small": (1024, 768), "tablet": (800, 1280)}
BAR = "bar"


@dataclass(frozen=True, slots=True)
class Case:
    """What is shown, and how. `size`: a name of SIZES, or "bar"."""

    scene: str
    language: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    percent: int = 100
    size: str = "desk"

    def __str__(self) -> str:
        return f"{self.scene}-{self.language}-{self.theme}-{self.percent}-{self.size}"


class Screenful:
    def __init__(self) -> None:
        window = Window("counter", Screen(1280, 800, 15.6), Face.DESK, fixed=True)
        self.program = ScreenProgram(window, languages=LANGUAGES)
        self.stage = Stage()
        self.terminal = Terminal(self.stage.desk)

    def show(self, case: Case, make: scenes.Make) -> None:
        self.stage = Stage(case.language)
        make(self.stage)
        former, self.terminal = self.terminal, Terminal(self.stage.desk, Look(case.theme, case.percent))
        zoom = case.percent / 100
        self.program.appearance.wish(Wishes(case.language, case.theme, less_motion=True, zoom=zoom))
        width, height = (1280, round(56 * zoom)) if case.size == BAR else SIZES[case.size]
        self.program.view.resize(width, height)
        self.program.turn_to(BAR_QML if case.size == BAR else QML, {"terminal": self.terminal})
        former.deleteLater()
        self.program.view.show()
        settle(self.program.view)
        self.terminal.show()
        settle(self.program.view)


@contextmanager
def screenful() -> Iterator[Screenful]:
    shown = Screenful()
    try:
        yield shown
    finally:
        shown.program.close()


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
