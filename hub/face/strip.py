"""One line of a ticket as dots, for what a printer cannot write in its own letters.

A layout yields lines; a line whose script the printer's code pages lack (Arabic, Chinese, …) or
that is bigger than its fonts goes through a `StripRenderer`. `hub.sdk.qt.strips` implements it with
the screens' own fonts and shaping; the composition root passes it in, so layouts never see Qt.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Strip:
    """A 1-bit picture.

    `bits` holds `height` rows of `(width + 7) // 8` bytes, most significant bit leftmost, 1 = black,
    rows padded with 0: exactly the payload of ESC/POS `GS v 0` (mode 0).
    """

    width: int
    height: int
    bits: bytes

    def __post_init__(self) -> None:
        expected = self.stride * self.height
        if self.width < 0 or self.height < 0 or len(self.bits) != expected:
            raise ValueError(f"{len(self.bits)} bytes for {self.width}x{self.height}, expected {expected}")

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return (self.width + 7) // 8


class StripRenderer(Protocol):
    """Draws single lines and pictograms in black on white. Sizes are printer dots (8 per mm).

    Implementations keep no state between two calls, so several threads may draw at once, and no reference to a result.
    """

    def render(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> Strip:
        """One line, trimmed to its ink in width; the height is the font's line height.

        `size_dots` is the height of the em, not of the capitals (capitals are 0.714 of it).
        A line wider than `max_width` is set smaller until it fits; it is never cut off.
        An empty line is a strip of width 0.
        """
        ...

    def wrap(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> tuple[str, ...]:
        """The text broken at word boundaries into lines that fit `max_width` at full size.

        A single word wider than that stays whole on its own line (`render` then shrinks it).
        """
        ...

    def picture(self, png: bytes, *, max_width: int, max_height: int) -> Strip:
        """A PNG in black and white, smaller where it is too large, never larger than it is. What cannot be read is a
        strip of width 0: a broken logo must not cost a ticket."""
        ...

    def pictogram(self, name: str, *, size_dots: int) -> Strip:
        """A square drawing from `hub.face.pictograms`; an unknown name raises `KeyError`."""
        ...
