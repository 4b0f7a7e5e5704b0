"""What every screen of the counter must keep (accessibility.md, look.md), found on the running scene: its items, their
boxes and colours, and the picture that is seen. What a scrolling pane hides is judged by its size and its name."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickView

from tests.counter.screenful import place
from tests.kiosk.screen_rules import TEXT_CONTRAST, behind, contrast, overlap, said
from tests.qt_touch import accessible_name, items

TARGET = 44
"""Pixels (look.md, "Measure": desk)."""
MAY_SHORTEN = ("waiting", "appointment", "line", "headTitle", "headDetail")
"""Their names say them whole: rows of the side, the head of an enlarged screen, the line of a narrow bar."""


def faults(view: QQuickView) -> list[str]:
    """One line for each broken rule; empty is good."""
    seen = list(items(view.rootObject()))
    texts = [item for item in seen if item.property("widest") is not None and said(item) and _is_running(item)]
    keys = [item for item in seen if item.property("guarded") is not None and item.opacity() > 0 and item.width() > 0]
    return [*text_faults(view, texts), *key_faults(keys), *contrast_faults(view, texts)]


def text_faults(view: QQuickView, texts: list[QQuickItem]) -> Iterator[str]:
    whole = QRectF(0, 0, view.width(), view.height())
    boxes = [(text, shown_part(text)) for text in texts]
    for text, box in boxes:
        if (text.property("truncated") or text.property("widest") > text.width() + 1) and not _may_shorten(text):
            yield f"cut off: {said(text)!r}"
        if not box.isEmpty() and not whole.adjusted(-1, -1, 1, 1).contains(box):
            yield f"outside: {said(text)!r}"
    for (one, here), (other, there) in combinations(boxes, 2):
        if overlap(here, there):
            yield f"{said(one)!r} over {said(other)!r}"


def key_faults(keys: list[QQuickItem]) -> Iterator[str]:
    for key in keys:
        name = accessible_name(key)
        if not name:
            yield f"no name: {key.objectName()}"
        if min(key.width(), key.height()) < TARGET:
            yield f"{key.width():.0f}x{key.height():.0f}: {name or key.objectName()}"
    for one, other in combinations(keys, 2):
        if overlap(shown_part(one), shown_part(other)) and not _within(one, other) and not _within(other, one):
            yield f"{accessible_name(one)} over {accessible_name(other)}"


def contrast_faults(view: QQuickView, texts: list[QQuickItem]) -> Iterator[str]:
    picture = view.grabWindow()
    for text in texts:
        box = shown_part(text)
        if box.width() < 4 or box.height() < place(text).height() * 0.9:
            continue
        ink = QColor(text.property("color"))
        for color in behind(picture, box, ink):
            if contrast(ink, color) < TEXT_CONTRAST:
                yield f"{said(text)!r}: {ink.name()} on {color.name()}"


def shown_part(item: QQuickItem) -> QRectF:
    """Of its box what no pane around it cuts off."""
    box = place(item)
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        if around.property("clip") is True:
            box = box.intersected(place(around))
        around = around.parentItem()
    return box


def _is_running(text: QQuickItem) -> bool:
    """Not a part of a ticket's code, which is as high as its capitals and fitted by itself."""
    return text.width() > 0 and text.parentItem().property("parts") is None


def _may_shorten(item: QQuickItem | None) -> bool:
    while item is not None:
        if item.objectName().startswith(MAY_SHORTEN):
            return True
        item = item.parentItem()
    return False


def _within(item: QQuickItem | None, whole: QQuickItem) -> bool:
    while item is not None and item is not whole:
        item = item.parentItem()
    return item is not None
