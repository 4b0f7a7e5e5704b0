"""The paper under the head: what has been printed since the last cut, as one growing 1-bit picture."""

from dataclasses import dataclass, replace

from PIL import Image, ImageChops

from hub.sim.printer.commands import Align
from hub.sim.printer.glyphs import CELL_HEIGHT, CELL_WIDTH, cell

# 1/6 inch at 203 dpi, the line spacing after ESC @.
LINE_SPACING = 34
# Half a metre: no ticket is longer; a sender that never cuts is told so.
MAX_ROWS = 4096


class PaperError(Exception):
    """The commands are known but make no sense on this paper; the message says which and why."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    bold: bool = False
    inverse: bool = False
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class _Cell:
    character: str
    style: TextStyle

    def picture(self) -> Image.Image:
        style = self.style
        size = (CELL_WIDTH * style.wide, CELL_HEIGHT * style.high)
        glyph = cell(self.character, style.bold).resize(size, Image.Resampling.NEAREST)
        return ImageChops.invert(glyph) if style.inverse else glyph


@dataclass(frozen=True, slots=True)
class Torn:
    """A piece of paper after the cut. `picture`: mode "1", white paper, black print."""

    picture: Image.Image
    lines: tuple[str, ...]
    codes: tuple[str, ...]
    logos: tuple[str, ...] = ()


class Paper:
    """Draws lines, pictures and codes; `width` in dots (8 per millimetre)."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.align = Align.LEFT
        self.style = TextStyle()
        self._cells: list[_Cell] = []
        self._start_over()

    def _start_over(self) -> None:
        # 1 = black while drawing, as on the wire; turned round when torn off.
        self._picture = Image.new("1", (self.width, MAX_ROWS), 0)
        self._rows = 0
        self._lines: list[str] = []
        self._codes: list[str] = []
        self._logos: list[str] = []

    @property
    def rows(self) -> int:
        return self._rows

    @property
    def at_line_start(self) -> bool:
        return not self._cells

    def restyle(self, **changes: bool | int) -> None:
        """Change bold, inverse, wide or high for the text that follows."""
        self.style = replace(self.style, **changes)  # type: ignore[arg-type]

    def reset(self) -> None:
        """Power-on modes; a line begun and not ended is lost, as in the real buffer."""
        self.align, self.style = Align.LEFT, TextStyle()
        self._cells.clear()

    def text(self, text: str) -> None:
        """Set characters; a line that is full goes to the paper by itself."""
        for character in text:
            step = CELL_WIDTH * self.style.wide
            if self._line_width() + step > self.width:
                self.end_line()
            self._cells.append(_Cell(character, self.style))

    def _line_width(self) -> int:
        return sum(CELL_WIDTH * one.style.wide for one in self._cells)

    def end_line(self) -> None:
        """Print the line under way and move on by its height, at least the line spacing."""
        height = max((CELL_HEIGHT * one.style.high for one in self._cells), default=CELL_HEIGHT)
        advance = max(height, LINE_SPACING)
        self._need(advance)
        x = self._left(self._line_width())
        for one in self._cells:
            glyph = one.picture()
            self._picture.paste(glyph, (x, self._rows + height - glyph.height))
            x += glyph.width
        if self._cells:
            self._lines.append("".join(one.character for one in self._cells).strip())
        self._cells.clear()
        self._rows += advance

    def feed(self, dots: int) -> None:
        if self._cells:
            self.end_line()
        self._need(dots)
        self._rows += dots

    def raster(self, row_bytes: int, rows: int, data: bytes) -> None:
        """Packed rows, 1 = black; wider than the paper is an error (a real head loses the rest)."""
        picture = Image.frombytes("1", (row_bytes * 8, rows), data)
        self.picture(picture)

    def picture(self, picture: Image.Image) -> None:
        """Any 1-bit picture, 1 = black, aligned like text."""
        if not self.at_line_start:
            raise PaperError("a picture in the middle of a line")
        if picture.width > self.width:
            raise PaperError(f"a picture of {picture.width} dots on paper of {self.width}")
        self._need(picture.height)
        self._picture.paste(picture, (self._left(picture.width), self._rows))
        self._rows += picture.height

    def code(self, content: str, picture: Image.Image) -> None:
        """A QR symbol drawn by the printer itself; its content is kept for the record."""
        self.picture(picture)
        self._codes.append(content)

    def logo(self, key: str, picture: Image.Image) -> None:
        """A picture out of the printer's memory; its key is kept for the record."""
        self.picture(picture)
        self._logos.append(key)

    def cut(self) -> Torn:
        """Tear off what is there. Only at the start of a line, as the reference demands."""
        if not self.at_line_start:
            raise PaperError("cut in the middle of a line")
        piece = self._picture.crop((0, 0, self.width, max(1, self._rows)))
        torn = Torn(ImageChops.invert(piece), tuple(self._lines), tuple(self._codes), tuple(self._logos))
        self._start_over()
        return torn

    def _left(self, width: int) -> int:
        spare = self.width - width
        return {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[self.align]

    def _need(self, dots: int) -> None:
        if self._rows + dots > MAX_ROWS:
            raise PaperError(f"more than {MAX_ROWS} rows without a cut")
