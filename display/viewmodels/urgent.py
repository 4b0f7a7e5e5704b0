"""An emergency message as QML sees it: the board's language stays, the others take turns beside it."""

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from display.scene import Emergency
from hub.face.languages import language
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import family

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1

TURN_MS = 8_000
NOTHING = Emergency("", "", ())


@QmlElement
class Urgent(QObject):
    """`others_at_once`: how many further languages the screen holds beside the first."""

    changed = Signal()

    def __init__(self, others_at_once: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_once = others_at_once
        self._emergency: Emergency | None = None
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self.turn)

    def show(self, emergency: Emergency | None) -> None:
        if emergency == self._emergency:
            return
        self._emergency, self._turn = emergency, 0
        if len((emergency or NOTHING).texts) - 1 > self._at_once:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    @Slot()
    def turn(self) -> None:
        """The next languages."""
        self._turn += 1
        self.changed.emit()

    @property
    def _texts(self) -> tuple[tuple[str, str], ...]:
        return (self._emergency or NOTHING).texts

    @Property(bool, notify=changed)
    def standing(self) -> bool:
        return self._emergency is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        return (self._emergency or NOTHING).title

    @Property(dict, notify=changed)
    def first(self) -> dict[str, object]:
        """As in `others`."""
        return _said(*self._texts[0]) if self._texts else _said("en", "")

    @Property(list, notify=changed)
    def others(self) -> list[dict[str, object]]:
        """The languages whose turn it is: `text family rightToLeft line`."""
        rest = self._texts[1:]
        if not rest:
            return []
        turns = -(-len(rest) // self._at_once)
        start = self._turn % turns * self._at_once
        return [_said(code, text) for code, text in rest[start : start + self._at_once]]


def _said(code: str, text: str) -> dict[str, object]:
    look, spoken = load_look(), language(code)
    tall = look.fonts.tall_scripts if spoken.tall else 1.0
    return {
        "text": text,
        "family": family(look, code),
        "rightToLeft": spoken.rtl,
        "line": look.fonts.line_height * tall,
    }
