"""The terminal's window: the desk as Qt Quick, in the language of the office or of the settings."""

from pathlib import Path

from counter.desk import Desk
from counter.settings import CounterSettings
from counter.viewmodels.terminal import Terminal
from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window

QML = Path(__file__).parent / "qml" / "Main.qml"
DOMAIN = "counter"


class CounterWindow:
    """Made, used and closed on the main thread. Raises `FontMissingError`, `ScreenError`."""

    def __init__(self, window: Window, catalogues: Catalogues, desk: Desk, settings: CounterSettings) -> None:
        languages = [spoken.code for spoken in LANGUAGES if spoken.complete]
        self.program = ScreenProgram(window, languages=languages, catalogues=catalogues)
        self._catalogues = catalogues
        self._desk = desk
        self._settings = settings
        self._dress()
        self._terminal = Terminal(desk)
        self.program.show(QML, {"terminal": self._terminal})

    def refresh(self) -> None:
        """Something may have changed: show it."""
        if self._language() != self._desk.texts.language.code:
            self._desk.texts = self._catalogues.texts(self._language(), DOMAIN)
            self._dress()
        self._terminal.show()

    def close(self) -> None:
        """The view before its view-model."""
        self.program.close()

    def _language(self) -> str:
        room = self._desk.shift.room
        if self._settings.device.language is not None:
            return self._settings.device.language
        return room.office.default_language if room is not None else self._desk.texts.language.code

    def _dress(self) -> None:
        language = self._desk.texts.language.code
        self.program.appearance.wish(Wishes(language, self._settings.theme, less_motion=self._settings.less_motion))
