"""Whether an office may have this colour: everything that is read on it, and that it is read on, keeps its contrast.

An office replaces the enamel alone; what is made from it (pressed, tint, the lighter one of the dark theme) faces make
so that it holds (hub/face/enamel.py). The colours are those of the look; a test keeps both lists equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hub.engine.document_table import Problem


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour of the look that meets the enamel, in words, and the least contrast (WCAG 2.2, 1 to 21)."""

    role: str
    words: str
    colour: str
    least: float


PAIRS: Final = (
    Pair("onEnamel", "letters on it", "#FFFDF8", 4.5),
    Pair("surface", "it on paper", "#FFFDF8", 4.5),
    Pair("ground", "it on the wall's colour", "#F6F2E8", 4.5),
    Pair("now", "its plate on an amber row, and an amber plate on it", "#F4B13A", 3.0),
)
"""WCAG 1.4.3 for letters, 1.4.11 for the edge of a plate. Where the dark theme and high contrast keep colours of their
own, there is no pair."""


def check_enamel(enamel: str) -> Iterator[Problem]:
    """A problem for each pair that fails, with its figures."""
    for pair in PAIRS:
        ratio = contrast(enamel, pair.colour)
        if ratio < pair.least:
            yield Problem(
                "enamel",
                f"{enamel} is too light: {pair.words} ({pair.role} {pair.colour}) has a contrast of {ratio:.1f}, and "
                f"{pair.least} is needed",
            )


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#RRGGBB` colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
