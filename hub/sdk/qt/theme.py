"""`Theme` as QML sees it (module `Vestibule`): one object per QML engine, set by `Appearance`."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlSingleton

from hub.face.tokens import Palette, Takeover, ThemeName, load_look

QML_IMPORT_NAME = "Vestibule"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Theme(QObject):
    """Colours by role, of the theme in use."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = load_look()
        self._own: dict[ThemeName, Palette] = {}
        self._theme = ThemeName.LIGHT

    def use(self, theme: ThemeName) -> None:
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit()

    def dress(self, palettes: dict[ThemeName, Palette]) -> None:
        """An office's own palettes in place of ours; a takeover's field is its light enamel, too."""
        if palettes != self._own:
            self._own = dict(palettes)
            self.changed.emit()

    @property
    def _colours(self) -> Palette:
        return self._own.get(self._theme, self._look.themes[self._theme])

    @property
    def _call(self) -> Takeover:
        ours = self._look.takeover[self._theme]
        own = self._own.get(ThemeName.LIGHT)
        return ours if own is None or self._theme is ThemeName.CONTRAST else replace(ours, ground=own.enamel)

    @Property(str, notify=changed)
    def name(self) -> str:
        return str(self._theme)

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        return self._theme is ThemeName.CONTRAST

    @Property(QColor, notify=changed)
    def ground(self) -> QColor:
        return QColor(self._colours.ground)

    @Property(QColor, notify=changed)
    def surface(self) -> QColor:
        return QColor(self._colours.surface)

    @Property(QColor, notify=changed)
    def sunken(self) -> QColor:
        return QColor(self._colours.sunken)

    @Property(QColor, notify=changed)
    def rule(self) -> QColor:
        return QColor(self._colours.rule)

    @Property(QColor, notify=changed)
    def outline(self) -> QColor:
        return QColor(self._colours.outline)

    @Property(QColor, notify=changed)
    def ink(self) -> QColor:
        return QColor(self._colours.ink)

    @Property(QColor, notify=changed)
    def ink2(self) -> QColor:
        return QColor(self._colours.ink2)

    @Property(QColor, notify=changed)
    def enamel(self) -> QColor:
        return QColor(self._colours.enamel)

    @Property(QColor, notify=changed)
    def enamelPressed(self) -> QColor:
        return QColor(self._colours.enamel_pressed)

    @Property(QColor, notify=changed)
    def onEnamel(self) -> QColor:
        return QColor(self._colours.on_enamel)

    @Property(QColor, notify=changed)
    def enamelTint(self) -> QColor:
        return QColor(self._colours.enamel_tint)

    @Property(QColor, notify=changed)
    def now(self) -> QColor:
        return QColor(self._colours.now)

    @Property(QColor, notify=changed)
    def onNow(self) -> QColor:
        return QColor(self._colours.on_now)

    @Property(QColor, notify=changed)
    def nowTint(self) -> QColor:
        return QColor(self._colours.now_tint)

    @Property(QColor, notify=changed)
    def alert(self) -> QColor:
        return QColor(self._colours.alert)

    @Property(QColor, notify=changed)
    def onAlert(self) -> QColor:
        return QColor(self._colours.on_alert)

    @Property(QColor, notify=changed)
    def alertTint(self) -> QColor:
        return QColor(self._colours.alert_tint)

    @Property(QColor, notify=changed)
    def good(self) -> QColor:
        return QColor(self._colours.good)

    @Property(QColor, notify=changed)
    def goodTint(self) -> QColor:
        return QColor(self._colours.good_tint)

    @Property(QColor, notify=changed)
    def focusInner(self) -> QColor:
        return QColor(self._colours.focus_inner)

    @Property(QColor, notify=changed)
    def focusOuter(self) -> QColor:
        return QColor(self._colours.focus_outer)

    @Property(QColor, notify=changed)
    def off(self) -> QColor:
        return QColor(self._colours.off)

    @Property(QColor, notify=changed)
    def takeoverGround(self) -> QColor:
        return QColor(self._call.ground)

    @Property(QColor, notify=changed)
    def takeoverTicket(self) -> QColor:
        return QColor(self._call.ticket)

    @Property(QColor, notify=changed)
    def takeoverOnTicket(self) -> QColor:
        return QColor(self._call.on_ticket)

    @Property(QColor, notify=changed)
    def takeoverPlate(self) -> QColor:
        return QColor(self._call.plate)

    @Property(QColor, notify=changed)
    def takeoverOnPlate(self) -> QColor:
        return QColor(self._call.on_plate)

    @Property(QColor, notify=changed)
    def takeoverText(self) -> QColor:
        return QColor(self._call.text)

    @Property(QColor, notify=changed)
    def scrim(self) -> QColor:
        """What lies over a screen that waits for an answer: dark in every theme."""
        veil = QColor(self._colours.on_now)
        veil.setAlphaF(0.9 if self._theme is ThemeName.CONTRAST else 0.55)
        return veil

    @Property(QColor, notify=changed)
    def closedArch(self) -> QColor:
        return QColor(self._look.closed_arch if self._theme is not ThemeName.CONTRAST else "#000000")

    @Property(QColor, notify=changed)
    def hatch(self) -> QColor:
        return QColor(self._look.stale_hatch[self._theme][0])

    @Property(QColor, notify=changed)
    def hatchStripe(self) -> QColor:
        return QColor(self._look.stale_hatch[self._theme][1])
