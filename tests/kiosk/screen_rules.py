"""What every screen of the kiosk must keep (accessibility.md, look.md), found on the running scene: its items, their
boxes and colours, and the picture that is seen."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QRawFont
from PySide6.QtQuick import QQuickItem

from hub.face.metrics import Screen
from hub.face.tokens import load_look
from kiosk.framing import REACH_MM
from kiosk.journey import Journey
from kiosk.keyplaces import PAGE
from kiosk.layout import Layout, frame_plan
from kiosk.screens.content import Entry, Face, Search
from kiosk.window import KioskWindow
from tests import qt_touch
from tests.kiosk.journeys import Bench
from tests.kiosk.scenes import ASKING, BIGGER, LOWER, SCENES
from tests.kiosk.stage import box, items, keys, words

Scene = Callable[[Bench, str], Journey]

SLACK = 3.0
"""Pixels that line boxes may share: ink never fills them."""
TEXT_CONTRAST, EDGE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11. The looser rule for large text is not used."""
CAP = 0.714
"""Height of capitals, in ems (look.md)."""
SHARE = 0.2
"""A colour that covers less of a text's box is the soft edge of its letters."""
STEP = 6
"""Every sixth pixel is looked at, both ways; of a text with few pixels that way (a single thin letter) every one."""
FEW = 60


def scenes_of(layout: Layout) -> dict[str, Scene]:
    """Every scene that this screen can show."""
    found = SCENES | ASKING
    if layout.can_enlarge:
        found = found | BIGGER
    return found | LOWER if layout.can_lower else found


def faults(kiosk: KioskWindow, screen: Screen, face: Face) -> list[str]:
    """One line for each broken rule; empty is good."""
    picture = kiosk.program.view.grabWindow()
    return [
        *text_faults(kiosk, screen),
        *key_faults(kiosk, screen, face),
        *stop_faults(kiosk, face),
        *glyph_faults(kiosk),
        *contrast_faults(kiosk, picture, edges=not face.focus),  # rings lie beside the neighbours' edges
    ]


def text_faults(kiosk: KioskWindow, screen: Screen) -> Iterator[str]:
    """Cut off, outside, on top of each other, or smaller than the floor."""
    whole = QRectF(0, 0, screen.width_px, screen.height_px)
    texts = words(kiosk)
    floor = load_look().sizes["scale"]["kiosk"]["floor"] / screen.pitch - 1
    for text in texts:
        if _cut(text):
            yield f"cut off: {said(text)}"
        if not whole.contains(box(text)):
            yield f"outside: {said(text)}"
        if text.property("parts") is None and text.property("painted") * CAP < floor:
            yield f"too small: {said(text)}"
    for one, other in combinations(texts, 2):
        if overlap(box(one), box(other)):
            yield f"{said(one)} over {said(other)}"


def key_faults(kiosk: KioskWindow, screen: Screen, face: Face) -> Iterator[str]:
    """Targets of 20 mm, 3 mm apart, inside, named, in reach; no text strays over them."""
    whole = QRectF(0, 0, screen.width_px, screen.height_px)
    texts, pressable = words(kiosk), keys(kiosk)
    reach = screen.height_px - REACH_MM / screen.pitch if face.lower else 0
    for key in pressable:
        name = key.objectName()
        if min(key.width(), key.height()) < screen.px(20):
            yield f"{name}: only {key.width():.0f}x{key.height():.0f}"
        if not whole.contains(box(key)):
            yield f"{name}: outside"
        if box(key).top() < reach - 1:
            yield f"{name}: out of a seated person's reach"
        if not qt_touch.accessible_name(key):
            yield f"{name}: no name"
        yield from (f"{said(text)} over {name}" for text in texts if _strays(text, key))
    for one, other in combinations(pressable, 2):
        if _distance(box(one), box(other)) < screen.px(3) - 1:
            yield f"{one.objectName()} and {other.objectName()} are too close"
    strip = frame_plan(screen, bigger=False, lower=False).strip
    cards = [box(item) for item in items(kiosk) if item.objectName() == "ticket-card"]
    yield from ("the ticket reaches into the strip" for card in cards if card.bottom() > whole.bottom() - strip)


def stop_faults(kiosk: KioskWindow, face: Face) -> Iterator[str]:
    """The keypad stops at every key that can be pressed, and at nothing else; its rings are where its focus is."""
    shown = {key.objectName() for key in keys(kiosk) if key.isEnabled()} - {PAGE}
    stops = {stop.touch for stop in face.stops}
    hidden = stops - shown
    if isinstance(face.screen, Search | Entry):  # other pages of a small screen's keyboard
        hidden = {touch for touch in hidden if not touch.startswith("type-")}
    if hidden and not face.time_left:  # the warning lies over some keys
        yield f"a stop is not on the screen: {sorted(hidden)}"
    if shown - stops:
        yield f"no stop for {sorted(shown - stops)}"
    ringed = [_owner(ring) for ring in items(kiosk) if _class(ring).startswith("FocusRing_")]
    if face.focus and ringed != [face.focus]:
        yield f"the rings are at {ringed}, the keypad is at {face.focus}"


def glyph_faults(kiosk: KioskWindow) -> Iterator[str]:
    """A character that no font of ours can draw, in the weight that is used."""
    for text in words(kiosk):
        for sign in {sign for sign in said(text) if sign.isprintable() and not sign.isspace()}:
            if not _drawable(sign, bool(text.property("bold"))):
                yield f"no glyph for {sign!r} in {said(text)}"


def contrast_faults(kiosk: KioskWindow, picture: QImage, *, edges: bool) -> Iterator[str]:
    """Text against what is seen behind it; the `edges` of keys against what is around them."""
    for text in words(kiosk):
        ink = QColor(text.property("color"))
        for color in behind(picture, box(text), ink):
            if contrast(ink, color) < TEXT_CONTRAST:
                yield f"{said(text)}: {ink.name()} on {color.name()}"
    for key in keys(kiosk) if edges else ():
        area = box(key)
        edge, around = _edge(picture, area)
        if not key.property("off") and key.objectName() != "begin" and contrast(edge, around) < EDGE_CONTRAST:
            yield f"{key.objectName()}: edge {edge.name()} on {around.name()}"


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def behind(picture: QImage, area: QRectF, ink: QColor) -> list[QColor]:
    """The colours behind a text: those that cover a good part of its box and are not the ink itself."""
    across, down = (1 if side < FEW else STEP for side in (area.width(), area.height()))
    xs = range(max(0, int(area.left())), min(picture.width(), int(area.right())), across)
    ys = range(max(0, int(area.top())), min(picture.height(), int(area.bottom())), down)
    seen = Counter(picture.pixel(x, y) for x in xs for y in ys)
    least = SHARE * max(1, len(xs) * len(ys))
    return [QColor(pixel) for pixel, count in seen.items() if count >= least and QColor(pixel).rgb() != ink.rgb()]


def _edge(picture: QImage, area: QRectF) -> tuple[QColor, QColor]:
    """A pixel of a key's lower edge, and one just below it."""
    x = int(area.center().x())
    inside = min(picture.height() - 1, int(area.bottom()) - 2)
    below = min(picture.height() - 1, int(area.bottom()) + 2)
    return QColor(picture.pixel(x, inside)), QColor(picture.pixel(x, below))


@cache
def _fonts(bold: bool) -> tuple[QRawFont, ...]:
    """Every font of ours that is loaded, in one weight."""
    weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
    families = [name for name in QFontDatabase.families() if name.startswith("Noto Sans")]
    return tuple(QRawFont.fromFont(QFont(name, 20, weight)) for name in families)


@cache
def _drawable(sign: str, bold: bool) -> bool:
    return any(font.supportsCharacter(ord(sign)) for font in _fonts(bold))


def _owner(part: QQuickItem | None) -> str:
    """The name of the control a part belongs to."""
    while part is not None and not part.objectName():
        part = part.parentItem()
    return part.objectName() if part is not None else ""


def _class(item: QQuickItem) -> str:
    return item.metaObject().className()


def said(text: QQuickItem) -> str:
    return str(text.property("text"))


def _inner(text: QQuickItem) -> QQuickItem:
    return next(item for item in qt_touch.items(text) if item.property("contentWidth") is not None)


def _cut(text: QQuickItem) -> bool:
    """Shortened, or with ink wider than its place. A ticket's code is fitted by itself, what is typed shows its end."""
    if text.property("parts") is not None or text.objectName() == "typed-text":
        return False
    return bool(text.property("truncated")) or _inner(text).property("contentWidth") > text.width() + 1


def overlap(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > SLACK and shared.height() > SLACK


def _strays(text: QQuickItem, key: QQuickItem) -> bool:
    """A text that is not the key's lies on it, or one of the key's own leaves it."""
    if not _inside(text, key):
        return overlap(box(text), box(key))
    return not box(key).adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(box(text))


def _inside(item: QQuickItem | None, whole: QQuickItem) -> bool:
    while item is not None and item is not whole:
        item = item.parentItem()
    return item is not None


def _distance(one: QRectF, other: QRectF) -> float:
    across = max(one.left() - other.right(), other.left() - one.right(), 0.0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0.0)
    return max(across, down)
