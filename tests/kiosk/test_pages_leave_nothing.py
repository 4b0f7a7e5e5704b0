"""A kiosk turns pages all day: what they were made of goes with them."""

import gc

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from kiosk.window import KioskWindow
from tests.kiosk.journeys import Bench
from tests.kiosk.scenes import SCENES
from tests.kiosk.stage import PORTRAIT, settle, window


def dead_objects(kiosk: KioskWindow) -> int:
    """Python's halves of objects that Qt has destroyed."""
    settle(kiosk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return sum(isinstance(thing, QObject) and not shiboken6.isValid(thing) for thing in gc.get_objects())


def test_turning_pages_leaves_no_dead_objects_behind() -> None:
    kiosk = window(PORTRAIT)
    try:
        bench = Bench(layout=kiosk.layout)
        journey = SCENES["services"](bench, "en")
        kiosk.show(journey)
        counts = []
        for _ in range(4):
            for name in ("choice-identity", "back", "search", "back", "back", "language-ar", "back", "language-en"):
                journey.touch(name)
                bench.later(journey, 1)
                settle(kiosk)
            counts.append(dead_objects(kiosk))
        assert counts[1] == counts[-1], counts
    finally:
        kiosk.close()
