"""How large a text can be set in a box: by the real letters of the font, line by line."""

import math
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout, QTextOption

MOST_KEPT = 512
SLACK = 0.5
"""Pixels by which a line may seem wider: widths are sums of rounded advances."""


@lru_cache(MOST_KEPT)
def largest_em(text: str, letters: tuple[str, bool, float], box: tuple[float, float], bounds: tuple[int, int]) -> int:
    """`letters`: family, bold, line height in ems. `box`: width and height in pixels. `bounds`: least and largest em;
    the least also where not even that fits. GUI thread; needs a QGuiApplication."""
    least, most = min(bounds), max(bounds)
    while least < most:
        middle = (least + most + 1) // 2
        if _fits(text, letters, box, middle):
            least = middle
        else:
            most = middle - 1
    return least


def _fits(text: str, letters: tuple[str, bool, float], box: tuple[float, float], em: int) -> bool:
    family, bold, leading = letters
    font = QFont(family)
    font.setPixelSize(em)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    # As QML rounds: halves up.
    line = math.floor(em * leading + 0.5)
    room = max(1, math.floor(box[1] / line))
    return _lines(text, font, box[0], room) <= room and line <= box[1] + SLACK


def _lines(text: str, font: QFont, width: float, room: int) -> int:
    """How many lines the text takes in that width, counted to one more than there is room for; too many when a word
    alone is wider."""
    count = 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            count += 1
            if line.naturalTextWidth() > width + SLACK or count > room:
                return room + 1
        layout.endLayout()
    return count
