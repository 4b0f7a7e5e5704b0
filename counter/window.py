"""The terminal's window: the desk as Qt Quick, whole or as the compact bar, in the language of the office or of the
settings. Only the fonts of that language are loaded: the others cost memory at every counter."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRect, Qt

from counter.desk import Desk
from counter.docking import bar_rectangle, release_edge, reserve_edge
from counter.look import Edge, Look
from counter.settings import CounterSettings
from counter.viewmodels.terminal import Terminal
from hub.face.texts import Catalogues
from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window

FOLDER = Path(__file__).parent / "qml"
QML, BAR_QML = FOLDER / "Main.qml", FOLDER / "Bar.qml"
DOMAIN = "counter"
BAR_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the window shows now; compared before anything is drawn anew."""

    bar: bool = False
    percent: int = 100
    theme: ThemeName = ThemeName.LIGHT
    language: str = ""


class CounterWindow:
    """Made, used and closed on the main thread. Raises `FontMissingError`, `ScreenError`."""

    def __init__(self, window: Window, catalogues: Catalogues, desk: Desk, settings: CounterSettings) -> None:
        self._catalogues = catalogues
        self._desk = desk
        self._settings = settings
        self._edge = settings.bar or Edge.BOTTOM
        self.look = Look(settings.theme, settings.percent, bar=settings.bar is not None)
        self.program = ScreenProgram(window, languages=[desk.texts.language.code], catalogues=catalogues)
        self._whole = self.program.view.geometry()
        self._flags = self.program.view.flags()
        self._drawn = _Drawn(language=desk.texts.language.code)
        self._dress()
        self.terminal = Terminal(desk, self.look, self._look_again)
        self.program.show(QML, {"terminal": self.terminal})
        self._look_again()

    def refresh(self) -> None:
        """Something may have changed: show it."""
        if self._language() != self._desk.texts.language.code:
            self.program.need_fonts([self._language()])
            self._desk.texts = self._catalogues.texts(self._language(), DOMAIN)
            self._look_again()
        self.terminal.show()

    def close(self) -> None:
        """The view before its view-model."""
        self.program.close()

    def _language(self) -> str:
        room = self._desk.shift.room
        if self._settings.device.language is not None:
            return self._settings.device.language
        return room.office.default_language if room is not None else self._desk.texts.language.code

    def _look_again(self) -> None:
        """Another theme, size or language, or the bar in place of the whole terminal."""
        wanted = _Drawn(self.look.bar, self.look.percent, self.look.theme, self._desk.texts.language.code)
        if wanted == self._drawn:
            return
        former, self._drawn = self._drawn, wanted
        if (wanted.theme, wanted.percent, wanted.language) != (former.theme, former.percent, former.language):
            self._dress()
        if wanted.bar != former.bar:
            self._change_shape()
        elif wanted.bar and wanted.percent != former.percent:
            self._lay_bar()

    def _dress(self) -> None:
        zoom = self.look.percent / 100
        language = self._desk.texts.language.code
        wishes = Wishes(language, self.look.theme, less_motion=self._settings.less_motion)
        self.program.appearance.wish(replace(wishes, zoom=zoom))

    def _change_shape(self) -> None:
        view = self.program.view
        if self.look.bar:
            self._whole = view.geometry()
            self.program.turn_to(BAR_QML, {"terminal": self.terminal})
            view.setFlags(self._flags | BAR_FLAGS)
            view.showNormal()
            self._lay_bar()
            return
        release_edge(int(view.winId()))
        self.program.turn_to(QML, {"terminal": self.terminal})
        view.setFlags(self._flags)
        view.setGeometry(self._whole)
        self.program.unfold()

    def _lay_bar(self) -> None:
        view = self.program.view
        panel = view.screen().geometry()
        size = QRect(panel) if not self.program.window.fixed else QRect(panel.topLeft(), self._whole.size())
        place = bar_rectangle(size, self._edge, self.look.percent)
        view.setGeometry(place)
        reserve_edge(int(view.winId()), panel, place, self._edge)
