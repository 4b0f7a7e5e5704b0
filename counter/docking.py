"""The bar at an edge of the screen, with room kept free for it where the desktop can do so.

X11: the window says by `_NET_WM_STRUT_PARTIAL` (Extended Window Manager Hints 1.5, "Window properties") how much of the
edge is its own, so that others are laid out beside it; set by `xprop` (Debian package x11-utils). On Wayland, and
where `xprop` is not installed, the bar lies over the other windows at that edge.
"""

import shutil
import subprocess

import structlog
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from counter.look import Edge

log = structlog.get_logger(__name__)
BAR_PX = 56
SECONDS = 3.0
STRUT = "_NET_WM_STRUT_PARTIAL"


def bar_rectangle(screen: QRect, edge: Edge, percent: int) -> QRect:
    """Where the bar lies: as wide as the screen, at its edge."""
    height = round(BAR_PX * percent / 100)
    top = screen.top() if edge is Edge.TOP else screen.bottom() + 1 - height
    return QRect(screen.left(), top, screen.width(), height)


def strut(panel: QRect, bar: QRect, edge: Edge) -> tuple[int, ...]:
    """left, right, top, bottom, then begin and end of each along its edge (EWMH), in pixels of the screen."""
    along = (bar.left(), bar.right())
    if edge is Edge.TOP:
        return (0, 0, bar.bottom() + 1 - panel.top(), 0, 0, 0, 0, 0, *along, 0, 0)
    return (0, 0, 0, panel.bottom() + 1 - bar.top(), 0, 0, 0, 0, 0, 0, *along)


def reserve_edge(window: int, panel: QRect, bar: QRect, edge: Edge) -> bool:
    """True when the desktop was asked to keep the edge free."""
    values = ", ".join(str(value) for value in strut(panel, bar, edge))
    return _xprop(window, "-f", STRUT, "32c", "-set", STRUT, values)


def release_edge(window: int) -> bool:
    return _xprop(window, "-remove", STRUT)


def _xprop(window: int, *words: str) -> bool:
    program = shutil.which("xprop")
    if QGuiApplication.platformName() != "xcb" or program is None:
        return False
    try:
        subprocess.run([program, "-id", str(window), *words], check=True, timeout=SECONDS, capture_output=True)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("edge_not_kept_free", error=str(error))
        return False
    return True
