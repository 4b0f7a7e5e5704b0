"""Every screen, in three languages on three panels: nothing cut off, nothing on top of anything, targets of 20 mm and
3 mm between them, names for assistive technology. VESTIBULE_PICTURES=<folder> keeps the pictures."""

import os
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from hub.face.metrics import Screen
from kiosk.layout import language_plan
from kiosk.window import KioskWindow
from tests import qt_touch
from tests.kiosk.journeys import Bench
from tests.kiosk.scenes import BIGGER, LOWER, SCENES
from tests.kiosk.stage import SCREENS, box, items, keys, settle, touch, window, words

LANGUAGES = ("en", "es", "ar")
CASES = [(panel, scene) for panel in SCREENS for scene in SCENES]
CASES += [(panel, scene) for panel in ("portrait", "landscape") for scene in BIGGER]
CASES += [("portrait", scene) for scene in LOWER]
SLACK = 3.0
"""Pixels that line boxes may share: ink never fills them."""


@pytest.mark.parametrize(("panel", "scene"), CASES)
def test_a_screen_keeps_the_rules(panel: str, scene: str) -> None:
    screen = SCREENS[panel]
    kiosk = window(screen)
    make = (SCENES | BIGGER | LOWER)[scene]
    wrong: list[str] = []
    try:
        for language in LANGUAGES:
            bench = Bench(layout=kiosk.layout, can_lower=kiosk.layout.can_lower, can_enlarge=kiosk.layout.can_enlarge)
            kiosk.show(make(bench, language))
            settle(kiosk)
            _picture(kiosk, f"{panel}-{scene}-{language}")
            wrong += [f"{language}: {fault}" for fault in _faults(kiosk, screen)]
    finally:
        kiosk.close()
    assert not wrong, "\n".join(wrong)


def _picture(kiosk: KioskWindow, name: str) -> None:
    kept = os.environ.get("VESTIBULE_PICTURES")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        file = Path(kept) / f"{name}.png"
        assert kiosk.program.view.grabWindow().save(str(file))


def _faults(kiosk: KioskWindow, screen: Screen) -> list[str]:
    whole = QRectF(0, 0, screen.width_px, screen.height_px)
    texts, pressable = words(kiosk), keys(kiosk)
    found = [f"cut off: {_said(text)}" for text in texts if _cut(text)]
    found += [f"outside: {_said(text)}" for text in texts if not whole.contains(box(text))]
    found += [
        f"{_said(one)} over {_said(other)}" for one, other in combinations(texts, 2) if _overlap(box(one), box(other))
    ]
    for key in pressable:
        name = key.objectName()
        if min(key.width(), key.height()) < screen.px(20):
            found.append(f"{name}: only {key.width():.0f}x{key.height():.0f}")
        if not whole.contains(box(key)):
            found.append(f"{name}: outside")
        if not qt_touch.accessible_name(key):
            found.append(f"{name}: no name")
        found += [f"{_said(text)} over {name}" for text in texts if _strays(text, key)]
    strip = language_plan(screen, bigger=False, lower=False).strip
    cards = [box(item) for item in items(kiosk) if item.objectName() == "ticket-card"]
    found += ["the ticket reaches into the strip" for card in cards if card.bottom() > whole.bottom() - strip]
    for one, other in combinations(pressable, 2):
        if _distance(box(one), box(other)) < screen.px(3) - 1:
            found.append(f"{one.objectName()} and {other.objectName()} are too close")
    return found


def _said(text: QQuickItem) -> str:
    return str(text.property("text"))


def _cut(text: QQuickItem) -> bool:
    """Shortened, or with ink wider than its place. A ticket's code is fitted by itself."""
    if text.property("parts") is not None:
        return False
    inner = next(item for item in qt_touch.items(text) if item.property("contentWidth") is not None)
    return bool(text.property("truncated")) or inner.property("contentWidth") > text.width() + 1


def _overlap(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > SLACK and shared.height() > SLACK


def _strays(text: QQuickItem, key: QQuickItem) -> bool:
    """A text that is not the key's lies on it, or one of the key's own leaves it."""
    if not _inside(text, key):
        return _overlap(box(text), box(key))
    return not box(key).adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(box(text))


def _inside(item: QQuickItem | None, whole: QQuickItem) -> bool:
    while item is not None and item is not whole:
        item = item.parentItem()
    return item is not None


def _distance(one: QRectF, other: QRectF) -> float:
    across = max(one.left() - other.right(), other.left() - one.right(), 0.0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0.0)
    return max(across, down)


def test_a_finger_leads_from_the_language_to_the_services_and_back() -> None:
    kiosk = window(SCREENS["portrait"])
    try:
        bench = Bench(layout=kiosk.layout)
        journey = SCENES["languages"](bench, "en")
        kiosk.show(journey)
        touch(kiosk, "language-ar")
        assert journey.face.language == "ar"
        bench.later(journey, 1)
        touch(kiosk, "choice-residence")
        bench.later(journey, 1)
        touch(kiosk, "choice-change-of-address")
        assert [(order.wish.service, order.wish.language) for order in bench.asked] == [("change-of-address", "ar")]
    finally:
        kiosk.close()
