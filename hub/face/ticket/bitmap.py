"""A small 1-bit canvas in plain Python: one integer per row, so that a paste is a shift and an OR."""

from typing import Self

from hub.face.strip import Strip


class Bitmap:
    """`width` x `height` dots, white at first; in `rows` the leftmost dot is the highest bit. 1 = black."""

    __slots__ = ("height", "rows", "width")

    def __init__(self, width: int, height: int) -> None:
        if width < 0 or height < 0:
            raise ValueError(f"no bitmap of {width} x {height}")
        self.width, self.height = width, height
        self.rows = [0] * height

    @classmethod
    def from_strip(cls, strip: Strip) -> Self:
        """A copy of a rendered strip."""
        made = cls(strip.width, strip.height)
        spare = strip.stride * 8 - strip.width
        made.rows = [
            int.from_bytes(strip.bits[start : start + strip.stride], "big") >> spare
            for start in range(0, strip.stride * strip.height, strip.stride or 1)
        ] or [0] * strip.height
        return made

    @classmethod
    def from_rows(cls, rows: list[str]) -> Self:
        """From rows of "0" and "1" of one length."""
        made = cls(len(rows[0]) if rows else 0, len(rows))
        made.rows = [int(row, 2) if row else 0 for row in rows]
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bitmap) and self.to_strip() == other.to_strip()

    __hash__ = None  # type: ignore[assignment]  # it can be drawn upon

    def dot(self, x: int, y: int) -> bool:
        """Whether the dot is black."""
        return bool(self.rows[y] >> (self.width - 1 - x) & 1)

    def paste(self, other: "Bitmap", x: int, y: int) -> None:
        """Add the black dots of `other`; what lies outside is cut off."""
        for row, bits in self._shifted(other, x, y):
            self.rows[row] |= bits

    def erase(self, other: "Bitmap", x: int, y: int) -> None:
        """Make the black dots of `other` white: white letters on a black block."""
        for row, bits in self._shifted(other, x, y):
            self.rows[row] &= ~bits

    def _shifted(self, other: "Bitmap", x: int, y: int) -> list[tuple[int, int]]:
        shift = self.width - x - other.width
        mask = (1 << self.width) - 1
        return [
            (y + i, (bits << shift if shift >= 0 else bits >> -shift) & mask)
            for i, bits in enumerate(other.rows)
            if 0 <= y + i < self.height
        ]

    def fill(self, x: int, y: int, width: int, height: int) -> None:
        """A black rectangle, cut off at the edges."""
        left, right = max(0, x), min(self.width, x + width)
        if right <= left:
            return
        bits = ((1 << (right - left)) - 1) << (self.width - right)
        for row in range(max(0, y), min(self.height, y + height)):
            self.rows[row] |= bits

    def round_block(self, x: int, y: int, width: int, height: int, radius: int) -> None:
        """A black rectangle with round corners."""
        for row in range(height):
            edge = min(row, height - 1 - row)
            inset = 0
            if edge < radius:
                rise = radius - edge - 0.5
                inset = round(radius - (radius * radius - rise * rise) ** 0.5)
            self.fill(x + inset, y + row, width - 2 * inset, 1)

    def trimmed(self) -> "Bitmap":
        """Without the white rows above and below; all white gives height 0."""
        inked = [i for i, bits in enumerate(self.rows) if bits]
        kept = self.rows[inked[0] : inked[-1] + 1] if inked else []
        made = Bitmap(self.width, len(kept))
        made.rows = list(kept)
        return made

    def turned(self) -> "Bitmap":
        """Turned by 90 degrees clockwise."""
        if not self.width or not self.height:
            return Bitmap(self.height, self.width)
        rows = [format(bits, f"0{self.width}b") for bits in reversed(self.rows)]
        return Bitmap.from_rows(["".join(column) for column in zip(*rows, strict=True)])

    def to_strip(self) -> Strip:
        """As packed rows, the payload of ESC/POS raster graphics."""
        stride = (self.width + 7) // 8
        spare = stride * 8 - self.width
        return Strip(self.width, self.height, b"".join((b << spare).to_bytes(stride, "big") for b in self.rows))


def stacked(pieces: list[Bitmap], width: int) -> Bitmap:
    """The pieces below one another, each at the left edge."""
    page = Bitmap(width, 0)
    for piece in pieces:
        beside = width - piece.width
        page.rows += (
            [bits << beside if beside > 0 else bits >> -beside for bits in piece.rows] if beside else piece.rows
        )
    page.height = len(page.rows)
    return page
