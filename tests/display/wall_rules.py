"""What every picture of a display must keep: digits as high as the rule says, measured in the picture's own pixels; no
text cut, outside, over another, too small, too faint or without glyphs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QRawFont
from PySide6.QtQuick import QQuickItem

from display.arrangement import Arrangement
from display.viewmodels.drawing import Drawing
from tests import qt_touch
from tests.kiosk.screen_rules import contrast

CAP = 0.714
SLACK = 3.0
"""Pixels that line boxes may share: ink never fills them."""
ROUND = 1.05
"""Round digits are drawn a little higher than flat ones (0 and 8 over 7)."""
TEXT_CONTRAST = 4.5
SHARE, STEP = 0.2, 4
"""A colour that covers less of a text's box is the soft edge of its letters; every so many-th pixel is looked at."""
NEAR_INK = 40
"""Grey levels (of 255) between a letter's inside and its soft edge."""
WAY = 0.29
"""Of the em for near readers: words under an arrow shrink before any number does (look.md), the arrow carries them."""
LONG_NOTICE = 0.61
"""The same of a notice, beside the calls too, and of an emergency's further languages, with more than 160 letters."""
PROSE = ("notice", "media", "emergency")
LAYERS = ("emergency", "takeover")
"""What lies over everything else, the uppermost first."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be seen, where it is, and how large its em is."""

    item: QQuickItem
    said: str
    box: QRectF
    em: float
    name: str


def faults(drawing: Drawing, picture: QImage, found: Arrangement, *, long: bool) -> list[str]:
    """One line for each broken rule; empty is good."""
    texts = list(texts_of(drawing))
    return [
        *height_faults(drawing, picture, found),
        *place_faults(texts, found, long=long),
        *glyph_faults(texts),
        *contrast_faults(texts, picture),
    ]


# --- heights, in the picture


def height_faults(drawing: Drawing, picture: QImage, found: Arrangement) -> Iterator[str]:
    """Digits of calls and counters, and of who is next."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    needed = found.board.digit_mm / found.screen.pitch
    for item in _shown(drawing):
        if not _kind(item, "TicketCode") or not item.property("text"):
            continue
        owner = _named(item)
        # On a plate the fine line is near; elsewhere digits that are too large may stray.
        stray = 2 if owner.endswith("-plate") else 0 if owner == "struck-code" else max(2, int(item.height() * 0.06))
        height = ink_height(grey, _box(item), QColor(item.property("color")), stray)
        if owner in ("row-code", "struck-code", "row-plate"):
            if not needed - 1.5 <= height <= needed * ROUND + 2:
                yield f"{owner} {item.property('text')}: {height} px drawn, {needed:.1f} px is the rule"
        elif owner in ("counter-code", "counter-plate", "takeover-code", "takeover-plate"):
            least = drawing.fitting.hall.call_mm / found.screen.pitch
            if height < least - 1.5:
                yield f"{owner} {item.property('text')}: {height} px drawn, {least:.1f} px at least"
        elif height < found.middle_em * CAP - 1.5:
            yield f"next {item.property('text')}: {height} px drawn, {found.middle_em * CAP:.1f} px at least"


def ink_height(grey: QImage, box: QRectF, ink: QColor, stray: int) -> int:
    """Lines of pixels with ink, one after the other, in a box and `stray` pixels around it."""
    level = ink.red() * 0.299 + ink.green() * 0.587 + ink.blue() * 0.114
    top, bottom = max(0, int(box.top()) - stray), min(grey.height(), int(box.bottom()) + stray + 1)
    left, right = max(0, int(box.left())), min(grey.width(), int(box.right()) + 1)
    pixels, stride = bytes(grey.constBits()), grey.bytesPerLine()
    inked = []
    for y in range(top, bottom):
        line = pixels[y * stride + left : y * stride + right]
        if any(abs(grain - level) < NEAR_INK for grain in line[:: max(1, len(line) // 400)]):
            inked.append(y)
    # A line through a number has a fine edge without ink.
    return _longest_run(inked, 1 + int(box.height() * 0.14))


def _longest_run(lines: list[int], gap: int) -> int:
    """From the first to the last of numbers that are at most `gap` apart."""
    best = start = 0
    before = None
    for line in lines:
        if before is None or line - before > gap:
            start = line
        best, before = max(best, line - start + 1), line
    return best


# --- places and sizes


def place_faults(texts: list[Text], found: Arrangement, *, long: bool) -> Iterator[str]:
    whole = QRectF(-1, -1, found.screen.width_px + 2, found.screen.height_px + 2)
    for text in texts:
        if not whole.contains(text.box):
            yield f"outside: {text.said}"
        if text.item.property("truncated") and text.name not in ("may-elide", "ticker"):
            yield f"cut off: {text.said}"
        share = WAY if text.name == "row-way" else LONG_NOTICE if long and text.name in PROSE else 1.0
        if text.em < found.near_em * share - 1:
            yield f"too small ({text.em:.0f} px, {found.near_em} is the floor): {text.said}"
    for one, other in combinations(texts, 2):
        shared = one.box.intersected(other.box)
        if shared.width() > SLACK and shared.height() > SLACK:
            yield f"{one.said} over {other.said}"


def texts_of(drawing: Drawing) -> Iterator[Text]:
    """Every text that can be seen; of a code its whole number."""
    for item in _shown(drawing):
        said = item.property("text")
        if not isinstance(said, str) or not said or not item.width():
            continue
        if _kind(item, "TicketCode"):
            yield Text(item, said, _box(item), float(item.property("em")), _named(item))
        elif item.property("painted") is not None and not _in_code(item):
            yield Text(item, said, _box(item), float(item.property("painted")), _named(item))


# --- letters and colours


def glyph_faults(texts: list[Text]) -> Iterator[str]:
    for text in texts:
        for sign in {sign for sign in text.said if sign.isprintable() and not sign.isspace()}:
            if not _drawable(sign):
                yield f"no glyph for {sign!r} in {text.said}"


def contrast_faults(texts: list[Text], picture: QImage) -> Iterator[str]:
    for text in texts:
        ink = QColor(text.item.property("color"))
        for behind in _behind(picture, text.box, ink):
            if contrast(ink, behind) < TEXT_CONTRAST:
                yield f"{text.said}: {ink.name()} on {behind.name()}"


def _behind(picture: QImage, box: QRectF, ink: QColor) -> list[QColor]:
    """The colours behind a text: those that cover a good part of its box and are not the ink itself."""
    xs = range(max(0, int(box.left())), min(picture.width(), int(box.right())), STEP * max(1, int(box.width()) // 400))
    ys = range(max(0, int(box.top())), min(picture.height(), int(box.bottom())), STEP)
    seen = Counter(picture.pixel(x, y) for x in xs for y in ys)
    least = SHARE * max(1, len(xs) * len(ys))
    return [QColor(pixel) for pixel, count in seen.items() if count >= least and QColor(pixel).rgb() != ink.rgb()]


@cache
def _fonts() -> tuple[QRawFont, ...]:
    families = [name for name in QFontDatabase.families() if name.startswith("Noto Sans")]
    return tuple(QRawFont.fromFont(QFont(name, 20)) for name in families)


@cache
def _drawable(sign: str) -> bool:
    return any(font.supportsCharacter(ord(sign)) for font in _fonts())


# --- items


def _shown(drawing: Drawing) -> list[QQuickItem]:
    """The items of the uppermost layer: what lies below an emergency or a takeover cannot be seen."""
    root = drawing.program.view.rootObject()
    assert isinstance(root, QQuickItem)
    every = list(qt_touch.items(root))
    for layer in LAYERS:
        over = next((item for item in every if item.objectName() == layer), None)
        if over is not None:
            return list(qt_touch.items(over))
    return every


def _box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _kind(item: QQuickItem, name: str) -> bool:
    return item.metaObject().className().startswith(f"{name}_")


def _named(item: QQuickItem | None) -> str:
    while item is not None and not item.objectName():
        item = item.parentItem()
    return item.objectName() if item is not None else ""


def _in_code(item: QQuickItem | None) -> bool:
    while item is not None and not _kind(item, "TicketCode"):
        item = item.parentItem()
    return item is not None
