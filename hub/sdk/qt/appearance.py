"""How a screen looks at this moment: language, theme, bigger text, less motion; switchable while it runs."""

from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine

from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.face.tokens import Palette, ThemeName
from hub.sdk.qt.painted import QML_IMPORT_NAME, Hatch, QrCode
from hub.sdk.qt.shapes import ArchShape, TicketPaper
from hub.sdk.qt.singletons import Keypad, Metrics, Motion, Texts
from hub.sdk.qt.theme import Theme

T = TypeVar("T", bound=QObject)

ELEMENTS = (QrCode, Hatch, TicketPaper, ArchShape)
"""The painted types of module `Vestibule`; naming them here is what registers them."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reader, or the room, asks of a screen."""

    language: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    bigger: bool = False
    less_motion: bool = False
    zoom: float = 1.0
    """Of the whole picture; a screen whose QML asks for `Metrics.zoom` follows it."""


class Appearance:
    """Sets the singletons of one QML engine. GUI thread only."""

    def __init__(self, engine: QQmlEngine, catalogues: Catalogues, screen: Screen, face: Face) -> None:
        self._catalogues = catalogues
        self._screen = screen
        self._face = face
        self._theme = _singleton(engine, Theme)
        self._metrics = _singleton(engine, Metrics)
        self._motion = _singleton(engine, Motion)
        self._texts = _singleton(engine, Texts)
        self._keypad = _singleton(engine, Keypad)
        self.wishes = Wishes()
        self.wish(self.wishes)

    def wish(self, wishes: Wishes) -> None:
        """Take over all wishes at once; what is the same as before costs nothing."""
        self.wishes = wishes
        self._theme.use(wishes.theme)
        self._metrics.use(self._screen, self._face, bigger=wishes.bigger)
        self._metrics.zoom_to(wishes.zoom)
        self._motion.use(less=wishes.less_motion)
        self._texts.use(self._catalogues.texts(wishes.language, "common"))

    def speak(self, language: str) -> None:
        """Another language, everything else as it is."""
        self.wish(replace(self.wishes, language=language))

    def point(self, name: str) -> None:
        """The control of that object name wears the focus rings; "" takes them away."""
        self._keypad.point(name)

    def resize(self, screen: Screen) -> None:
        """The window has another size now."""
        self._screen = screen
        self.wish(self.wishes)

    def dress(self, palettes: dict[ThemeName, Palette]) -> None:
        """The office's own enamel; the caller has asked `failing_pairs`."""
        self._theme.dress(palettes)


def _singleton(engine: QQmlEngine, kind: type[T]) -> T:
    found = engine.singletonInstance(QML_IMPORT_NAME, kind.__name__)
    if not isinstance(found, kind):
        raise TypeError(f"QML knows no singleton {kind.__name__}")
    return found
