"""`Metrics`, `Motion`, `Texts` and `Keypad` as QML sees them (module `Vestibule`), beside `Theme` in theme.py.

One of each per QML engine. `Appearance` sets them; QML only reads. Every property of one object
shares one signal: they change together and rarely.
"""

import math
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton

from hub.face.languages import Language, language
from hub.face.metrics import Face, Screen, Sizes, sizes
from hub.face.texts import Texts as FaceTexts
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import family

QML_IMPORT_NAME = "Vestibule"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Metrics(QObject):
    """Whole pixels of this screen for everything that has a size; fonts as pixel sizes of the em."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = load_look()
        self._screen = Screen(1080, 1920, 21.5)
        self._face = Face.KIOSK
        self._bigger = False
        self._zoom = 1.0
        self._sizes = sizes(self._look, self._screen, self._face)

    def zoom_to(self, zoom: float) -> None:
        if zoom != self._zoom:
            self._zoom = zoom
            self.changed.emit()

    def use(self, screen: Screen, face: Face, *, bigger: bool) -> None:
        found = sizes(self._look, screen, face, bigger=bigger)
        if (found, screen, face, bigger) != (self._sizes, self._screen, self._face, self._bigger):
            self._screen, self._face, self._bigger, self._sizes = screen, face, bigger, found
            self.changed.emit()

    @property
    def found(self) -> Sizes:
        """The sizes as Python, for tests and painters."""
        return replace(self._sizes)

    @Property(float, notify=changed)
    def mm(self) -> float:
        """Pixels per millimetre; round up what must be reached or seen: Math.ceil(20 * Metrics.mm)."""
        return 1 / self._screen.pitch

    @Property(float, notify=changed)
    def zoom(self) -> float:
        """How many pixels of the screen a pixel of the scene is: a desk's whole picture can be enlarged."""
        return self._zoom

    @Property(float, notify=changed)
    def cap(self) -> float:
        """Em pixels per millimetre of capital height, the reader's "bigger" included."""
        factor = self._look.sizes["scale"]["kiosk"]["bigger"] if self._bigger else 1.0
        return float(factor / self._screen.pitch / self._look.fonts.cap_height)

    @Property(float, constant=True)
    def capHeight(self) -> float:
        return self._look.fonts.cap_height

    @Property(float, constant=True)
    def codeGap(self) -> float:
        return self._look.fonts.code_gap_em

    @Property(bool, notify=changed)
    def portrait(self) -> bool:
        return self._screen.portrait

    @Property(bool, notify=changed)
    def desk(self) -> bool:
        return self._face is Face.DESK

    @Property(bool, notify=changed)
    def bigger(self) -> bool:
        return self._bigger

    @Property(int, notify=changed)
    def target(self) -> int:
        return self._sizes.target

    @Property(int, notify=changed)
    def gap(self) -> int:
        return self._sizes.gap

    @Property(int, notify=changed)
    def row(self) -> int:
        return self._sizes.row

    @Property(int, notify=changed)
    def mainKey(self) -> int:
        return self._sizes.main_key

    @Property(int, notify=changed)
    def keyRadius(self) -> int:
        return self._sizes.key_radius

    @Property(int, notify=changed)
    def cardRadius(self) -> int:
        return self._sizes.card_radius

    @Property(int, notify=changed)
    def border(self) -> int:
        return self._sizes.border

    @Property(int, notify=changed)
    def lip(self) -> int:
        return self._sizes.lip

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return self._sizes.chosen

    @Property(int, notify=changed)
    def focus(self) -> int:
        return self._sizes.focus

    @Property(int, notify=changed)
    def margin(self) -> int:
        return self._sizes.margin

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._sizes.number

    @Property(int, notify=changed)
    def headline(self) -> int:
        return self._sizes.headline

    @Property(int, notify=changed)
    def title(self) -> int:
        return self._sizes.title

    @Property(int, notify=changed)
    def label(self) -> int:
        return self._sizes.label

    @Property(int, notify=changed)
    def body(self) -> int:
        return self._sizes.body

    @Property(int, notify=changed)
    def small(self) -> int:
        return self._sizes.small

    @Property(int, notify=changed)
    def floor(self) -> int:
        return self._sizes.floor

    @Property(int, notify=changed)
    def least(self) -> int:
        """The floor without "bigger": for words that stand beside larger ones and must stay on one line."""
        factor = self._look.sizes["scale"]["kiosk"]["bigger"] if self._bigger else 1.0
        return math.ceil(self._sizes.floor / factor)


@QmlElement
@QmlSingleton
class Motion(QObject):
    """Durations in milliseconds; all but the guards are 0 with "less motion"."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._motion = load_look().motion
        self._less = False

    def use(self, *, less: bool) -> None:
        if less is not self._less:
            self._less = less
            self.changed.emit()

    @Property(int, notify=changed)
    def press(self) -> int:
        return 0 if self._less else self._motion.press_ms

    @Property(int, notify=changed)
    def page(self) -> int:
        return 0 if self._less else self._motion.page_ms

    @Property(int, notify=changed)
    def row(self) -> int:
        return 0 if self._less else self._motion.row_ms

    @Property(int, notify=changed)
    def takeover(self) -> int:
        return 0 if self._less else self._motion.takeover_ms

    @Property(int, constant=True)
    def doubleStrike(self) -> int:
        return self._motion.double_strike_ms

    @Property(int, constant=True)
    def loadingAfter(self) -> int:
        return self._motion.loading_after_ms

    @Property(list, constant=True)
    def easeOut(self) -> list[float]:
        """For `easing.bezierCurve`: the two control points and the end."""
        return [*self._motion.ease_out, 1, 1]

    @Property(list, constant=True)
    def easeIn(self) -> list[float]:
        return [*self._motion.ease_in, 1, 1]


@QmlElement
@QmlSingleton
class Texts(QObject):
    """The language in use, and the few words the controls say by themselves."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = load_look()
        self._words = FaceTexts(language("en"), "common")

    def use(self, words: FaceTexts) -> None:
        """`words` in the visitor's language; any domain will do, all include the common ones."""
        if words is not self._words:
            self._words = words
            self.changed.emit()

    @property
    def _spoken(self) -> Language:
        return self._words.language

    @property
    def _family(self) -> str:
        return family(self._look, self._spoken.code)

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._spoken.code

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        return self._spoken.rtl

    @Property(str, notify=changed)
    def family(self) -> str:
        return self._family

    @Property(str, constant=True)
    def codeFamily(self) -> str:
        """Ticket codes and counter numbers are Latin letters and European digits in every language."""
        return self._look.fonts.family["default"]

    @Property(float, notify=changed)
    def line(self) -> float:
        """Line height of running text in ems, taller for tall scripts."""
        fonts = self._look.fonts
        return fonts.line_height * (fonts.tall_scripts if self._spoken.tall else 1.0)

    @Property(float, notify=changed)
    def titleLine(self) -> float:
        fonts = self._look.fonts
        return fonts.title_line_height * (fonts.tall_scripts if self._spoken.tall else 1.0)

    @Property(str, notify=changed)
    def erase(self) -> str:
        return self._words.t("Delete last digit")

    @Property(str, notify=changed)
    def enter(self) -> str:
        return self._words.t("Enter")

    @Property(str, notify=changed)
    def numberPrefix(self) -> str:
        """What comes before a ticket code when it is read out."""
        return self._words.t("Number")

    @Property(str, notify=changed)
    def counterPrefix(self) -> str:
        return self._words.t("Counter")

    @Property(str, notify=changed)
    def keysBelow(self) -> str:
        """Where the controls are in the lower layout."""
        return self._words.t("All keys are down here")


@QmlElement
@QmlSingleton
class Keypad(QObject):
    """The control a tactile keypad is at, by its object name; empty while nobody uses one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = ""

    def point(self, name: str) -> None:
        if name != self._at:
            self._at = name
            self.changed.emit()

    @Property(str, notify=changed)
    def at(self) -> str:
        return self._at
