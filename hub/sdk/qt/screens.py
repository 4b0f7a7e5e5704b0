"""From a device's settings to the panel that faces compute their sizes for."""

from PySide6.QtGui import QGuiApplication

from hub.face.metrics import Screen
from hub.sdk.qt.program import application
from hub.sdk.settings import ScreenSettings


def screen_of(settings: ScreenSettings, usual: Screen) -> Screen:
    """The panel as set. A width or height of 0 is the real screen's, or the `usual` one's where there is none; a
    diagonal of 0 is the usual one."""
    application()
    width, height = usual.width_px, usual.height_px
    real = QGuiApplication.primaryScreen()
    if settings.full_screen and QGuiApplication.platformName() != "offscreen" and real is not None:
        width, height = real.size().width(), real.size().height()
    return Screen(settings.width or width, settings.height or height, settings.diagonal_inches or usual.diagonal_inch)
