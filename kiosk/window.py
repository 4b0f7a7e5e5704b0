"""The kiosk's window: the presenter's face as Qt Quick, dressed for the person in front of it."""

from pathlib import Path

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.face.tokens import ThemeName
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.program import ScreenProgram, Window
from kiosk.journey import Journey
from kiosk.layout import Layout
from kiosk.lockdown import Lockdown
from kiosk.viewmodels.kiosk import KioskModel

QML = Path(__file__).parent / "qml" / "Main.qml"


class KioskWindow:
    """Made, used and closed on the main thread, which is the presenter's. Raises `FontMissingError`, `ScreenError`."""

    def __init__(
        self, window: Window, catalogues: Catalogues, *, less_motion: bool = False, locked: bool = False
    ) -> None:
        """`locked`: there is no way out of it, and the screen is taken care of (`lockdown.py`)."""
        languages = [spoken.code for spoken in LANGUAGES if spoken.complete]
        self.program = ScreenProgram(window, languages=languages, catalogues=catalogues)
        self.layout = Layout(window.screen)
        self._less_motion = less_motion
        self._locked = locked
        self._lockdown: Lockdown | None = None
        self._model: KioskModel | None = None

    def show(self, journey: Journey) -> None:
        """From now on the window follows this journey. It is dressed first, so nothing is drawn in the wrong size."""

        def dress() -> None:
            face = journey.face
            theme = ThemeName.CONTRAST if face.contrast else ThemeName.LIGHT
            self.program.appearance.wish(Wishes(face.language, theme, face.bigger, self._less_motion))
            self.program.appearance.point(face.focus)

        journey.subscribe(dress)
        dress()
        self._model = KioskModel(journey, self.layout)
        self.program.show(QML, {"kiosk": self._model})
        if self._locked:
            self._lockdown = Lockdown(self.program.view, journey)

    def close(self) -> None:
        """The view before its view-model."""
        if self._lockdown is not None:
            self._lockdown.lift()
        self.program.close()
        self._model = None
